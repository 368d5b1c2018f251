// SPDX-License-Identifier: MIT
// Native buttons all through: keyboard and screen readers know them.
#include "designer/gui/start/start_view.hpp"

#include <algorithm>

#include <wx/dcmemory.h>
#include <wx/settings.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include "designer/authoring/beginnings.hpp"
#include "designer/authoring/composer_fields.hpp"
#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/bold_label.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/form_scroll.hpp"
#include "designer/gui/base/picture_in_slot.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/start/recent_list.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice::gui {
namespace {

constexpr int picture_width = 100, picture_height = 178;  // in device-independent pixels

std::string notice_of(const Flow& flow) {
  for (const Step& step : flow.steps)
    if (!step.notifies.empty()) return step.id;
  return start_of(flow);
}

}  // namespace

StartView::StartView(wxWindow* parent, const Workbench& workbench, Actions actions)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      workbench_(workbench),
      actions_(std::move(actions)) {
  const Words& words = workbench_.words();
  scroll_as_form(*this);
  SetBackgroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE));
  set_spoken_name(*this, ui(words.tr("Start page")));
  auto* left = new wxBoxSizer(wxVERTICAL);
  add_templates(*left);
  add_questions(*left);
  auto* right = new wxBoxSizer(wxVERTICAL);
  add_words(*right, ui(words.tr("Recent")), true);
  recent_ = new RecentList(this, workbench_, actions_.open_recent);
  right->Add(recent_, wxSizerFlags().Expand());
  right->AddSpacer(FromDIP(16));
  add_button(*right, ui(words.tr("Open a file…")), actions_.open);
  add_button(*right, ui(words.tr("Open a sample with something wrong in it")), actions_.open_sample);
  auto* columns = new wxBoxSizer(wxHORIZONTAL);
  right->SetMinSize(FromDIP(wxSize(340, -1)));
  columns->Add(left, wxSizerFlags(3).Expand().Border(wxALL, FromDIP(24)));
  columns->Add(right, wxSizerFlags(2).Expand().Border(wxTOP | wxRIGHT | wxBOTTOM, FromDIP(24)));
  SetSizer(columns);
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE)
      actions_.leave();
    else
      event.Skip();
  });
}

void StartView::add_words(wxSizer& sizer, const wxString& words, bool heading) {
  auto* text = heading ? bold_label(this, words, "x-large") : new wxStaticText(this, wxID_ANY, words);
  if (!heading) {
    text->SetForegroundColour(quiet_text());
    text->Wrap(FromDIP(540));
  }
  sizer.Add(text, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
}

wxButton* StartView::add_button(wxSizer& sizer, const wxString& label, std::function<void()> run) {
  auto* button = new wxButton(this, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_LEFT);
  button->Bind(wxEVT_BUTTON, [run = std::move(run)](wxCommandEvent&) { run(); });
  sizer.Add(button, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
  return button;
}

void StartView::add_templates(wxSizer& column) {
  const Words& words = workbench_.words();
  add_words(column, ui(words.tr("A new flow")), true);
  add_words(column,
            ui(words.tr("In each of these the check finds nothing against the law of its place; what only "
                        "people can judge, it lists.")),
            false);
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  try {
    templates_ = find_templates();
    for (const Template& chosen : templates_) add_card(chosen, *row);
  } catch (const std::exception& error) {
    add_words(column, ui(message_of(error).in(words)), false);
  }
  column.Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(20)));
}

void StartView::add_card(const Template& chosen, wxSizer& row) {
  const Words& words = workbench_.words();
  const int height = FromDIP(picture_height);
  const Document document = Document::load(chosen.file);
  const Flow& flow = document.flow();
  const ShownNames shown(flow, words);
  auto* cell = new wxBoxSizer(wxVERTICAL);
  auto* button = new wxButton(this, wxID_ANY, wxEmptyString);
  set_spoken_name(*button, ui(shown.text(flow.title)));
  button->SetToolTip(ui(words.trf("Start from “{}”", shown.text(flow.title))));
  button->Bind(wxEVT_BUTTON, [this, chosen](wxCommandEvent&) { actions_.start_from(chosen); });
  cell->Add(button);
  cell->Add(bold_label(this, ui(shown.text(flow.title))), wxSizerFlags().Border(wxTOP, FromDIP(6)));
  auto* ways = new wxStaticText(this, wxID_ANY,
                                ui(words.trf("{}, or: {}", shown.text(flow.purposes.front().name),
                                             shown.text(flow.alternatives.front().name))));
  ways->SetForegroundColour(quiet_text());
  cell->Add(ways);
  row.Add(cell, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(16)));

  Selection::View view;
  view.language = words.chinese() ? "zh-CN" : "en";
  auto card = std::make_unique<Card>(
      Card{document, start_of(flow), notice_of(flow),
           std::make_unique<Thumbnails>(workbench_.post(), workbench_.fonts(), 2 * height), button});
  connections_ += card->pictures->changed.connect([this, drawn = card.get()] { draw(*drawn); });
  draw(*card);
  card->pictures->show(document, view);
  cards_.push_back(std::move(card));
}

void StartView::draw(const Card& card) {
  const wxSize one = FromDIP(wxSize(picture_width, picture_height));
  const int gap = FromDIP(10);
  wxBitmap bitmap;
  bitmap.Create(wxSize(2 * one.x + gap, one.y), 24);
  {
    wxMemoryDC dc(bitmap);
    dc.SetBackground(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE));
    dc.Clear();
    dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNSHADOW)));
    if (const auto first = card.pictures->find(card.first))
      draw_thumbnail(dc, *first, wxRect(wxPoint(0, 0), one).Deflate(1));
    if (const auto notice = card.pictures->find(card.notice))
      draw_thumbnail(dc, *notice, wxRect(wxPoint(one.x + gap, 0), one).Deflate(1));
  }
  card.button->SetBitmap(wxBitmapBundle::FromBitmap(bitmap));
}

void StartView::add_questions(wxSizer& column) {
  const Words& words = workbench_.words();
  add_words(column, ui(words.tr("Or answer a few questions")), true);
  add_words(
      column,
      ui(words.tr("Where it stands, what the face is for, how long it is kept, the other way … The flow that "
                  "comes out has no error, or you are told which article stands in the way.")),
      false);
  add_words(column, ui(words.tr("What does the machine do?")), false);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  for (const SheetOption& service : composer_services(words)) {
    auto* button = new wxButton(this, wxID_ANY, ui(service.label + "…"));
    button->Bind(wxEVT_BUTTON, [this, value = service.value](wxCommandEvent&) { actions_.ask(value); });
    row->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
  }
  column.Add(row);
}

void StartView::show_recent(const std::vector<std::filesystem::path>& files) {
  recent_->show(files);
  Layout();
}

void StartView::focus_first() {
  if (!cards_.empty()) cards_.front()->button->SetFocus();
}

}  // namespace facenotice::gui
