// SPDX-License-Identifier: MIT
// Buttons that stay in their places, whatever can be done.
#include "designer/gui/screen/play_bar.hpp"

#include <wx/menu.h>
#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/context_menu.hpp"
#include "designer/gui/base/snug_button.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {
namespace {
constexpr int replay_pause_ms = 700;  // slow enough to see each screen of a replay
constexpr int second_ms = 1000;
const wxColour camera_on_colour(0xB3, 0x26, 0x1E), camera_off_colour(0x1E, 0x6B, 0x2E);
}  // namespace

PlayBar::PlayBar(wxWindow* parent, PlayControl& play) : wxPanel(parent), play_(play) {
  const Words& words = play_.words();
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  camera_ = new wxPanel(this);
  auto* inside = new wxBoxSizer(wxHORIZONTAL);
  camera_words_ = new wxStaticText(camera_, wxID_ANY, wxEmptyString);
  clock_ = new wxStaticText(camera_, wxID_ANY, wxEmptyString);
  for (wxStaticText* text : {camera_words_, clock_}) {
    text->SetFont(text->GetFont().Bold());
    text->SetForegroundColour(*wxWHITE);
  }
  inside->Add(camera_words_, wxSizerFlags(1).Border(wxALL, FromDIP(5)));
  inside->Add(clock_, wxSizerFlags().Border(wxALL, FromDIP(5)));
  camera_->SetSizer(inside);
  sizer->Add(camera_, wxSizerFlags().Expand());

  buttons_ = new wxWrapSizer(wxHORIZONTAL);
  back_ = add_button(words.tr("◀ Back"), words.tr("Undoes what was done last (Ctrl+Backspace)"),
                     [this] { play_.back(); });
  stop_ = add_button(words.tr("Stop"), words.tr("Ends the play (Shift+F5)"), [this] { stop_asked.emit(); });
  here_ = add_button(words.tr("Go on from here"), words.tr("The machine stands at this moment again"),
                     [this] { play_.continue_here(); });
  running_ = new wxCheckBox(this, wxID_ANY, ui(words.tr("Clock runs")));
  running_->SetToolTip(ui(words.tr("The machine’s clock goes with the one on the wall")));
  buttons_->Add(running_, wxSizerFlags().CentreVertical().Border(wxALL, FromDIP(2)));
  faults_ = add_button(words.tr("Breaks ▾"), words.tr("What does not work, until it works again"),
                       [this] { show_faults(); });
  keypad_ = new wxCheckBox(this, wxID_ANY, ui(words.tr("Keypad only")));
  keypad_->SetToolTip(ui(words.tr("The screen cannot be touched: arrow keys move, Enter chooses")));
  keypad_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { keypad_changed.emit(); });
  buttons_->Add(keypad_, wxSizerFlags().CentreVertical().Border(wxALL, FromDIP(2)));
  sizer->Add(buttons_, wxSizerFlags().Expand());
  SetSizer(sizer);

  replay_.SetOwner(this, 1);
  second_.SetOwner(this, 2);
  Bind(
      wxEVT_TIMER, [this](wxTimerEvent&) { play_.next_of_replay(); }, 1);
  Bind(
      wxEVT_TIMER, [this](wxTimerEvent&) { play_.take("wait PT1S"); }, 2);
  running_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { refresh(); });
}

wxButton* PlayBar::add_button(const std::string& label, const std::string& tip, std::function<void()> run) {
  auto* button = new SnugButton(this, ui(label));
  if (!tip.empty()) button->SetToolTip(ui(tip));
  // After the event: the run may hide the button.
  button->Bind(wxEVT_BUTTON, [this, run = std::move(run)](wxCommandEvent&) { CallAfter(run); });
  buttons_->Add(button, wxSizerFlags().Border(wxALL, FromDIP(2)));
  return button;
}

