// SPDX-License-Identifier: MIT
// The reviewer's desk: laws row by row, what has changed, what people say. Nothing here changes the flow
// itself.
#pragma once

#include <wx/notebook.h>
#include <wx/panel.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/gui/review/ask.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class ComparisonPanel;
class LawsPanel;
class RemarksPanel;

class ReviewView : public wxPanel {
 public:
  ReviewView(wxWindow* parent, Workbench& workbench, Selection& selection, Reporter& reporter);

  void take_keyboard();
  // The row of a law that is selected; empty: none.
  std::string selected_row() const;
  void go_to_row(const std::string& id);  // of a law
  // To the row of the finding that is selected, for whoever comes from there; nothing is selected: nowhere.
  void go_to_selected_finding();

  // What can be done here, for menus and keys; each shows its page first.
  void answer();
  void waive();
  // On the selected row; on the page of comments, as an answer.
  void comment();
  void comment_on(const std::string& on);  // an element's path, or a row's id; the page stays
  void add_reviewer();
  void compare();

  Signal<Place, bool> place_asked;
  Signal<> shown_asked;  // what was done is to be looked at here

 private:
  void show(wxWindow* page);
  void count_remarks();

  Workbench& workbench_;
  Selection& selection_;
  ReviewAsker asker_;
  wxNotebook* pages_;  // child windows belong to wxWidgets
  LawsPanel* laws_;
  ComparisonPanel* comparison_;
  RemarksPanel* remarks_;
  Connections connections_;
};

}  // namespace facenotice::gui
