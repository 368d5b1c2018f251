// SPDX-License-Identifier: MIT
// The whole flow at a glance: laid out in the background, connected by drawing.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <wx/checkbox.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/pictures/flow_graph.hpp"
#include "designer/pictures/graph_layout.hpp"
#include "designer/pictures/thumbnails.hpp"
#include "designer/playing/path_shelf.hpp"
#include "designer/playing/play_control.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class FlowCanvas;

class FlowView : public wxPanel {
 public:
  FlowView(wxWindow* parent, Workbench& workbench, Selection& selection, Thumbnails& thumbnails,
           PlayControl& play, PathShelf& shelf, const FormatWords& names, Reporter& reporter);

  void export_picture();
  void find();            // the keyboard goes to the search field
  Signal<> screen_asked;  // the user wants to work on the screen that is selected

 private:
  using FlowPath = std::vector<std::pair<std::string, std::string>>;  // from step to step, by id
  struct Result {
    FlowGraph graph;
    GraphLayout layout;
    std::string trouble;
  };
  struct Request {
    Document document;
    std::shared_ptr<const Report> report;  // of the document, or null
    std::string language;                  // that is looked at
    MachineWays machine_ways;
  };
  Result work(const Request& request) const;
  void refresh();
  void take(const std::shared_ptr<Result>& result);
  FlowPath path() const;
  void show_path();
  void show_tried();
  void connect_steps(const std::string& from, const std::string& to);
  void search();
  void show_hint();

  Lifeline lifeline_;
  Workbench& workbench_;
  Selection& selection_;
  PlayControl& play_;
  PathShelf& shelf_;
  const FormatWords& names_;
  Reporter& reporter_;
  Post post_;
  wxStaticText *count_, *hint_;  // child windows belong to wxWidgets
  wxSearchCtrl* search_;
  wxCheckBox* machine_;
  FlowCanvas* canvas_;
  FlowGraph graph_;
  std::set<std::pair<std::string, std::string>> drawn_for_path_;  // asked for besides what is always drawn
  std::string marked_in_;  // the language whose words' problems are marked
  Connections connections_;
  Background<Request> background_;  // last: it uses all of the above
};

}  // namespace facenotice::gui
