// SPDX-License-Identifier: MIT
#include "designer/gui/frame/window_place.hpp"

#include <gtk/gtk.h>
#include <wx/config.h>
#include <wx/display.h>

namespace facenotice::gui {

void restore_place(wxTopLevelWindow& window) {
  const wxConfigBase& config = *wxConfigBase::Get();
  const auto number = [&](const char* key, int otherwise) {
    return static_cast<int>(config.ReadLong(key, otherwise));
  };
  const wxRect screen = wxDisplay(&window).GetClientArea();
  wxSize size(number("/window/width", window.FromDIP(1560)), number("/window/height", window.FromDIP(960)));
  size.DecTo(screen.GetSize());
  window.SetSize(size);
  const wxPoint corner(number("/window/x", -1), number("/window/y", -1));
  // A window on a screen that is no longer there comes back to one that is.
  if (corner.x >= 0 && wxDisplay::GetFromPoint(corner) != wxNOT_FOUND)
    window.SetPosition(corner);
  else
    window.Centre();
  if (config.ReadBool("/window/maximized", false)) window.Maximize();
}

void show_in_its_size(wxTopLevelWindow& window) {
  // wxWidgets makes the native window before it shows it, without a size: for a moment the menu bar has no
  // room, of which GTK complains.
  const wxSize size = window.GetSize();
  GtkAllocation whole = {0, 0, size.x, size.y};
  GtkWidget* widget = window.GetHandle();
  gtk_widget_get_preferred_size(widget, nullptr, nullptr);
  gtk_widget_size_allocate(widget, &whole);
  window.Show();
}

void save_place(const wxTopLevelWindow& window) {
  wxConfigBase& config = *wxConfigBase::Get();
  config.Write("/window/maximized", window.IsMaximized());
  if (!window.IsMaximized() && !window.IsIconized()) {
    const wxRect place = window.GetRect();
    config.Write("/window/x", place.x);
    config.Write("/window/y", place.y);
    config.Write("/window/width", place.width);
    config.Write("/window/height", place.height);
  }
}

}  // namespace facenotice::gui
