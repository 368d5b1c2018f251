// SPDX-License-Identifier: MIT
// Ordinary controls: a toolbar's own cannot be reached by keyboard or screen reader everywhere.
#include "designer/gui/frame/top_bar.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/statline.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/standing_colour.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wheel.hpp"
#include "designer/pictures/screen_painter.hpp"
#include "designer/review/document_standing.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice::gui {

TopBar::TopBar(wxWindow* parent, Workbench& workbench, Selection& selection, PlayControl& play,
               const FormatWords& names, const std::vector<wxString>& views, Actions actions)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      play_(play),
      names_(names),
      actions_(std::move(actions)) {
  const Words& words = workbench_.words();
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddSpacer(FromDIP(6));
  add_button(*row, Icon::open, words.tr("Open"), actions_.open);
  add_button(*row, Icon::save, words.tr("Save"), actions_.save);
  undo_ = add_button(*row, Icon::undo, words.tr("Undo"), actions_.undo);
  redo_ = add_button(*row, Icon::redo, words.tr("Redo"), actions_.redo);
  row->AddSpacer(FromDIP(10));
  for (std::size_t view = 0; view < views.size(); ++view) {
    auto* button =
        new wxToggleButton(this, wxID_ANY, views[view], wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    button->Bind(wxEVT_TOGGLEBUTTON,
                 [this, view](wxCommandEvent&) { actions_.show_view(static_cast<int>(view)); });
    views_.push_back(button);
    row->Add(button, wxSizerFlags().CentreVertical());
  }
  row->AddSpacer(FromDIP(10));
  play_button_ = add_button(*row, Icon::play, words.tr("Play (F5)"), actions_.play);
  stop_ = add_button(*row, Icon::stop, words.tr("Stop (Shift+F5)"), actions_.stop);
  row->AddStretchSpacer();
  language_ = add_choice(*row, words.tr("Language that is shown"));
  display_ = add_choice(*row, words.tr("Display"));
  variant_ = add_choice(*row, words.tr("Variant"));
  for (const char* variant : {words.tr("Normal"), words.tr("Large text"), words.tr("High contrast")})
    variant_->Append(ui(variant));
  variant_->SetSelection(0);
  row->AddSpacer(FromDIP(6));
  verdict_ = new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                              wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  verdict_->SetFont(verdict_->GetFont().Bold());
  row->Add(verdict_, wxSizerFlags().CentreVertical());
  row->AddSpacer(FromDIP(10));
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(row, wxSizerFlags(1).Expand().Border(wxTOP | wxBOTTOM, FromDIP(4)));
  whole->Add(new wxStaticLine(this), wxSizerFlags().Expand());
  SetSizer(whole);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    share_width();
  });

  connections_ += workbench_.history_changed.connect([this] { show_history(); });
  connections_ += workbench_.text_replaced.connect([this] { show_history(); });
  connections_ += workbench_.document_changed.connect([this] { show_looks(); });
  connections_ += workbench_.check_changed.connect([this] { show_verdict(); });
  connections_ += selection_.view_changed.connect([this] { show_looks(); });
  connections_ += play_.changed.connect([this] {
    stop_->Enable(play_.playing() || play_.preparing());
    show_looks();
  });
  stop_->Disable();
  show_history();
  show_verdict();
  show_view(0);
}

wxButton* TopBar::add_button(wxSizer& sizer, Icon icon, const char* words, std::function<void()> run) {
  auto* button = new wxBitmapButton(this, wxID_ANY, toolbar_icon(icon), wxDefaultPosition, wxDefaultSize,
                                    wxBU_AUTODRAW | wxBORDER_NONE);
  button->SetToolTip(ui(words));
  set_spoken_name(*button, ui(words));
  button->Bind(wxEVT_BUTTON, [run = std::move(run)](wxCommandEvent&) { run(); });
  sizer.Add(button, wxSizerFlags().CentreVertical());
  return button;
}

wxChoice* TopBar::add_choice(wxSizer& sizer, const char* words) {
  auto* choice = new wxChoice(this, wxID_ANY);
  leave_wheel_to_form(*choice);
  choice->SetToolTip(ui(words));
  set_spoken_name(*choice, ui(words));
  choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { take_looks(); });
  sizer.Add(choice, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(4)));
  return choice;
}

void TopBar::show_view(int view) {
  for (std::size_t i = 0; i < views_.size(); ++i) views_[i]->SetValue(static_cast<int>(i) == view);
}

