// SPDX-License-Identifier: MIT
// What the Help menu shows.
#pragma once

#include <wx/frame.h>

#include "schema/base/words.hpp"

namespace facenotice::gui {

// Every command that has keys, with them.
void show_keyboard(wxFrame& frame, const Words& words);
void show_about(wxFrame& frame, const Words& words);

}  // namespace facenotice::gui
