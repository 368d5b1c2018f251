// SPDX-License-Identifier: MIT
// What people have said about parts of the document.
#pragma once

#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/review/remarks.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class RemarksPanel : public wxPanel {
 public:
  RemarksPanel(wxWindow* parent, Workbench& workbench, Selection& selection, Reporter& reporter);

  std::size_t open() const;
  Signal<> changed;  // open()

 private:
  void refresh();
  void show_selected();
  const Remark* selected() const;
  void say(const std::string& on);
  void answer_selected();
  void close_selected();

  Workbench& workbench_;
  Selection& selection_;
  Reporter& reporter_;
  std::vector<Remark> remarks_;
  wxDataViewListCtrl* list_;  // child windows belong to wxWidgets
  wxTextCtrl* details_;
  wxButton *answer_, *close_;
  bool filling_ = false;
  Connections connections_;
};

}  // namespace facenotice::gui
