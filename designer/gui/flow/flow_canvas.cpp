// SPDX-License-Identifier: MIT
// Units of the graph are device-independent pixels at 100 %.
#include "designer/gui/flow/flow_canvas.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <wx/dcbuffer.h>
#include <wx/image.h>
#include <wx/settings.h>

#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/flow/way_look.hpp"
#include "designer/pictures/graph_words.hpp"

namespace facenotice::gui {
namespace {

constexpr double picture_height = 168;

wxPoint rounded(const GraphPoint& point) {
  return {static_cast<int>(std::lround(point.x)), static_cast<int>(std::lround(point.y))};
}

wxString shortened(wxDC& dc, const wxString& text, int width) {
  if (dc.GetTextExtent(text).x <= width) return text;
  wxString less = text;
  while (less.size() > 1 && dc.GetTextExtent(less + wxUniChar(0x2026)).x > width) less.RemoveLast();
  return less + wxUniChar(0x2026);
}

}  // namespace

FlowCanvas::FlowCanvas(wxWindow* parent, Thumbnails& thumbnails, const Words& words)
    : wxWindow(AccessibleParts::parent_of_canvas(parent), wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxWANTS_CHARS),
      thumbnails_(thumbnails),
      words_(words),
      said_(*this, {[this](std::size_t part) { return place_of(parts_[part]); },
                    [this](std::size_t part) { choose(part); }}) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    if (fitted_) zoom_to_fit();
    Refresh();
    event.Skip();
  });
  for (const auto& type : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_LEFT_DCLICK, wxEVT_MOTION, wxEVT_MIDDLE_DOWN,
                           wxEVT_MIDDLE_UP, wxEVT_MOUSEWHEEL})
    Bind(type, &FlowCanvas::mouse, this);
  Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) {
    pulled_.reset();
    pressed_.reset();
    moving_ = false;
    Refresh();
  });
  Bind(wxEVT_KEY_DOWN, &FlowCanvas::key, this);
  for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS})
    Bind(type, [this](wxFocusEvent& event) {
      Refresh();
      CallAfter([this] { said_.focus_changed(); });
      event.Skip();
    });
}

void FlowCanvas::show(FlowGraph graph, GraphLayout layout) {
  const bool first = graph_.nodes.empty();
  graph_ = std::move(graph);
  layout_ = std::move(layout);
  if (first || fitted_) zoom_to_fit();
  show_parts();
  Refresh();
}

void FlowCanvas::select(const std::string& step, const ElementPath& way) {
  if (selected_ != step)
    if (const auto node = find(step)) bring_into_view(*node);
  selected_ = step;
  selected_way_ = way;
  said_.select(find_part(parts_, graph_, selected_, selected_way_));
  Refresh();
}

void FlowCanvas::show_parts() {
  parts_ = graph_parts(words_, graph_);
  std::vector<AccessiblePart> said;
  for (const GraphPart& part : parts_)
    said.push_back(
        {part.key, ui(part.name), part.arrow ? AccessiblePart::Role::link : AccessiblePart::Role::icon});
  said_.show(std::move(said));
  said_.select(find_part(parts_, graph_, selected_, selected_way_));
}

// A way's is the middle of its line.
wxRect FlowCanvas::place_of(const GraphPart& part) const {
  if (part.step >= layout_.nodes.size()) return {};
  GraphPoint middle = layout_.nodes[part.step];
  double height = node_height;
  if (part.arrow && layout_.edges[*part.arrow].size() >= 4) {
    middle = on_curve(layout_.edges[*part.arrow], 0.5);
    height = 20;
  }
  return {rounded({left_ + (middle.x - node_width / 2) * scale_, top_ + (middle.y - height / 2) * scale_}),
          rounded({left_ + (middle.x + node_width / 2) * scale_, top_ + (middle.y + height / 2) * scale_})};
}

void FlowCanvas::choose(std::optional<std::size_t> part) {
  if (!part || *part >= parts_.size()) return;
  const GraphPart chosen = parts_[*part];
  if (graph_.nodes[chosen.step].id != selected_ || !chosen.arrow)
    step_chosen.emit(std::string(graph_.nodes[chosen.step].id));
  if (chosen.arrow) way_chosen.emit(chosen.way);
}

// Through the ways out of the step that is selected.
void FlowCanvas::choose_way(bool forward) {
  if (const auto now = find_part(parts_, graph_, selected_, selected_way_))
    choose(next_way(parts_, *now, forward));
}

// Once where a way begins, once where it leads.
void FlowCanvas::lead() {
  const std::string from = std::exchange(leads_from_, leads_from_.empty() ? selected_ : std::string());
  Refresh();
  if (!from.empty() && from != selected_) connection_drawn.emit(from, std::string(selected_));
}

