// SPDX-License-Identifier: MIT
// The whole graph in a corner, with what of it is in sight: there while the window shows a part.
#pragma once

#include <optional>

#include <wx/dc.h>
#include <wx/window.h>

#include "designer/pictures/graph_layout.hpp"

namespace facenotice::gui {

class MiniMap {
 public:
  // What the window shows: units of the graph that lie at its corner, and pixels per unit.
  struct Sight {
    GraphPoint corner;
    double scale = 1;
  };
  // Of a window with that layout, in its foot of that height. Nothing when the whole graph is in sight, or
  // the window too small.
  static std::optional<MiniMap> of(const wxWindow& window, const GraphLayout& layout, const Sight& sight,
                                   int foot);

  bool holds(const wxPoint& at) const { return area_.Contains(at); }
  // What of the graph lies there.
  GraphPoint in_graph(const wxPoint& at) const;
  void draw(wxDC& dc, const GraphLayout& layout) const;

 private:
  MiniMap(wxRect area, double scale, wxRect seen) : area_(area), scale_(scale), seen_(seen) {}
  wxRect area_;   // in the window
  double scale_;  // pixels per unit
  wxRect seen_;   // in the window
};

}  // namespace facenotice::gui
