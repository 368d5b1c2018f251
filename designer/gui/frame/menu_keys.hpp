// SPDX-License-Identifier: MIT
// The keys of the menus as a person has chosen them, kept in the settings.
#pragma once

#include <string>

#include <wx/frame.h>

#include "designer/workbench/key_map.hpp"

namespace facenotice::gui {

class MenuKeys {
 public:
  // Of a frame whose menus are there with their standard keys; gives them the chosen ones.
  explicit MenuKeys(wxFrame& frame);

  const KeyMap& map() const { return map_; }
  const std::string& keys_of(int command) const;
  // Shows and keeps them. Throws UserError when the settings cannot be written; they hold all the same.
  void take(KeyMap map);

 private:
  void show();

  wxFrame& frame_;
  KeyMap map_;
};

}  // namespace facenotice::gui
