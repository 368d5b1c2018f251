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
#include "designer/gui/base/text.hpp"
#include "designer/gui/flow/way_look.hpp"
#include "designer/pictures/graph_words.hpp"

namespace facenotice::gui {
namespace {

constexpr double least_to_be_read = 0.7;  // titles of some seven points
constexpr int edge = 66;  // units around the graph: the label of the highest way has two lines above it

}  // namespace

FlowCanvas::FlowCanvas(wxWindow* parent, Thumbnails& thumbnails, const Words& words)
    : wxWindow(AccessibleParts::parent_of_canvas(parent), wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxWANTS_CHARS),
      words_(words),
      painter_(thumbnails, GetFont()),
      pictures_wait_(this),
      said_(*this, {[this](std::size_t part) { return place_of(parts_[part]); },
                    [this](std::size_t part) { choose(part); }}) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    place_again();
    redraw();
    event.Skip();
  });
  for (const auto& type : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_LEFT_DCLICK, wxEVT_MOTION, wxEVT_MIDDLE_DOWN,
                           wxEVT_MIDDLE_UP, wxEVT_MOUSEWHEEL})
    Bind(type, &FlowCanvas::mouse, this);
  Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) {
    pulled_.reset();
    pressed_.reset();
    moving_ = mapping_ = false;
    redraw();
  });
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { moving_&& pressed_ ? pictures_changed() : redraw(); });
  Bind(wxEVT_KEY_DOWN, &FlowCanvas::key, this);
  for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS})
    Bind(type, [this](wxFocusEvent& event) {
      redraw();
      CallAfter([this] { said_.focus_changed(); });
      event.Skip();
    });
}

void FlowCanvas::show(FlowGraph graph, GraphLayout layout) {
  scene_.graph = std::move(graph);
  scene_.layout = std::move(layout);
  place_again();
  show_parts();
  redraw();
}

void FlowCanvas::select(const std::string& step, const ElementPath& way) {
  const bool another = scene_.selected != step;
  scene_.selected = step;
  scene_.selected_way = way;
  if (const auto node = find(step); another && node) bring_into_view(*node);
  said_.select(find_part(parts_, scene_.graph, scene_.selected, scene_.selected_way));
  redraw();
}

void FlowCanvas::show_parts() {
  parts_ = graph_parts(words_, scene_.graph);
  std::vector<AccessiblePart> said;
  for (const GraphPart& part : parts_)
    said.push_back(
        {part.key, ui(part.name), part.arrow ? AccessiblePart::Role::link : AccessiblePart::Role::icon});
  said_.show(std::move(said));
  said_.select(find_part(parts_, scene_.graph, scene_.selected, scene_.selected_way));
}

// A way's is the middle of its line.
wxRect FlowCanvas::place_of(const GraphPart& part) const {
  if (part.step >= scene_.layout.nodes.size()) return {};
  GraphPoint middle = scene_.layout.nodes[part.step];
  double height = graph_node_height;
  if (part.arrow && scene_.layout.edges[*part.arrow].size() >= 4) {
    middle = on_curve(scene_.layout.edges[*part.arrow], 0.5);
    height = 20;
  }
  return {
      rounded({left_ + (middle.x - graph_node_width / 2) * scale_, top_ + (middle.y - height / 2) * scale_}),
      rounded({left_ + (middle.x + graph_node_width / 2) * scale_, top_ + (middle.y + height / 2) * scale_})};
}

void FlowCanvas::choose(std::optional<std::size_t> part) {
  if (!part || *part >= parts_.size()) return;
  const GraphPart chosen = parts_[*part];
  if (scene_.graph.nodes[chosen.step].id != scene_.selected || !chosen.arrow)
    step_chosen.emit(std::string(scene_.graph.nodes[chosen.step].id));
  if (chosen.arrow) way_chosen.emit(chosen.way);
}

// Through the ways out of the step that is selected.
void FlowCanvas::choose_way(bool forward) {
  if (const auto now = find_part(parts_, scene_.graph, scene_.selected, scene_.selected_way))
    choose(next_way(parts_, *now, forward));
}

