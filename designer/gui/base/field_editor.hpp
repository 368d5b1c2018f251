// SPDX-License-Identifier: MIT
// One field of a sheet: its label, a control of the right kind, and why what stands in it was not taken.
#pragma once

#include <functional>
#include <string>

#include <wx/checkbox.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "designer/authoring/sheet.hpp"
#include "designer/gui/base/option_column.hpp"
#include "schema/base/words.hpp"

namespace facenotice::gui {

class FieldEditor : public wxPanel {
 public:
  // `take` is called with a new value; what it throws is shown at the field, and the value stays.
  using Take = std::function<void(const SheetField& field, const std::string& value)>;
  FieldEditor(wxWindow* parent, const Words& words, SheetField field, Take take);

  // The document says something else now. What is being typed is not touched.
  void show(const SheetField& field);
  // Takes over what is half typed.
  void commit();
  bool has_keyboard() const;
  // Whether something can be answered here.
  bool asks() const { return field_.kind != SheetField::Kind::told; }
  // Whether what stands in it was not taken, and it says why.
  bool is_refused() const;
  bool is_missing() const;  // an answer that is required
  // What was typed and not taken, to stand here again when the field is shown anew.
  struct Refused {
    wxString typed;
    std::string why;
    int unit = wxNOT_FOUND;
  };
  Refused refused() const;
  void take_up(const Refused& refused);
  void take_keyboard();
  const SheetField& field() const { return field_; }

 private:
  void make_control();
  void ask_for_file();
  void show_value();
  std::string value() const;
  std::string missing_words() const;
  void say_trouble(const std::string& words);

  Words words_;
  SheetField field_;
  Take take_;
  wxSizer* sizer_;
  wxTextCtrl* text_ = nullptr;
  wxChoice* choice_ = nullptr;
  wxCheckBox* flag_ = nullptr;
  wxCheckListBox* list_ = nullptr;
  OptionColumn* column_ = nullptr;
  wxStaticText* trouble_ = nullptr;
  std::string why_;  // what the trouble says
  bool committing_ = false;
};

}  // namespace facenotice::gui
