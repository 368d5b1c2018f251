// SPDX-License-Identifier: MIT
// What has been played as a path, to be kept.
#pragma once

#include <string>

#include "designer/playing/play_path.hpp"
#include "designer/playing/play_session.hpp"

namespace facenotice {

// What has been played so far. What meant nothing is left out: it is of no use to do it again.
PlayPath path_of(const PlaySession& session, const std::string& title);

}  // namespace facenotice
