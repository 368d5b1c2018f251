// SPDX-License-Identifier: MIT
// What is wrong with the document: problems of its form, findings of the rules, and all about the selected
// one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class FindingsPanel : public wxPanel {
 public:
  FindingsPanel(wxWindow* parent, Workbench& workbench, Selection& selection);

  // The one that is selected, if it is a finding of the newest report.
  const Finding* selected_finding() const;
  void select_next(bool forward);

  // The user wants to see the place; with `focus`, to work there.
  Signal<Place, bool> place_asked;
  Signal<> replay_asked;
  // What is wrong with the selected finding is to be mended.
  Signal<> mend_asked;

 private:
  struct Row {
    std::optional<Severity> severity;  // nothing: a problem of the document's form
    std::string rule, message;
    Place place;
    std::optional<std::size_t> finding;  // index in the report
    std::string key;                     // what it is, however the list changes around it
  };
  std::vector<Row> rows_of_check() const;
  std::string where(const Row& row) const;
  void refresh();
  void show_selected();
  void select(std::size_t row);
  std::optional<std::size_t> selected() const;
  std::string summary() const;

  Workbench& workbench_;
  Selection& selection_;
  std::vector<Row> rows_;
  wxStaticText* summary_;
  wxDataViewListCtrl* list_;
  wxTextCtrl* details_;
  wxButton* replay_;
  wxButton* mend_;
  bool filling_ = false;
  Connections connections_;
};

}  // namespace facenotice::gui
