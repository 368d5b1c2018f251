// SPDX-License-Identifier: MIT
// What can be done about what is wrong, and why not: nothing is refused without a word.
#pragma once

#include <string>
#include <vector>

#include "designer/review/problem_list.hpp"
#include "schema/check/report.hpp"

namespace facenotice {

// Why it cannot be done, in a sentence; empty: it can.
struct ProblemActions {
  std::string walking, fixing, mending, answering;
  std::string translating;  // not among the reasons: most findings are about no translation
  // The sentences, each once.
  std::vector<std::string> reasons() const;
};

// `row` and `finding` are null where nothing, or no finding, is selected.
ProblemActions problem_actions(const ProblemRow* row, const Finding* finding, const Words& words);

}  // namespace facenotice
