// SPDX-License-Identifier: MIT
// What the Help menu shows.
#pragma once

#include <wx/frame.h>

#include "schema/base/words.hpp"

namespace facenotice::gui {

void show_about(wxFrame& frame, const Words& words);

}  // namespace facenotice::gui
