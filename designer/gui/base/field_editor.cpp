// SPDX-License-Identifier: MIT
// Controls by kind of field.
#include "designer/gui/base/field_editor.hpp"

#include <algorithm>

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>

#include "designer/authoring/duration_parts.hpp"
#include "designer/authoring/field_values.hpp"
#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wheel.hpp"
#include "designer/gui/base/wrapped.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {
namespace {

using Kind = SheetField::Kind;

bool contains_word(const std::string& list, const std::string& word) {
  return (" " + list + " ").find(" " + word + " ") != std::string::npos;
}

}  // namespace

FieldEditor::FieldEditor(wxWindow* parent, const Words& words, SheetField field, Take take)
    : wxPanel(parent), words_(words), field_(std::move(field)), take_(std::move(take)) {
  sizer_ = new wxBoxSizer(wxVERTICAL);
  SetSizer(sizer_);
  if (field_.kind != Kind::flag) {
    std::string label = field_.label;
    if (field_.required) label += words_.tr(" (required)");
    if (field_.draft) label += words_.tr(" (not yet approved)");
    auto* heading =
        new wxStaticText(this, wxID_ANY, ui(label), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    heading->SetForegroundColour(quiet_text());
    sizer_->Add(heading, wxSizerFlags().Border(wxBOTTOM, FromDIP(2)));
  }
  make_control();
  for (wxWindow* control : std::initializer_list<wxWindow*>{text_, choice_, flag_, list_})
    if (control != nullptr) {
      set_spoken_name(*control, ui(field_.group.empty() ? field_.label : field_.group + ": " + field_.label));
      if (!field_.help.empty()) control->SetToolTip(ui(field_.help));
      control->Enable(!field_.fixed);
    }
  trouble_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  trouble_->SetForegroundColour(error_text());
  sizer_->Add(trouble_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
  trouble_->Hide();
  show_value();
}

void FieldEditor::make_control() {
  if (field_.sentences) {
    column_ = new OptionColumn(this, field_, FromDIP(reading_width), [this] { commit(); });
    sizer_->Add(column_, wxSizerFlags().Expand());
    return;
  }
  switch (field_.kind) {
    case Kind::told:
      sizer_->Add(new wxStaticText(this, wxID_ANY, wrapped(*this, ui(field_.value), FromDIP(reading_width))),
                  wxSizerFlags().Expand());
      return;
    case Kind::flag:
      flag_ = new wxCheckBox(this, wxID_ANY, ui(field_.label));
      flag_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { commit(); });
      sizer_->Add(flag_, wxSizerFlags().Expand());
      return;
    case Kind::one_of:
      choice_ = new wxChoice(this, wxID_ANY);
      leave_wheel_to_form(*choice_);
      for (const SheetOption& option : field_.options) choice_->Append(ui(option.label));
      choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { commit(); });
      sizer_->Add(choice_, wxSizerFlags().Expand());
      return;
    case Kind::some_of: {
      wxArrayString labels;
      for (const SheetOption& option : field_.options) labels.Add(ui(option.label));
      const int rows = std::clamp(static_cast<int>(labels.size()), 2, 12);
      list_ = new wxCheckListBox(this, wxID_ANY, wxDefaultPosition,
                                 wxSize(-1, rows * FromDIP(26) + FromDIP(2)), labels);
      turn_off_list_search(*list_);
      end_in_dots(*list_);
      // What it shows whole has nothing to scroll: the form has.
      if (static_cast<int>(labels.size()) <= rows) leave_wheel_to_form(*list_);
      list_->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) { commit(); });
      sizer_->Add(list_, wxSizerFlags().Expand());
      return;
    }
    case Kind::duration: {
      auto* row = new wxBoxSizer(wxHORIZONTAL);
      text_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(72, -1)),
                             wxTE_PROCESS_ENTER);
      choice_ = new wxChoice(this, wxID_ANY);
      leave_wheel_to_form(*choice_);
      for (const char* unit : {words_.tr("seconds"), words_.tr("minutes"), words_.tr("hours"),
                               words_.tr("days"), words_.tr("months"), words_.tr("years")})
        choice_->Append(ui(unit));
      choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { commit(); });
      row->Add(text_, wxSizerFlags().Border(wxRIGHT, FromDIP(4)));
      row->Add(choice_, wxSizerFlags(1));
      sizer_->Add(row, wxSizerFlags().Expand());
      break;
    }
    case Kind::words:
      text_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(-1, 54)),
                             wxTE_MULTILINE);
      sizer_->Add(text_, wxSizerFlags().Expand());
      break;
    case Kind::file:
    case Kind::new_file: {
      auto* row = new wxBoxSizer(wxHORIZONTAL);
      text_ =
          new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
      auto* browse = new wxButton(this, wxID_ANY, ui(words_.tr("Browse…")), wxDefaultPosition, wxDefaultSize,
                                  wxBU_EXACTFIT);
      set_spoken_name(*browse, ui(field_.label + ": " + words_.tr("Browse…")));
      browse->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_for_file(); });
      row->Add(text_, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, FromDIP(4)));
      row->Add(browse, wxSizerFlags().CentreVertical());
      sizer_->Add(row, wxSizerFlags().Expand());
      break;
    }
    case Kind::password:
      text_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                             wxTE_PASSWORD | wxTE_PROCESS_ENTER);
      sizer_->Add(text_, wxSizerFlags().Expand());
      break;
    case Kind::line:
    case Kind::number:
    case Kind::date:
    case Kind::colour:
      text_ =
          new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
      sizer_->Add(text_, wxSizerFlags().Expand());
      break;
  }
  if (!field_.hint.empty()) text_->SetHint(ui(words_.trf("for example {}", field_.hint)));
  text_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    CallAfter([this] { commit(); });
  });
  if (field_.kind != Kind::words) text_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { commit(); });
  text_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    // In a dialog it closes the dialog, which keeps what was typed.
    const bool in_dialog = dynamic_cast<wxDialog*>(wxGetTopLevelParent(this)) != nullptr;
    if (event.GetKeyCode() == WXK_ESCAPE && text_->IsModified() && !in_dialog) {
      show_value();
      text_->DiscardEdits();
      say_trouble({});
    } else {
      event.Skip();
    }
  });
}

