// SPDX-License-Identifier: MIT
// Switches, screen list, canvas, and the same in words.
#include "designer/gui/screen/preview_panel.hpp"

#include <algorithm>

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/screen/play_bar.hpp"
#include "designer/gui/screen/screen_canvas.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice::gui {
namespace {

// A step's title in the language, with placeholders filled in as far as they can be.
std::string title_of(const Flow& flow, const Step& step, const std::string& language) {
  try {
    return fill_placeholders(flow, step.title.in(language), language);
  } catch (const std::exception&) {
    return std::string(step.title.in(language));
  }
}

void fill(wxChoice& choice, const std::vector<std::string>& items, const std::string& selected) {
  wxArrayString labels;
  for (const std::string& item : items) labels.Add(ui(item));
  if (choice.GetStrings() != labels) choice.Set(labels);
  choice.SetStringSelection(ui(selected));
  choice.Enable(items.size() > 1);
}

}  // namespace

PreviewPanel::PreviewPanel(wxWindow* parent, Workbench& workbench, Selection& selection, PlayControl& play)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      play_(play),
      painter_(workbench.post(), workbench.fonts(), [this](std::shared_ptr<const ScreenPicture> picture) {
        picture_ = std::move(picture);
        if (!play_.playing()) show_picture();
      }) {
  auto* columns = new wxBoxSizer(wxHORIZONTAL);
  columns->Add(make_lists(), wxSizerFlags(0).Expand());
  auto* right = new wxBoxSizer(wxVERTICAL);
  right->Add(make_switches(), wxSizerFlags().Expand());
  canvas_ = new ScreenCanvas(this);
  right->Add(canvas_, wxSizerFlags(1).Expand());
  note_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  right->Add(note_, wxSizerFlags().Expand().Border(wxALL, FromDIP(4)));
  play_bar_ = new PlayBar(this, play_);
  right->Add(play_bar_, wxSizerFlags().Expand());
  columns->Add(right, wxSizerFlags(1).Expand());
  SetSizer(columns);
  note_->Hide();
  play_bar_->Hide();

  connections_ += canvas_->clicked.connect([this](std::int32_t x, std::int32_t y) { click(x, y); });
  connections_ += selection_.view_changed.connect([this] {
    fill_switches();
    ask_for_picture();
  });
  connections_ += workbench_.check_changed.connect([this] {
    fill_steps();
    fill_switches();
    ask_for_picture();
    show_note();
  });
  connections_ += workbench_.text_replaced.connect([this] {
    picture_.reset();
    fill_steps();
    show_picture();
  });
  connections_ += play_.changed.connect([this] { show_play(); });
}

wxSizer* PreviewPanel::make_switches() {
  auto* sizer = new wxBoxSizer(wxHORIZONTAL);
  const auto add = [&](wxChoice*& choice, const char* label) {
    choice = new wxChoice(this, wxID_ANY);
    choice->SetToolTip(ui(label));
    set_spoken_name(*choice, ui(label));
    choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { switch_view(); });
    sizer->Add(choice, wxSizerFlags(1).Border(wxALL, FromDIP(3)));
  };
  add(language_, workbench_.words().tr("Language of the preview"));
  add(display_, workbench_.words().tr("Display"));
  add(variant_, workbench_.words().tr("Variant"));
  for (const char* variant : {workbench_.words().tr("Normal"), workbench_.words().tr("Large text"),
                              workbench_.words().tr("High contrast")})
    variant_->Append(ui(variant));
  variant_->SetSelection(0);
  return sizer;
}

wxSizer* PreviewPanel::make_lists() {
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const auto heading = [&](const char* words) {
    auto* label = new wxStaticText(this, wxID_ANY, ui(words));
    label->SetFont(label->GetFont().Bold());
    sizer->Add(label, wxSizerFlags().Border(wxLEFT | wxTOP | wxRIGHT, FromDIP(6)));
  };
  const wxSize size = FromDIP(wxSize(200, 60));
  heading(workbench_.words().tr("Screens"));
  steps_ = new wxListBox(this, wxID_ANY, wxDefaultPosition, size);
  set_spoken_name(*steps_, ui(workbench_.words().tr("Screens")));
  sizer->Add(steps_, wxSizerFlags(5).Expand().Border(wxALL, FromDIP(3)));
  heading(workbench_.words().tr("Choices on this screen"));
  choices_ = new wxListBox(this, wxID_ANY, wxDefaultPosition, size);
  set_spoken_name(*choices_, ui(workbench_.words().tr("Choices on this screen")));
  sizer->Add(choices_, wxSizerFlags(2).Expand().Border(wxALL, FromDIP(3)));
  heading(workbench_.words().tr("What this screen says"));
  spoken_ =
      new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, size, wxTE_MULTILINE | wxTE_READONLY);
  spoken_->SetMargins(FromDIP(wxPoint(4, 2)));
  set_spoken_name(*spoken_, ui(workbench_.words().tr("What this screen says")));
  for (wxListBox* list : {steps_, choices_}) turn_off_list_search(*list);
  sizer->Add(spoken_, wxSizerFlags(3).Expand().Border(wxALL, FromDIP(3)));

  steps_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
    const int index = event.GetSelection();
    if (index < 0 || static_cast<std::size_t>(index) >= step_ids_.size()) return;
    const std::string id = step_ids_[static_cast<std::size_t>(index)];
    if (play_.playing()) return;
    selection_.set_step(id);
    step_asked.emit(id);
  });
  choices_->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent& event) { take_choice(event.GetSelection()); });
  choices_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER)
      take_choice(choices_->GetSelection());
    else
      event.Skip();
  });
  return sizer;
}

