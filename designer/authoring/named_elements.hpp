// SPDX-License-Identifier: MIT
// Everything in a document that somebody may want to go to, by the name that people have for it.
#pragma once

#include <string>
#include <vector>

#include "schema/document/document.hpp"
#include "schema/document/element_path.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice {

struct NamedElement {
  std::string label;  // “Pay by face”
  std::string kind;   // “Choice on “How would you like to pay?””
  ElementPath element;
};

// Of a sound document: its steps, each with its choices, then what it declares.
std::vector<NamedElement> named_elements(const Document& document, const FormatWords& names,
                                         const Words& words);

}  // namespace facenotice
