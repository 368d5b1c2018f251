// SPDX-License-Identifier: MIT
// What the flow declares, as a table of contents of the law.
#pragma once

#include <vector>

#include <wx/dataview.h>
#include <wx/panel.h>

#include "designer/authoring/contents.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class OutlinePanel : public wxPanel {
 public:
  OutlinePanel(wxWindow* parent, Workbench& workbench, Selection& selection, const FormatWords& names);

 private:
  void refresh();
  void say_anew(const std::vector<ContentsSection>& sections);
  wxString line_of(const ContentsEntry& entry) const;
  void fill(const std::vector<ContentsSection>& sections);
  void follow_selection();

  Workbench& workbench_;
  Selection& selection_;
  const FormatWords& names_;
  wxDataViewTreeCtrl* tree_;
  std::vector<ContentsSection> sections_;
  std::vector<std::pair<wxDataViewItem, ElementPath>> items_;
  int room_ = 10000;  // for a line, in pixels
  bool filling_ = false;
  Connections connections_;
};

}  // namespace facenotice::gui
