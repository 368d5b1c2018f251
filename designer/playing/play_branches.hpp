// SPDX-License-Identifier: MIT
// What else was tried: plays that went another way from some moment on, kept so that one can go back to them.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace facenotice {

using PlayActs = std::vector<std::string>;

class PlayBranches {
 public:
  static constexpr std::size_t most = 20;  // the oldest goes first

  // The newest first. None is the beginning of another, or of what is played.
  const std::vector<PlayActs>& others() const { return others_; }

  // `left` is no longer what is played.
  void leave(PlayActs left);
  // What is played now: what is nothing but its beginning is no other branch.
  void play(const PlayActs& now);
  // Takes the branch out, to be played; `now` becomes one.
  PlayActs choose(std::size_t index, PlayActs now);
  void clear() { others_.clear(); }

 private:
  void drop_beginnings_of(const PlayActs& acts);

  std::vector<PlayActs> others_;
};

// How many acts two plays have in common from their beginning on.
std::size_t common_beginning(const PlayActs& a, const PlayActs& b);

}  // namespace facenotice
