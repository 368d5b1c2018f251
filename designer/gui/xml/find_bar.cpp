// SPDX-License-Identifier: MIT
// Search forwards and backwards, around the end.
#include "designer/gui/xml/find_bar.hpp"

#include <wx/bmpbuttn.h>
#include <wx/button.h>
#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {

FindBar::FindBar(wxWindow* parent, wxStyledTextCtrl& text, Words words)
    : wxPanel(parent), words_(std::move(words)), text_(text) {
  sought_ = new wxSearchCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(260, -1)),
                             wxTE_PROCESS_ENTER);
  sought_->SetDescriptiveText(ui(words_.tr("Find")));
  set_spoken_name(*sought_, ui(words_.tr("Find")));
  auto* previous = new wxButton(this, wxID_ANY, ui(words_.tr("Previous")), wxDefaultPosition, wxDefaultSize,
                                wxBU_EXACTFIT);
  auto* next =
      new wxButton(this, wxID_ANY, ui(words_.tr("Next")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  auto* done =
      new wxButton(this, wxID_ANY, ui(words_.tr("Close")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  result_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  auto* sizer = new wxBoxSizer(wxHORIZONTAL);
  const wxSizerFlags flags = wxSizerFlags().CentreVertical().Border(wxALL, FromDIP(4));
  sizer->Add(sought_, flags);
  sizer->Add(previous, flags);
  sizer->Add(next, flags);
  sizer->Add(result_, wxSizerFlags(1).CentreVertical().Border(wxALL, FromDIP(4)));
  sizer->Add(done, flags);
  SetSizer(sizer);

  sought_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { search(text_.GetSelectionStart(), true); });
  sought_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { find(!wxGetKeyState(WXK_SHIFT)); });
  previous->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { find(false); });
  next->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { find(true); });
  done->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { close(); });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE)
      close();
    else
      event.Skip();
  });
}

void FindBar::open() {
  const wxString selected = text_.GetSelectedText();
  Show();
  GetParent()->Layout();
  if (!selected.empty() && !selected.Contains("\n")) sought_->ChangeValue(selected);
  sought_->SetFocus();
  sought_->SelectAll();
}

void FindBar::close() {
  Hide();
  GetParent()->Layout();
  text_.SetFocus();
}

void FindBar::find(bool forward) {
  search(forward ? text_.GetSelectionEnd() : text_.GetSelectionStart(), forward);
}

void FindBar::search(int from, bool forward) {
  const wxString words = sought_->GetValue();
  if (words.empty()) {
    result_->SetLabel(wxString());
    return;
  }
  const int end = text_.GetTextLength();
  int found_end = 0;
  int found = text_.FindText(from, forward ? end : 0, words, 0, &found_end);
  bool wrapped = false;
  if (found < 0) {
    found = text_.FindText(forward ? 0 : end, forward ? end : 0, words, 0, &found_end);
    wrapped = found >= 0;
  }
  if (found < 0) {
    result_->SetLabel(ui(words_.tr("Not found.")));
    return;
  }
  text_.EnsureVisible(text_.LineFromPosition(found));
  text_.SetSelection(found, found_end);
  text_.EnsureCaretVisible();
  result_->SetLabel(wrapped ? ui(words_.tr("Went around the end.")) : wxString());
}

}  // namespace facenotice::gui
