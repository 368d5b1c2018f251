// SPDX-License-Identifier: MIT
// Replaying what is saved beside a document, for the command that plays.
#pragma once

#include <string>

#include "designer/cli/command.hpp"

namespace facenotice::cli {

// Plays every saved path, prints which hold and what of the flow is untried. Exit::findings when one broke.
Exit replay_saved_paths(const std::string& file, const Words& words);

}  // namespace facenotice::cli
