// SPDX-License-Identifier: MIT
// After a crash: what was noted can be read and deleted. Nothing of it leaves the computer.
#pragma once

#include <wx/frame.h>

#include "designer/gui/base/reporter.hpp"

namespace facenotice::gui {

// Says so in the notice bar where there is a report, and nothing where there is none.
void tell_of_crashes(wxFrame& frame, Reporter& reporter);

}  // namespace facenotice::gui
