// SPDX-License-Identifier: MIT
// One window, found again by its name.
#include "designer/gui/help/help_window.hpp"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {
namespace {

constexpr const char* window_name = "facenotice-help";

class HelpWindow : public wxDialog {
 public:
  HelpWindow(wxFrame& frame, const Words& words)
      : wxDialog(&frame, wxID_ANY, ui(words.tr("Help")), wxDefaultPosition, frame.FromDIP(wxSize(620, 560)),
                 wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, window_name) {
    text_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                           wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
    set_spoken_name(*text_, ui(words.tr("Page of help")));
    law_ = new wxButton(this, wxID_ANY, ui(words.tr("Open the law’s &text in the browser")));
    law_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { wxLaunchDefaultBrowser(ui(link_)); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(law_);
    row->AddStretchSpacer();
    row->Add(new wxButton(this, wxID_CLOSE, ui(words.tr("Close"))));
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(text_, wxSizerFlags(1).Expand().Border(wxLEFT | wxTOP, FromDIP(10)));
    sizer->Add(row, wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
    SetSizer(sizer);
    SetEscapeId(wxID_CLOSE);
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { Destroy(); }, wxID_CLOSE);
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { Destroy(); });
    CentreOnParent();
  }

  void show(const HelpPage& page) {
    text_->Clear();
    const wxFont plain = GetFont();
    const wxColour colour = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
    const auto add = [&](const std::string& words, const wxFont& font, bool quiet) {
      text_->SetDefaultStyle(wxTextAttr(quiet ? quiet_text() : colour, wxNullColour, font));
      text_->AppendText(ui(words) + "\n");
    };
    add(page.title, plain.Bold().Larger(), false);
    for (const Passage& passage : page.passages) {
      const bool heading = passage.kind == Passage::Kind::heading;
      if (heading) add({}, plain, false);
      add(passage.words, heading ? plain.Bold() : plain, passage.kind == Passage::Kind::quiet);
    }
    text_->ShowPosition(0);
    text_->SetInsertionPoint(0);
    link_ = page.link;
    law_->Show(!link_.empty());
    SetTitle(ui(page.title));
    Layout();
    Show();
    Raise();
    text_->SetFocus();
  }

 private:
  wxTextCtrl* text_;  // child windows belong to wxWidgets
  wxButton* law_;
  std::string link_;
};

}  // namespace

void show_help(wxFrame& frame, const Words& words, const HelpPage& page) {
  auto* window = dynamic_cast<HelpWindow*>(wxWindow::FindWindowByName(window_name, &frame));
  if (window == nullptr) window = new HelpWindow(frame, words);  // wxWidgets deletes it when it is closed
  window->show(page);
}

}  // namespace facenotice::gui
