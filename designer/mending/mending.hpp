// SPDX-License-Identifier: MIT
// The smallest changes that make a document lawful, found by trying them against the check.
#pragma once

#include <chrono>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "designer/mending/candidates.hpp"
#include "export/layout/layout_memo.hpp"
#include "schema/check/check.hpp"

namespace facenotice {

struct Proposal {
  std::vector<Message> edits;  // titles, in the order in which they were made
  Document document;           // after them: sound, without the causes that were to go, and without new ones
  Report report;               // of it
  // Causes that were to go and have not: 0 but for the best that was found where nothing mends everything.
  std::size_t left = 0;
};

struct Mending {
  // The smallest first; each of another size or another place. Where none mends everything, the one that
  // leaves least, if it mends anything.
  std::vector<Proposal> proposals;
  // What no edit does, in the report's words: what is to be translated, and what to do about each cause that
  // no proposal mends; where everything was to go, items that people have yet to confirm as well.
  std::vector<std::string> only_people;
  bool only_words = false;  // what no proposal mends are words: whoever answers for them writes others
  std::size_t tried = 0;    // documents that were checked
  bool complete = true;     // false: time ran out, or somebody stopped it, before everything was tried

  bool mends_everything() const { return !proposals.empty() && proposals.front().left == 0; }
};

struct MendingLimits {
  std::size_t edits = 4, proposals = 3;
  std::chrono::milliseconds time{10000};
};

// Errors of these causes (Finding::cause) are to go; empty: every error. For those that only a person ends
// (Finding::to_translate) nothing is looked for. The document is sound, the report is
// its own, made by `checking`. Throws UserError as Layouter does.
Mending mend(const Document& document, const Report& report, const std::set<std::string>& causes,
             LayoutMemo& memo, const CheckOptions& checking, const MendingLimits& limits = {});

// The changes that the finding itself carries, each as a proposal whatever else is wrong: what a person asked
// for is shown as it is. Throws UserError as Layouter does.
Mending fixes_of(const Document& document, const Finding& finding, LayoutMemo& memo,
                 const CheckOptions& checking);

}  // namespace facenotice
