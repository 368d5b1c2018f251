// SPDX-License-Identifier: MIT
// The machine's own words in all languages of the flow, side by side, to be read.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include "designer/authoring/machine_words.hpp"

namespace facenotice::gui {

class MachineWordsList : public wxPanel {
 public:
  MachineWordsList(wxWindow* parent, const Words& words);

  void show(const MachineWords& machine);

 private:
  void show_columns(const std::vector<std::string>& languages);

  const Words& words_;
  std::vector<std::string> languages_;
  wxStaticText* told_;  // child windows belong to wxWidgets
  wxDataViewListCtrl* list_;
};

}  // namespace facenotice::gui
