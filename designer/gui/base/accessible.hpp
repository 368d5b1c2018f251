// SPDX-License-Identifier: MIT
// What wxWidgets 3.2 cannot say to GTK: names for screen readers, and lists that leave the keys alone.
#pragma once

#include <wx/window.h>

namespace facenotice::gui {

// What a screen reader calls the control.
void set_spoken_name(wxWindow& window, const wxString& name);

// Turns off the pop-up search of GTK's lists, which would swallow Ctrl+F and every letter.
void turn_off_list_search(wxWindow& list);

}  // namespace facenotice::gui
