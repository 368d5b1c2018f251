// SPDX-License-Identifier: MIT
// Where the values that a text prints are set: “{party.operator.name}” is the name of a party.
#pragma once

#include <string>
#include <vector>

#include "schema/document/document.hpp"
#include "schema/document/element_path.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice {

struct ValueSource {
  std::string value;    // as it is printed
  ElementPath element;  // in which it is set
  std::string kind;     // of that, in words: "Party"
};

// Of the words of a sound document's element in that language: each element once, in the order of the text.
std::vector<ValueSource> value_sources(const Document& document, const ElementPath& element,
                                       const std::string& language, const FormatWords& names);

}  // namespace facenotice
