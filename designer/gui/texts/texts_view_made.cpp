// SPDX-License-Identifier: MIT
// The parts of the view: filters, the list, the editors.
#include <algorithm>
#include <functional>

#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/form_scroll.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wheel.hpp"
#include "designer/gui/texts/texts_view.hpp"

namespace facenotice::gui {

wxSizer* TextsView::make_filters() {
  const Words& words = workbench_.words();
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES | wxEXTEND_LAST_ON_EACH_LINE);
  const auto add_choice = [&](const char* name, const std::function<void()>& chosen) {
    auto* choice = new wxChoice(this, wxID_ANY);
    leave_wheel_to_form(*choice);
    choice->SetToolTip(ui(name));
    set_spoken_name(*choice, ui(name));
    choice->Bind(wxEVT_CHOICE, [chosen](wxCommandEvent&) { chosen(); });
    row->Add(choice, wxSizerFlags().CentreVertical().Border(wxRIGHT | wxTOP, FromDIP(6)));
    return choice;
  };
  source_choice_ = add_choice(words.tr("Translate from"), [this] {
    if (flush()) source_ = static_cast<std::size_t>(std::max(source_choice_->GetSelection(), 0));
    show_languages();
    show_rows();
  });
  row->Add(new wxStaticText(this, wxID_ANY, ui("→")),
           wxSizerFlags().CentreVertical().Border(wxRIGHT | wxTOP, FromDIP(6)));
  target_choice_ = add_choice(words.tr("Translate into"), [this] {
    if (flush()) {
      const int chosen = target_choice_->GetSelection();
      if (chosen >= 0) target_language_ = table_.languages[static_cast<std::size_t>(chosen)];
    }
    show_languages();
    show_rows();
  });
  show_ = add_choice(words.tr("Which texts are listed"), [this] { show_rows(); });
  for (const char* kind :
       {words.tr("All texts"), words.tr("Not approved"), words.tr("Missing"), words.tr("Drafts"),
        words.tr("Original changed"), words.tr("Same as the source"), words.tr("Too long for its place"),
        words.tr("This screen"), words.tr("The machine's own words")})
    show_->Append(ui(kind));
  show_->SetSelection(0);
  search_ = new wxSearchCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(160, -1)),
                             wxTE_PROCESS_ENTER);
  search_->SetDescriptiveText(ui(words.tr("Find words")));
  set_spoken_name(*search_, ui(words.tr("Find words")));
  search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_rows(); });
  search_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { list_->SetFocus(); });
  row->Add(search_, wxSizerFlags(1).CentreVertical().Border(wxTOP, FromDIP(6)));
  return row;
}

wxPanel* TextsView::make_list(wxWindow* parent) {
  const Words& words = workbench_.words();
  auto* panel = new wxPanel(parent);
  list_ =
      new wxDataViewListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
  list_->AppendTextColumn(ui(words.tr("State")), wxDATAVIEW_CELL_INERT, FromDIP(100));
  too_long_ = list_->AppendTextColumn(ui(words.tr("No room on")), wxDATAVIEW_CELL_INERT, FromDIP(230));
  too_long_->SetHidden(true);
  list_->AppendTextColumn(ui(words.tr("Where")), wxDATAVIEW_CELL_INERT, FromDIP(160));
  list_->AppendTextColumn(ui(words.tr("Kind of text")), wxDATAVIEW_CELL_INERT, FromDIP(100));
  source_column_ = list_->AppendTextColumn(wxEmptyString, wxDATAVIEW_CELL_INERT, FromDIP(230));
  target_column_ = list_->AppendTextColumn(wxEmptyString, wxDATAVIEW_CELL_INERT, FromDIP(230));
  end_in_dots(*list_);
  list_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    CallAfter([this] { share_width(); });
  });
  set_spoken_name(*list_, ui(words.tr("Texts")));
  turn_off_list_search(*list_);
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { choose_row(); });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { target_text_->SetFocus(); });
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(list_, wxSizerFlags(1).Expand());
  panel->SetSizer(sizer);
  return panel;
}

// The two that are being worked on are in sight, each with half of what the others leave.
void TextsView::share_width() {
  int room = list_->GetClientSize().x - FromDIP(8);
  if (room <= 0 || room == shared_) return;
  shared_ = room;
  for (unsigned column = 0; list_->GetColumn(column) != source_column_; ++column)
    if (!list_->GetColumn(column)->IsHidden()) room -= list_->GetColumn(column)->GetWidth();
  for (wxDataViewColumn* column : {source_column_, target_column_})
    column->SetWidth(std::max(FromDIP(150), room / 2));
}

wxTextCtrl* TextsView::add_editor(wxWindow* parent, wxSizer& row, const char* name, wxStaticText*& heading,
                                  long style) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  heading = new wxStaticText(parent, wxID_ANY, ui(name), wxDefaultPosition, wxDefaultSize,
                             wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
  heading->SetForegroundColour(quiet_text());
  auto* text = new wxTextCtrl(parent, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(120, 60)),
                              wxTE_MULTILINE | style);
  text->SetMargins(FromDIP(wxPoint(4, 4)));
  set_spoken_name(*text, ui(name));
  column->Add(heading, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(2)));
  column->Add(text, wxSizerFlags(1).Expand());
  row.Add(column, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(4)));
  return text;
}

// Where they have too little height they scroll.
wxWindow* TextsView::make_editors(wxWindow* parent) {
  const Words& words = workbench_.words();
  auto* panel =
      new wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
  scroll_as_form(*panel);
  auto* texts = new wxBoxSizer(wxHORIZONTAL);
  source_text_ = add_editor(panel, *texts, words.tr("Text"), source_heading_, wxTE_READONLY);
  target_text_ = add_editor(panel, *texts, words.tr("Translation"), target_heading_, 0);
  target_text_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    CallAfter([this] { flush(); });
  });
  target_text_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE && target_text_->IsModified()) {
      target_text_->DiscardEdits();
      show_text();
    } else {
      event.Skip();
    }
  });
  placeholders_ = new wxTextCtrl(panel, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(-1, 44)),
                                 wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
  placeholders_->SetBackgroundColour(panel->GetBackgroundColour());
  set_spoken_name(*placeholders_, ui(words.tr("What the placeholders print")));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(texts, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(4)));
  sizer->Add(placeholders_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
  panel->SetSizer(sizer);
  return panel;
}

// In sight, however little room the editors above have.
wxSizer* TextsView::make_buttons(wxWindow* parent) {
  const Words& words = workbench_.words();
  auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add_button = [&](const char* label, const char* tip, const std::function<void()>& run) {
    auto* button = new wxButton(parent, wxID_ANY, ui(label));
    button->SetToolTip(ui(tip));
    button->Bind(wxEVT_BUTTON, [run](wxCommandEvent&) { run(); });
    buttons->Add(button, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(6)));
    return button;
  };
  approve_ = add_button(words.tr("&Approve"), words.tr("Approves the translation and goes on (Ctrl+Enter)"),
                        [this] { approve(); });
  previous_ = add_button(words.tr("&Previous unapproved"),
                         words.tr("Goes to the previous text that nobody has approved"),
                         [this] { go_to_unapproved(false); });
  next_ = add_button(words.tr("&Next unapproved"), words.tr("Goes to the next text that nobody has approved"),
                     [this] { go_to_unapproved(true); });
  return buttons;
}

}  // namespace facenotice::gui
