// SPDX-License-Identifier: MIT
// A path as the source of a test for the player: for firmware engineers, who have no designer.
#pragma once

#include <string>

#include "designer/playing/play_path.hpp"

namespace facenotice {

// One C++17 file that needs facenotice::player and Boost.Test (headers only). It plays the path on a package
// that the environment names, and holds the machine to where it stood, what it said and what it did.
std::string path_as_test(const PlayPath& path);

// "Pays by face" -> "pays_by_face"; what has no letters of ASCII is "path".
std::string test_name(const std::string& title);

}  // namespace facenotice
