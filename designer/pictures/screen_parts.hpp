// SPDX-License-Identifier: MIT
// What stands on a screen, part by part, in words: for keyboards and for screen readers.
#pragma once

#include <string>
#include <vector>

#include "designer/pictures/screen_painter.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice {

struct ScreenPart {
  enum class Kind : std::uint8_t { title, words, choice, box_to_tick, field };
  ElementPath element;
  Box box;
  Kind kind = Kind::words;
  std::string name;  // “Choice: Pay by face”
};

// In reading order: from top to bottom, and each row from its left. What the document no longer has is left
// out: a picture may be older than it.
std::vector<ScreenPart> screen_parts(const ScreenPicture& picture, const Document& document,
                                     const FormatWords& names, const Words& words);

// What holds the words that people see of an element: itself, or its label or title; null for none.
pugi::xml_node words_holder(pugi::xml_node element);
// As they are written, with placeholders; empty for none in that language.
std::string words_in(pugi::xml_node holder, const std::string& language);

}  // namespace facenotice
