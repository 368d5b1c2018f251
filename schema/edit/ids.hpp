// SPDX-License-Identifier: MIT
// Ids of a document's parts, each of a type of its own: a step's id is no purpose's.
#pragma once

#include <string>
#include <utility>

namespace facenotice {

template <class Of>
class Id {
 public:
  explicit Id(std::string text) : text_(std::move(text)) {}
  const std::string& text() const { return text_; }
  friend bool operator==(const Id& a, const Id& b) { return a.text_ == b.text_; }

 private:
  std::string text_;
};

using PartyId = Id<struct PartyOf>;
using AlternativeId = Id<struct AlternativeOf>;
using PurposeId = Id<struct PurposeOf>;
using DataId = Id<struct DataOf>;
using PolicyId = Id<struct PolicyOf>;
using DisplayId = Id<struct DisplayOf>;
using SignId = Id<struct SignOf>;
using StepId = Id<struct StepOf>;

// A choice has its id on its step.
struct ChoiceId {
  StepId step;
  std::string choice;
};

}  // namespace facenotice
