// SPDX-License-Identifier: MIT
#include "designer/gui/flow/mini_map.hpp"

#include <algorithm>
#include <cmath>

#include <wx/settings.h>

#include "designer/gui/flow/graph_painter.hpp"
#include "designer/gui/flow/way_look.hpp"

namespace facenotice::gui {

std::optional<MiniMap> MiniMap::of(const wxWindow& window, const GraphLayout& layout, const Sight& sight,
                                   int foot) {
  const wxSize room = window.GetClientSize();
  const int margin = window.FromDIP(8);
  const wxSize most = map_room(window) - wxSize(2 * margin, 2 * margin);
  const double width = room.x / sight.scale, height = (room.y - foot) / sight.scale;  // of what is seen
  const bool all = sight.corner.x <= 0 && sight.corner.y <= 0 && sight.corner.x + width >= layout.width &&
                   sight.corner.y + height >= layout.height;
  if (all || layout.nodes.empty() || most.x <= 0) return std::nullopt;
  const double scale = std::min(most.x / layout.width, most.y / layout.height);
  const wxSize size(std::max(window.FromDIP(12), static_cast<int>(layout.width * scale)),
                    std::max(window.FromDIP(12), static_cast<int>(layout.height * scale)));
  // In the foot: nothing of the graph is ever behind it.
  const wxRect area(wxPoint(room.x - size.x - margin, room.y - foot + (foot - size.y) / 2), size);
  const auto pixels = [&](double units) { return static_cast<int>(std::lround(units * scale)); };
  const wxRect seen(area.x + pixels(sight.corner.x), area.y + pixels(sight.corner.y),
                    std::max(3, pixels(width)), std::max(3, pixels(height)));
  return MiniMap(area, scale, seen.Intersect(area));
}

GraphPoint MiniMap::in_graph(const wxPoint& at) const {
  return {(at.x - area_.x) / scale_, (at.y - area_.y) / scale_};
}

void MiniMap::draw(wxDC& dc, const GraphLayout& layout) const {
  dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNSHADOW)));
  dc.SetBrush(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW)));
  dc.DrawRectangle(wxRect(area_).Inflate(3));
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT)));
  const wxSize box(std::max(1, static_cast<int>(graph_node_width * scale_)),
                   std::max(1, static_cast<int>(graph_node_height * scale_)));
  for (const GraphPoint& node : layout.nodes)
    dc.DrawRectangle(wxRect(
        area_.GetPosition() + rounded({node.x * scale_ - box.x / 2.0, node.y * scale_ - box.y / 2.0}), box));
  dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), 2));
  dc.SetBrush(*wxTRANSPARENT_BRUSH);
  dc.DrawRectangle(seen_);
}

}  // namespace facenotice::gui
