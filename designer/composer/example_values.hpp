// SPDX-License-Identifier: MIT
// What templates carry in place of what only the product's own people can say: companies, phones, addresses.
#pragma once

#include <string>
#include <vector>

#include "schema/document/document.hpp"

namespace facenotice {

// Names of parties that call themselves examples, numbers that are nobody's, and addresses under names that
// are reserved for examples; each once.
std::vector<std::string> example_values(const Document& document);

}  // namespace facenotice
