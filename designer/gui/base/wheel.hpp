// SPDX-License-Identifier: MIT
// The mouse wheel scrolls a form; it never changes an answer that the pointer happens to pass.
#pragma once

#include <wx/scrolwin.h>
#include <wx/window.h>

namespace facenotice::gui {

// GTK's drop-downs take the wheel as a choice. This one leaves it to what it stands in.
inline void leave_wheel_to_form(wxWindow& control) {
  control.Bind(wxEVT_MOUSEWHEEL, [&control](wxMouseEvent& event) {
    for (wxWindow* around = control.GetParent(); around != nullptr; around = around->GetParent())
      if (auto* form = dynamic_cast<wxScrolledWindow*>(around)) {
        int unit = 1;
        form->GetScrollPixelsPerUnit(nullptr, &unit);
        const int lines = event.GetWheelRotation() > 0 ? -1 : 1;
        const wxPoint at = form->GetViewStart();
        form->Scroll(at.x, at.y + lines * control.FromDIP(48) / (unit > 0 ? unit : 1));
        return;
      }
  });
}

}  // namespace facenotice::gui
