// SPDX-License-Identifier: MIT
// What is told about the document, a page each: findings, the play, saved paths. The page that a play brings
// to the front gives way when the play ends: what it tells is over.
#pragma once

#include <optional>

#include <wx/notebook.h>

#include "designer/pictures/thumbnails.hpp"
#include "designer/playing/path_shelf.hpp"
#include "designer/playing/play_control.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class FindingsPanel;
class PathsPanel;
class PlayPanel;

class ToldPages : public wxNotebook {
 public:
  ToldPages(wxWindow* parent, Workbench& workbench, Selection& selection, const Thumbnails& thumbnails,
            PlayControl& play, PathShelf& shelf);

  FindingsPanel& findings() const { return *findings_; }
  PlayPanel& play() const { return *play_page_; }
  PathsPanel& paths() const { return *paths_; }

  void show(const wxWindow& page);

 private:
  void play_changed();

  PlayControl& play_;
  FindingsPanel* findings_;  // child windows belong to wxWidgets
  PlayPanel* play_page_;
  PathsPanel* paths_;
  std::optional<std::size_t> before_;  // the page that the play has taken the place of
  Connections connections_;
};

}  // namespace facenotice::gui
