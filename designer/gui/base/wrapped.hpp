// SPDX-License-Identifier: MIT
// Words in lines of a width, for controls that do not break their own.
#pragma once

#include <wx/window.h>

namespace facenotice::gui {

constexpr int reading_width = 420;  // DIP: a line that is read with ease

// Broken at spaces, and between any two characters of scripts that are written without them (which
// wxStaticText::Wrap leaves on one line). Line ends of the text stay.
wxString wrapped(const wxWindow& window, const wxString& text, int width);

}  // namespace facenotice::gui
