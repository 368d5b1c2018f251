// SPDX-License-Identifier: MIT
// Every text that a document says to people, and where it stands: what set_text and approve_text change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/base/words.hpp"
#include "schema/document/element_path.hpp"
#include "schema/document/format_words.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

struct TextHolder {
  ElementPath path;
  std::string step;   // id of the step that it stands on; empty: on a sign, or declared
  std::string where;  // what people call that step or sign, or what is declared: “Purpose: Pay by face”
  std::string role;   // what it is there: “Title”, “Choice”, “Text: retention”
  Texts texts;        // in the order of the document

  const TextIn* in(std::string_view language) const;  // null: it is not said in that language
};

// Of a sound document, in its order.
std::vector<TextHolder> text_holders(const Document& document, const FormatWords& names, const Words& words);

}  // namespace facenotice
