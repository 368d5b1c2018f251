// SPDX-License-Identifier: MIT
// Depth first.
#include "designer/gui/frame/menu_commands.hpp"

#include <wx/utils.h>

#include "designer/gui/base/text.hpp"

namespace facenotice::gui {
namespace {

// Chinese labels have their mnemonic in brackets, “打开(&O)…”, which wxWidgets strips at the end only.
std::string plain(const wxString& label) {
  wxString words = label.BeforeFirst('\t');
  if (const std::size_t at = words.find("(&"); at != wxString::npos && words.Mid(at + 3, 1) == ")")
    words.erase(at, 4);
  return utf8(wxStripMenuCodes(words));
}

void collect(wxMenu& menu, const std::string& path, std::vector<MenuCommand>& commands) {
  menu.UpdateUI();  // what is enabled is asked when a menu opens, and this one has not been
  for (wxMenuItem* item : menu.GetMenuItems()) {
    const std::string label = plain(item->GetItemLabel());
    if (item->IsSeparator()) continue;
    if (wxMenu* inner = item->GetSubMenu())
      collect(*inner, path + " › " + label, commands);
    else
      commands.push_back(
          {item->GetId(), label, path, utf8(item->GetItemLabel().AfterFirst('\t')), item->IsEnabled()});
  }
}

}  // namespace

std::vector<MenuCommand> commands_of(const wxMenuBar& bar) {
  std::vector<MenuCommand> commands;
  for (std::size_t i = 0; i < bar.GetMenuCount(); ++i)
    collect(*bar.GetMenu(i), plain(bar.GetMenuLabel(i)), commands);
  return commands;
}

}  // namespace facenotice::gui
