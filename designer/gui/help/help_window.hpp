// SPDX-License-Identifier: MIT
// Shows a page of help, as text that can be read by keyboard and screen reader.
#pragma once

#include <wx/frame.h>

#include "designer/authoring/help_page.hpp"

namespace facenotice::gui {

// Beside the frame, which can go on being used; the last page is replaced.
void show_help(wxFrame& frame, const Words& words, const HelpPage& page);

}  // namespace facenotice::gui
