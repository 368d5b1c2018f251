// SPDX-License-Identifier: MIT
// Saving paths, playing what is missing, and handing both on, with dialogs.
#pragma once

#include <functional>
#include <string>

#include <wx/window.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/playing/path_shelf.hpp"
#include "designer/playing/play_control.hpp"
#include "designer/workbench/selection.hpp"

namespace facenotice::gui {

class PathsPanel;

class PathActions {
 public:
  // `show_play`: what is played comes into sight; `show_paths`: the list of the saved ones does.
  PathActions(wxWindow& window, Workbench& workbench, Selection& selection, PlayControl& play,
              PathShelf& shelf, PathsPanel& panel, Reporter& reporter, std::function<void()> show_play,
              std::function<void()> show_paths);

  bool save();  // false: it was not
  // Whether the play that is on may end: where what was done is not saved, somebody is asked.
  bool may_end_play();
  void stop();
  void replay_all();
  void watch();
  void play_missing();
  void page();
  void test();
  void deck();

 private:
  const PlayPath& selected() const;
  std::string ask_for_file(const char* title, const std::string& name, const wxString& types);
  void written(const std::string& file);

  wxWindow& window_;
  Workbench& workbench_;
  Selection& selection_;
  PlayControl& play_;
  PathShelf& shelf_;
  PathsPanel& panel_;
  Reporter& reporter_;
  std::function<void()> show_play_, show_paths_;
  Connections connections_;
};

}  // namespace facenotice::gui
