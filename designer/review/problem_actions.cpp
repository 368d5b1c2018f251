// SPDX-License-Identifier: MIT
#include "designer/review/problem_actions.hpp"

#include <algorithm>

namespace facenotice {

std::vector<std::string> ProblemActions::reasons() const {
  std::vector<std::string> once;
  for (const std::string* reason : {&walking, &mending, &fixing, &answering})
    if (!reason->empty() && std::find(once.begin(), once.end(), *reason) == once.end())
      once.push_back(*reason);
  return once;
}

ProblemActions problem_actions(const ProblemRow* row, const Finding* finding, const Words& words) {
  ProblemActions why;
  const bool translation = row != nullptr && !row->translate_into.empty();
  const bool about_words = finding != nullptr && !finding->phrase.empty();
  if (!translation && !about_words) why.translating = words.tr("It is about no words.");
  if (row == nullptr) {
    why.walking = why.fixing = why.mending = why.answering = words.tr("Select a finding first.");
    return why;
  }
  if (row->row.empty()) why.answering = words.tr("Nobody is asked to answer this: it is to be mended.");
  const bool waits = row->kind == ProblemRow::Kind::for_people || row->kind == ProblemRow::Kind::answered;
  if (finding == nullptr || waits) {
    if (row->kind == ProblemRow::Kind::to_fill_in) {
      why.walking = why.fixing = why.mending = why.answering =
          words.tr("Only you know what belongs here: a double click leads to where it is written.");
      return why;
    }
    const bool form = row->kind == ProblemRow::Kind::form;
    why.walking = why.fixing = why.mending =
        form ? words.tr("It is a mistake in the XML: it is mended there.")
             : words.tr("It waits for a person: there is nothing to walk to and nothing to mend.");
    return why;
  }
  if (finding->denied) {
    why.walking = why.fixing = why.mending = words.tr(
        "A person has answered that this is not so: mend what is not so, then have it answered anew.");
    return why;
  }
  if (finding->trace.empty())
    why.walking = words.tr("It is about what is written, not about a way to it: there is no path to walk.");
  if (!finding->counts()) {
    why.fixing = why.mending = words.tr("It has been let pass: there is nothing to mend.");
    return why;
  }
  if (translation)
    why.mending = words.tr("Only a person can translate: “To the texts” lists what is open.");
  else if (finding->severity != Severity::error)
    why.mending = words.tr("It is no error: it does not keep the flow from being packed.");
  if (finding->mechanical.empty())
    why.fixing = why.mending.empty()
                     ? words.tr("No single change is known to mend it; “Make lawful” looks for several.")
                     : words.tr("No program can fix this by itself.");
  return why;
}

}  // namespace facenotice
