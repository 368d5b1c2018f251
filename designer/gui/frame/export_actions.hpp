// SPDX-License-Identifier: MIT
// From the edited document to files for others: signs, pictures, packages.
#pragma once

#include <functional>
#include <string>

#include <wx/window.h>

#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class EditorPanel;

class ExportActions {
 public:
  ExportActions(wxWindow& window, Workbench& workbench, Selection& selection, EditorPanel& editor);

  void sign();
  void picture();
  void package();

 private:
  std::string ask_for_file(const char* title, const std::string& name, const wxString& type);
  void attempt(const std::function<void()>& action);
  Document sound_document();

  wxWindow& window_;
  Workbench& workbench_;
  Selection& selection_;
  EditorPanel& editor_;
};

}  // namespace facenotice::gui
