// SPDX-License-Identifier: MIT
// Draws the graph of a flow with the pictures of its screens; moved, zoomed and used by mouse and keyboard.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/bitmap.h>
#include <wx/timer.h>
#include <wx/window.h>

#include "designer/gui/base/accessible_parts.hpp"
#include "designer/gui/flow/graph_painter.hpp"
#include "designer/gui/flow/mini_map.hpp"
#include "designer/pictures/flow_graph.hpp"
#include "designer/pictures/graph_layout.hpp"
#include "designer/pictures/graph_words.hpp"
#include "designer/pictures/thumbnails.hpp"
#include "designer/workbench/signal.hpp"

namespace facenotice::gui {

class FlowCanvas : public wxWindow {
 public:
  FlowCanvas(wxWindow* parent, Thumbnails& thumbnails, const Words& words);

  void show(FlowGraph graph, GraphLayout layout);
  // The step, and the way out of it where one is selected; empty: none.
  void select(const std::string& step, const ElementPath& way);
  // Arrows of a path, as pairs of steps: a finding's, a play's.
  void mark_path(std::vector<std::pair<std::string, std::string>> path);
  // Whether all ways between two steps were tried; where that is known, their labels say it.
  void mark_tried(std::map<std::pair<std::string, std::string>, bool> ways);
  void pictures_changed();
  void zoom_to_fit();
  // In the middle, so that what leads there and on is seen, too.
  void centre(const std::string& step);
  void zoom_by(double factor);
  // Everything, at its own size.
  void draw_all(wxDC& dc) const;
  wxSize whole_size() const;

  Signal<const std::string&> step_chosen;
  Signal<const std::string&> step_opened;
  Signal<const ElementPath&> way_chosen;
  Signal<const std::string&, const std::string&> connection_drawn;  // from, to; to is empty: on nothing
  bool AcceptsFocus() const override { return true; }

 private:
  void paint();
  void draw_ahead();
  void redraw();
  void mouse(wxMouseEvent& event);
  void key(wxKeyEvent& event);
  void choose_neighbour(int dx, int dy);
  void choose_way(bool forward);
  void choose(std::optional<std::size_t> part);
  void lead();
  void show_parts();
  wxRect place_of(const GraphPart& part) const;
  void place_again();
  void bring_into_view(std::size_t node);
  GraphPoint in_graph(const wxPoint& at) const;
  std::optional<std::size_t> node_at(const wxPoint& at) const;
  std::optional<std::size_t> find(const std::string& step) const;
  std::optional<MiniMap> mini_map() const;
  wxSize graph_room() const;
  void show_around(const GraphPoint& middle);

  // What was drawn last, with a margin around the window.
  struct Ahead {
    wxBitmap bitmap;
    wxSize room, margin;
    double scale = 0, left = 0, top = 0;
    bool stale = true;
  };

  Words words_;
  GraphPainter painter_;
  GraphScene scene_;
  Ahead ahead_;
  double scale_ = 1, left_ = 0, top_ = 0;  // pixels per unit; the graph's place in the window
  // Until somebody moves it, it is placed anew when its room or the graph changes: so that it can be read, or
  // whole.
  enum class Placed : unsigned char { to_be_read, whole, by_hand };
  Placed placed_ = Placed::to_be_read;
  std::optional<std::size_t> pulled_;  // a connection is drawn from it
  wxTimer pictures_wait_;
  std::optional<wxPoint> pressed_;
  wxPoint now_;
  bool moving_ = false, mapping_ = false;
  std::string leads_from_;  // the step where a way was begun by keyboard
  std::vector<GraphPart> parts_;
  AccessibleParts said_;
};

}  // namespace facenotice::gui
