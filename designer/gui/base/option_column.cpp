// SPDX-License-Identifier: MIT
// Check boxes or radio buttons with labels of several lines.
#include "designer/gui/base/option_column.hpp"

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wrapped.hpp"

namespace facenotice::gui {

OptionColumn::OptionColumn(wxWindow* parent, const SheetField& field, int width,
                           const std::function<void()>& changed)
    : wxPanel(parent), options_(field.options) {
  auto* rows = new wxBoxSizer(wxVERTICAL);
  const int room = width - FromDIP(28);  // beside the box
  // Of radio buttons GTK always has one chosen: before the person chooses it is this one, which nobody sees.
  wxRadioButton* none = nullptr;
  if (field.kind != SheetField::Kind::some_of) {
    none = new wxRadioButton(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
    none->SetValue(true);
    none->Hide();
  }
  for (const SheetOption& option : options_) {
    const wxString label = wxControl::EscapeMnemonics(wrapped(*this, ui(option.label), room));
    wxControl* control = nullptr;
    if (none == nullptr) {
      boxes_.push_back(new wxCheckBox(this, wxID_ANY, label));
      boxes_.back()->Bind(wxEVT_CHECKBOX, [changed](wxCommandEvent&) { changed(); });
      control = boxes_.back();
    } else {
      buttons_.push_back(new wxRadioButton(this, wxID_ANY, label));
      buttons_.back()->Bind(wxEVT_RADIOBUTTON, [changed](wxCommandEvent&) { changed(); });
      control = buttons_.back();
    }
    set_spoken_name(*control, ui(option.label));
    rows->Add(control, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
  }
  SetSizer(rows);
}

void OptionColumn::show(const std::string& value) {
  const std::string listed = " " + value + " ";
  for (std::size_t i = 0; i < boxes_.size(); ++i)
    boxes_[i]->SetValue(listed.find(" " + options_[i].value + " ") != std::string::npos);
  for (std::size_t i = 0; i < buttons_.size(); ++i)
    if (options_[i].value == value) buttons_[i]->SetValue(true);
}

std::string OptionColumn::value() const {
  std::string list;
  for (std::size_t i = 0; i < boxes_.size(); ++i)
    if (boxes_[i]->GetValue()) list += (list.empty() ? "" : " ") + options_[i].value;
  for (std::size_t i = 0; i < buttons_.size(); ++i)
    if (buttons_[i]->GetValue()) list = options_[i].value;
  return list;
}

}  // namespace facenotice::gui
