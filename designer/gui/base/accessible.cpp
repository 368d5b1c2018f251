// SPDX-License-Identifier: MIT
// Straight to GTK's widgets; on other platforms wxWidgets does what is needed.
#include "designer/gui/base/accessible.hpp"

#ifdef __WXGTK__
#include <gtk/gtk.h>

#include "designer/gui/base/tree_view.hpp"
#endif

namespace facenotice::gui {

#ifdef __WXGTK__
namespace {

struct SpokenName {
  wxScopedCharBuffer bytes;
};

void name_inside(GtkWidget* inside, gpointer name) {
  atk_object_set_name(gtk_widget_get_accessible(inside), static_cast<SpokenName*>(name)->bytes.data());
  if (GTK_IS_BOX(inside)) gtk_container_forall(GTK_CONTAINER(inside), name_inside, name);
}

}  // namespace
#endif

void set_spoken_name(wxWindow& window, const wxString& name) {
  window.SetName(name);
#ifdef __WXGTK__
  SpokenName spoken{name.utf8_str()};
  const wxScopedCharBuffer& bytes = spoken.bytes;
  for (GtkWidget* widget : {window.m_widget, window.m_wxwindow}) {
    if (widget == nullptr) continue;
    atk_object_set_name(gtk_widget_get_accessible(widget), bytes.data());
    // The keyboard goes to a button inside of a choice, which has no name of its own.
    if (GTK_IS_COMBO_BOX(widget)) gtk_container_forall(GTK_CONTAINER(widget), name_inside, &spoken);
    // The control itself sits inside a scrolled window, where there is one.
    if (GTK_IS_BIN(widget))
      if (GtkWidget* child = gtk_bin_get_child(GTK_BIN(widget)))
        atk_object_set_name(gtk_widget_get_accessible(child), bytes.data());
  }
#endif
}

void turn_off_list_search(wxWindow& list) {
#ifdef __WXGTK__
  if (GtkTreeView* view = tree_view_of(list)) gtk_tree_view_set_enable_search(view, FALSE);
#else
  (void)list;
#endif
}

void go_to_line(wxDataViewListCtrl& list, int line) {
  list.EnsureVisible(list.RowToItem(line));
#ifdef __WXGTK__
  if (GtkTreeView* view = tree_view_of(list)) {
    GtkTreePath* path = gtk_tree_path_new_from_indices(line, -1);
    gtk_tree_view_set_cursor(view, path, nullptr, FALSE);
    gtk_tree_path_free(path);
  }
#else
  list.SetCurrentItem(list.RowToItem(line));
#endif
}

}  // namespace facenotice::gui
