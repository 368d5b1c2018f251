// SPDX-License-Identifier: MIT
// Lists of acts, compared by their beginnings.
#include "designer/playing/play_branches.hpp"

#include <algorithm>

namespace facenotice {

std::size_t common_beginning(const PlayActs& a, const PlayActs& b) {
  const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(ends.first - a.begin());
}

void PlayBranches::drop_beginnings_of(const PlayActs& acts) {
  others_.erase(
      std::remove_if(others_.begin(), others_.end(),
                     [&](const PlayActs& one) { return common_beginning(one, acts) == one.size(); }),
      others_.end());
}

void PlayBranches::leave(PlayActs left) {
  if (left.empty()) return;
  drop_beginnings_of(left);
  for (const PlayActs& one : others_)
    if (common_beginning(one, left) == left.size()) return;
  others_.insert(others_.begin(), std::move(left));
  if (others_.size() > most) others_.pop_back();
}

void PlayBranches::play(const PlayActs& now) {
  drop_beginnings_of(now);
}

PlayActs PlayBranches::choose(std::size_t index, PlayActs now) {
  PlayActs chosen = std::move(others_.at(index));
  others_.erase(others_.begin() + static_cast<std::ptrdiff_t>(index));
  leave(std::move(now));
  play(chosen);
  return chosen;
}

}  // namespace facenotice
