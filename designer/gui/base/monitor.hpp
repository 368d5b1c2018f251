// SPDX-License-Identifier: MIT
// How large things are on the monitor that a window stands on.
#pragma once

#include <wx/window.h>

namespace facenotice::gui {

// Units of the window in a millimetre: from the width that the person measured, else from what the monitor
// tells, which is often a guess.
double units_per_mm(const wxWindow& window);

// In millimetres; 0: nobody has measured.
int measured_monitor_width();
// False: could not be written down.
bool keep_monitor_width(int width_mm);

}  // namespace facenotice::gui
