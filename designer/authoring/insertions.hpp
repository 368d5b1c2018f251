// SPDX-License-Identifier: MIT
// What can be put into a flow, with the few questions that each asks first: what the Insert menu offers.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "designer/authoring/sheet.hpp"

namespace facenotice {

// Answers to the questions, by the keys of their fields.
using Answered = std::map<std::string, std::string, std::less<>>;

struct Insertion {
  std::string id;                     // stable: "language", "purpose"
  std::string title;                  // "A purpose with its notice and consent"
  std::string help;                   // what comes with it
  std::vector<SheetField> questions;  // with the values that they start from
  // Throws UserError, with the reason, when it cannot be done so.
  std::function<Edit(const Document&, const Answered&)> make;
  // What is selected then.
  std::function<ElementPath(const Answered&)> then;

  // The values that the questions start from.
  Answered defaults() const;
};

// Of a sound document. What makes no sense in it (a guardian's route without an age question) is not offered.
// `at`: what is selected, which is where screens go.
std::vector<Insertion> insertions(const Document& document, const ElementPath& at, const FormatWords& names,
                                  const Words& words);

}  // namespace facenotice