void PlayBar::show_faults() {
  if (!play_.playing()) return;
  wxMenu menu;
  const std::vector<StripAction> strip = strip_of(play_.session(), play_.words());
  for (std::size_t i = 0; i < strip.size(); ++i)
    if (strip[i].group == StripAction::Group::faults)
      menu.AppendCheckItem(static_cast<int>(i) + 1, ui(strip[i].label))->Check(strip[i].on);
  const int chosen = choose_from(*faults_, menu);
  if (chosen >= 1) play_.take(strip[static_cast<std::size_t>(chosen) - 1].act);
}

// Made once: what is under the hand stays under it, and the keyboard where it is.
void PlayBar::show_strip() {
  if (!play_.playing()) return;
  const std::vector<StripAction> strip = strip_of(play_.session(), play_.words());
  if (strip_.empty()) make_strip(strip);
  const bool now = !play_.replaying() && !play_.looked_at();
  std::size_t button = 0;
  for (const StripAction& action : strip)
    if (action.group != StripAction::Group::faults) strip_[button++]->Enable(now && action.possible);
}

// A group goes on in the next line where this one is full; its name stays with the first of it.
void PlayBar::make_strip(const std::vector<StripAction>& strip) {
  std::size_t place = 4;  // after Back, Stop, going on from here, and the clock
  auto last = StripAction::Group::faults;
  for (const StripAction& action : strip) {
    if (action.group == StripAction::Group::faults) continue;
    auto* button = new SnugButton(this, ui(action.label));
    button->SetToolTip(ui(action.tip));
    set_spoken_name(*button, ui(action.tip.empty() ? action.label : action.label + ". " + action.tip));
    button->Bind(wxEVT_BUTTON,
                 [this, act = action.act](wxCommandEvent&) { CallAfter([this, act] { play_.take(act); }); });
    const wxSizerFlags around = wxSizerFlags().Border(wxALL, FromDIP(2));
    if (action.group != last) {
      auto* name = new wxStaticText(this, wxID_ANY, ui(strip_group_in_words(play_.words(), action.group)));
      name->MoveBeforeInTabOrder(button);
      name->SetForegroundColour(quiet_text());
      auto* begin = new wxBoxSizer(wxHORIZONTAL);
      begin->Add(name, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
      begin->Add(button, around);
      buttons_->Insert(place++, begin);
      last = action.group;
    } else {
      buttons_->Insert(place++, button, around);
    }
    strip_.push_back(button);
  }
}

void PlayBar::refresh() {
  const bool playing = play_.playing();
  const PlayMoment* moment = play_.shown();
  const bool camera = playing && (moment != nullptr ? moment->camera_on : play_.session().camera_on());
  camera_->SetBackgroundColour(camera ? camera_on_colour : camera_off_colour);
  camera_words_->SetLabel(play_.preparing() ? ui(play_.words().tr("The machine is being prepared…"))
                          : camera          ? ui(play_.words().tr("● The camera is ON"))
                                            : ui(play_.words().tr("○ The camera is off")));
  std::string clock = playing ? clock_of(play_.session(), play_.words()) : std::string();
  if (playing && play_.looked_at())
    clock =
        play_.words().trf("looking back: {} of {}", *play_.looked_at() + 1, play_.session().moments().size());
  clock_->SetLabel(ui(clock));
  camera_->Layout();
  camera_->Refresh();
  show_strip();
  back_->Enable(play_.can_go_back());
  faults_->Enable(playing && !play_.replaying() && !play_.looked_at());
  here_->Enable(playing && play_.looked_at());
  if (playing && play_.replaying()) {
    if (!replay_.IsRunning()) replay_.Start(replay_pause_ms);
  } else {
    replay_.Stop();
  }
  if (playing && !play_.replaying() && !play_.looked_at() && running_->GetValue()) {
    if (!second_.IsRunning()) second_.Start(second_ms);
  } else {
    second_.Stop();
  }
  if (!playing && !play_.preparing()) running_->SetValue(false);
  Layout();
}

}  // namespace facenotice::gui
