// SPDX-License-Identifier: MIT
// The saved paths: which of them hold, what of the flow is tried, and what can be made of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include "designer/playing/path_shelf.hpp"
#include "designer/playing/play_control.hpp"

namespace facenotice::gui {

class PathsPanel : public wxPanel {
 public:
  PathsPanel(wxWindow* parent, PathShelf& shelf, PlayControl& play);

  // The path that is selected; null: none, or one that cannot be read.
  const PlayPath* selected() const;
  // Selects the path of that file, as soon as it is in the list.
  void select(const std::filesystem::path& file);

  Signal<> replay_all_asked, watch_asked, missing_asked, page_asked, test_asked, deck_asked;

 private:
  void refresh();
  void show_tried();
  void select_wanted();

  PathShelf& shelf_;
  PlayControl& play_;
  wxStaticText* tried_;  // child windows belong to wxWidgets
  wxDataViewListCtrl* list_;
  wxButton *replay_, *watch_, *missing_, *page_, *test_, *deck_;
  std::vector<std::string> rows_;
  std::filesystem::path to_select_;
  Connections connections_;
};

}  // namespace facenotice::gui
