// SPDX-License-Identifier: MIT
// How the ways of the graph are drawn, by kind.
#pragma once

#include <wx/colour.h>
#include <wx/dc.h>
#include <wx/pen.h>
#include <wx/window.h>

#include "designer/pictures/flow_graph.hpp"
#include "schema/base/words.hpp"

namespace facenotice::gui {

// Told apart by width and dashes as well as by colour.
struct Look {
  wxColour colour;
  int width = 1;
  wxPenStyle style = wxPENSTYLE_SOLID;
};

Look look_of(WayKind kind);

// The foot of the graph's window, which the graph leaves free: what each kind means, in as many lines as the
// width asks for, with `more` behind them; to the right of it stands the map.
void draw_legend(wxDC& dc, const Words& words, const wxWindow& window, const wxString& more);
int foot_height(const wxWindow& window, const Words& words);  // pixels
// The most that the map takes, with its margins; nothing in a window that is too small for one.
wxSize map_room(const wxWindow& window);

}  // namespace facenotice::gui
