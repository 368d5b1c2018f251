// SPDX-License-Identifier: MIT
// Options that are whole sentences, one below the other and each in full: a list or a choice would cut them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <wx/checkbox.h>
#include <wx/panel.h>
#include <wx/radiobut.h>

#include "designer/authoring/sheet.hpp"

namespace facenotice::gui {

class OptionColumn : public wxPanel {
 public:
  // Boxes to tick for `some_of`, else one to choose of all. `changed`: by the person.
  OptionColumn(wxWindow* parent, const SheetField& field, int width, const std::function<void()>& changed);

  void show(const std::string& value);
  std::string value() const;

 private:
  std::vector<SheetOption> options_;
  std::vector<wxCheckBox*> boxes_;  // child windows belong to wxWidgets
  std::vector<wxRadioButton*> buttons_;
};

}  // namespace facenotice::gui
