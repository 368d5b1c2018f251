// SPDX-License-Identifier: MIT
// What wxWidgets 3.2 cannot say to GTK: names for screen readers, lists that leave the keys alone, and
// where the keyboard is in them.
#pragma once

#include <wx/dataview.h>
#include <wx/window.h>

namespace facenotice::gui {

// What a screen reader calls the control.
void set_spoken_name(wxWindow& window, const wxString& name);

// Turns off the pop-up search of GTK's lists, which would swallow Ctrl+F and every letter.
void turn_off_list_search(wxWindow& list);

// Selects a line of a flat list for the keyboard as well: wxDataViewCtrl's own SelectRow() leaves GTK's
// cursor behind, and the arrow keys go on from there. Tells of the selection as a key would.
void go_to_line(wxDataViewListCtrl& list, int line);

}  // namespace facenotice::gui
