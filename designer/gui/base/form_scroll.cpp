// SPDX-License-Identifier: MIT
// GTK hides scroll bars until the pointer is near; wxWidgets scrolls to nothing that stands in a panel of its
// own.
#include "designer/gui/base/form_scroll.hpp"

#include <gtk/gtk.h>

#include <algorithm>

#include <wx/weakref.h>

namespace facenotice::gui {

void bring_into_sight(wxScrolledWindow& form, const wxWindow& child) {
  int unit = 0;
  form.GetScrollPixelsPerUnit(nullptr, &unit);
  if (unit <= 0) return;
  // What stands in the form itself: the control with its label and what is said of it.
  const wxWindow* whole = &child;
  while (whole->GetParent() != nullptr && whole->GetParent() != &form) whole = whole->GetParent();
  if (whole->GetParent() == nullptr) return;
  const int shown = form.GetClientSize().y, above = form.FromDIP(12);
  wxRect place(form.ScreenToClient(whole->GetScreenPosition()), whole->GetSize());
  if (place.height > shown)  // one that is larger than the window: the control alone
    place = wxRect(form.ScreenToClient(child.GetScreenPosition()), child.GetSize());
  const int now = form.GetViewStart().y;
  if (place.y < 0)
    form.Scroll(-1, now - (above - place.y + unit - 1) / unit);
  else if (place.y + place.height > shown)
    form.Scroll(-1, now + (std::min(place.y, place.y + place.height + above - shown) + unit - 1) / unit);
}

void scroll_as_form(wxScrolledWindow& form) {
  form.SetScrollRate(0, form.FromDIP(12));
  if (GTK_IS_SCROLLED_WINDOW(form.GetHandle()))
    gtk_scrolled_window_set_overlay_scrolling(GTK_SCROLLED_WINDOW(form.GetHandle()), FALSE);
  form.Bind(wxEVT_CHILD_FOCUS, [&form](wxChildFocusEvent& event) {
    event.Skip();
    // Afterwards: a field may only now say what is wrong with it.
    const wxWindowRef child = event.GetWindow();
    form.CallAfter([&form, child] {
      if (child) bring_into_sight(form, *child);
    });
  });
}

}  // namespace facenotice::gui
