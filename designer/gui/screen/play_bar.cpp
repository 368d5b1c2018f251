// SPDX-License-Identifier: MIT
// Buttons that come and go with the step that is played.
#include "designer/gui/screen/play_bar.hpp"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "designer/gui/base/text.hpp"

namespace facenotice::gui {
namespace {
constexpr int replay_pause_ms = 700;  // slow enough to see each screen of a replay
const wxColour camera_on_colour(0xB3, 0x26, 0x1E), camera_off_colour(0x1E, 0x6B, 0x2E);
}  // namespace

PlayBar::PlayBar(wxWindow* parent, PlayControl& play) : wxPanel(parent), play_(play) {
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  camera_ = new wxPanel(this);
  auto* inside = new wxBoxSizer(wxHORIZONTAL);
  camera_words_ = new wxStaticText(camera_, wxID_ANY, wxEmptyString);
  camera_words_->SetFont(camera_words_->GetFont().Bold());
  camera_words_->SetForegroundColour(*wxWHITE);
  inside->Add(camera_words_, wxSizerFlags(1).Border(wxALL, FromDIP(6)));
  camera_->SetSizer(inside);
  sizer->Add(camera_, wxSizerFlags().Expand());

  auto* buttons = new wxWrapSizer(wxHORIZONTAL);
  matched_ = add_button(*buttons, play_.words().tr("Matched"), [this] { play_.take("matched"); });
  not_matched_ = add_button(*buttons, play_.words().tr("Not matched"), [this] { play_.take("not-matched"); });
  failed_ = add_button(*buttons, play_.words().tr("Failed"), [this] { play_.take("failed"); });
  done_ = add_button(*buttons, play_.words().tr("Done"), [this] { play_.take("done"); });
  fault_ = add_button(*buttons, play_.words().tr("Fault"), [this] { play_.take("fault"); });
  timeout_ = add_button(*buttons, play_.words().tr("Time-out"), [this] { play_.take("timeout"); });
  stop_ = add_button(*buttons, play_.words().tr("Stop"), [this] { play_.stop(); });
  sizer->Add(buttons, wxSizerFlags().Expand());
  SetSizer(sizer);

  replay_.SetOwner(this);
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { play_.next_of_replay(); });
}

wxButton* PlayBar::add_button(wxSizer& sizer, const char* label, std::function<void()> run) {
  auto* button = new wxButton(this, wxID_ANY, ui(label), wxDefaultPosition, wxDefaultSize);
  // After the event: the run may hide the button.
  button->Bind(wxEVT_BUTTON, [this, run = std::move(run)](wxCommandEvent&) { CallAfter(run); });
  sizer.Add(button, wxSizerFlags().Border(wxALL, FromDIP(3)));
  return button;
}

void PlayBar::refresh() {
  const bool playing = play_.playing();
  const bool camera = playing && play_.session().camera_on();
  const bool waits = playing && play_.session().waits_for_machine();
  camera_->SetBackgroundColour(camera ? camera_on_colour : camera_off_colour);
  camera_words_->SetLabel(play_.preparing() ? ui(play_.words().tr("The machine is being prepared…"))
                          : camera          ? ui(play_.words().tr("● The camera is ON"))
                                            : ui(play_.words().tr("○ The camera is off")));
  camera_->Refresh();
  for (wxButton* button : {matched_, not_matched_, failed_}) button->Show(camera);
  for (wxButton* button : {done_, fault_}) button->Show(waits);
  timeout_->Show(playing && play_.session().due_in_ms().has_value());
  if (playing && play_.replaying()) {
    if (!replay_.IsRunning()) replay_.Start(replay_pause_ms);
  } else {
    replay_.Stop();
  }
  Layout();
}

}  // namespace facenotice::gui
