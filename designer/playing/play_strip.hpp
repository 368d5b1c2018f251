// SPDX-License-Identifier: MIT
// What can be done to the machine that is played, besides touching its screen: the strip under the picture.
#pragma once

#include <string>
#include <vector>

#include "designer/playing/play_session.hpp"

namespace facenotice {

struct StripAction {
  enum class Group : std::uint8_t { time, person, module, machine, faults };
  Group group = Group::machine;
  std::string act;    // for PlaySession::act()
  std::string label;  // in words
  std::string tip;
  bool on = false;       // of what can be on or off: it is
  bool possible = true;  // it means something now
};
const char* strip_group_in_words(const Words& words, StripAction::Group group);

// The same at every moment, in the same order: what is under the hand stays under it. What means nothing now
// is not possible.
std::vector<StripAction> strip_of(const PlaySession& session, const Words& words);

// "0:07 · time-out in 53 s"
std::string clock_of(const PlaySession& session, const Words& words);

}  // namespace facenotice
