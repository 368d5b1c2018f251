// SPDX-License-Identifier: MIT
// Common panels: what people choose a display by.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "schema/base/words.hpp"
#include "schema/edit/device.hpp"

namespace facenotice {

struct DisplayPreset {
  const char* id;
  int width_px, height_px, width_mm, height_mm, distance_mm, bottom_mm;

  // "27-inch, upright (1080 × 1920)".
  std::string shown(const Words& words) const;
  DisplayDraft draft() const;
};

// Active area by size and format. Distance and height are those of a standing person at arm's length; both
// are to be measured at the machine.
inline constexpr std::array<DisplayPreset, 5> display_presets = {{
    {"portrait-32", 1080, 1920, 398, 708, 700, 900},
    {"portrait-27", 1080, 1920, 336, 598, 600, 900},
    {"portrait-21", 1080, 1920, 268, 476, 550, 950},
    {"portrait-15", 1080, 1920, 194, 345, 500, 1050},
    {"portrait-10", 800, 1280, 136, 217, 450, 1150},
}};

// Null: there is none of that id.
const DisplayPreset* find_display_preset(std::string_view id);

}  // namespace facenotice
