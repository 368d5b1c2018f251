// SPDX-License-Identifier: MIT
// All texts beside their translations: a list, and two editors side by side for the one that is selected.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "designer/authoring/live_fit.hpp"
#include "designer/authoring/texts_table.hpp"
#include "designer/gui/base/reporter.hpp"
#include "designer/gui/texts/machine_words_list.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class TextsView : public wxPanel {
 public:
  TextsView(wxWindow* parent, Workbench& workbench, Selection& selection, const FormatWords& names,
            Reporter& reporter);

  // Takes over what is half typed. False: it was refused, and stays to be mended.
  bool flush();
  // Lists what is not approved in the language, and goes to the first of it.
  void show_open(const std::string& language);
  void find();  // the keyboard goes to the search field

 private:
  // What the editors show.
  struct Edited {
    ElementPath holder;
    std::string language;
  };
  wxSizer* make_filters();
  wxPanel* make_list(wxWindow* parent);
  wxWindow* make_editors(wxWindow* parent);
  wxSizer* make_buttons(wxWindow* parent);
  wxTextCtrl* add_editor(wxWindow* parent, wxSizer& row, const char* name, wxStaticText*& heading,
                         long style);
  void share_width();
  void refresh();
  void show_languages();
  void show_fit();
  void show_counts();
  // With the text that is being worked on, whatever it has become; not when others are asked for.
  void show_rows(bool with_edited = false);
  void fill_list();
  void show_other_languages();
  void show_text();
  void follow_selection();
  void choose_row();
  void mark(std::size_t row);
  void select(std::optional<std::size_t> row);
  bool apply_typed(const std::string& words);
  void approve();
  void go_to_unapproved(bool forward);
  std::optional<std::size_t> selected() const;
  std::vector<std::string> cells_of(const TextRow& row) const;
  bool shows_machine_words() const;
  std::string why_nothing_is_listed() const;

  Workbench& workbench_;
  Selection& selection_;
  const FormatWords& names_;
  Reporter& reporter_;
  TextsTable table_;
  LiveFit fit_;
  std::size_t source_ = 0, target_ = 0;  // columns of the table
  std::string target_language_;          // that was chosen; empty: none was
  std::vector<std::size_t> shown_;       // rows of the table, as in the list
  std::vector<std::vector<std::string>> listed_;
  std::optional<Edited> edited_;
  std::optional<ElementPath> doubted_;  // of which somebody has been asked whether it is translated
  bool filling_ = false, stale_ = true;
  int shared_ = 0;  // pixels: the width that the columns were made for
  wxStaticText *count_, *source_heading_, *target_heading_;  // child windows belong to wxWidgets
  wxChoice *source_choice_, *target_choice_, *show_;
  wxSearchCtrl* search_;
  wxDataViewListCtrl* list_;
  wxDataViewColumn *too_long_, *source_column_, *target_column_;  // of the list
  std::vector<wxDataViewColumn*> other_columns_;  // likewise; those behind the last are hidden
  MachineWordsList* machine_words_;
  wxPanel* texts_;  // list and editors
  wxTextCtrl *source_text_, *target_text_, *placeholders_;
  wxButton *approve_, *previous_, *next_;
  Connections connections_;
};

}  // namespace facenotice::gui
