// SPDX-License-Identifier: MIT
// How long it takes to read a screen (LAW.md 0.3): Chinese, Japanese and Korean characters at 5 a second,
// other words at 3.3 a second, twice that for the general public. The figures are ours, not a law's.
#pragma once

#include <string_view>

#include <facenotice/flow.hpp>

namespace facenotice {

// One text, once through, in seconds.
double reading_seconds(std::string_view text);

// Everything that the step shows, for the general public, in the language that takes longest; rounded up.
int reading_seconds(const Flow& flow, const Step& step);

}  // namespace facenotice
