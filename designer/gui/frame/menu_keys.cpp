// SPDX-License-Identifier: MIT
// Labels carry the keys after a tab, as wxWidgets wants them.
#include "designer/gui/frame/menu_keys.hpp"

#include <algorithm>
#include <vector>

#include "designer/gui/base/text.hpp"
#include "designer/gui/frame/command_ids.hpp"
#include "designer/gui/frame/menu_commands.hpp"
#include "designer/gui/frame/settings.hpp"

namespace facenotice::gui {
namespace {

std::vector<CommandKeys> standard_keys(const wxMenuBar& bar) {
  std::vector<CommandKeys> all;
  for (const MenuCommand& command : commands_of(bar)) {
    const std::string name = command_name(command.id);
    if (!name.empty()) all.push_back({name, command.label, command.keys});
  }
  return all;
}

}  // namespace

MenuKeys::MenuKeys(wxFrame& frame) : frame_(frame), map_(standard_keys(*frame.GetMenuBar()), chosen_keys()) {
  show();
}

const std::string& MenuKeys::keys_of(int command) const {
  return map_.keys_of(command_name(command));
}

void MenuKeys::take(KeyMap map) {
  map_ = std::move(map);
  show();
  keep_keys(map_.chosen());
}

void MenuKeys::show() {
  for (const MenuCommand& command : commands_of(*frame_.GetMenuBar())) {
    const std::string name = command_name(command.id);
    if (name.empty() || map_.keys_of(name) == command.keys) continue;
    wxMenuItem* item = frame_.GetMenuBar()->FindItem(command.id);
    const wxString words = item->GetItemLabel().BeforeFirst('\t');
    const wxString keys = ui(map_.keys_of(name));
    item->SetItemLabel(keys.empty() ? words : words + "\t" + keys);
  }
  // These change their labels all the time, by which GTK loses their keys; redo has the keys of other
  // programs too, as long as nothing else wants them.
  std::vector<wxAcceleratorEntry> history;
  const auto add = [&](const std::string& keys, int command) {
    wxAcceleratorEntry entry;
    if (!keys.empty() && entry.FromString(ui(keys)))
      history.emplace_back(entry.GetFlags(), entry.GetKeyCode(), command);
  };
  add(keys_of(wxID_UNDO), wxID_UNDO);
  add(keys_of(wxID_REDO), wxID_REDO);
  if (map_.holder("Ctrl+Shift+Z") == nullptr) add("Ctrl+Shift+Z", wxID_REDO);
  frame_.SetAcceleratorTable(wxAcceleratorTable(static_cast<int>(history.size()), history.data()));
}

}  // namespace facenotice::gui
