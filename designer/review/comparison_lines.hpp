// SPDX-License-Identifier: MIT
// A comparison as a list: groups, and in each line what was and what is.
#pragma once

#include <string>
#include <vector>

#include "designer/review/comparison.hpp"
#include "designer/review/redline.hpp"

namespace facenotice {

// A screen whose picture is not what it was.
struct ChangedScreen {
  enum class Kind : std::uint8_t { changed, added, removed };
  std::string step, title;
  Kind kind = Kind::changed;
};

struct ComparisonLine {
  bool heading = false;
  std::string where, what;  // of a heading: `what` alone
  std::string step;         // whose pictures show it; empty: none
  // The same in full: what it is about, then what was taken out and put in.
  std::string about;
  std::vector<RedlinePiece> told;
};

// Findings, rows of the laws, answers, screens, words, facts and behaviour: groups without a line are left
// out.
std::vector<ComparisonLine> comparison_lines(const Comparison& comparison,
                                             const std::vector<ChangedScreen>& screens,
                                             const Document& before, const Document& after,
                                             const Words& words);

}  // namespace facenotice
