// SPDX-License-Identifier: MIT
// What a reviewer can do to a document, with the questions that each act asks first.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "designer/authoring/insertions.hpp"
#include "export/package/keys.hpp"
#include "schema/check/report.hpp"

namespace facenotice {

struct ReviewAct {
  std::string title, help;
  std::vector<SheetField> questions;
  std::string button;
  // Throws UserError, with the reason, when it cannot be done so.
  std::function<Edit(const Document&, const Answered&)> make;
};

// Answers the items of a row, signed with a reviewer's key. Throws UserError when the row asks nobody.
ReviewAct answer_act(const Document& document, std::shared_ptr<const Report> report, const std::string& row);
// Lets a finding of the row pass. Throws UserError when it has none that may.
ReviewAct waiver_act(std::shared_ptr<const Report> report, const std::string& row);
// Says something about an element (its path) or a row (its id). `by`: who said something last.
ReviewAct comment_act(const Words& words, const std::string& on, const std::string& by);
// Takes somebody in whose signature counts.
ReviewAct reviewer_act(const Words& words);

// What every act that signs asks: a key's file and its password.
std::vector<SheetField> key_questions(const Words& words);
// The key that was answered. Throws UserError when it cannot be read, or asks for a password that is not
// there.
SecretKey key_of_answers(const Answered& answers);

}  // namespace facenotice