void FlowCanvas::mark_path(std::vector<std::pair<std::string, std::string>> path) {
  path_ = std::move(path);
  Refresh();
}

void FlowCanvas::mark_tried(std::map<std::pair<std::string, std::string>, bool> ways) {
  if (ways == tried_) return;
  tried_ = std::move(ways);
  Refresh();
}

void FlowCanvas::pictures_changed() {
  Refresh();
}

wxSize FlowCanvas::whole_size() const {
  return {std::max(1, static_cast<int>(layout_.width) + 80),
          std::max(1, static_cast<int>(layout_.height) + 80)};
}

void FlowCanvas::zoom_to_fit() {
  fitted_ = true;
  const wxSize room = GetClientSize(), all = whole_size();
  if (room.x < 10 || room.y < 10) return;
  scale_ = std::clamp(
      std::min(static_cast<double>(room.x) / all.x, static_cast<double>(room.y - FromDIP(34)) / all.y), 0.05,
      1.2 * FromDIP(1));
  left_ = (room.x - all.x * scale_) / 2 + 40 * scale_;
  top_ = (room.y - FromDIP(34) - all.y * scale_) / 2 + 40 * scale_;
  Refresh();
}

void FlowCanvas::zoom_by(double factor) {
  fitted_ = false;
  const double before = scale_;
  scale_ = std::clamp(scale_ * factor, 0.03, 4.0);
  // About the middle, or about the mouse.
  const wxPoint mouse_now = ScreenToClient(wxGetMousePosition());
  const wxPoint about =
      GetClientRect().Contains(mouse_now) ? mouse_now : wxPoint(GetClientSize().x / 2, GetClientSize().y / 2);
  left_ = about.x - (about.x - left_) * scale_ / before;
  top_ = about.y - (about.y - top_) * scale_ / before;
  Refresh();
}

// Of letters that can still be read when the whole is small.
int FlowCanvas::letters(int points) const {
  return std::clamp(static_cast<int>(std::lround(points * 0.75 / scale_)), points, 2 * points);
}

GraphPoint FlowCanvas::in_graph(const wxPoint& at) const {
  return {(at.x - left_) / scale_, (at.y - top_) / scale_};
}

std::optional<std::size_t> FlowCanvas::node_at(const wxPoint& at) const {
  const GraphPoint point = in_graph(at);
  for (std::size_t node = 0; node < layout_.nodes.size(); ++node)
    if (std::abs(point.x - layout_.nodes[node].x) <= node_width / 2 &&
        std::abs(point.y - layout_.nodes[node].y) <= node_height / 2)
      return node;
  return std::nullopt;
}

std::optional<std::size_t> FlowCanvas::find(const std::string& step) const {
  for (std::size_t node = 0; node < graph_.nodes.size(); ++node)
    if (graph_.nodes[node].id == step) return node;
  return std::nullopt;
}

void FlowCanvas::bring_into_view(std::size_t node) {
  if (fitted_ || node >= layout_.nodes.size()) return;  // all of it is in view already
  const double x = left_ + layout_.nodes[node].x * scale_, y = top_ + layout_.nodes[node].y * scale_;
  const wxSize room = GetClientSize();
  const double half_x = node_width * scale_ / 2, half_y = node_height * scale_ / 2;
  if (x - half_x < 0 || x + half_x > room.x || y - half_y < 0 || y + half_y > room.y) {
    fitted_ = false;
    left_ += room.x / 2.0 - x;
    top_ += room.y / 2.0 - y;
  }
}

// --- drawing
// -------------------------------------------------------------------------------------------------

void FlowCanvas::paint() {
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(
      wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE).ChangeLightness(dark_desktop() ? 95 : 103));
  dc.Clear();
  dc.SetUserScale(scale_, scale_);
  dc.SetDeviceOrigin(static_cast<int>(left_), static_cast<int>(top_));
  draw(dc);
  dc.SetUserScale(1, 1);
  dc.SetDeviceOrigin(0, 0);
  const auto leading = find(leads_from_), to = find(selected_);
  if (pulled_ || (leading && to)) {
    const auto in_window = [this](std::size_t node) {
      return rounded({left_ + layout_.nodes[node].x * scale_, top_ + layout_.nodes[node].y * scale_});
    };
    dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), FromDIP(2)));
    dc.DrawLine(in_window(pulled_ ? *pulled_ : *leading), pulled_ ? now_ : in_window(*to));
  }
  dc.SetFont(GetFont());
  draw_legend(dc, wxPoint(FromDIP(10), GetClientSize().y - FromDIP(24)), words_, *this);
  if (!tried_.empty())
    dc.DrawText(ui(words_.tr("✓ tried  ○ untried")), FromDIP(10), GetClientSize().y - FromDIP(44));
}

