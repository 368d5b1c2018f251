// SPDX-License-Identifier: MIT
// GTK's own tree view behind a list of wxWidgets, which has no call for it. Only where wxWidgets is built on
// GTK.
#pragma once

#include <gtk/gtk.h>
#include <wx/window.h>

namespace facenotice::gui {

// Nothing where the list is none.
inline GtkTreeView* tree_view_of(const wxWindow& list) {
  GtkWidget* widget = list.m_widget;
  if (GTK_IS_BIN(widget) && !GTK_IS_TREE_VIEW(widget)) widget = gtk_bin_get_child(GTK_BIN(widget));
  return GTK_IS_TREE_VIEW(widget) ? GTK_TREE_VIEW(widget) : nullptr;
}

}  // namespace facenotice::gui
