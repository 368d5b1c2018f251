// SPDX-License-Identifier: MIT
// The same field editors as the properties view, in a column.
#include "designer/gui/base/form_dialog.hpp"

#include <algorithm>

#include <wx/button.h>
#include <wx/display.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/bold_label.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/form_scroll.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wrapped.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {
namespace {

constexpr int most_help_lines = 12;  // beside the fields
constexpr int read_height = 260;     // DIP: of what is read before

}  // namespace

FormDialog::FormDialog(wxWindow* parent, const Words& words, const std::string& title,
                       const std::string& help, const std::vector<SheetField>& questions,
                       const std::string& button, std::function<void(const Answers&)> act)
    : wxDialog(parent, wxID_ANY, ui(title), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      words_(words),
      act_(std::move(act)) {
  const int width = FromDIP(460), margin = FromDIP(12);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const wxString help_lines = wrapped(*this, ui(help), FromDIP(reading_width));
  // What takes reading stands above the fields, with its beginning in sight, and scrolls by itself.
  const bool to_read = help_lines.Freq('\n') >= most_help_lines;
  if (to_read) {
    auto* said = new wxTextCtrl(this, wxID_ANY, ui(help), wxDefaultPosition, FromDIP(wxSize(-1, read_height)),
                                wxTE_MULTILINE | wxTE_READONLY);
    set_spoken_name(*said, ui(title));
    sizer->Add(said, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
  }
  auto* fields =
      new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
  scroll_as_form(*fields);
  auto* rows = new wxBoxSizer(wxVERTICAL);
  if (!help.empty() && !to_read) {
    auto* said = new wxStaticText(fields, wxID_ANY, help_lines);
    said->SetForegroundColour(quiet_text());
    rows->Add(said, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
  }
  std::string group;
  for (const SheetField& question : questions) {
    if (question.group != group && !question.group.empty()) {
      rows->Add(bold_label(fields, ui(question.group)),
                wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, margin));
    }
    group = question.group;
    answers_[question.key] = question.value;
    auto* editor = new FieldEditor(
        fields, words_, question,
        [this](const SheetField& field, const std::string& value) { answers_[field.key] = value; });
    editors_.push_back(editor);
    rows->Add(editor, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
  }
  fields->SetSizer(rows);
  // As far as the screen has room, nothing has to be scrolled to.
  const int most = wxDisplay(this).GetClientArea().GetHeight() * 3 / 4 - (to_read ? FromDIP(read_height) : 0);
  fields->SetMinSize(wxSize(width, std::min(rows->CalcMin().y + margin, most)));
  sizer->Add(fields, wxSizerFlags(to_read ? 0 : 1).Expand());
  trouble_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  trouble_->SetForegroundColour(error_text());
  sizer->Add(trouble_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, margin));
  trouble_->Hide();
  auto* buttons = new wxStdDialogButtonSizer;
  auto* act_button = new wxButton(this, wxID_OK, ui(button));
  buttons->AddButton(act_button);
  buttons->AddButton(new wxButton(this, wxID_CANCEL, ui(words_.tr("Cancel"))));
  buttons->Realize();
  act_button->SetDefault();
  auto* bottom = new wxBoxSizer(wxHORIZONTAL);
  acts_ = new wxBoxSizer(wxHORIZONTAL);
  bottom->Add(acts_, wxSizerFlags().CentreVertical());
  bottom->AddStretchSpacer();
  bottom->Add(buttons, wxSizerFlags().CentreVertical());
  sizer->Add(bottom, wxSizerFlags().Expand().Border(wxALL, margin));
  SetSizerAndFit(sizer);
  CentreOnParent();
  act_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { finish(); });
  // Enter does it from every field but one of several lines; Space opens a choice.
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
    auto* text = dynamic_cast<wxTextCtrl*>(FindFocus());
    if (!enter || dynamic_cast<wxButton*>(FindFocus()) != nullptr || (text != nullptr && text->IsMultiLine()))
      return event.Skip();
    CallAfter([this] { finish(); });
  });
  const auto first = std::find_if(editors_.begin(), editors_.end(),
                                  [](const FieldEditor* editor) { return editor->asks(); });
  if (first != editors_.end()) (*first)->SetFocus();
}

void FormDialog::add_act(const std::string& label, std::function<void()> act) {
  auto* button = new wxButton(this, wxID_ANY, ui(label));
  button->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) {
    try {
      act();
    } catch (const std::exception& error) {
      say_trouble(error);
    }
  });
  button->MoveBeforeInTabOrder(FindWindow(wxID_OK));
  acts_->Add(button);
  Fit();
  CentreOnParent();
}

void FormDialog::keep_in_sight(const wxWindow& about) {
  const wxRect there = about.GetScreenRect(), screen = wxDisplay(this).GetClientArea();
  const int gap = FromDIP(12);  // the frame around it is not part of its size
  const int before = there.GetLeft() - gap - GetSize().x, behind = there.GetRight() + gap;
  const int y = std::max(screen.y, GetPosition().y);
  if (before >= screen.x)
    Move(before, y);
  else if (behind + GetSize().x <= screen.GetRight())
    Move(behind, y);
}

const FormDialog::Answers& FormDialog::answers() {
  for (FieldEditor* editor : editors_) editor->commit();
  return answers_;
}

void FormDialog::fill_in(const std::string& key, const std::string& value) {
  for (FieldEditor* editor : editors_) {
    if (editor->field().key != key) continue;
    SheetField field = editor->field();
    field.value = value;
    editor->show(field);
    answers_[key] = value;
  }
}

void FormDialog::finish() {
  const Answers& given = answers();
  // Said beside each of them; the first is gone to.
  for (FieldEditor* editor : editors_)
    if (editor->is_missing() || editor->is_refused()) return editor->take_keyboard();
  trouble_->Hide();  // of the last try
  try {
    act_(given);
    EndModal(wxID_OK);
  } catch (const std::exception& error) {
    say_trouble(error);
  }
}

void FormDialog::say_trouble(const std::exception& error) {
  trouble_->SetLabelText(wrapped(*this, ui(message_of(error).in(words_)), GetClientSize().x - FromDIP(24)));
  trouble_->Show();
  Fit();
  Layout();
}

}  // namespace facenotice::gui
