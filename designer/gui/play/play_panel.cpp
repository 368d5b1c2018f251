// SPDX-License-Identifier: MIT
// Lines are added as they come; camera lines stand out by words and by weight.
#include "designer/gui/play/play_panel.hpp"

#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {
namespace {

wxTextAttr style_of(PlayLine::Kind kind) {
  const bool dark = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX).GetLuminance() < 0.5;
  const wxColour text = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOXTEXT);
  const wxColour red = dark ? wxColour(0xFF, 0x6B, 0x61) : wxColour(0xB3, 0x26, 0x1E);
  const wxColour green = dark ? wxColour(0x7F, 0xD0, 0x8F) : wxColour(0x1E, 0x6B, 0x2E);
  const wxColour blue = dark ? wxColour(0x7C, 0xB7, 0xF2) : wxColour(0x0B, 0x4F, 0x8A);
  wxTextAttr style(text);
  style.SetFontWeight(wxFONTWEIGHT_NORMAL);
  switch (kind) {
    case PlayLine::Kind::camera_on:
    case PlayLine::Kind::trouble:
      style.SetTextColour(red);
      style.SetFontWeight(wxFONTWEIGHT_BOLD);
      break;
    case PlayLine::Kind::refused:
    case PlayLine::Kind::camera_off:
      style.SetTextColour(green);
      style.SetFontWeight(wxFONTWEIGHT_BOLD);
      break;
    case PlayLine::Kind::event:
      style.SetTextColour(blue);
      break;
    case PlayLine::Kind::ordinary:
    case PlayLine::Kind::screen:
    case PlayLine::Kind::record:
    case PlayLine::Kind::ignored:
      break;
  }
  return style;
}

wxString prefix_of(const Words& words, PlayLine::Kind kind) {
  switch (kind) {
    case PlayLine::Kind::camera_on:
      return ui(words.tr("CAMERA ON")) + "  ";
    case PlayLine::Kind::camera_off:
      return ui(words.tr("CAMERA OFF")) + "  ";
    case PlayLine::Kind::refused:
      return ui(words.tr("CAMERA REFUSED")) + "  ";
    default:
      return "    ";
  }
}

}  // namespace

PlayPanel::PlayPanel(wxWindow* parent, PlayControl& play) : wxPanel(parent), play_(play) {
  auto* sizer = new wxBoxSizer(wxHORIZONTAL);
  sizer->Add(make_person(), wxSizerFlags(2).Expand());
  log_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                        wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
  log_->SetMargins(FromDIP(wxPoint(6, 4)));
  set_spoken_name(*log_, ui(play_.words().tr("What the player did")));
  sizer->Add(log_, wxSizerFlags(5).Expand().Border(wxLEFT, FromDIP(6)));
  SetSizer(sizer);
  connections_ += play_.changed.connect([this] { refresh(); });
}

// What a person in front of the machine can do and hears.
wxSizer* PlayPanel::make_person() {
  const Words& words = play_.words();
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const auto heading = [&](const char* said) {
    auto* label = new wxStaticText(this, wxID_ANY, ui(said));
    label->SetFont(label->GetFont().Bold());
    sizer->Add(label, wxSizerFlags().Border(wxLEFT | wxTOP | wxRIGHT, FromDIP(6)));
  };
  heading(words.tr("Choices on this screen"));
  choices_ = new wxListBox(this, wxID_ANY);
  set_spoken_name(*choices_, ui(words.tr("Choices on this screen")));
  turn_off_list_search(*choices_);
  sizer->Add(choices_, wxSizerFlags(2).Expand().Border(wxALL, FromDIP(4)));
  heading(words.tr("What this screen says"));
  spoken_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                           wxTE_MULTILINE | wxTE_READONLY);
  set_spoken_name(*spoken_, ui(words.tr("What this screen says")));
  sizer->Add(spoken_, wxSizerFlags(3).Expand().Border(wxALL, FromDIP(4)));
  choices_->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { take_choice(); });
  choices_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER)
      take_choice();
    else
      event.Skip();
  });
  return sizer;
}

void PlayPanel::take_choice() {
  const int chosen = choices_->GetSelection();
  if (!play_.playing() || chosen < 0 || static_cast<std::size_t>(chosen) >= choice_ids_.size()) return;
  play_.take("choose " + choice_ids_[static_cast<std::size_t>(chosen)]);
}

void PlayPanel::show_screen() {
  choice_ids_.clear();
  wxArrayString labels;
  wxString spoken;
  if (play_.playing()) {
    const DisplayList& list = play_.session().list();
    spoken = ui(list.spoken);
    for (const std::uint16_t index : list.focus_order) {
      if (index >= list.hits.size()) continue;
      choice_ids_.push_back(list.hits[index].id);
      labels.Add(ui(list.hits[index].spoken));
    }
  }
  if (choices_->GetStrings() != labels) choices_->Set(labels);
  if (spoken_->GetValue() != spoken) spoken_->ChangeValue(spoken);
}

void PlayPanel::refresh() {
  show_screen();
  const std::vector<PlayLine> lines = play_.lines();
  if (lines.size() < shown_) {
    log_->Clear();
    shown_ = 0;
  }
  for (; shown_ < lines.size(); ++shown_) {
    const PlayLine& line = lines[shown_];
    log_->SetDefaultStyle(style_of(line.kind));
    log_->AppendText((line.kind == PlayLine::Kind::event ? wxString() : prefix_of(play_.words(), line.kind)) +
                     ui(line.text) + "\n");
  }
}

}  // namespace facenotice::gui
