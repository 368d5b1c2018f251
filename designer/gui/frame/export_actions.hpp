// SPDX-License-Identifier: MIT
// From the edited document to files for others: signs, pictures, packages.
#pragma once

#include <functional>
#include <string>

#include <wx/window.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class ExportActions {
 public:
  // `flush` takes over what is half typed anywhere in the window.
  ExportActions(wxWindow& window, Workbench& workbench, Selection& selection, Reporter& reporter,
                std::function<void()> flush);

  void sign();
  void picture();
  // In a language of its own, whatever the window speaks.
  void report();
  void package();

 private:
  std::string ask_for_file(const char* title, const std::string& name, const wxString& type);
  Document sound_document();

  wxWindow& window_;
  Workbench& workbench_;
  Selection& selection_;
  Reporter& reporter_;
  std::function<void()> flush_;
};

}  // namespace facenotice::gui
