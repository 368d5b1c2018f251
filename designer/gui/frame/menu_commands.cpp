// SPDX-License-Identifier: MIT
// Depth first.
#include "designer/gui/frame/menu_commands.hpp"

#include "designer/gui/base/text.hpp"

namespace facenotice::gui {
namespace {

void collect(wxMenu& menu, const std::string& path, std::vector<MenuCommand>& commands) {
  menu.UpdateUI();  // what is enabled is asked when a menu opens, and this one has not been
  for (wxMenuItem* item : menu.GetMenuItems()) {
    const std::string label = utf8(item->GetItemLabelText());
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
    collect(*bar.GetMenu(i), utf8(bar.GetMenuLabelText(i)), commands);
  return commands;
}

}  // namespace facenotice::gui
