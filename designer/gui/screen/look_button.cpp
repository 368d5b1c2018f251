// SPDX-License-Identifier: MIT
#include "designer/gui/screen/look_button.hpp"

#include <wx/menu.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/context_menu.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {

LookButton::LookButton(wxWindow* parent, const Words& words) : wxButton(parent, wxID_ANY), words_(words) {
  SetToolTip(ui(words_.tr("Look at the screen with other eyes")));
  Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose(); });
  say();
}

void LookButton::say() {
  const std::string label = overlays_in_words(words_, on_);
  SetLabel(ui(label + " ▾"));
  set_spoken_name(*this, ui(words_.trf("{}: {}", words_.tr("Look at the screen with other eyes"), label)));
}

void LookButton::choose() {
  wxMenu menu;
  menu.Append(1, ui(words_.tr("As it is")))->Enable(!on_.empty());
  for (std::size_t i = 0; i < overlays.size(); ++i) {
    const Overlay one = overlays[i];
    if (one == Overlay::touch_areas || one == Overlay::without_red || one == Overlay::true_size)
      menu.AppendSeparator();
    menu.AppendCheckItem(static_cast<int>(i) + 2, ui(overlay_in_words(words_, one)))
        ->Check(on_.count(one) != 0);
  }
  const int chosen = choose_from(*this, menu);
  if (chosen < 1) return;
  on_ = chosen == 1 ? Overlays() : turned(on_, overlays[static_cast<std::size_t>(chosen) - 2]);
  say();
  changed.emit();
}

}  // namespace facenotice::gui
