// SPDX-License-Identifier: MIT
// Units of the graph are device-independent pixels at 100 %.
#include "designer/gui/flow/graph_painter.hpp"

#include <algorithm>
#include <cmath>

#include <wx/dcmemory.h>
#include <wx/image.h>
#include <wx/settings.h>

#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/flow/way_look.hpp"

namespace facenotice::gui {
namespace {

constexpr double picture_height = 168;

wxString shortened(wxDC& dc, const wxString& text, int width) {
  wxArrayInt widths;  // measured once: a large graph has thousands of labels
  if (!dc.GetPartialTextExtents(text, widths) || widths.empty() || widths.back() <= width) return text;
  const wxString dots(wxUniChar(0x2026));
  const int room = width - dc.GetTextExtent(dots).x;
  const auto fit = std::upper_bound(widths.begin(), widths.end(), room) - widths.begin();
  return text.Left(static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, fit))) + dots;
}

// In two lines where one has no room, broken where words end, or, in scripts without spaces, anywhere.
std::vector<wxString> in_two_lines(wxDC& dc, const wxString& text, int width) {
  wxArrayInt widths;
  if (!dc.GetPartialTextExtents(text, widths) || widths.empty() || widths.back() <= width) return {text};
  const auto fit =
      static_cast<std::size_t>(std::upper_bound(widths.begin(), widths.end(), width) - widths.begin());
  std::size_t end = text.rfind(' ', fit);
  if (end == wxString::npos || end < fit / 3) end = std::max<std::size_t>(1, fit);
  return {text.Left(end), shortened(dc, text.Mid(end).Trim(false), width)};
}

// Of letters that can still be read when the whole is small.
int letters(int points, double scale) {
  return std::clamp(static_cast<int>(std::lround(points * 0.75 / scale)), points, 2 * points);
}

// Where the line may go, with its label: a curve lies within its control points.
wxRect around(const std::vector<GraphPoint>& line) {
  wxRect all;
  for (const GraphPoint& point : line) all.Union(wxRect(rounded(point), wxSize(1, 1)));
  return all.Inflate(140, 40);
}

}  // namespace

wxPoint rounded(const GraphPoint& point) {
  return {static_cast<int>(std::lround(point.x)), static_cast<int>(std::lround(point.y))};
}

void GraphPainter::draw(wxDC& dc, const GraphScene& scene, double scale, const wxRect& seen) const {
  for (std::size_t arrow = 0; arrow < scene.graph.arrows.size() && arrow < scene.layout.edges.size();
       ++arrow) {
    const GraphArrow& one = scene.graph.arrows[arrow];
    std::vector<GraphPoint> line = scene.layout.edges[arrow];
    line.push_back(scene.layout.nodes[one.from]);
    if (!one.stub) line.push_back(scene.layout.nodes[one.to]);
    if (around(line).Intersects(seen)) draw_arrow(dc, scene, scale, arrow);
  }
  for (std::size_t node = 0; node < scene.graph.nodes.size() && node < scene.layout.nodes.size(); ++node)
    if (around({scene.layout.nodes[node]}).Inflate(0, 100).Intersects(seen))
      draw_node(dc, scene, scale, node);
}

void GraphPainter::draw_arrow(wxDC& dc, const GraphScene& scene, double scale, std::size_t index) const {
  const GraphArrow& arrow = scene.graph.arrows[index];
  std::vector<GraphPoint> line = scene.layout.edges[index];
  Look look = look_of(arrow.kind);
  const bool selected = scene.graph.nodes[arrow.from].id == scene.selected &&
                        std::any_of(arrow.ways.begin(), arrow.ways.end(), [&scene](const GraphWay& way) {
                          return way.element == scene.selected_way;
                        });
  if (selected) look = {wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), 6, look.style};
  const bool on_path = std::find(scene.path.begin(), scene.path.end(),
                                 std::pair(scene.graph.nodes[arrow.from].id,
                                           scene.graph.nodes[arrow.to].id)) != scene.path.end();
  if (on_path) look = {error_text(), 6, wxPENSTYLE_SOLID};
  dc.SetPen(wxPen(look.colour, look.width, look.style));
  dc.SetBrush(wxBrush(look.colour));
  if (arrow.stub && !on_path) {
    // A short mark with the name of where it leads.
    const GraphPoint from = scene.layout.nodes[arrow.from];
    const GraphPoint start{from.x + graph_node_width / 2, from.y + picture_height / 2 - 20};
    dc.DrawLine(rounded(start), rounded({start.x + 22, start.y + 10}));
    return;
  }
  if (line.size() < 4) {
    const GraphPoint from = scene.layout.nodes[arrow.from], to = scene.layout.nodes[arrow.to];
    line = {from, from, to, to};
  }
  std::vector<wxPoint> points;
  const std::size_t steps = (line.size() - 1) / 3 * 12;
  for (std::size_t i = 0; i <= steps; ++i)
    points.push_back(rounded(on_curve(line, static_cast<double>(i) / static_cast<double>(steps))));
  dc.DrawLines(static_cast<int>(points.size()), points.data());
  // The head points along the end of the line.
  const wxPoint tip = points.back(), before = points[points.size() - 2];
  const double angle = std::atan2(tip.y - before.y, tip.x - before.x), size = 8 + look.width * 1.6;
  const wxPoint head[3] = {
      tip, rounded({tip.x - size * std::cos(angle - 0.42), tip.y - size * std::sin(angle - 0.42)}),
      rounded({tip.x - size * std::cos(angle + 0.42), tip.y - size * std::sin(angle + 0.42)})};
  dc.SetPen(wxPen(look.colour, 1));
  dc.DrawPolygon(3, head);
  if (scale > 0.22) draw_label(dc, scene, scale, arrow, line);
}

