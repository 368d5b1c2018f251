// SPDX-License-Identifier: MIT
// A native list (screen readers know it) beside the details in words and the path in pictures.
#include "designer/gui/findings/findings_panel.hpp"

#include <algorithm>
#include <array>

#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/wrapsizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/context_menu.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/form_scroll.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/snug_button.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wrapped.hpp"
#include "designer/gui/findings/filter_bar.hpp"
#include "designer/gui/findings/path_strip.hpp"
#include "designer/review/document_standing.hpp"
#include "designer/review/problem_actions.hpp"
#include "designer/review/problem_details.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::gui {
namespace {

using Kind = ProblemRow::Kind;

constexpr double list_share = 0.55;  // of the width: a message is read there first

wxBitmapBundle icon_of(Kind kind) {
  switch (kind) {
    case Kind::form:
      return problem_icon();
    case Kind::broken:
      return severity_icon(Severity::error);
    case Kind::warning:
    case Kind::to_fill_in:
      return severity_icon(Severity::warning);
    case Kind::for_people:
      return severity_icon(Severity::review);
    case Kind::info:
      return severity_icon(Severity::info);
    case Kind::let_pass:
    case Kind::answered:
      break;
  }
  return toolbar_icon(Icon::done);
}

}  // namespace

FindingsPanel::FindingsPanel(wxWindow* parent, Workbench& workbench, Selection& selection,
                             const Thumbnails& thumbnails)
    : wxPanel(parent), workbench_(workbench), selection_(selection) {
  const Words& words = workbench_.words();
  summary_ =
      new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE);
  filter_ = new FilterBar(this, words, [this] { show_rows(); });
  auto* splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
  splitter->SetMinimumPaneSize(FromDIP(160));
  splitter->SetSashGravity(list_share);
  make_list(splitter);
  // What can be done stays in sight, below both; what there is to read scrolls.
  read_ =
      new wxScrolledWindow(splitter, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
  scroll_as_form(*read_);
  details_ = new wxTextCtrl(read_, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(-1, 104)),
                            wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
  details_->SetMargins(FromDIP(wxPoint(4, 4)));
  set_spoken_name(*details_, ui(words.tr("Details of the finding")));
  path_ = new PathStrip(read_, thumbnails, words);
  path_->Hide();
  auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  show_me_ = add_button(*buttons, words.tr("S&how me"),
                        words.tr("Walks the path to it, screen by screen (Alt+→, Alt+←)"));
  show_me_->make_room_for(
      {ui(words.tr("From t&he start again")), ui(words.trf("Next scr&een ({} of {})", 10, 10))});
  show_me_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { walk_path(true); });
  replay_ =
      add_button(*buttons, words.tr("&Replay"), words.tr("Plays the finding’s path in the preview (Ctrl+R)"));
  replay_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { replay_asked.emit(); });
  fix_ = add_button(*buttons, words.tr("Fi&x…"), words.tr("Shows what the fix changes, then makes it"));
  fix_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { fix_asked.emit(); });
  mend_ = add_button(*buttons, words.tr("Make &lawful…"),
                     words.tr("Looks for the smallest changes that mend this"));
  mend_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { mend_asked.emit(); });
  answer_ = add_button(*buttons, words.tr("&Answer…"),
                       words.tr("Goes to the row in Review, where it is answered or let pass, signed"));
  answer_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (const auto row = selected()) {
      const std::string id = rows_[*row].row;
      answer_asked.emit(id);
    }
  });
  texts_ = add_button(
      *buttons, words.tr("To the &texts"),
      words.tr("Leads to the words that are meant: what is missing or a draft in the list of texts, other "
               "words where they stand"));
  texts_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (const auto row = selected()) {
      const std::string language = rows_[*row].translate_into;
      if (language.empty()) return place_asked.emit(rows_[*row].place, true);
      texts_asked.emit(language);
    }
  });
  comment_ = add_button(*buttons, words.tr("&Comment…"),
                        words.tr("Says something about it to whoever works on this document"));
  comment_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_to_comment(); });
  auto* read_sizer = new wxBoxSizer(wxVERTICAL);
  read_sizer->Add(details_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(6)));
  read_sizer->Add(path_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(6)));
  read_->SetSizer(read_sizer);
  read_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    CallAfter([this] { give_details_room(); });
  });
  splitter->SplitVertically(list_, read_);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(summary_, wxSizerFlags().Expand().Border(wxALL, FromDIP(4)));
  sizer->Add(filter_, wxSizerFlags().Expand().Border(wxLEFT | wxBOTTOM, FromDIP(4)));
  sizer->Add(splitter, wxSizerFlags(1).Expand());
  sizer->Add(buttons, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(4)));
  SetSizer(sizer);

  connections_ += path_->walked.connect([this] { show_walk(); });
  connections_ += path_->step_asked.connect([this](const std::string& step) { step_asked.emit(step); });
  connections_ += workbench_.check_changed.connect([this] { refresh(); });
  connections_ += workbench_.text_replaced.connect([this] {
    shown_.reset();
    all_.clear();
    next_from_.reset();
    filter_->clear();  // which shows what is left: nothing
    refresh();
  });
  connections_ += workbench_.state_changed.connect([this] { show_summary(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    show_summary();
  });
  refresh();
}

