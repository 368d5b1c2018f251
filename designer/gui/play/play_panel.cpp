// SPDX-License-Identifier: MIT
// Lists that follow the play; camera lines stand out by words and by weight.
#include "designer/gui/play/play_panel.hpp"

#include <algorithm>

#include <wx/dcmemory.h>
#include <wx/settings.h>
#include <wx/stattext.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/bold_label.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/form_scroll.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/png_image.hpp"
#include "designer/gui/base/snug_button.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wheel.hpp"
#include "designer/playing/path_page.hpp"

namespace facenotice::gui {
namespace {

// From the beginning on, also before anybody looks at the page: GTK has no room for a scroll bar in less.
wxSize least_list_size(const wxWindow& window) {
  return window.FromDIP(wxSize(120, 72));
}

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

PlayPanel::PlayPanel(wxWindow* parent, PlayControl& play)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      play_(play) {
  scroll_as_form(*this);
  all_ = new wxBoxSizer(wxHORIZONTAL);
  all_->Add(make_timeline(), wxSizerFlags(1).Expand());
  auto* beside = new wxBoxSizer(wxHORIZONTAL);
  beside->Add(make_person(), wxSizerFlags(1).Expand());
  beside->Add(make_state(), wxSizerFlags(1).Expand());
  all_->Add(beside, wxSizerFlags(1).Expand());
  SetSizer(all_);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    arrange();
    FitInside();  // before anything is laid out: what is scrolled to has its own height, not the window's
    event.Skip();
  });
  connections_ += play_.changed.connect([this] { refresh(); });
  refresh();
}

// Three columns; where they would be too narrow, the timeline over the two others.
void PlayPanel::arrange() {
  const bool tall = GetClientSize().x < FromDIP(760);
  all_->SetOrientation(tall ? wxVERTICAL : wxHORIZONTAL);
  if (tall_ == tall) return;
  tall_ = tall;
  const int done = tall ? 150 : 190, screen = tall ? 120 : 170;
  timeline_->GetColumn(0)->SetWidth(FromDIP(done));
  timeline_->GetColumn(1)->SetWidth(FromDIP(screen));
}

// What a person in front of the machine can do and hears.
wxSizer* PlayPanel::make_person() {
  const Words& words = play_.words();
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const auto heading = [&](const char* said) {
    sizer->Add(bold_label(this, ui(said)), wxSizerFlags().Border(wxLEFT | wxTOP | wxRIGHT, FromDIP(6)));
  };
  heading(words.tr("Choices on this screen"));
  choices_ = new wxListBox(this, wxID_ANY, wxDefaultPosition, least_list_size(*this));
  set_spoken_name(*choices_, ui(words.tr("Choices on this screen")));
  turn_off_list_search(*choices_);
  sizer->Add(choices_, wxSizerFlags(2).Expand().Border(wxALL, FromDIP(4)));
  heading(words.tr("What this screen says"));
  spoken_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, least_list_size(*this),
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

wxSizer* PlayPanel::make_timeline() {
  const Words& words = play_.words();
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  timeline_ =
      new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(200, 120)), wxDV_SINGLE);
  set_spoken_name(*timeline_, ui(words.tr("What was done, moment by moment")));
  turn_off_list_search(*timeline_);
  timeline_->AppendIconTextColumn(ui(words.tr("What was done")), wxDATAVIEW_CELL_INERT, -1, wxALIGN_LEFT,
                                  wxDATAVIEW_COL_RESIZABLE);
  for (const auto& [name, width] : {std::pair{words.tr("Screen"), -1}, std::pair{words.tr("Time"), 48},
                                    std::pair{words.tr("On record and camera"), 260}})
    timeline_->AppendTextColumn(ui(name), wxDATAVIEW_CELL_INERT, FromDIP(width), wxALIGN_LEFT,
                                wxDATAVIEW_COL_RESIZABLE);
  end_in_dots(*timeline_);
  fill_with_last_column(*timeline_, FromDIP(120));
  timeline_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    const int row = timeline_->GetSelectedRow();
    if (filling_ || row < 0) return;
    CallAfter([this, row] { play_.look_at(static_cast<std::size_t>(row)); });
  });
  sizer->Add(timeline_, wxSizerFlags(1).Expand().Border(wxTOP | wxLEFT, FromDIP(4)));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto button = [&](const char* label, const char* tip) {
    auto* made = new SnugButton(this, ui(label));
    made->SetToolTip(ui(tip));
    row->Add(made, wxSizerFlags().Border(wxALL, FromDIP(2)));
    return made;
  };
  save_ =
      button(words.tr("Save path…"), words.tr("Keeps what was done, to be played again after every change"));
  save_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { save_asked.emit(); }); });
  branches_ = new wxChoice(this, wxID_ANY);
  leave_wheel_to_form(*branches_);
  branches_->SetToolTip(ui(words.tr("How it went before you went back")));
  set_spoken_name(*branches_, ui(words.tr("Other branches")));
  branches_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
    const int chosen = branches_->GetSelection();
    if (chosen > 0) CallAfter([this, chosen] { play_.choose_branch(static_cast<std::size_t>(chosen) - 1); });
  });
  row->Add(branches_, wxSizerFlags(1).CentreVertical().Border(wxALL, FromDIP(2)));
  sizer->Add(row, wxSizerFlags().Expand());
  return sizer;
}