void GraphPainter::draw_label(wxDC& dc, const GraphScene& scene, double scale, const GraphArrow& arrow,
                              const std::vector<GraphPoint>& line) const {
  wxFont font = font_;
  font.SetPointSize(letters(8, scale));
  dc.SetFont(font);
  wxString label = ui(arrow.ways.front().label);
  if (arrow.ways.size() > 1) label += wxString::Format(" +%zu", arrow.ways.size() - 1);
  if (const auto tried = scene.tried.find({scene.graph.nodes[arrow.from].id, scene.graph.nodes[arrow.to].id});
      tried != scene.tried.end())
    label = ui(tried->second ? "✓ " : "○ ") + label;
  const std::vector<wxString> lines = in_two_lines(dc, label, 128);
  wxSize size;
  for (const wxString& one : lines) {
    const wxSize extent = dc.GetTextExtent(one);
    size = wxSize(std::max(size.x, extent.x), size.y + extent.y);
  }
  // Beside the line, which stays in sight: above it, but where the way back runs above it, below.
  const wxPoint middle = rounded(on_curve(line, 0.5));
  bool below = false;
  for (std::size_t other = 0; other < scene.graph.arrows.size() && other < scene.layout.edges.size();
       ++other) {
    const GraphArrow& back = scene.graph.arrows[other];
    const std::vector<GraphPoint>& curve = scene.layout.edges[other];
    if (back.from == arrow.to && back.to == arrow.from && curve.size() >= 4)
      below = on_curve(curve, 0.5).y < middle.y;
  }
  const wxPoint at(middle.x - size.x / 2, below ? middle.y + 7 : middle.y - size.y - 5);
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE)));
  dc.DrawRoundedRectangle(wxRect(at, size).Inflate(3, 1), 3);
  dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT));
  int top = at.y;
  for (const wxString& one : lines) {
    const wxSize extent = dc.GetTextExtent(one);
    dc.DrawText(one, at.x + (size.x - extent.x) / 2, top);
    top += extent.y;
  }
}

void GraphPainter::draw_node(wxDC& dc, const GraphScene& scene, double scale, std::size_t index) const {
  const WalkStep& node = scene.graph.nodes[index];
  const GraphPoint& middle = scene.layout.nodes[index];
  const wxRect all(rounded({middle.x - graph_node_width / 2, middle.y - graph_node_height / 2}),
                   wxSize(static_cast<int>(graph_node_width), static_cast<int>(graph_node_height)));
  const wxRect place(all.GetTopLeft(), wxSize(all.width, static_cast<int>(picture_height)));
  const std::shared_ptr<const Thumbnail> picture = thumbnails_.find(node.id);
  wxRect frame = place.Deflate(8, 0);
  if (picture && picture->width > 0) {
    auto& [of, bitmap] = bitmaps_[node.id];
    if (of != picture) {
      wxImage image(picture->width, picture->height, false);
      std::copy(picture->rgb.begin(), picture->rgb.end(), image.GetData());
      bitmap = wxBitmap(image);
      of = picture;
    }
    const int width =
        std::min(bitmap.GetWidth() * static_cast<int>(picture_height) / bitmap.GetHeight(), place.width);
    frame = wxRect(place.x + (place.width - width) / 2, place.y, width, static_cast<int>(picture_height));
    wxMemoryDC from;
    from.SelectObjectAsSource(bitmap);
    dc.StretchBlit(frame.x, frame.y, frame.width, frame.height, &from, 0, 0, bitmap.GetWidth(),
                   bitmap.GetHeight());
  } else {
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX)));
    dc.DrawRectangle(frame);
  }
  dc.SetBrush(*wxTRANSPARENT_BRUSH);
  const Look camera = look_of(WayKind::camera);
  dc.SetPen(node.camera ? wxPen(camera.colour, 4)
                        : wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNSHADOW), 1));
  dc.DrawRoundedRectangle(frame.Inflate(1), 3);
  if (node.id == scene.selected) {
    // Three pixels on the screen at least: who looks for a screen in a large graph must see it.
    const int width = std::max(4, static_cast<int>(std::lround(3 / scale)));
    dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), width,
                    scene.focused ? wxPENSTYLE_SOLID : wxPENSTYLE_SHORT_DASH));
    dc.DrawRoundedRectangle(frame.Inflate(6), 6);
  }
  if (node.problem) {
    const wxBitmap mark = severity_icon(*node.problem).GetBitmap(wxSize(24, 24));
    dc.DrawBitmap(mark, frame.GetRight() - 14, frame.y - 8, true);
  }
  wxFont font = font_;
  font.SetPointSize(letters(9, scale));
  dc.SetFont(font.Bold());
  dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT));
  int top = place.GetBottom() + 4;
  const std::vector<wxString> title =
      in_two_lines(dc, ui(node.title), static_cast<int>(graph_node_width) + 24);
  for (const wxString& line : title) {
    dc.DrawText(line, all.x + (all.width - dc.GetTextExtent(line).x) / 2, top);
    top += dc.GetCharHeight();
  }
  if (title.size() > 1) return;  // which takes the note's place
  dc.SetFont(font);
  dc.SetTextForeground(quiet_text());
  const wxString note = shortened(dc, ui(node.note), static_cast<int>(graph_node_width) + 24);
  dc.DrawText(note, all.x + (all.width - dc.GetTextExtent(note).x) / 2, top + 2);
}

}  // namespace facenotice::gui
