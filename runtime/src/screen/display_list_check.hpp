// SPDX-License-Identifier: MIT
// What every display list and glyph store must satisfy before it is written or drawn.
#pragma once

#include <facenotice/display_list.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

// Error "drawing.limit" (see drawing_limits) or "drawing.format" (inconsistent in itself).
Status check(const DisplayList& list);
Status check(const GlyphStore& store);

}  // namespace facenotice