// Once where a way begins, once where it leads.
void FlowCanvas::lead() {
  const std::string from = std::exchange(leads_from_, leads_from_.empty() ? scene_.selected : std::string());
  redraw();
  if (!from.empty() && from != scene_.selected) connection_drawn.emit(from, std::string(scene_.selected));
}

void FlowCanvas::mark_path(std::vector<std::pair<std::string, std::string>> path) {
  scene_.path = std::move(path);
  redraw();
}

void FlowCanvas::mark_tried(std::map<std::pair<std::string, std::string>, bool> ways) {
  if (ways == scene_.tried) return;
  scene_.tried = std::move(ways);
  redraw();
}

// Of a large flow they come one after the other for seconds: who moves the graph meanwhile is not held up.
void FlowCanvas::pictures_changed() {
  constexpr int patience_ms = 500;
  if (!pictures_wait_.IsRunning()) pictures_wait_.StartOnce(patience_ms);
}

wxSize FlowCanvas::whole_size() const {
  return {std::max(1, static_cast<int>(scene_.layout.width) + 2 * edge),
          std::max(1, static_cast<int>(scene_.layout.height) + 2 * edge)};
}

void FlowCanvas::zoom_to_fit() {
  placed_ = Placed::whole;
  place_again();
}

// Above the foot.
wxSize FlowCanvas::graph_room() const {
  return {GetClientSize().x, GetClientSize().y - foot_height(*this, words_)};
}

void FlowCanvas::place_again() {
  const wxSize room = graph_room(), all = whole_size();
  if (placed_ == Placed::by_hand || room.x < 10 || room.y < 10) return;
  const double whole =
      std::clamp(std::min(static_cast<double>(room.x) / all.x, static_cast<double>(room.y) / all.y), 0.05,
                 1.2 * FromDIP(1));
  scale_ = placed_ == Placed::whole ? whole : std::max(whole, least_to_be_read * FromDIP(1));
  // Along what has no room, the step that is selected is in the middle, or the edge where it is near one.
  const std::size_t node = find(scene_.selected).value_or(0);
  const GraphPoint middle = node < scene_.layout.nodes.size() ? scene_.layout.nodes[node] : GraphPoint{};
  const auto begin = [this](double space, double size, double at) {
    if (size * scale_ <= space) return (space - size * scale_) / 2 + edge * scale_;
    return std::clamp(space / 2 - at * scale_, space - (size - edge) * scale_, edge * scale_);
  };
  left_ = begin(room.x, all.x, middle.x);
  top_ = begin(room.y, all.y, middle.y);
  redraw();
}

void FlowCanvas::zoom_by(double factor) {
  placed_ = Placed::by_hand;
  const double before = scale_;
  scale_ = std::clamp(scale_ * factor, 0.03, 4.0);
  // About the middle, or about the mouse.
  const wxPoint mouse_now = ScreenToClient(wxGetMousePosition());
  const wxPoint about =
      GetClientRect().Contains(mouse_now) ? mouse_now : wxPoint(GetClientSize().x / 2, GetClientSize().y / 2);
  left_ = about.x - (about.x - left_) * scale_ / before;
  top_ = about.y - (about.y - top_) * scale_ / before;
  redraw();
}

GraphPoint FlowCanvas::in_graph(const wxPoint& at) const {
  return {(at.x - left_) / scale_, (at.y - top_) / scale_};
}

std::optional<std::size_t> FlowCanvas::node_at(const wxPoint& at) const {
  const GraphPoint point = in_graph(at);
  for (std::size_t node = 0; node < scene_.layout.nodes.size(); ++node)
    if (std::abs(point.x - scene_.layout.nodes[node].x) <= graph_node_width / 2 &&
        std::abs(point.y - scene_.layout.nodes[node].y) <= graph_node_height / 2)
      return node;
  return std::nullopt;
}

std::optional<std::size_t> FlowCanvas::find(const std::string& step) const {
  for (std::size_t node = 0; node < scene_.graph.nodes.size(); ++node)
    if (scene_.graph.nodes[node].id == step) return node;
  return std::nullopt;
}

void FlowCanvas::centre(const std::string& step) {
  const auto node = find(step);
  if (!node) return;
  if (scale_ < least_to_be_read * FromDIP(1)) {
    scale_ = least_to_be_read * FromDIP(1);
    redraw();
  }
  show_around(scene_.layout.nodes[*node]);
}

