// SPDX-License-Identifier: MIT
// Colours of a screen, and how well one reads on another.
#pragma once

#include <string_view>

#include <facenotice/display_list.hpp>
#include <facenotice/flow.hpp>

namespace facenotice {

struct Palette {
  Colour background, surface, text, muted, accent, on_accent, line;
};

// The theme's colours; the high-contrast variant has its own. Throws UserError on a colour that is not
// #RRGGBB.
Palette palette_of(const Theme& theme, Variant variant);

Colour parse_colour(std::string_view hex);

// `share` (0..1) of `over` mixed into `under`.
Colour mix(const Colour& under, const Colour& over, double share);

// Contrast ratio of WCAG 2.2 (1 to 21), both colours opaque.
double contrast_ratio(const Colour& a, const Colour& b);

}  // namespace facenotice
