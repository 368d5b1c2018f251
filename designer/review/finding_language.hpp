// SPDX-License-Identifier: MIT
// Which language's text a finding is about.
#pragma once

#include <string>

#include "schema/check/finding.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

// BCP 47; empty when the finding is about no text in one language.
std::string language_of(const Document& document, const Finding& finding);

}  // namespace facenotice
