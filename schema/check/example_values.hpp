// SPDX-License-Identifier: MIT
// What templates carry in place of what only the product's own people can say: companies, phones, addresses.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/base/words.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

struct ExampleValue {
  enum class What : std::uint8_t { name, phone, address };
  What what = What::name;
  std::string value;
  std::string language;  // BCP 47, of a name; else empty
  Place place;           // of its element
};

// Names of parties that call themselves examples, numbers that are nobody's, and addresses under names that
// are reserved for examples; each once.
std::vector<ExampleValue> example_values(const Document& document);

// One sentence: what it is, and who knows the real one.
std::string example_in_words(const Words& words, const ExampleValue& example);

}  // namespace facenotice
