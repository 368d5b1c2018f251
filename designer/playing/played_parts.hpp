// SPDX-License-Identifier: MIT
// What stands on a screen that is played, part by part, in words: for screen readers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "designer/pictures/screen_parts.hpp"
#include "designer/playing/play_session.hpp"

namespace facenotice {

struct PlayedPart {
  std::string key;  // stays the same while it is the same part of the same screen
  ScreenPart::Kind kind = ScreenPart::Kind::words;
  std::string name;               // as the machine says it; with what is ticked or filled in
  Box box;                        // of words: the whole screen
  std::optional<HitArea> area{};  // what a touch on it touches; nothing on words
};

// In reading order: the title and what the screen says, then what can be touched in the order of its keys.
std::vector<PlayedPart> played_parts(const DisplayList& list, const PlaySession& session, const Words& words);

}  // namespace facenotice