void FlowCanvas::bring_into_view(std::size_t node) {
  if (node >= scene_.layout.nodes.size()) return;
  if (placed_ == Placed::to_be_read) return place_again();
  const double x = left_ + scene_.layout.nodes[node].x * scale_,
               y = top_ + scene_.layout.nodes[node].y * scale_;
  const wxSize room = graph_room();
  const double half_x = graph_node_width * scale_ / 2, half_y = graph_node_height * scale_ / 2;
  if (x - half_x < 0 || x + half_x > room.x || y - half_y < 0 || y + half_y > room.y) {
    placed_ = Placed::by_hand;
    left_ += room.x / 2.0 - x;
    top_ += room.y / 2.0 - y;
  }
}

// --- drawing
// -------------------------------------------------------------------------------------------------

// The graph with half a window around it: what is moved is only put elsewhere, which is quick however large
// the graph is.
void FlowCanvas::draw_ahead() {
  const wxSize room = GetClientSize();
  const bool holds = !ahead_.stale && ahead_.room == room && ahead_.scale == scale_ &&
                     std::abs(left_ - ahead_.left) <= ahead_.margin.x &&
                     std::abs(top_ - ahead_.top) <= ahead_.margin.y;
  if (holds) return;
  ahead_ = {{}, room, wxSize(room.x / 2, room.y / 2), scale_, left_, top_, false};
  const wxSize size(std::max(1, room.x + 2 * ahead_.margin.x), std::max(1, room.y + 2 * ahead_.margin.y));
  ahead_.bitmap.CreateWithDIPSize(size, GetContentScaleFactor(), 24);
  wxMemoryDC dc(ahead_.bitmap);
  dc.SetBackground(
      wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE).ChangeLightness(dark_desktop() ? 95 : 103));
  dc.Clear();
  dc.SetUserScale(scale_, scale_);
  dc.SetDeviceOrigin(static_cast<int>(left_) + ahead_.margin.x, static_cast<int>(top_) + ahead_.margin.y);
  const GraphPoint corner = in_graph(wxPoint(-ahead_.margin.x, -ahead_.margin.y));
  scene_.focused = HasFocus();
  painter_.draw(dc, scene_, scale_,
                wxRect(rounded(corner),
                       wxSize(static_cast<int>(size.x / scale_) + 1, static_cast<int>(size.y / scale_) + 1)));
}

void FlowCanvas::redraw() {
  ahead_.stale = true;
  Refresh();
}

void FlowCanvas::paint() {
  wxAutoBufferedPaintDC dc(this);
  draw_ahead();
  dc.DrawBitmap(ahead_.bitmap, static_cast<int>(std::lround(left_ - ahead_.left)) - ahead_.margin.x,
                static_cast<int>(std::lround(top_ - ahead_.top)) - ahead_.margin.y);
  const auto leading = find(leads_from_), to = find(scene_.selected);
  if (pulled_ || (leading && to)) {
    const auto in_window = [this](std::size_t node) {
      return rounded(
          {left_ + scene_.layout.nodes[node].x * scale_, top_ + scene_.layout.nodes[node].y * scale_});
    };
    dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), FromDIP(2)));
    dc.DrawLine(in_window(pulled_ ? *pulled_ : *leading), pulled_ ? now_ : in_window(*to));
  }
  dc.SetFont(GetFont());
  draw_legend(dc, words_, *this, scene_.tried.empty() ? wxString() : ui(words_.tr("✓ tried  ○ untried")));
  if (const auto map = mini_map()) map->draw(dc, scene_.layout);
}

std::optional<MiniMap> FlowCanvas::mini_map() const {
  return MiniMap::of(*this, scene_.layout, {in_graph(wxPoint(0, 0)), scale_}, foot_height(*this, words_));
}

void FlowCanvas::show_around(const GraphPoint& middle) {
  placed_ = Placed::by_hand;
  left_ = graph_room().x / 2.0 - middle.x * scale_;
  top_ = graph_room().y / 2.0 - middle.y * scale_;
  Refresh();
}

