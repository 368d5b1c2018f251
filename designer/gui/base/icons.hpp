// SPDX-License-Identifier: MIT
// The window's pictures: the desktop's own where it has them, else drawn here.
#pragma once

#include <wx/bmpbndl.h>

#include "schema/check/check.hpp"

namespace facenotice::gui {

wxBitmapBundle severity_icon(Severity severity);
wxBitmapBundle problem_icon();  // the document itself is broken
wxBitmapBundle program_icon();

enum class Icon { open, save, undo, redo, play, stop, replay, done };
// In the text colour of the system, for the toolbar.
wxBitmapBundle toolbar_icon(Icon icon);

}  // namespace facenotice::gui
