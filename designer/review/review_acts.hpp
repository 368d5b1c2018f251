// SPDX-License-Identifier: MIT
// What a reviewer can do to a document, with the questions that each act asks first.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "designer/authoring/insertions.hpp"
#include "schema/check/report.hpp"

namespace facenotice {

// What came of an act.
struct ReviewDone {
  Edit edit;
  std::string receipt;  // what was signed or said, by whom, in which role, until when: a sentence
  std::string on;       // the row, or the path of the element, that it stands at
  bool comment = false;
};

struct ReviewAct {
  std::string title, help;
  std::vector<SheetField> questions;
  std::string button;
  // Throws UserError, with the reason, when it cannot be done so.
  std::function<ReviewDone(const Document&, const Answered&)> make;
  std::string name{};                   // what was typed and not done is kept under this name
  std::vector<std::string> signs_as{};  // ids of the roles that may, the likeliest first; empty: no signature
  // Of what can be ticked: who answers it, by id.
  std::map<std::string, std::vector<std::string>, std::less<>> roles_of{};
};

// In which roles a key would serve what is ticked so far; those of `signs_as` while nothing is.
std::vector<std::string> roles_to_sign(const ReviewAct& act, const Answered& answers);

// Answers the items of a row, signed with a reviewer's key. What is signed is told in full, or, of several
// items, must be ticked: nothing is ticked or answered beforehand. `role`, an id: only what that role answers
// is offered, where it answers any of it; empty: everything. Throws UserError when the row asks nobody.
ReviewAct answer_act(const Document& document, std::shared_ptr<const Report> report, const std::string& row,
                     const std::string& role = {});
// Lets a finding of the row pass. Throws UserError when it has none that may.
ReviewAct waiver_act(std::shared_ptr<const Report> report, const std::string& row);
// Says something about an element (its path) or a row (its id), below what was said there before. `by`: who
// said something last.
ReviewAct comment_act(const Document& document, const Words& words, const std::string& on,
                      const std::string& by);
// Takes somebody in whose signature counts.
ReviewAct reviewer_act(const Words& words);

// What was typed, without passwords and without what was ticked or chosen: for the next time that the act is
// asked about.
Answered to_be_kept(const ReviewAct& act, const Answered& answered);

}  // namespace facenotice
