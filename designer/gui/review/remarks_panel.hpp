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

class ReviewAsker;

class RemarksPanel : public wxPanel {
 public:
  RemarksPanel(wxWindow* parent, Workbench& workbench, Selection& selection, Reporter& reporter,
               ReviewAsker& asker);

  // Asks for a comment on that, or for an answer to what was said there.
  void say(const std::string& on);
  void answer_selected();
  // Selects what was said last on that; false: nothing was.
  bool go_to_newest(const std::string& on);

  std::size_t open() const;
  Signal<> changed;                          // open()
  Signal<const ToldComment&> subject_asked;  // what this comment speaks of is to be shown

 private:
  void refresh();
  void show_selected();
  const ToldComment* selected() const;
  void close_selected();

  Workbench& workbench_;
  Selection& selection_;
  Reporter& reporter_;
  ReviewAsker& asker_;
  std::vector<ToldComment> remarks_;
  wxDataViewListCtrl* list_;  // child windows belong to wxWidgets
  wxTextCtrl* details_;
  wxButton *answer_, *close_;
  bool filling_ = false;
  Connections connections_;
};

}  // namespace facenotice::gui