void FlowCanvas::draw_all(wxDC& dc) const {
  dc.SetBackground(*wxWHITE_BRUSH);
  dc.Clear();
  dc.SetDeviceOrigin(40, 40);
  draw(dc);
}

void FlowCanvas::draw(wxDC& dc) const {
  for (std::size_t arrow = 0; arrow < graph_.arrows.size() && arrow < layout_.edges.size(); ++arrow)
    draw_arrow(dc, arrow);
  for (std::size_t node = 0; node < graph_.nodes.size() && node < layout_.nodes.size(); ++node)
    draw_node(dc, node);
}

void FlowCanvas::draw_arrow(wxDC& dc, std::size_t index) const {
  const GraphArrow& arrow = graph_.arrows[index];
  std::vector<GraphPoint> line = layout_.edges[index];
  Look look = look_of(arrow.kind);
  const bool selected = graph_.nodes[arrow.from].id == selected_ &&
                        std::any_of(arrow.ways.begin(), arrow.ways.end(),
                                    [this](const GraphWay& way) { return way.element == selected_way_; });
  if (selected) look = {wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), 6, look.style};
  const bool on_path =
      std::find(path_.begin(), path_.end(),
                std::pair(graph_.nodes[arrow.from].id, graph_.nodes[arrow.to].id)) != path_.end();
  if (on_path) look = {error_text(), 6, wxPENSTYLE_SOLID};
  dc.SetPen(wxPen(look.colour, look.width, look.style));
  dc.SetBrush(wxBrush(look.colour));
  if (arrow.stub && !on_path) {
    // A short mark with the name of where it leads.
    const GraphPoint from = layout_.nodes[arrow.from];
    const GraphPoint start{from.x + node_width / 2, from.y + picture_height / 2 - 20};
    dc.DrawLine(rounded(start), rounded({start.x + 22, start.y + 10}));
    return;
  }
  if (line.size() < 4) {
    const GraphPoint from = layout_.nodes[arrow.from], to = layout_.nodes[arrow.to];
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
  if (scale_ > 0.22) draw_label(dc, arrow, line);
}

void FlowCanvas::draw_label(wxDC& dc, const GraphArrow& arrow, const std::vector<GraphPoint>& line) const {
  wxFont font = GetFont();
  font.SetPointSize(letters(8));
  dc.SetFont(font);
  wxString label = ui(arrow.ways.front().label);
  if (arrow.ways.size() > 1) label += wxString::Format(" +%zu", arrow.ways.size() - 1);
  if (const auto tried = tried_.find({graph_.nodes[arrow.from].id, graph_.nodes[arrow.to].id});
      tried != tried_.end())
    label = ui(tried->second ? "✓ " : "○ ") + label;
  label = shortened(dc, label, 118);
  const wxSize size = dc.GetTextExtent(label);
  const wxPoint middle = rounded(on_curve(line, 0.5));
  const wxPoint at(middle.x - size.x / 2, middle.y - size.y - 5);  // above the line, which stays in sight
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE)));
  dc.DrawRoundedRectangle(wxRect(at, size).Inflate(3, 1), 3);
  dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT));
  dc.DrawText(label, at);
}

void FlowCanvas::draw_node(wxDC& dc, std::size_t index) const {
  const WalkStep& node = graph_.nodes[index];
  const GraphPoint& middle = layout_.nodes[index];
  const wxRect all(rounded({middle.x - node_width / 2, middle.y - node_height / 2}),
                   wxSize(static_cast<int>(node_width), static_cast<int>(node_height)));
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
  if (node.id == selected_) {
    dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), 4,
                    HasFocus() ? wxPENSTYLE_SOLID : wxPENSTYLE_SHORT_DASH));
    dc.DrawRoundedRectangle(frame.Inflate(6), 6);
  }
  if (node.problem) {
    const wxBitmap mark = severity_icon(*node.problem).GetBitmap(wxSize(24, 24));
    dc.DrawBitmap(mark, frame.GetRight() - 14, frame.y - 8, true);
  }
  wxFont font = GetFont();
  font.SetPointSize(letters(9));
  dc.SetFont(font.Bold());
  dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT));
  const wxString title = shortened(dc, ui(node.title), static_cast<int>(node_width) + 24);
  dc.DrawText(title, all.x + (all.width - dc.GetTextExtent(title).x) / 2, place.GetBottom() + 4);
  dc.SetFont(font);
  dc.SetTextForeground(quiet_text());
  const wxString note = shortened(dc, ui(node.note), static_cast<int>(node_width) + 24);
  dc.DrawText(note, all.x + (all.width - dc.GetTextExtent(note).x) / 2,
              place.GetBottom() + 6 + dc.GetCharHeight());
}

