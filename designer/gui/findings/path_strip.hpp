// SPDX-License-Identifier: MIT
// How a person meets a finding: the screens of its path in a row, with what led from one to the next, walked
// step by step.
#pragma once

#include <optional>
#include <vector>

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>

#include "designer/pictures/path_scenes.hpp"
#include "designer/pictures/thumbnails.hpp"
#include "designer/workbench/signal.hpp"

namespace facenotice::gui {

class PathStrip : public wxPanel {
 public:
  PathStrip(wxWindow* parent, const Thumbnails& thumbnails, const Words& words);

  void show(std::vector<PathScene> scenes);
  // The next scene, or the one before; from the last on, the first again.
  void walk(bool forward);

  // Which scene is looked at, from 0; none before the walk begins.
  std::optional<std::size_t> now() const { return now_; }
  std::size_t size() const { return scenes_.size(); }

  Signal<> walked;                        // another scene is looked at, or none
  Signal<const std::string&> step_asked;  // somebody wants to see this step

 private:
  void go(std::size_t scene);
  void mark();
  wxBitmapBundle picture(std::size_t scene) const;

  const Thumbnails& thumbnails_;
  const Words words_;
  std::vector<PathScene> scenes_;
  std::optional<std::size_t> now_;
  wxScrolledWindow* row_;           // child windows belong to wxWidgets
  std::vector<wxButton*> buttons_;  // by scene
  wxButton* back_;
  wxStaticText* said_;
};

}  // namespace facenotice::gui
