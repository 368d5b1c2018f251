// SPDX-License-Identifier: MIT
// The words DRAFT 草稿 as strokes, so that a machine can write them without any font.
#pragma once

#include <facenotice/display_list.hpp>

namespace facenotice {

// In units of 1/1000 of the letters' height, centred on the origin, y down.
Path draft_mark();

// Width of draft_mark() in its own units.
inline constexpr std::int32_t draft_mark_width = 6300;

}  // namespace facenotice