wxSizer* PlayPanel::make_state() {
  const Words& words = play_.words();
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const auto text = [&](const char* name, int share) {
    auto* made = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, least_list_size(*this),
                                wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
    made->SetMargins(FromDIP(wxPoint(6, 4)));
    set_spoken_name(*made, ui(name));
    sizer->Add(made, wxSizerFlags(share).Expand().Border(wxLEFT, FromDIP(4)));
    return made;
  };
  state_ = text(words.tr("Where each purpose stands"), 2);
  log_ = text(words.tr("What the player did"), 3);
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
    const PlayMoment* moment = play_.shown();
    const DisplayList& list =
        play_.looked_at() && moment->picture ? moment->picture->list : play_.session().list();
    spoken = ui(list.spoken);
    for (const std::uint16_t index : list.focus_order) {
      if (index >= list.hits.size() || list.hits[index].kind != HitArea::Kind::choice) continue;
      choice_ids_.push_back(list.hits[index].id);
      labels.Add(ui(list.hits[index].spoken));
    }
  }
  if (choices_->GetStrings() != labels) choices_->Set(labels);
  if (spoken_->GetValue() != spoken) spoken_->ChangeValue(spoken);
}

// The picture in the middle of a slot, so that words line up; the camera has a frame of its own.
wxIcon PlayPanel::picture_of(const PlayMoment& moment) {
  wxIcon& icon = icons_[moment.picture];
  if (icon.IsOk()) return icon;
  const wxSize slot = FromDIP(wxSize(34, 46));
  wxBitmap bitmap;
  bitmap.Create(slot, 24);
  {
    wxMemoryDC dc(bitmap);
    dc.SetBackground(
        wxSystemSettings::GetColour(moment.picture ? wxSYS_COLOUR_LISTBOX : wxSYS_COLOUR_BTNSHADOW));
    dc.Clear();
    if (moment.picture) {
      wxImage image = image_of(moment.picture->png);
      const double scale = std::min(static_cast<double>(slot.x - 2) / image.GetWidth(),
                                    static_cast<double>(slot.y - 2) / image.GetHeight());
      image.Rescale(std::max(1, static_cast<int>(image.GetWidth() * scale)),
                    std::max(1, static_cast<int>(image.GetHeight() * scale)), wxIMAGE_QUALITY_HIGH);
      const wxPoint at((slot.x - image.GetWidth()) / 2, (slot.y - image.GetHeight()) / 2);
      dc.DrawBitmap(wxBitmap(image), at);
      dc.SetBrush(*wxTRANSPARENT_BRUSH);
      dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNSHADOW)));
      dc.DrawRectangle(wxRect(at, image.GetSize()).Inflate(1));
    }
  }
  icon.CopyFromBitmap(bitmap);
  return icon;
}

