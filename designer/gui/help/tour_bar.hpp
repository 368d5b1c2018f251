// SPDX-License-Identifier: MIT
// Leads who is here for the first time through the window, in a bar that takes no keyboard and can be left at
// any time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include "schema/base/words.hpp"

namespace facenotice::gui {

enum class TourStop : std::uint8_t { outline, screen, findings, play, review };

class TourBar : public wxPanel {
 public:
  // `show` brings what a stop speaks of to where it can be seen.
  TourBar(wxWindow* parent, const Words& words, std::function<void(TourStop)> show);

  void start();
  // Unless somebody has gone through it, or left it, before.
  void start_if_new();

 private:
  void go_to(std::size_t stop);
  void leave();

  Words words_;
  std::function<void(TourStop)> show_;
  wxStaticText* said_;  // child windows belong to wxWidgets
  wxButton *next_, *leave_;
  std::size_t stop_ = 0;
  int width_ = 0;  // that the words are wrapped for
};

}  // namespace facenotice::gui
