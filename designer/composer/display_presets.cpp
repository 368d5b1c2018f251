// SPDX-License-Identifier: MIT
#include "designer/composer/display_presets.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "schema/check/shown_names.hpp"

namespace facenotice {

std::string DisplayPreset::shown(const Words& words) const {
  DisplayProfile display;
  display.width_px = width_px;
  display.height_px = height_px;
  display.width_mm = width_mm;
  display.height_mm = height_mm;
  return fmt::format("{} ({} × {})", display_in_words(words, display), width_px, height_px);
}

DisplayDraft DisplayPreset::draft() const {
  return {DisplayId(id), width_px, height_px, width_mm, height_mm, distance_mm, bottom_mm};
}

const DisplayPreset* find_display_preset(std::string_view id) {
  const auto* found = std::find_if(display_presets.begin(), display_presets.end(),
                                   [&](const DisplayPreset& preset) { return id == preset.id; });
  return found == display_presets.end() ? nullptr : found;
}

}  // namespace facenotice
