// SPDX-License-Identifier: MIT
// Under the preview while a play is on: whether the camera is on, and what the machine around the person
// does.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include "designer/playing/play_control.hpp"

namespace facenotice::gui {

class PlayBar : public wxPanel {
 public:
  PlayBar(wxWindow* parent, PlayControl& play);
  void refresh();

 private:
  wxButton* add_button(wxSizer& sizer, const char* label, std::function<void()> run);

  PlayControl& play_;
  wxPanel* camera_;
  wxStaticText* camera_words_;
  wxButton *matched_, *not_matched_, *failed_, *done_, *fault_, *timeout_, *stop_;
  wxTimer replay_;
};

}  // namespace facenotice::gui
