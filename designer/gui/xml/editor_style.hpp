// SPDX-License-Identifier: MIT
// Colours, margins and markers of the XML editor, from the system's colours.
#pragma once

#include <wx/stc/stc.h>

namespace facenotice::gui {

// Markers on lines and squiggles under text, by what they say.
enum Mark : int { mark_problem = 0, mark_error, mark_warning, mark_review, mark_count };

constexpr int line_number_margin = 0, mark_margin = 1, fold_margin = 2;

// Everything that does not depend on the text; again when the system's colours change.
void style_editor(wxStyledTextCtrl& editor);
// The margin is as wide as the longest line number.
void fit_line_numbers(wxStyledTextCtrl& editor);

}  // namespace facenotice::gui
