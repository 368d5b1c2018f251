// SPDX-License-Identifier: MIT
// All about one row of the list of problems: how it comes about, what else follows, what to do, which laws.
#pragma once

#include <string>

#include "designer/review/problem_list.hpp"

namespace facenotice {

// `report`: the one that the row was made from; null for a row about the document's form.
std::string details_in_words(const Report* report, const ProblemRow& row, const Words& words);

}  // namespace facenotice