void FlowCanvas::draw_all(wxDC& dc) const {
  dc.SetBackground(*wxWHITE_BRUSH);
  dc.Clear();
  dc.SetDeviceOrigin(edge, edge);
  painter_.draw(dc, scene_, 1, wxRect(wxPoint(-edge, -edge), whole_size()));
}

// --- mouse and keyboard
// ---------------------------------------------------------------------------------------

void FlowCanvas::mouse(wxMouseEvent& event) {
  const wxEventType type = event.GetEventType();
  const wxPoint at = event.GetPosition();
  if (type == wxEVT_MOUSEWHEEL) {
    if (event.ControlDown()) return zoom_by(event.GetWheelRotation() > 0 ? 1.15 : 1 / 1.15);
    placed_ = Placed::by_hand;
    const double way = static_cast<double>(event.GetWheelRotation()) / 120 * FromDIP(60);
    (event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL || event.ShiftDown() ? left_ : top_) += way;
    return Refresh();
  }
  if (type == wxEVT_LEFT_DCLICK) {
    if (HasCapture()) ReleaseMouse();
    pressed_.reset();
    pulled_.reset();
    if (const auto node = node_at(at)) step_opened.emit(std::string(scene_.graph.nodes[*node].id));
    return;
  }
  if (type == wxEVT_LEFT_DOWN || (mapping_ && type == wxEVT_MOTION)) {
    const auto map = mini_map();
    mapping_ = map && (mapping_ || map->holds(at));
    if (mapping_) {
      if (!HasCapture()) CaptureMouse();
      return show_around(map->in_graph(at));
    }
  }
  if (type == wxEVT_LEFT_UP && std::exchange(mapping_, false)) {
    if (HasCapture()) ReleaseMouse();
    return;
  }
  if (type == wxEVT_LEFT_DOWN || type == wxEVT_MIDDLE_DOWN) {
    SetFocus();
    pressed_ = at;
    now_ = at;
    moving_ = type == wxEVT_MIDDLE_DOWN || !node_at(at);
    if (const auto node = node_at(at); node && type == wxEVT_LEFT_DOWN) {
      scene_.selected = scene_.graph.nodes[*node].id;
      redraw();
    }
    if (!HasCapture()) CaptureMouse();
  } else if (type == wxEVT_MOTION && pressed_) {
    const wxPoint moved = at - *pressed_;
    if (moving_) {
      placed_ = Placed::by_hand;
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
    if (clicked && to) return step_chosen.emit(std::string(scene_.graph.nodes[*to].id));
    if (from && from != to)
      connection_drawn.emit(std::string(scene_.graph.nodes[*from].id),
                            to ? std::string(scene_.graph.nodes[*to].id) : std::string());
  }
}

// The nearest in that direction.
void FlowCanvas::choose_neighbour(int dx, int dy) {
  const auto from = find(scene_.selected);
  if (!from || *from >= scene_.layout.nodes.size()) {
    if (!scene_.graph.nodes.empty()) step_chosen.emit(std::string(scene_.graph.nodes.front().id));
    return;
  }
  std::optional<std::size_t> best;
  double nearest = std::numeric_limits<double>::max();
  for (std::size_t node = 0; node < scene_.layout.nodes.size(); ++node) {
    const double x = scene_.layout.nodes[node].x - scene_.layout.nodes[*from].x,
                 y = scene_.layout.nodes[node].y - scene_.layout.nodes[*from].y;
    const double along = x * dx + y * dy, across = std::abs(x * dy) + std::abs(y * dx);
    if (node == *from || along < 1) continue;
    if (along + 2 * across < nearest) {
      nearest = along + 2 * across;
      best = node;
    }
  }
  if (best) step_chosen.emit(std::string(scene_.graph.nodes[*best].id));
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
      if (!scene_.selected.empty()) step_opened.emit(std::string(scene_.selected));
      return;
    case '+':
    case '=':  // the same key, told without Shift
    case WXK_NUMPAD_ADD:
      return zoom_by(1.2);
    case '-':
    case WXK_NUMPAD_SUBTRACT:
      return zoom_by(1 / 1.2);
    case '0':
    case WXK_HOME:
      return zoom_to_fit();
    case WXK_INSERT:
      if (!scene_.selected.empty()) connection_drawn.emit(std::string(scene_.selected), std::string());
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
