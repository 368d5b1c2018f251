// SPDX-License-Identifier: MIT
// Where on the screen the window stands, from one start to the next.
#pragma once

#include <wx/toplevel.h>

namespace facenotice::gui {

void restore_place(wxTopLevelWindow& window);
void save_place(const wxTopLevelWindow& window);

}  // namespace facenotice::gui
