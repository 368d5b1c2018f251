// SPDX-License-Identifier: MIT
// F1: the page of a rule or of an element of the document.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <wx/frame.h>

#include "designer/authoring/help_page.hpp"
#include "designer/gui/base/reporter.hpp"
#include "designer/workbench/workbench.hpp"
#include "schema/document/element_path.hpp"

namespace facenotice::gui {

class HelpActions {
 public:
  HelpActions(wxFrame& frame, Workbench& workbench, const FormatWords& names, Reporter& reporter)
      : frame_(frame),
        workbench_(workbench),
        names_(names),
        reporter_(reporter),
        schema_(FlowSchema::load(workbench.words().language())) {}

  // Of a row of a law, or of an item that people answer: then of the first row that asks for it.
  void on_row(const std::string& row);
  void on_element(const ElementPath& element);

 private:
  const std::vector<LawfulFlow>& lawful_flows();

  wxFrame& frame_;
  Workbench& workbench_;
  const FormatWords& names_;
  Reporter& reporter_;
  FlowSchema schema_;
  std::optional<std::vector<LawfulFlow>> lawful_;  // checked when somebody first asks
};

}  // namespace facenotice::gui
