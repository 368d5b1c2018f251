// SPDX-License-Identifier: MIT
// Saved paths, played again: which of them still go as they went.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "designer/playing/play_path.hpp"
#include "designer/playing/play_session.hpp"

namespace facenotice {

// The first act that went otherwise.
struct PathBreak {
  std::size_t act = 0;  // index into PlayPath::acts
  Message why;          // one sentence
};

// Plays the path on the session's machine, from its beginning. Nothing: it goes as it went. Afterwards the
// session has the moments up to and with the one that broke.
std::optional<PathBreak> replay_path(PlaySession& session, const PlayPath& path);

}  // namespace facenotice
