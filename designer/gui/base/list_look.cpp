// SPDX-License-Identifier: MIT
#include "designer/gui/base/list_look.hpp"

#include <algorithm>

#ifdef __WXGTK__
#include <gtk/gtk.h>

#include "designer/gui/base/tree_view.hpp"
#endif

namespace facenotice::gui {

void end_in_dots(wxDataViewCtrl& list) {
  for (unsigned column = 0; column < list.GetColumnCount(); ++column)
    list.GetColumn(column)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
}

void end_in_dots(wxListBox& list) {
#ifdef __WXGTK__
  const auto in_column = [](GtkTreeViewColumn* column) {
    GList* cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(column));
    for (GList* cell = cells; cell != nullptr; cell = cell->next)
      if (GTK_IS_CELL_RENDERER_TEXT(cell->data))
        g_object_set(cell->data, "ellipsize", PANGO_ELLIPSIZE_END, nullptr);
    g_list_free(cells);
  };
  if (GtkTreeView* view = tree_view_of(list)) {
    GList* columns = gtk_tree_view_get_columns(view);
    for (GList* column = columns; column != nullptr; column = column->next)
      in_column(GTK_TREE_VIEW_COLUMN(column->data));
    g_list_free(columns);
  }
#endif
  list.Bind(wxEVT_MOTION, [&list](wxMouseEvent& event) {
    event.Skip();
    const int line = list.HitTest(event.GetPosition());
    const wxString words = line == wxNOT_FOUND ? wxString() : list.GetString(static_cast<unsigned>(line));
    if (list.GetToolTipText() != words) list.SetToolTip(words);
  });
}

void fill_with_last_column(wxDataViewCtrl& list, int least) {
  list.Bind(wxEVT_SIZE, [&list, least](wxSizeEvent& event) {
    event.Skip();
    list.CallAfter([&list, least] {
      const unsigned last = list.GetColumnCount() - 1;
      int room = list.GetClientSize().x - list.FromDIP(8);
      for (unsigned column = 0; column < last; ++column)
        if (!list.GetColumn(column)->IsHidden()) room -= list.GetColumn(column)->GetWidth();
      list.GetColumn(last)->SetWidth(std::max(least, room));
    });
  });
}

void only_shows(wxDataViewCtrl& tree) {
  tree.Bind(wxEVT_DATAVIEW_ITEM_START_EDITING, [](wxDataViewEvent& event) { event.Veto(); });
}

void begin_at_arrows(wxDataViewCtrl& tree) {
#ifdef __WXGTK__
  for (unsigned index = 0; index < tree.GetColumnCount(); ++index) {
    auto* column = GTK_TREE_VIEW_COLUMN(tree.GetColumn(index)->GetGtkHandle());
    GtkCellArea* area = gtk_cell_layout_get_area(GTK_CELL_LAYOUT(column));
    GList* cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(column));
    for (GList* cell = cells; cell != nullptr; cell = cell->next)
      gtk_cell_area_cell_set(area, GTK_CELL_RENDERER(cell->data), "fixed-size", FALSE, "align", FALSE,
                             nullptr);
    g_list_free(cells);
  }
#else
  (void)tree;
#endif
}

}  // namespace facenotice::gui
