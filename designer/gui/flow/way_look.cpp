// SPDX-License-Identifier: MIT
// Colours for light and dark desktops.
#include "designer/gui/flow/way_look.hpp"

#include <wx/settings.h>

#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {

Look look_of(WayKind kind) {
  const bool dark = dark_desktop();
  switch (kind) {
    case WayKind::machine:
      return {dark ? wxColour(0x77, 0x7E, 0x88) : wxColour(0x9A, 0xA1, 0xAB), 1, wxPENSTYLE_DOT};
    case WayKind::plain:
      return {dark ? wxColour(0xA0, 0xA7, 0xB0) : wxColour(0x6B, 0x74, 0x80), 2, wxPENSTYLE_SOLID};
    case WayKind::without_face:
      return {dark ? wxColour(0x6F, 0xB1, 0xF5) : wxColour(0x1B, 0x66, 0xC9), 2, wxPENSTYLE_SHORT_DASH};
    case WayKind::told:
      return {dark ? wxColour(0xE7, 0xB5, 0x4A) : wxColour(0x9A, 0x6A, 0x00), 3, wxPENSTYLE_LONG_DASH};
    case WayKind::agreed:
      return {dark ? wxColour(0x6F, 0xCF, 0x8B) : wxColour(0x1E, 0x7A, 0x3A), 4, wxPENSTYLE_SOLID};
    case WayKind::camera:
      break;
  }
  return {dark ? wxColour(0xF4, 0x7A, 0xB5) : wxColour(0xB5, 0x17, 0x5E), 5, wxPENSTYLE_SOLID};
}

int legend_height(const wxWindow& window) {
  return window.FromDIP(30);
}

void draw_legend(wxDC& dc, const Words& words, const wxWindow& window) {
  // On ground of its own: the graph goes on below it.
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE)));
  const wxSize room = window.GetClientSize();
  dc.DrawRectangle(0, room.y - legend_height(window), room.x, legend_height(window));
  const wxPoint at(window.FromDIP(10), room.y - window.FromDIP(24));
  int x = at.x;
  for (const WayKind kind :
       {WayKind::plain, WayKind::told, WayKind::agreed, WayKind::camera, WayKind::without_face}) {
    const Look look = look_of(kind);
    dc.SetPen(wxPen(look.colour, window.FromDIP(look.width), look.style));
    dc.DrawLine(x, at.y + window.FromDIP(9), x + window.FromDIP(30), at.y + window.FromDIP(9));
    x += window.FromDIP(36);
    const wxString said = ui(way_kind_in_words(words, kind));
    dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT));
    dc.DrawText(said, x, at.y);
    x += dc.GetTextExtent(said).x + window.FromDIP(18);
  }
}

}  // namespace facenotice::gui
