// SPDX-License-Identifier: MIT
// How the ways of the graph are drawn, by kind.
#pragma once

#include <wx/colour.h>
#include <wx/dc.h>
#include <wx/pen.h>
#include <wx/window.h>

#include "designer/pictures/flow_graph.hpp"

namespace facenotice::gui {

// Told apart by width and dashes as well as by colour.
struct Look {
  wxColour colour;
  int width = 1;
  wxPenStyle style = wxPENSTYLE_SOLID;
};

Look look_of(WayKind kind);

// What each kind means, in a row along the window's lower edge.
void draw_legend(wxDC& dc, const Words& words, const wxWindow& window);
int legend_height(const wxWindow& window);  // pixels

}  // namespace facenotice::gui