void FieldEditor::ask_for_file() {
  const bool is_new = field_.kind == Kind::new_file;
  const std::filesystem::path now = as_path(text_->GetValue());
  wxFileDialog dialog(this, ui(field_.label), is_new ? ui(now.parent_path()) : wxString(),
                      is_new ? ui(now.filename()) : wxString(), ui(words_.tr("All files")) + "|*",
                      is_new ? wxFD_SAVE : wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  text_->ChangeValue(dialog.GetPath());
  commit();
}

void FieldEditor::show_value() {
  if (column_ != nullptr) return column_->show(field_.value);
  if (flag_ != nullptr) flag_->SetValue(field_.value == "true");
  if (list_ != nullptr)
    for (std::size_t i = 0; i < field_.options.size(); ++i)
      list_->Check(static_cast<unsigned>(i), contains_word(field_.value, field_.options[i].value));
  if (field_.kind == Kind::duration) {
    const std::optional<DurationParts> parts = duration_parts(field_.value);
    text_->ChangeValue(parts ? wxString::Format("%u", parts->number) : ui(field_.value));
    choice_->SetSelection(parts ? static_cast<int>(parts->unit) : wxNOT_FOUND);
    return;
  }
  if (text_ != nullptr) text_->ChangeValue(ui(field_.value));
  if (choice_ != nullptr) {
    const auto chosen = std::find_if(field_.options.begin(), field_.options.end(),
                                     [&](const SheetOption& option) { return option.value == field_.value; });
    choice_->SetSelection(chosen == field_.options.end() ? wxNOT_FOUND
                                                         : static_cast<int>(chosen - field_.options.begin()));
  }
}

std::string FieldEditor::value() const {
  if (!asks()) return field_.value;
  if (column_ != nullptr) return column_->value();
  if (flag_ != nullptr) return flag_->GetValue() ? "true" : "false";
  if (list_ != nullptr) {
    std::string list;
    for (std::size_t i = 0; i < field_.options.size(); ++i)
      if (list_->IsChecked(static_cast<unsigned>(i)))
        list += (list.empty() ? "" : " ") + field_.options[i].value;
    return list;
  }
  if (field_.kind == Kind::duration) {
    const wxString said = text_->GetValue().Strip(wxString::both);
    unsigned long number = 0;
    const int unit = choice_->GetSelection();
    if (!said.ToULong(&number) || unit == wxNOT_FOUND || number > 100000000UL) return utf8(said);
    return duration_of({static_cast<std::uint32_t>(number), static_cast<DurationUnit>(unit)});
  }
  if (choice_ != nullptr) {
    const int chosen = choice_->GetSelection();
    return chosen == wxNOT_FOUND ? field_.value : field_.options[static_cast<std::size_t>(chosen)].value;
  }
  return utf8(text_->GetValue());
}

void FieldEditor::commit() {
  if (committing_) return;
  const std::string now = value();
  if (now == field_.value) return say_trouble(missing_words());
  committing_ = true;
  const SheetField field = field_;
  try {
    require_value(field.kind, now);
    take_(field, now);
    field_.value = now;
    if (text_ != nullptr) text_->DiscardEdits();
    say_trouble(missing_words());
  } catch (const std::exception& error) {
    say_trouble(message_of(error).in(words_));
    // What was ticked or picked goes back; what was typed stays to be mended.
    if (text_ == nullptr) show_value();
  }
  committing_ = false;
}

void FieldEditor::show(const SheetField& field) {
  const bool other = field.value != field_.value;
  field_ = field;
  if (!other || (text_ != nullptr && text_->HasFocus() && text_->IsModified())) return;
  show_value();
  say_trouble({});
}

bool FieldEditor::is_refused() const {
  return asks() && trouble_->IsShown() && value() != field_.value;
}

FieldEditor::Refused FieldEditor::refused() const {
  return {text_ != nullptr ? text_->GetValue() : wxString(), why_,
          field_.kind == Kind::duration ? choice_->GetSelection() : wxNOT_FOUND};
}

void FieldEditor::take_up(const Refused& refused) {
  if (text_ == nullptr) return;
  text_->ChangeValue(refused.typed);
  text_->MarkDirty();
  if (field_.kind == Kind::duration) choice_->SetSelection(refused.unit);
  say_trouble(refused.why);
  CallAfter([this] { say_trouble(std::string(why_)); });  // as wide as the field will be
}

bool FieldEditor::is_missing() const {
  return field_.required && field_.value.find_first_not_of(" \t\n") == std::string::npos;
}

std::string FieldEditor::missing_words() const {
  return is_missing() ? words_.tr("This is missing: only you know it.") : "";
}

void FieldEditor::take_keyboard() {
  for (wxWindow* control : std::initializer_list<wxWindow*>{text_, choice_, flag_, list_})
    if (control != nullptr) {
      control->SetFocus();
      if (control == text_ && !text_->IsMultiLine()) text_->SelectAll();
      return;
    }
}

bool FieldEditor::has_keyboard() const {
  const wxWindow* focus = FindFocus();
  return focus != nullptr && IsDescendant(const_cast<wxWindow*>(focus));
}

void FieldEditor::say_trouble(const std::string& words) {
  if (words.empty() && !trouble_->IsShown()) return;
  why_ = words;
  trouble_->SetLabelText(ui(words));
  trouble_->Wrap(std::max(GetClientSize().x - FromDIP(8), FromDIP(120)));
  trouble_->Show(!words.empty());
  if (wxWindow* whole = GetParent()) {
    Layout();
    whole->FitInside();
    whole->Layout();
  }
}

}  // namespace facenotice::gui