void TopBar::show_history() {
  const Words& words = workbench_.words();
  const History& history = workbench_.history();
  undo_->Enable(history.can_undo());
  redo_->Enable(history.can_redo());
  undo_->SetToolTip(
      ui(history.can_undo() ? words.trf("Undo: {}", workbench_.undo_title()) : words.tr("Undo")) +
      keys_of(wxID_UNDO));
  redo_->SetToolTip(
      ui(history.can_redo() ? words.trf("Redo: {}", workbench_.redo_title()) : words.tr("Redo")) +
      keys_of(wxID_REDO));
}

// As the menu has them; they can be changed.
wxString TopBar::keys_of(int command) const {
  const auto* frame = dynamic_cast<const wxFrame*>(wxGetTopLevelParent(const_cast<TopBar*>(this)));
  const wxMenuBar* bar = frame == nullptr ? nullptr : frame->GetMenuBar();
  const wxMenuItem* item = bar == nullptr ? nullptr : bar->FindItem(command);
  const wxString keys = item == nullptr ? wxString() : item->GetItemLabel().AfterFirst('\t');
  return keys.empty() ? keys : " (" + keys + ")";
}

void TopBar::show_looks() {
  if (!workbench_.last_sound()) return;
  const Flow& flow = workbench_.last_sound()->flow();
  const std::optional<Selection::View> view = resolve_view(flow, selection_.view());
  if (!view) return;
  wxArrayString languages, displays;
  languages_ = flow.languages;
  for (const std::string& language : languages_)
    languages.Add(ui(names_.value("language", "code", language)));
  displays_.clear();
  for (const DisplayProfile& display : flow.device.displays) {
    displays_.push_back(display.id);
    const std::string shown = display_in_words(workbench_.words(), display);
    const bool again = displays.Index(ui(shown)) != wxNOT_FOUND;  // two of a size: told apart by their ids
    displays.Add(ui(again ? fmt::format("{} ({})", shown, display.id) : shown));
  }
  if (language_->GetStrings() != languages) language_->Set(languages);
  if (display_->GetStrings() != displays) display_->Set(displays);
  const auto language = std::find(languages_.begin(), languages_.end(), view->language);
  language_->SetSelection(static_cast<int>(language - languages_.begin()));
  const auto display = std::find(displays_.begin(), displays_.end(), view->display);
  display_->SetSelection(static_cast<int>(display - displays_.begin()));
  variant_->SetSelection(static_cast<int>(view->variant));
  language_->Enable(languages.size() > 1 && !play_.playing());
  display_->Enable(displays.size() > 1 && !play_.playing());
  variant_->Enable(!play_.playing());
  share_width();
}

void TopBar::take_looks() {
  Selection::View view = selection_.view();
  const int language = language_->GetSelection();
  if (language >= 0 && static_cast<std::size_t>(language) < languages_.size())
    view.language = languages_[static_cast<std::size_t>(language)];
  const int display = display_->GetSelection();
  if (display >= 0 && static_cast<std::size_t>(display) < displays_.size())
    view.display = displays_[static_cast<std::size_t>(display)];
  view.variant = static_cast<Variant>(std::max(variant_->GetSelection(), 0));
  selection_.set_view(view);
}

void TopBar::show_verdict() {
  const DocumentStanding standing = document_standing(workbench_.checked(), workbench_.words());
  const wxString said = ui(standing.words);
  if (verdict_->GetLabelText() == said) return;
  verdict_->SetLabelText(said);
  verdict_->SetForegroundColour(standing_colour(standing.kind));
  verdict_->SetToolTip(said);
  share_width();
}

// In a narrow window the choices give way first; then what is said of the document ends in dots, and its hint
// says the whole.
void TopBar::share_width() {
  const wxString said = verdict_->GetLabelText();
  for (wxChoice* choice : {language_, display_, variant_}) choice->SetMinSize(wxDefaultSize);
  verdict_->SetMinSize(verdict_->GetTextExtent(said) + FromDIP(wxSize(6, 0)));
  int lack = GetSizer()->CalcMin().x - GetClientSize().x;
  for (wxWindow* one : std::initializer_list<wxWindow*>{display_, language_, variant_, verdict_}) {
    if (lack <= 0) break;
    const wxSize wanted = one->GetEffectiveMinSize();
    const int width = std::max(std::min(wanted.x, FromDIP(72)), wanted.x - lack);
    one->SetMinSize(wxSize(width, one == verdict_ ? wanted.y : -1));
    lack -= wanted.x - width;
  }
  Layout();
}

}  // namespace facenotice::gui
