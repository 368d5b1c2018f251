// SPDX-License-Identifier: MIT
// All commands and all named things of the document, found by a few letters.
#pragma once

#include <string>
#include <vector>

#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/textctrl.h>

#include "designer/authoring/named_elements.hpp"
#include "designer/gui/frame/menu_commands.hpp"

namespace facenotice::gui {

// ShowModal() says wxID_OK when something was chosen: a command, or else an element.
class PaletteDialog : public wxDialog {
 public:
  // Commands that are not enabled are left out.
  PaletteDialog(wxWindow& parent, const Words& words, const std::vector<MenuCommand>& commands,
                const std::vector<NamedElement>& elements);

  int command() const { return chosen_.command; }  // wxID_NONE: an element
  const ElementPath& element() const { return chosen_.element; }

 private:
  struct Entry {
    std::string label, kind, keys;
    int command = wxID_NONE;
    ElementPath element{};
  };
  void show_matches();
  void on_key(wxKeyEvent& event);
  void move(int rows);
  void choose();

  std::vector<Entry> entries_;
  std::vector<std::string> lines_;   // what is searched, one an entry
  std::vector<std::size_t> listed_;  // the entry of each row
  Entry chosen_;
  wxTextCtrl* typed_;  // child windows belong to wxWidgets
  wxDataViewListCtrl* list_;
};

}  // namespace facenotice::gui
