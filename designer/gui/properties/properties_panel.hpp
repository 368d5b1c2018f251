// SPDX-License-Identifier: MIT
// Everything that can be changed about what is selected, with what the law says about it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "designer/authoring/sheet.hpp"
#include "designer/gui/base/field_editor.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class PropertiesPanel : public wxPanel {
 public:
  PropertiesPanel(wxWindow* parent, Workbench& workbench, Selection& selection);

  // Takes over what is half typed.
  void flush();
  // To the field that is written in.
  void take_keyboard();

 private:
  void refresh();
  void keep_refused();
  void build();
  void take(const SheetField& field, const std::string& value);
  void show_findings();

  Workbench& workbench_;
  Selection& selection_;
  Sheets sheets_;
  Sheet sheet_;
  wxStaticText *title_, *kind_;
  wxScrolledWindow* fields_;
  wxSizer* rows_;
  wxTextCtrl* findings_;
  std::vector<FieldEditor*> editors_;  // child windows belong to wxWidgets
  std::map<std::pair<std::string, std::string>, FieldEditor::Refused> refused_;  // by element and field
  Connections connections_;
};

}  // namespace facenotice::gui
