// SPDX-License-Identifier: MIT
// The commands of a menu bar, in words: the menus are the one list of what the window can do.
#pragma once

#include <string>
#include <vector>

#include <wx/menu.h>

namespace facenotice::gui {

struct MenuCommand {
  int id = wxID_NONE;
  std::string label;  // "Save as…"
  std::string menu;   // "File › Export"
  std::string keys;   // "Ctrl+Shift+S"; empty: none
  bool enabled = true;
};

// In the order of the menus, as they are now.
std::vector<MenuCommand> commands_of(const wxMenuBar& bar);

}  // namespace facenotice::gui
