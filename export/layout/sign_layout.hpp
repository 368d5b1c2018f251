// SPDX-License-Identifier: MIT
// Lays out a printed notice through the same parts as a screen.
#pragma once

#include <cstddef>
#include <string_view>

#include <facenotice/flow.hpp>

#include "export/layout/layout.hpp"

namespace facenotice {

// Pixels of a sign's display list in one millimetre of paper.
inline constexpr int sign_px_per_mm = 8;

struct PaperSize {
  int width_mm = 0, height_mm = 0;
};

// A5, A4 or A3 upright; throws UserError for another name.
PaperSize paper_size(std::string_view name);

// The sign as a display list in nominal pixels, with measurements. Body text is at least a two-hundredth of
// the viewing distance high (the rule packs' proposed value). What does not fit is reported as overflow, a
// code that cannot be made as one of modules without size.
ScreenLayout layout_sign(Layouter& layouter, const Flow& flow, std::size_t sign, std::string_view language);

}  // namespace facenotice
