// SPDX-License-Identifier: MIT
#include "designer/gui/base/list_look.hpp"

#include <algorithm>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace facenotice::gui {

void end_in_dots(wxDataViewCtrl& list) {
  for (unsigned column = 0; column < list.GetColumnCount(); ++column)
    list.GetColumn(column)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
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
