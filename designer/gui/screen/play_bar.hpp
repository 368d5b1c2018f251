// SPDX-License-Identifier: MIT
// Under the picture while a play is on: whether the camera is on, the clock, and what the person and the
// machine around them do.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/timer.h>
#include <wx/wrapsizer.h>

#include "designer/playing/play_control.hpp"
#include "designer/playing/play_strip.hpp"

namespace facenotice::gui {

class PlayBar : public wxPanel {
 public:
  PlayBar(wxWindow* parent, PlayControl& play);
  void refresh();
  // Nobody can touch the screen: it is used by keys.
  bool keypad_only() const { return keypad_->GetValue(); }
  Signal<> keypad_changed, stop_asked;

 private:
  void show_strip();
  void make_strip(const std::vector<StripAction>& strip);
  wxButton* add_button(const std::string& label, const std::string& tip, std::function<void()> run);
  void show_faults();

  PlayControl& play_;
  wxPanel* camera_;  // child windows belong to wxWidgets
  wxStaticText *camera_words_, *clock_;
  wxWrapSizer* buttons_;
  wxCheckBox *running_, *keypad_;
  wxButton *back_, *here_, *faults_, *stop_;
  std::vector<wxButton*> strip_;  // as strip_of(), but for what breaks
  wxTimer replay_, second_;
};

}  // namespace facenotice::gui
