// SPDX-License-Identifier: MIT
// Draws the graph of a flow: ways in their looks, steps with their pictures, what is selected, tried and
// gone.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <wx/bitmap.h>
#include <wx/dc.h>
#include <wx/font.h>

#include "designer/pictures/flow_graph.hpp"
#include "designer/pictures/graph_layout.hpp"
#include "designer/pictures/thumbnails.hpp"

namespace facenotice::gui {

inline constexpr double graph_node_width = 112, graph_node_height = 214;  // with title

wxPoint rounded(const GraphPoint& point);

struct GraphScene {
  FlowGraph graph;
  GraphLayout layout;
  std::vector<std::pair<std::string, std::string>> path;      // pairs of steps
  std::map<std::pair<std::string, std::string>, bool> tried;  // whether all ways between two steps were
  std::string selected;                                       // step; empty: none
  ElementPath selected_way;                                   // out of it; empty: none
  bool focused = false;
};

class GraphPainter {
 public:
  GraphPainter(const Thumbnails& thumbnails, const wxFont& font) : thumbnails_(thumbnails), font_(font) {}

  // In units of the graph; the device context has its scale and origin. `scale` says how large letters must
  // be to be read; what lies outside of `seen` is left out.
  void draw(wxDC& dc, const GraphScene& scene, double scale, const wxRect& seen) const;

 private:
  void draw_arrow(wxDC& dc, const GraphScene& scene, double scale, std::size_t arrow) const;
  void draw_label(wxDC& dc, const GraphScene& scene, double scale, const GraphArrow& arrow,
                  const std::vector<GraphPoint>& line) const;
  void draw_node(wxDC& dc, const GraphScene& scene, double scale, std::size_t node) const;

  const Thumbnails& thumbnails_;
  wxFont font_;
  mutable std::map<std::string, std::pair<std::shared_ptr<const Thumbnail>, wxBitmap>> bitmaps_;
};

}  // namespace facenotice::gui
