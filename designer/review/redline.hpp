// SPDX-License-Identifier: MIT
// What was taken out of a text and what was put in, word by word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

struct RedlinePiece {
  enum class Kind : std::uint8_t { same, removed, added };
  Kind kind = Kind::same;
  std::string text;
};
// Words of scripts with spaces, single characters of others; neighbours of one kind are one piece. Of texts
// whose changed middle is longer than some thousand words: all of it removed, all of it added.
std::vector<RedlinePiece> redline(std::string_view before, std::string_view after);

}  // namespace facenotice
