// SPDX-License-Identifier: MIT
// Adding, undoing, doing again.
#include "designer/workbench/history.hpp"

#include <utility>

namespace facenotice {

History::History(std::string bytes)
    : steps_{{Message(), std::make_shared<const std::string>(std::move(bytes))}}, saved_(steps_[0].after) {}

void History::add(Message title, std::string bytes) {
  steps_.resize(current_ + 1);
  steps_.push_back({std::move(title), std::make_shared<const std::string>(std::move(bytes))});
  ++current_;
  may_grow_ = false;
}

void History::amend(Message title, std::string bytes) {
  if (may_grow_ && saved_ != steps_[current_].after) {
    steps_[current_].after = std::make_shared<const std::string>(std::move(bytes));
    return;
  }
  add(std::move(title), std::move(bytes));
  may_grow_ = true;
}

void History::undo() {
  if (can_undo()) --current_;
  may_grow_ = false;
}

void History::redo() {
  if (can_redo()) ++current_;
  may_grow_ = false;
}

}  // namespace facenotice
