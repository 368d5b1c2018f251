// SPDX-License-Identifier: MIT
// The machine, and how its screens look.
#pragma once

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

// sound, braille, large-text, camera-indicator, camera-shutter …
Edit set_device(const Document& document, const AttributeChanges& changes);

struct DisplayDraft {
  DisplayId id;
  int width_px = 0, height_px = 0;
  int width_mm = 0, height_mm = 0, viewing_distance_mm = 0, bottom_height_mm = 0;
};
Edit add_display(const Document& document, const DisplayDraft& display);
Edit set_display(const Document& document, const DisplayId& display, const AttributeChanges& changes);
Edit remove_display(const Document& document, const DisplayId& display);  // refused for the only one

// encryption, security-audit, access-control, authorisation-management, intrusion-detection.
Edit add_security(const Document& document, const std::string& measure);
Edit remove_security(const Document& document, const std::string& measure);

// background, surface, text, muted, accent, on-accent, line as #RRGGBB; without a value: as it comes.
Edit set_theme(const Document& document, const AttributeChanges& colours);

}  // namespace facenotice
