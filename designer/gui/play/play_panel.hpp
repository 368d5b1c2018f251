// SPDX-License-Identifier: MIT
// The player's log: what it recorded, showed, ordered and refused.
#pragma once

#include <wx/panel.h>
#include <wx/textctrl.h>

#include "designer/workbench/play_control.hpp"
#include "designer/workbench/signal.hpp"

namespace facenotice::gui {

class PlayPanel : public wxPanel {
 public:
  PlayPanel(wxWindow* parent, PlayControl& play);

 private:
  void refresh();

  PlayControl& play_;
  wxTextCtrl* log_;
  std::size_t shown_ = 0;
  Connections connections_;
};

}  // namespace facenotice::gui
