// SPDX-License-Identifier: MIT
// The revisions of a document's bytes, what led from each to the next, and which of them is saved.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "schema/base/message.hpp"

namespace facenotice {

// A revision never changes; whoever needs it keeps it, without a copy.
using Revision = std::shared_ptr<const std::string>;

// One document from its opening on. One thread only.
class History {
 public:
  History() : History(std::string()) {}
  // The first revision counts as saved.
  explicit History(std::string bytes);

  const std::string& bytes() const { return *steps_[current_].after; }
  Revision revision() const { return steps_[current_].after; }

  // A step from the current revision; what was undone is gone.
  void add(Message title, std::string bytes);
  // The newest step goes further: words that are typed on. As add() where there is no step that may grow: at
  // the first revision, at the saved one, and after undo().
  void amend(Message title, std::string bytes);

  // What comes next does not go on with the newest step.
  void end_step() { may_grow_ = false; }

  bool can_undo() const { return current_ > 0; }
  bool can_redo() const { return current_ + 1 < steps_.size(); }
  // Of the step that would be undone or done again; says nothing when there is none.
  Message undo_title() const { return can_undo() ? steps_[current_].title : Message(); }
  Message redo_title() const { return can_redo() ? steps_[current_ + 1].title : Message(); }
  void undo();
  void redo();
  std::size_t steps() const { return steps_.size() - 1; }

  // The current revision is in the file.
  void mark_saved() { saved_ = revision(); }
  // What is in the file is something else.
  void set_saved(std::string bytes) { saved_ = std::make_shared<const std::string>(std::move(bytes)); }
  // Whether the bytes are those that are saved, however they came about.
  bool at_saved() const { return saved_ == steps_[current_].after || *saved_ == bytes(); }

 private:
  struct Step {
    Message title;
    Revision after;
  };
  std::vector<Step> steps_;  // the first is how it began
  std::size_t current_ = 0;
  Revision saved_;
  bool may_grow_ = false;
};

}  // namespace facenotice
