// SPDX-License-Identifier: MIT
// What a program sees to be there, and only a person can read: the texts that a row of a law rests on.
#pragma once

#include <string>
#include <vector>

#include "schema/check/report.hpp"

namespace facenotice {

struct TextToRead {
  std::string where;  // the screen's or the sign's title, quoted
  std::string role;   // what the text tells, in words: "recipients"
  Place place;
  // By the name of the language, in the flow's order, with its values filled in; languages without it left
  // out.
  std::vector<std::pair<std::string, std::string>> words;
};

// The texts of the roles that the row's checks of texts have seen, screen by screen, then sign by sign. Empty
// of a row that rests on no text, or on all of them.
std::vector<TextToRead> texts_to_read(const Report& report, const RowResult& row, const Document& document);

}  // namespace facenotice
