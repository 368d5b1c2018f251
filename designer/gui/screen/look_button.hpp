// SPDX-License-Identifier: MIT
// With which eyes the screen is looked at: any that go together, turned on and off one by one.
#pragma once

#include <wx/button.h>

#include "designer/pictures/screen_overlays.hpp"
#include "designer/workbench/signal.hpp"

namespace facenotice::gui {

class LookButton : public wxButton {
 public:
  LookButton(wxWindow* parent, const Words& words);
  const Overlays& on() const { return on_; }
  Signal<> changed;

 private:
  void choose();
  void say();

  Words words_;
  Overlays on_;
};

}  // namespace facenotice::gui