void FindingsPanel::make_list(wxWindow* parent) {
  const Words& words = workbench_.words();
  list_ = new wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                 wxDV_SINGLE | wxDV_ROW_LINES);
  list_->AppendIconTextColumn(ui(words.tr("Severity")), wxDATAVIEW_CELL_INERT, FromDIP(96));
  list_->AppendTextColumn(ui(words.tr("Message")), wxDATAVIEW_CELL_INERT, FromDIP(360));
  list_->AppendTextColumn(ui(words.tr("Where")), wxDATAVIEW_CELL_INERT, FromDIP(150));
  list_->AppendTextColumn(ui(words.tr("Rule")), wxDATAVIEW_CELL_INERT, FromDIP(120));
  end_in_dots(*list_);
  set_spoken_name(*list_, ui(words.tr("Findings")));
  turn_off_list_search(*list_);
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (filling_) return;
    show_selected();
    if (const auto row = selected()) place_asked.emit(rows_[*row].place, false);
  });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
    if (const auto row = selected()) place_asked.emit(rows_[*row].place, true);
  });
  list_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU,
              [this](wxDataViewEvent&) { CallAfter([this] { show_menu(); }); });
  list_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    CallAfter([this] { share_width(); });
  });
  // Ours, not the control's: a row is known by its place.
  list_->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_CLICK, [this](wxDataViewEvent& event) {
    order_ = static_cast<ProblemOrder>(event.GetColumn());
    CallAfter([this] { show_rows(); });
  });
}

// What is wrong comes before where and by which law: those are in the details, too.
void FindingsPanel::share_width() {
  const int room = list_->GetClientSize().x - FromDIP(8);
  if (room <= 0 || room == shared_) return;
  shared_ = room;
  const int kind = FromDIP(96), where = FromDIP(150), rule = FromDIP(120), least = FromDIP(320);
  // Never wider than what is seen of it: an end that is out of sight is no end.
  const bool with_where = room - kind - where >= least, with_rule = room - kind - where - rule >= least;
  list_->GetColumn(2)->SetHidden(!with_where);
  list_->GetColumn(3)->SetHidden(!with_rule);
  list_->GetColumn(1)->SetWidth(
      std::max(FromDIP(80), room - kind - (with_where ? where : 0) - (with_rule ? rule : 0)));
}

SnugButton* FindingsPanel::add_button(wxSizer& sizer, const char* label, const char* help) {
  auto* button = new SnugButton(this, ui(label));
  button->SetToolTip(ui(help));
  help_[button] = ui(help);
  sizer.Add(button, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(4)));
  return button;
}