void PlayPanel::show_timeline() {
  // Where the machine's words are others than the window's, both.
  const auto both = [](const std::string& window, const std::string& flow) {
    return flow.empty() || flow == window ? window : window + "\n" + flow;
  };
  static const std::vector<PlayMoment> nothing;
  const std::vector<PlayMoment>& moments = play_.playing() ? play_.session().moments() : nothing;
  std::vector<std::string> rows;
  for (const PlayMoment& moment : moments) rows.push_back(moment.act + "\n" + moment.step + moment.done);
  const std::size_t kept = static_cast<std::size_t>(
      std::mismatch(rows.begin(), rows.end(), rows_.begin(), rows_.end()).first - rows.begin());
  filling_ = true;
  if (moments.empty()) icons_.clear();
  if (kept < rows_.size()) timeline_->OnInternalIdle();  // see empty_list()
  while (timeline_->GetItemCount() > static_cast<int>(kept))
    timeline_->DeleteItem(static_cast<unsigned>(timeline_->GetItemCount()) - 1);
  for (std::size_t i = kept; i < moments.size(); ++i) {
    const PlayMoment& moment = moments[i];
    std::string happened;
    for (const PlayLine& line : moment.lines)
      if (line.kind == PlayLine::Kind::record || line.kind == PlayLine::Kind::camera_on ||
          line.kind == PlayLine::Kind::refused || line.kind == PlayLine::Kind::trouble)
        happened += (happened.empty() ? "" : " ") +
                    (line.kind == PlayLine::Kind::record || line.kind == PlayLine::Kind::trouble
                         ? line.text
                         : utf8(prefix_of(play_.words(), line.kind)) + line.text);
    if (!moment.meant_something) happened = play_.words().tr("(means nothing here)");
    wxVector<wxVariant> row;
    wxVariant first;
    first << wxDataViewIconText(ui(both(moment.done, moment.done_in_flow)), picture_of(moment));
    row.push_back(first);
    row.push_back(ui(both(moment.title, moment.title_in_flow)));
    row.push_back(ui(clock_in_words(moment.passed_ms)));
    row.push_back(ui(happened));
    timeline_->AppendItem(row);
  }
  rows_ = std::move(rows);
  if (const int at = play_.looked_at() ? static_cast<int>(*play_.looked_at()) : timeline_->GetItemCount() - 1;
      at >= 0 && timeline_->GetSelectedRow() != at) {
    timeline_->SelectRow(static_cast<unsigned>(at));
    timeline_->EnsureVisible(timeline_->RowToItem(at));
  }
  filling_ = false;
}

void PlayPanel::show_branches() {
  const std::size_t count = play_.branches().size();
  wxArrayString labels;
  labels.Add(ui(count == 0 ? play_.words().tr("No other branches")
                           : play_.words().trn("{} other branch", "{} other branches", count)));
  for (std::size_t i = 0; i < count; ++i) labels.Add(ui(play_.branch_in_words(i)));
  if (branches_->GetStrings() != labels) branches_->Set(labels);
  branches_->SetSelection(0);
  branches_->Enable(count > 0);
}

void PlayPanel::show_state() {
  const Words& words = play_.words();
  std::string said;
  if (const PlayMoment* moment = play_.shown()) {
    for (const PurposeState& state : moment->purposes)
      said += words.trf("{}: {}", state.name, purpose_state_in_words(words, state)) + "\n";
    const std::string age = age_in_words(words, moment->state.age);
    said += moment->session ? (age.empty() ? words.tr("A session is going on.")
                                           : words.trf("A session is going on; the person {}.", age))
                            : std::string(words.tr("Nobody’s session is going on."));
  } else {
    said = words.tr("Play (F5) shows here what each purpose was told, agreed or refused.");
  }
  if (utf8(state_->GetValue()) != said) state_->ChangeValue(ui(said));
}

void PlayPanel::show_log() {
  const std::vector<PlayLine> lines = play_.lines();
  std::vector<std::string> logged;
  for (const PlayLine& line : lines)
    logged.push_back(
        (line.kind == PlayLine::Kind::event ? std::string() : utf8(prefix_of(play_.words(), line.kind))) +
        line.text + "\n");
  std::size_t kept = static_cast<std::size_t>(
      std::mismatch(logged.begin(), logged.end(), logged_.begin(), logged_.end()).first - logged.begin());
  if (kept < logged_.size()) {
    log_->Clear();
    kept = 0;
  }
  for (std::size_t i = kept; i < lines.size(); ++i) {
    log_->SetDefaultStyle(style_of(lines[i].kind));
    log_->AppendText(ui(logged[i]));
  }
  logged_ = std::move(logged);
}

void PlayPanel::refresh() {
  show_screen();
  show_timeline();
  show_branches();
  show_state();
  show_log();
  save_->Enable(play_.playing() && !play_.session().moments().empty() && !play_.replaying());
}

}  // namespace facenotice::gui
