// SPDX-License-Identifier: MIT
// A path: what was done at a machine, and what the machine did then. Kept beside the document, to be played
// again after every change.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "designer/playing/play_place.hpp"

namespace facenotice {

struct PathAct {
  std::string act;                // as PlaySession::act() takes it
  std::string step, language;     // where the machine stood then, and in which language it spoke
  std::vector<std::string> seen;  // what it did: PlayMoment::seen
  friend bool operator==(const PathAct&, const PathAct&) = default;
};

struct PlayPath {
  std::string title;  // what people call it
  std::string flow;   // id
  PlayPlace place;
  std::vector<PathAct> acts;
  friend bool operator==(const PlayPath&, const PlayPath&) = default;
};

// Bounds of the format.
inline constexpr std::size_t max_path_bytes = 1U << 20U;
inline constexpr std::size_t max_path_acts = 2000;
inline constexpr std::size_t max_act_bytes = 500;
inline constexpr std::size_t max_path_title = 80;  // bytes; it is a file's name too

std::vector<std::string> acts_of(const PlayPath& path);

// The path as XML, and back. parse_path() throws UserError with name:line:column for anything but a path.
std::string format_path(const PlayPath& path);
PlayPath parse_path(std::string_view xml, const std::string& name);

}  // namespace facenotice
