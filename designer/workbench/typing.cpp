// SPDX-License-Identifier: MIT
// Compares two versions of a text from both ends.
#include "designer/workbench/typing.hpp"

#include <algorithm>

#include "schema/base/white_space.hpp"

namespace facenotice {

bool Typing::goes_on(std::string_view before, std::string_view after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t start = 0, end = 0;
  while (start < shorter && before[start] == after[start]) ++start;
  // Of "aa" after "a" nobody can tell which is new: the one at the place where typing goes on.
  if (last_ == Kind::insertion && start > at_ && after.size() > before.size() &&
      after.substr(at_ + after.size() - before.size()) == before.substr(at_))
    start = at_;
  while (end < shorter - start && before[before.size() - 1 - end] == after[after.size() - 1 - end]) ++end;
  const std::size_t gone = before.size() - start - end, come = after.size() - start - end;
  bool on = false;
  if (gone == 0 && come > 0) {
    const bool begins_word = space_ && !is_white_space(after[start]);
    on = last_ == Kind::insertion && start == at_ && !begins_word;
    last_ = Kind::insertion;
    at_ = start + come;
    space_ = is_white_space(after[at_ - 1]);
  } else if (come == 0 && gone > 0) {
    on = last_ == Kind::deletion && (start == at_ || start + gone == at_);
    last_ = Kind::deletion;
    at_ = start;
  } else {
    last_ = Kind::none;
  }
  return on;
}

}  // namespace facenotice
