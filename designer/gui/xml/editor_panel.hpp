// SPDX-License-Identifier: MIT
// The XML editor: shows the workbench's text, forwards what is typed, marks findings and problems.
#pragma once

#include <string>
#include <vector>

#include <wx/panel.h>
#include <wx/stc/stc.h>

#include "designer/authoring/xml_assist.hpp"
#include "designer/gui/base/reporter.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class FindBar;

class EditorPanel : public wxPanel {
 public:
  EditorPanel(wxWindow* parent, Workbench& workbench, Selection& selection, const FormatWords& names,
              Reporter& reporter);

  // Hands a pending edit to the workbench at once: before saving, exporting, playing.
  void flush();
  // Shows a place and puts the caret there; with `focus`, the keyboard too.
  void go_to(Place place, bool focus);
  void go_to_offset(std::size_t offset, bool focus);

  void show_find();
  void find_next(bool forward);
  void ask_line();
  void fold_all(bool fold);
  // What may stand at the caret; where what is named there is declared; that by another name.
  void complete();
  void go_to_definition();
  void rename();
  // What the element or attribute at the caret is; empty where there is nothing to say.
  std::string about_caret() const;

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
  // The text as it is typed, and a place of the control in it.
  std::string typed() const;
  std::size_t caret_byte() const { return static_cast<std::size_t>(text_->GetCurrentPos()); }

  struct Hint {
    int mark = 0;
    int line_handle = 0;
    std::string message;
  };

  Workbench& workbench_;
  Selection& selection_;
  Reporter& reporter_;
  XmlAssist assist_;
  wxStyledTextCtrl* text_;  // child windows belong to wxWidgets
  FindBar* find_bar_;
  std::string bom_;  // bytes before the text that are no characters of it
  std::vector<Hint> hints_;
  bool loading_ = false, pending_ = false, jumping_ = false;
  int last_caret_ = -1;
  Connections connections_;
};

}  // namespace facenotice::gui
