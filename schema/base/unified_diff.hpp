// SPDX-License-Identifier: MIT
// The difference of two texts, as `diff -u` prints it.
#pragma once

#include <string>

namespace facenotice {

// Empty when the texts are the same. `patch -p0` takes it.
std::string unified_diff(const std::string& name, const std::string& before, const std::string& after);

}  // namespace facenotice
