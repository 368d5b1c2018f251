// SPDX-License-Identifier: MIT
// Where the window stands on the desktop, remembered in the settings.
#pragma once

#include <wx/toplevel.h>

namespace facenotice::gui {

void restore_place(wxTopLevelWindow& window);
// For the first time.
void show_in_its_size(wxTopLevelWindow& window);
void save_place(const wxTopLevelWindow& window);

}  // namespace facenotice::gui