// What is grey says why, in its hint and in the details; it stays in its place, and so do those beside it.
void FindingsPanel::offer(wxButton& button, const std::string& why_not) {
  button.Enable(why_not.empty());
  button.SetToolTip(why_not.empty() ? help_[&button] : ui(why_not));
}

void FindingsPanel::refresh() {
  const auto& checked = workbench_.checked();
  show_summary();
  // Between parsing and checking the old findings stay: a list that blinks cannot be read.
  if (checked && checked->document && checked->document->sound() && !checked->finished) return;
  shown_ = checked;
  all_ = shown_ ? problem_rows(*shown_, workbench_.words()) : std::vector<ProblemRow>();
  filter_->offer(shown_ ? problem_choices(all_, *shown_) : ProblemChoices());
  show_rows();
}

void FindingsPanel::show_rows() {
  const auto old = selected();
  const std::string key = old ? rows_[*old].key : std::string();
  const std::string finding = selection_.finding();
  if (old) next_from_ = *old;
  rows_ = shown_problems(all_, filter_->filter(), order_);
  filling_ = true;
  empty_list(*list_);
  for (const ProblemRow& row : rows_) {
    wxVector<wxVariant> cells;
    wxVariant kind;
    kind << wxDataViewIconText(ui(problem_kind_in_words(workbench_.words(), row.kind)), icon_of(row.kind));
    cells.push_back(kind);
    cells.push_back(ui(row.headline));
    cells.push_back(ui(row.where));
    cells.push_back(ui(row.laws));
    list_->AppendItem(cells);
  }
  // What was mended may leave another finding of its cause in the row: that one is not what was looked at.
  const auto same = std::find_if(rows_.begin(), rows_.end(), [&](const ProblemRow& row) {
    return !key.empty() && row.key == key &&
           (!row.finding || shown_->report->findings[*row.finding].fingerprint == finding);
  });
  if (same != rows_.end()) list_->SelectRow(static_cast<unsigned>(same - rows_.begin()));
  filling_ = false;
  show_selected();
}

std::optional<std::size_t> FindingsPanel::selected() const {
  const int row = list_->GetSelectedRow();
  if (row < 0 || static_cast<std::size_t>(row) >= rows_.size()) return std::nullopt;
  return static_cast<std::size_t>(row);
}

const Finding* FindingsPanel::selected_finding() const {
  const auto row = selected();
  if (!row || !rows_[*row].finding) return nullptr;
  return &shown_->report->findings[*rows_[*row].finding];
}

void FindingsPanel::show_selected() {
  const Words& words = workbench_.words();
  const auto row = selected();
  const Finding* finding = selected_finding();
  selection_.set_finding(finding != nullptr ? finding->fingerprint : std::string());
  std::string text;
  if (row)
    text = details_in_words(shown_->report.get(), rows_[*row], words);
  else if (!rows_.empty())
    text = words.tr(
        "Select a finding to read the law, the path to it and how to mend it (F8 goes to the next one).");
  else if (!all_.empty())
    text = words.tr("Nothing of what there is fits the filters above.");
  const ProblemActions why = problem_actions(row ? &rows_[*row] : nullptr, finding, words);
  std::string reasons;
  const std::vector<std::string> each = row ? why.reasons() : std::vector<std::string>();
  for (const std::string& reason : each) reasons += (reasons.empty() || words.chinese() ? "" : " ") + reason;
  if (!reasons.empty()) text += "\n\n" + reasons;
  if (details_->GetValue() != ui(text)) details_->ChangeValue(ui(text));
  details_->SetInsertionPoint(0);
  std::vector<PathScene> scenes;
  if (finding != nullptr) scenes = path_scenes(*shown_->document, finding->trace, words);
  path_->show(std::move(scenes));
  offer(*show_me_, why.walking);
  offer(*replay_, why.walking);
  offer(*fix_, why.fixing);
  offer(*mend_, why.mending);
  offer(*answer_, why.answering);
  offer(*texts_, why.translating);
  give_details_room();
  comment_->Enable(finding != nullptr);
}

