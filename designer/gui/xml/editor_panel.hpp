// SPDX-License-Identifier: MIT
// The XML editor: shows the workbench's text, forwards what is typed, marks findings and problems.
#pragma once

#include <string>
#include <vector>

#include <wx/panel.h>
#include <wx/stc/stc.h>

#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class FindBar;

class EditorPanel : public wxPanel {
 public:
  EditorPanel(wxWindow* parent, Workbench& workbench, Selection& selection);

  // Hands a pending edit to the workbench at once: before saving, exporting, playing.
  void flush();
  // Shows a place and puts the caret there; with `focus`, the keyboard too.
  void go_to(Place place, bool focus);
  void go_to_offset(std::size_t offset, bool focus);

  void show_find();
  void find_next(bool forward);
  void ask_line();
  void fold_all(bool fold);

  wxStyledTextCtrl& text() { return *text_; }
  Signal<> caret_moved;
  Place caret() const;

 private:
  void show_text();
  void follow_edit();
  void show_marks();
  void mark(Place place, int mark, const std::string& message);
  void follow_caret();
  void show_hint(int position);
  void indent_new_line();

  struct Hint {
    int mark = 0;
    int line_handle = 0;
    std::string message;
  };

  Workbench& workbench_;
  Selection& selection_;
  wxStyledTextCtrl* text_;  // child windows belong to wxWidgets
  FindBar* find_bar_;
  std::string bom_;  // bytes before the text that are no characters of it
  std::vector<Hint> hints_;
  bool loading_ = false, pending_ = false, jumping_ = false;
  int last_caret_ = -1;
  Connections connections_;
};

}  // namespace facenotice::gui
