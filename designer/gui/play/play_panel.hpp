// SPDX-License-Identifier: MIT
// The play in words: what can be done, what the screen says, and what the player recorded, showed, ordered
// and refused.
#pragma once

#include <string>
#include <vector>

#include <wx/listbox.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include "designer/playing/play_control.hpp"
#include "designer/workbench/signal.hpp"

namespace facenotice::gui {

class PlayPanel : public wxPanel {
 public:
  PlayPanel(wxWindow* parent, PlayControl& play);

 private:
  wxSizer* make_person();
  void refresh();
  void show_screen();
  void take_choice();

  PlayControl& play_;
  wxListBox* choices_;  // child windows belong to wxWidgets
  wxTextCtrl *spoken_, *log_;
  std::vector<std::string> choice_ids_;
  std::size_t shown_ = 0;
  Connections connections_;
};

}  // namespace facenotice::gui
