// SPDX-License-Identifier: MIT
// How lists and trees show what they have little room for.
#pragma once

#include <wx/dataview.h>
#include <wx/listbox.h>

namespace facenotice::gui {

// A cell that is too narrow for its words says so by three dots, in all columns that the list has now.
void end_in_dots(wxDataViewCtrl& list);
// Of a plain list; the whole words of a line stand in its hint.
void end_in_dots(wxListBox& list);
// The last column is as wide as what the others leave of the list, but not less than `least` pixels: in all
// widths, no cell goes on behind the edge.
void fill_with_last_column(wxDataViewCtrl& list, int least);
// Nobody types over a line: a tree would take the words for its own, and the document would not know them.
void only_shows(wxDataViewCtrl& tree);
// A line without a picture begins where its arrow ends; GTK indents it as far as the widest picture.
void begin_at_arrows(wxDataViewCtrl& tree);

}  // namespace facenotice::gui
