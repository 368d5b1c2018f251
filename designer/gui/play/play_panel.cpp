// SPDX-License-Identifier: MIT
// Lines are added as they come; camera lines stand out by words and by weight.
#include "designer/gui/play/play_panel.hpp"

#include <wx/settings.h>
#include <wx/sizer.h>

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
  log_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                        wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
  log_->SetFont(wxFont(wxFontInfo(9).Family(wxFONTFAMILY_TELETYPE)));
  log_->SetHint(ui(play_.words().tr("Press F5 to play the document as a machine would.")));
  log_->SetMargins(FromDIP(wxPoint(6, 4)));
  set_spoken_name(*log_, ui(play_.words().tr("What the player did")));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(log_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  connections_ += play_.changed.connect([this] { refresh(); });
}

void PlayPanel::refresh() {
  const std::vector<PlayLine>& lines = play_.lines();
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
