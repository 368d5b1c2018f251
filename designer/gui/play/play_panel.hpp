// SPDX-License-Identifier: MIT
// The play in words: what can be done, what the screen says, what happened moment by moment with a picture
// for each, and where each purpose stands.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/listbox.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include "designer/playing/play_control.hpp"
#include "designer/workbench/signal.hpp"

namespace facenotice::gui {

class PlayPanel : public wxScrolledWindow {
 public:
  PlayPanel(wxWindow* parent, PlayControl& play);

  Signal<> save_asked;  // the path, under a title

 private:
  wxSizer* make_person();
  wxSizer* make_timeline();
  wxSizer* make_state();
  void arrange();  // by the room there is
  void refresh();
  void show_screen();
  void show_timeline();
  void show_branches();
  void show_state();
  void show_log();
  void take_choice();
  wxIcon picture_of(const PlayMoment& moment);

  PlayControl& play_;
  wxBoxSizer* all_;  // belongs to wxWidgets, as child windows do
  std::optional<bool> tall_;
  wxListBox* choices_;
  wxDataViewListCtrl* timeline_;
  wxChoice* branches_;
  wxButton* save_;
  wxTextCtrl *spoken_, *state_, *log_;
  std::vector<std::string> choice_ids_;
  std::vector<std::string> rows_;  // what the timeline shows
  std::map<std::shared_ptr<const PlayPicture>, wxIcon> icons_;
  std::vector<std::string> logged_;
  bool filling_ = false;
  Connections connections_;
};

}  // namespace facenotice::gui
