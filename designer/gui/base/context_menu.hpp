// SPDX-License-Identifier: MIT
// A menu at the pointer.
#pragma once

#include <wx/menu.h>
#include <wx/window.h>

namespace facenotice::gui {

// The id of what was chosen, wxID_NONE for nothing. While a menu is open no other one opens: a second right
// click that was on its way would have two of them wait for each other for ever.
int choose_from(wxWindow& window, wxMenu& menu);

}  // namespace facenotice::gui
