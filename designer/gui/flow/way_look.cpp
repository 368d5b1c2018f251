// SPDX-License-Identifier: MIT
// Colours for light and dark desktops.
#include "designer/gui/flow/way_look.hpp"

#include <algorithm>
#include <optional>
#include <vector>

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

namespace {

struct LegendEntry {
  std::optional<WayKind> kind;
  wxString said;
  wxPoint at;  // from the upper left of the foot
};

int line_height(const wxWindow& window) {
  return window.GetCharHeight() + window.FromDIP(4);
}

// Where each entry stands; what does not fit beside the map goes to the next line.
std::vector<LegendEntry> entries_of(const wxWindow& window, const Words& words, const wxString& more) {
  std::vector<LegendEntry> entries;
  for (const WayKind kind :
       {WayKind::plain, WayKind::told, WayKind::agreed, WayKind::camera, WayKind::without_face})
    entries.push_back({kind, ui(way_kind_in_words(words, kind)), {}});
  if (!more.empty()) entries.push_back({std::nullopt, more, {}});
  const int begin = window.FromDIP(10), end = window.GetClientSize().x - map_room(window).x;
  wxPoint at(begin, window.FromDIP(5));
  for (LegendEntry& entry : entries) {
    const int width = (entry.kind ? window.FromDIP(36) : 0) + window.GetTextExtent(entry.said).x;
    if (at.x > begin && at.x + width > end) at = wxPoint(begin, at.y + line_height(window));
    entry.at = at;
    at.x += width + window.FromDIP(18);
  }
  return entries;
}

}  // namespace

wxSize map_room(const wxWindow& window) {
  const wxSize map = window.FromDIP(wxSize(180, 66)), room = window.GetClientSize();
  return room.x >= 2 * map.x && room.y >= 4 * map.y ? map : wxSize();
}

int foot_height(const wxWindow& window, const Words& words) {
  // With the words that stand there only at times, too: the graph keeps its place when they come.
  const std::vector<LegendEntry> entries = entries_of(window, words, ui(words.tr("✓ tried  ○ untried")));
  return std::max(map_room(window).y, entries.back().at.y + line_height(window) + window.FromDIP(5));
}

void draw_legend(wxDC& dc, const Words& words, const wxWindow& window, const wxString& more) {
  // On ground of its own: the graph goes on below it.
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE)));
  const wxSize room = window.GetClientSize();
  const int top = room.y - foot_height(window, words);
  dc.DrawRectangle(0, top, room.x, room.y - top);
  dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT));
  for (const LegendEntry& entry : entries_of(window, words, more)) {
    wxPoint at(entry.at.x, top + entry.at.y);
    if (entry.kind) {
      const Look look = look_of(*entry.kind);
      dc.SetPen(wxPen(look.colour, window.FromDIP(look.width), look.style));
      const int middle = at.y + window.GetCharHeight() / 2;
      dc.DrawLine(at.x, middle, at.x + window.FromDIP(30), middle);
      at.x += window.FromDIP(36);
    }
    dc.DrawText(entry.said, at);
  }
}

}  // namespace facenotice::gui
