// SPDX-License-Identifier: MIT
// What is wrong with the document, what waits for people and what was dealt with: a list to filter, and all
// about the selected one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "designer/pictures/thumbnails.hpp"
#include "designer/review/problem_list.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class FilterBar;
class PathStrip;
class SnugButton;

class FindingsPanel : public wxPanel {
 public:
  FindingsPanel(wxWindow* parent, Workbench& workbench, Selection& selection, const Thumbnails& thumbnails);

  // The one that is selected, if it is a finding; of the report that is shown, until the next one comes.
  const Finding* selected_finding() const;
  void select_next(bool forward);
  // Walks the selected finding's path, screen by screen.
  void walk_path(bool forward);

  // The user wants to see the place; with `focus`, to work there.
  Signal<Place, bool> place_asked;
  Signal<const std::string&> step_asked;  // wants to see this step, of a path
  Signal<> replay_asked;
  // What is wrong with the selected finding is to be mended: by its own fix, or however it can be.
  Signal<> fix_asked, mend_asked;
  // Of this row of a law somebody is to answer, or to let it pass.
  Signal<const std::string&> answer_asked;

  // What is to be translated into this language is to be listed.
  Signal<const std::string&> texts_asked;
  Signal<const Finding&> comment_asked;

 private:
  void make_list(wxWindow* parent);
  SnugButton* add_button(wxSizer& sizer, const char* label, const char* help);
  void offer(wxButton& button, const std::string& why_not);  // empty: it can be done
  void refresh();
  void show_rows();
  void share_width();
  void show_selected();
  void select(std::size_t row);
  std::optional<std::size_t> selected() const;
  void ask_to_comment();
  void show_menu();
  void show_summary();
  void give_details_room();
  void show_walk();

  Workbench& workbench_;
  Selection& selection_;
  std::optional<CheckedText> shown_;    // what the rows were made from: they point into its report
  std::vector<ProblemRow> all_, rows_;  // rows_: those that are shown
  ProblemOrder order_ = ProblemOrder::gravity;
  wxStaticText* summary_;  // child windows belong to wxWidgets
  FilterBar* filter_;
  wxDataViewListCtrl* list_;
  wxScrolledWindow* read_;
  wxTextCtrl* details_;
  PathStrip* path_;
  SnugButton* show_me_;
  wxButton *replay_, *fix_, *mend_, *answer_, *texts_, *comment_;
  std::map<wxButton*, wxString> help_;    // what each does
  std::optional<std::size_t> next_from_;  // where the selected row was that is gone
  int shared_ = 0;                        // the width that the columns were made for
  bool filling_ = false;
  Connections connections_;
};

}  // namespace facenotice::gui
