// SPDX-License-Identifier: MIT
// A form that may be longer than its window.
#pragma once

#include <wx/scrolwin.h>

namespace facenotice::gui {

// Its scroll bar is there to be seen as long as there is more than fits, and whatever gets the keyboard comes
// into sight, with its label.
void scroll_as_form(wxScrolledWindow& form);
// Likewise for what is gone to by the program.
void bring_into_sight(wxScrolledWindow& form, const wxWindow& child);

}  // namespace facenotice::gui
