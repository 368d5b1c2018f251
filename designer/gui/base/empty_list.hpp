// SPDX-License-Identifier: MIT
// Taking all rows out of a list or tree.
#pragma once

#include <wx/dataview.h>

namespace facenotice::gui {

// GTK's controls remember a row that EnsureVisible() was asked for until the next idle moment, and look at it
// then even if it is gone: the moment is now.
template <class List>
void empty_list(List& list) {
  list.OnInternalIdle();
  list.DeleteAllItems();
}

}  // namespace facenotice::gui
