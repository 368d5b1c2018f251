// SPDX-License-Identifier: MIT
// What a screen reader calls a control.
#pragma once

#include <wx/window.h>

namespace facenotice::gui {

// wxWidgets 3.2 has no call for this on GTK.
void set_spoken_name(wxWindow& window, const wxString& name);

}  // namespace facenotice::gui
