// SPDX-License-Identifier: MIT
#include "designer/gui/base/context_menu.hpp"

#include <gtk/gtk.h>

namespace facenotice::gui {

int choose_from(wxWindow& window, wxMenu& menu) {
  GtkWidget* holds_the_input = gtk_grab_get_current();
  if (holds_the_input != nullptr && GTK_IS_MENU(holds_the_input)) return wxID_NONE;
  return window.GetPopupMenuSelectionFromUser(menu);
}

}  // namespace facenotice::gui
