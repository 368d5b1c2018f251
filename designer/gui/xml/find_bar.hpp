// SPDX-License-Identifier: MIT
// Finding text in the editor: a bar under it, searching while one types.
#pragma once

#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/stc/stc.h>

#include "schema/base/words.hpp"

namespace facenotice::gui {

class FindBar : public wxPanel {
 public:
  FindBar(wxWindow* parent, wxStyledTextCtrl& text, Words words);

  // Shows the bar with the editor's selection, if it has one.
  void open();
  void find(bool forward);
  bool empty() const { return sought_->IsEmpty(); }

 private:
  void search(int from, bool forward);
  void close();

  Words words_;
  wxStyledTextCtrl& text_;
  wxSearchCtrl* sought_;
  wxStaticText* result_;
};

}  // namespace facenotice::gui
