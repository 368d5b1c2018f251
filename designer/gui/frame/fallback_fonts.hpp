// SPDX-License-Identifier: MIT
// Chinese in the window, also on a desktop that has no Chinese font.
#pragma once

#include "designer/workbench/live_check.hpp"

namespace facenotice::gui {

// Lends this process the pinned fonts where the system has none for Chinese. To be called before the first
// window. Without pinned fonts it does nothing: their absence is told elsewhere.
void lend_fonts(const SharedFonts& fonts);

}  // namespace facenotice::gui
