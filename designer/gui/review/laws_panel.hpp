// SPDX-License-Identifier: MIT
// The laws row by row, with everything about the selected one beside, and what a reviewer can do about it.
#pragma once

#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class HeadedList;
class ReviewAsker;

class LawsPanel : public wxPanel {
 public:
  LawsPanel(wxWindow* parent, Workbench& workbench, Selection& selection, Reporter& reporter,
            ReviewAsker& asker);

  // Each asks its questions and makes one step of the history, or says why not.
  void answer();
  void waive();
  void comment();
  void add_reviewer();

  // Selects the row, among all rows where those that are shown do not have it.
  void go_to_row(const std::string& id);
  // The list has the keyboard, with a row that is read.
  void show_first_heading();
  std::string selected_row() const;  // the id of the law's row; empty: none
  void take_keyboard();

  Signal<Place, bool> place_asked;

 private:
  void refresh();
  void show_selected();
  void show_place();
  void show_menu();
  void offer_roles();
  std::string selected_role() const;  // its id; empty: anybody
  bool select_row(const std::string& id);
  const std::shared_ptr<const Report>& report_now() const;
  wxButton* add_button(wxSizer& sizer, const char* label, void (LawsPanel::*act)());

  Workbench& workbench_;
  Selection& selection_;
  Reporter& reporter_;
  ReviewAsker& asker_;
  std::vector<std::string> rows_;   // ids by line; empty: a heading
  std::vector<std::string> laws_;   // their names by line
  std::vector<std::string> roles_;  // ids, as they are offered
  wxChoice *shown_, *role_;         // child windows belong to wxWidgets
  wxSearchCtrl* search_;
  HeadedList* list_;
  wxTextCtrl* details_;
  std::vector<wxButton*> of_row_;
  bool filling_ = false;
  Connections connections_;
};

}  // namespace facenotice::gui