// As many lines as the words take, so that none is cut in half; a whole law scrolls by itself above the path.
void FindingsPanel::give_details_room() {
  constexpr int most_lines = 5;
  const int width = std::max(FromDIP(80), read_->GetClientSize().x - FromDIP(40));
  const int lines =
      std::min(most_lines, static_cast<int>(wrapped(*details_, details_->GetValue(), width).Freq('\n')) + 1);
  const int height = lines * details_->GetCharHeight() + FromDIP(20);
  if (details_->GetMinSize().y == height && details_->GetSize().y >= height) return;
  details_->SetMinSize(wxSize(-1, height));
  read_->FitInside();
  read_->Layout();
}

void FindingsPanel::ask_to_comment() {
  const Finding* finding = selected_finding();
  if (finding != nullptr) comment_asked.emit(Finding(*finding));
}

void FindingsPanel::show_menu() {
  if (selected_finding() == nullptr) return;
  wxMenu menu;
  const std::array<wxButton*, 7> all = {show_me_, replay_, fix_, mend_, answer_, texts_, comment_};
  for (std::size_t i = 0; i < all.size(); ++i)
    menu.Append(static_cast<int>(i) + 1, all[i]->GetLabel())->Enable(all[i]->IsEnabled());
  const int chosen = choose_from(*this, menu);
  if (chosen < 1) return;
  wxCommandEvent pressed(wxEVT_BUTTON, all[static_cast<std::size_t>(chosen) - 1]->GetId());
  all[static_cast<std::size_t>(chosen) - 1]->GetEventHandler()->ProcessEvent(pressed);
}

void FindingsPanel::walk_path(bool forward) {
  path_->walk(forward);
}

// The button that began the walk goes on with it.
void FindingsPanel::show_walk() {
  const Words& words = workbench_.words();
  const auto now = path_->now();
  const bool last = now && *now + 1 == path_->size();
  show_me_->SetLabel(ui(!now   ? words.tr("S&how me")
                        : last ? words.tr("From t&he start again")
                               : words.trf("Next scr&een ({} of {})", *now + 2, path_->size())));
  if (now) bring_into_sight(*read_, *path_);
}

void FindingsPanel::select(std::size_t row) {
  go_to_line(*list_, static_cast<int>(row));
}

void FindingsPanel::select_next(bool forward) {
  if (rows_.empty()) return;
  const auto row = selected();
  // Nothing is selected (any more): on from where one was.
  if (!row) return select(std::min(next_from_.value_or(forward ? 0 : rows_.size()), rows_.size() - 1));
  select(forward ? (*row + 1) % rows_.size() : (*row + rows_.size() - 1) % rows_.size());
}

// In two lines, in a low panel in one: the list needs the room. The whole of it is in the hint.
void FindingsPanel::show_summary() {
  const wxString said = ui(standing_in_sentences(workbench_.checked(), workbench_.words()));
  constexpr int narrowest = 120, low = 260;  // DIP; narrowest: before the window has its size
  const int width = std::max(GetClientSize().x - FromDIP(16), FromDIP(narrowest));
  const wxArrayString lines = wxSplit(wrapped(*summary_, said, width), '\n', '\0');
  wxString shown = lines[0];
  if (lines.size() > 1 && GetClientSize().y >= FromDIP(low)) shown += "\n" + lines[1];
  const std::size_t taken = static_cast<std::size_t>(shown.Freq('\n')) + 1;
  if (taken < lines.size()) shown = shown.RemoveLast(shown.length() > 1 ? 1 : 0) + L"\u2026";
  if (summary_->GetToolTipText() != said) {
    summary_->SetToolTip(said);
    set_spoken_name(*summary_, said);
  }
  if (summary_->GetLabelText() == shown) return;
  summary_->SetLabelText(shown);
  summary_->SetMinSize(wxDefaultSize);  // what it was makes it no higher than it is now
  summary_->InvalidateBestSize();
  summary_->SetMinSize(wxSize(1, summary_->GetBestSize().y));
  Layout();
}

}  // namespace facenotice::gui