void PreviewPanel::fill_switches() {
  if (!workbench_.last_sound()) return;
  const Flow& flow = workbench_.last_sound()->flow();
  const std::optional<Selection::View> view = resolve_view(flow, selection_.view());
  if (!view) return;
  fill(*language_, flow.languages, view->language);
  std::vector<std::string> displays;
  for (const DisplayProfile& display : flow.device.displays) displays.push_back(display.id);
  fill(*display_, displays, view->display);
  variant_->SetSelection(static_cast<int>(view->variant));
  const auto step = std::find(step_ids_.begin(), step_ids_.end(), view->step);
  if (step != step_ids_.end()) steps_->SetSelection(static_cast<int>(step - step_ids_.begin()));
}

void PreviewPanel::fill_steps() {
  std::vector<std::string> ids;
  wxArrayString labels;
  if (workbench_.last_sound()) {
    const Flow& flow = workbench_.last_sound()->flow();
    const std::string language = resolve_view(flow, selection_.view()).value_or(Selection::View{}).language;
    for (const Step& step : flow.steps) {
      if (!step.shows()) continue;
      ids.push_back(step.id);
      const std::string title = title_of(flow, step, language);
      labels.Add(ui(title.empty() ? step.id : title + "  (" + step.id + ")"));
    }
  }
  step_ids_ = std::move(ids);
  if (steps_->GetStrings() != labels) steps_->Set(labels);
}

void PreviewPanel::switch_view() {
  Selection::View view = selection_.view();
  view.language = utf8(language_->GetStringSelection());
  view.display = utf8(display_->GetStringSelection());
  view.variant = static_cast<Variant>(std::max(variant_->GetSelection(), 0));
  selection_.set_view(view);
  fill_steps();
  fill_switches();
}

void PreviewPanel::ask_for_picture() {
  if (workbench_.last_sound()) painter_.ask_for(*workbench_.last_sound(), selection_.view());
}

void PreviewPanel::show_picture() {
  if (!picture_) {
    canvas_->show(
        {}, ui(workbench_.words().tr("The preview comes with the first sound version of the document.")));
    show_texts({});
  } else if (!picture_->trouble.empty()) {
    canvas_->show({}, ui(picture_->trouble.in(workbench_.words())));
    show_texts({});
  } else {
    canvas_->show(picture_->frame);
    show_texts(picture_->list);
  }
  show_note();
}

void PreviewPanel::show_play() {
  play_bar_->refresh();
  play_bar_->Show(play_.playing() || play_.preparing());
  for (wxChoice* choice : {language_, display_, variant_}) choice->Enable(!play_.playing());
  steps_->Enable(!play_.playing());
  if (play_.playing()) {
    const PlaySession& session = play_.session();
    if (session.frame().width > 0)
      canvas_->show(session.frame());
    else
      canvas_->show({}, ui(workbench_.words().tr("The machine is switched off.")));
    show_texts(session.list());
    const auto step = std::find(step_ids_.begin(), step_ids_.end(), session.step());
    steps_->SetSelection(step == step_ids_.end() ? wxNOT_FOUND : static_cast<int>(step - step_ids_.begin()));
    note_->Hide();
  } else {
    fill_switches();
    show_picture();
  }
  Layout();
}

void PreviewPanel::show_texts(const DisplayList& list) {
  const wxString spoken = ui(list.spoken);
  if (spoken_->GetValue() != spoken) spoken_->ChangeValue(spoken);
  choice_ids_.clear();
  wxArrayString labels;
  for (const std::uint16_t index : list.focus_order) {
    if (index >= list.hits.size()) continue;
    choice_ids_.push_back(list.hits[index].id);
    labels.Add(ui(list.hits[index].spoken));
  }
  if (choices_->GetStrings() != labels) choices_->Set(labels);
}

void PreviewPanel::show_note() {
  std::string note;
  const auto& checked = workbench_.checked();
  if (checked && checked->document && !checked->document->sound() && workbench_.last_sound())
    note = workbench_.words().tr("The preview is of the last sound version: the text has problems now.");
  else if (picture_ && picture_->overflow)
    note = workbench_.words().tr("Not everything fits on this screen: some of it lies below the fold.");
  else if (picture_ && !picture_->missing.empty())
    note = workbench_.words().trf("No font has these characters: {}.", picture_->missing);
  if (play_.playing()) note.clear();
  const bool changes = note_->IsShown() == note.empty() || note_->GetLabel() != ui(note);
  if (!changes) return;
  note_->SetLabel(ui(note));
  note_->Show(!note.empty());
  Layout();
}

void PreviewPanel::take_choice(int index) {
  if (index < 0 || static_cast<std::size_t>(index) >= choice_ids_.size()) return;
  const std::string id = choice_ids_[static_cast<std::size_t>(index)];
  if (play_.playing()) return play_.take("choose " + id);
  if (!workbench_.last_sound() || !picture_) return;
  // Not in play: on to where the choice leads.
  const Flow& flow = workbench_.last_sound()->flow();
  const StepIndex step = flow.find_step(picture_->view.step);
  if (step == no_step) return;
  for (const Choice& choice : flow.steps[step].choices)
    if (choice.id == id && choice.target != no_step) {
      const std::string target = flow.steps[choice.target].id;
      selection_.set_step(target);
      step_asked.emit(target);
      return;
    }
}

void PreviewPanel::click(std::int32_t x, std::int32_t y) {
  if (play_.playing()) return play_.touch(x, y);
  if (!picture_) return;
  for (const ScreenPicture::Area& area : picture_->areas)
    if (area.box.contains(px64(x), px64(y))) return element_asked.emit(area.offset);
}

}  // namespace facenotice::gui
