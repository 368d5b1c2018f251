// SPDX-License-Identifier: MIT
// Colours that the system has no name for, readable on its light and its dark background.
#pragma once

#include <wx/settings.h>

namespace facenotice::gui {

inline bool dark_desktop() {
  return wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE).GetLuminance() < 0.5;
}
// Of words that stand behind others: at least 4.5 to 1 against the background, unlike that of disabled ones.
inline wxColour quiet_text() {
  return dark_desktop() ? wxColour(0xB4, 0xB9, 0xC0) : wxColour(0x52, 0x59, 0x63);
}
inline wxColour error_text() {
  return dark_desktop() ? wxColour(0xFF, 0x8A, 0x80) : wxColour(0xA8, 0x1F, 0x18);
}
inline wxColour waiting_text() {
  return dark_desktop() ? wxColour(0xFF, 0xC1, 0x5E) : wxColour(0x7A, 0x4B, 0x00);
}
inline wxColour good_text() {
  return dark_desktop() ? wxColour(0x7F, 0xD0, 0x8F) : wxColour(0x1E, 0x6B, 0x2E);
}

}  // namespace facenotice::gui