// --- mouse and keyboard
// ---------------------------------------------------------------------------------------

void FlowCanvas::mouse(wxMouseEvent& event) {
  const wxEventType type = event.GetEventType();
  const wxPoint at = event.GetPosition();
  if (type == wxEVT_MOUSEWHEEL) {
    if (event.ControlDown()) return zoom_by(event.GetWheelRotation() > 0 ? 1.15 : 1 / 1.15);
    fitted_ = false;
    const double way = static_cast<double>(event.GetWheelRotation()) / 120 * FromDIP(60);
    (event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL || event.ShiftDown() ? left_ : top_) += way;
    return Refresh();
  }
  if (type == wxEVT_LEFT_DCLICK) {
    if (HasCapture()) ReleaseMouse();
    pressed_.reset();
    pulled_.reset();
    if (const auto node = node_at(at)) step_opened.emit(std::string(graph_.nodes[*node].id));
    return;
  }
  if (type == wxEVT_LEFT_DOWN || type == wxEVT_MIDDLE_DOWN) {
    SetFocus();
    pressed_ = at;
    now_ = at;
    moving_ = type == wxEVT_MIDDLE_DOWN || !node_at(at);
    if (const auto node = node_at(at); node && type == wxEVT_LEFT_DOWN) {
      selected_ = graph_.nodes[*node].id;
      Refresh();
    }
    if (!HasCapture()) CaptureMouse();
  } else if (type == wxEVT_MOTION && pressed_) {
    const wxPoint moved = at - *pressed_;
    if (moving_) {
      fitted_ = false;
      left_ += moved.x;
      top_ += moved.y;
      pressed_ = at;
    } else if (!pulled_ && std::abs(moved.x) + std::abs(moved.y) > FromDIP(8)) {
      pulled_ = node_at(*pressed_);
    }
    now_ = at;
    Refresh();
  } else if (type == wxEVT_LEFT_UP || type == wxEVT_MIDDLE_UP) {
    if (HasCapture()) ReleaseMouse();
    const std::optional<std::size_t> from = pulled_, to = node_at(at);
    const bool clicked = pressed_ && !moving_ && !pulled_;
    pulled_.reset();
    pressed_.reset();
    moving_ = false;
    Refresh();
    if (clicked && to) return step_chosen.emit(std::string(graph_.nodes[*to].id));
    if (from && from != to)
      connection_drawn.emit(std::string(graph_.nodes[*from].id),
                            to ? std::string(graph_.nodes[*to].id) : std::string());
  }
}

// The nearest in that direction.
void FlowCanvas::choose_neighbour(int dx, int dy) {
  const auto from = find(selected_);
  if (!from || *from >= layout_.nodes.size()) {
    if (!graph_.nodes.empty()) step_chosen.emit(std::string(graph_.nodes.front().id));
    return;
  }
  std::optional<std::size_t> best;
  double nearest = std::numeric_limits<double>::max();
  for (std::size_t node = 0; node < layout_.nodes.size(); ++node) {
    const double x = layout_.nodes[node].x - layout_.nodes[*from].x,
                 y = layout_.nodes[node].y - layout_.nodes[*from].y;
    const double along = x * dx + y * dy, across = std::abs(x * dy) + std::abs(y * dx);
    if (node == *from || along < 1) continue;
    if (along + 2 * across < nearest) {
      nearest = along + 2 * across;
      best = node;
    }
  }
  if (best) step_chosen.emit(std::string(graph_.nodes[*best].id));
}

void FlowCanvas::key(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_LEFT:
      return choose_neighbour(-1, 0);
    case WXK_RIGHT:
      return choose_neighbour(1, 0);
    case WXK_UP:
      return choose_neighbour(0, -1);
    case WXK_DOWN:
      return choose_neighbour(0, 1);
    case WXK_PAGEDOWN:
      return choose_way(true);
    case WXK_PAGEUP:
      return choose_way(false);
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
      if (!selected_.empty()) step_opened.emit(std::string(selected_));
      return;
    case '+':
    case WXK_NUMPAD_ADD:
      return zoom_by(1.2);
    case '-':
    case WXK_NUMPAD_SUBTRACT:
      return zoom_by(1 / 1.2);
    case '0':
    case WXK_HOME:
      return zoom_to_fit();
    case WXK_INSERT:
      if (!selected_.empty()) connection_drawn.emit(std::string(selected_), std::string());
      return;
    case 'C':
      if (event.HasModifiers()) return event.Skip();
      return lead();
    case WXK_ESCAPE:
      leads_from_.clear();
      return Refresh();
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      return;
    default:
      event.Skip();
  }
}

}  // namespace facenotice::gui
