// SPDX-License-Identifier: MIT
// A native list over law_rows(); the acts are forms of review_acts.hpp.
#include "designer/gui/review/laws_panel.hpp"

#include <algorithm>

#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/context_menu.hpp"
#include "designer/gui/base/headed_list.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wheel.hpp"
#include "designer/gui/review/ask.hpp"
#include "designer/review/law_table.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/report/passages.hpp"

namespace facenotice::gui {
namespace {

wxColour colour_of(RowBasis basis) {
  switch (basis) {
    case RowBasis::broken:
      return error_text();
    case RowBasis::waiting:
    case RowBasis::text_unread:
    case RowBasis::waived:
    case RowBasis::in_part:
      return waiting_text();
    case RowBasis::confirmed:
    case RowBasis::proven:
      return good_text();
    case RowBasis::not_concerned:
      break;
  }
  return quiet_text();
}

}  // namespace

LawsPanel::LawsPanel(wxWindow* parent, Workbench& workbench, Selection& selection, Reporter& reporter,
                     ReviewAsker& asker)
    : wxPanel(parent), workbench_(workbench), selection_(selection), reporter_(reporter), asker_(asker) {
  const Words& words = workbench_.words();
  auto* top = new wxBoxSizer(wxHORIZONTAL);
  top->Add(new wxStaticText(this, wxID_ANY, ui(words.tr("Show"))),
           wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
  shown_ = new wxChoice(this, wxID_ANY);
  leave_wheel_to_form(*shown_);
  for (const char* label : {words.tr("What waits or is broken"), words.tr("Where a part is not looked at"),
                            words.tr("What is proven or confirmed"), words.tr("What concerns this flow"),
                            words.tr("Every row of the laws")})
    shown_->Append(ui(label));
  shown_->SetSelection(0);
  set_spoken_name(*shown_, ui(words.tr("Which rows of the laws are shown")));
  shown_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { refresh(); });
  top->Add(shown_, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
  role_ = new wxChoice(this, wxID_ANY);
  leave_wheel_to_form(*role_);
  set_spoken_name(*role_, ui(words.tr("Whose rows of the laws are shown")));
  role_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { refresh(); });
  top->Add(role_, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
  offer_roles();
  search_ = new wxSearchCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(160, -1)));
  search_->SetDescriptiveText(ui(words.tr("Find words or an article")));
  set_spoken_name(*search_, ui(words.tr("Find words or an article")));
  search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { refresh(); });
  top->Add(search_, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, FromDIP(6)));
  add_button(*top, words.tr("Add a reviewer…"), &LawsPanel::add_reviewer);

  auto* splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
  splitter->SetMinimumPaneSize(FromDIP(220));
  splitter->SetSashGravity(0.64);
  list_ = new HeadedList(splitter, words.tr("Laws, row by row"),
                         {{words.tr("Article"), 104},
                          {words.tr("What it asks"), 350},
                          {words.tr("Row"), 104},
                          {words.tr("Rests on"), 210}});
  auto* right = new wxPanel(splitter);
  details_ = new wxTextCtrl(right, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                            wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
  details_->SetMargins(FromDIP(wxPoint(8, 6)));
  set_spoken_name(*details_, ui(words.tr("Everything about the row")));
  auto* buttons = new wxWrapSizer(wxHORIZONTAL);
  const auto add_row_button = [&](const char* label, void (LawsPanel::*act)()) {
    auto* button = new wxButton(right, wxID_ANY, ui(label));
    button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { (this->*act)(); });
    buttons->Add(button, wxSizerFlags().Border(wxALL, FromDIP(3)));
    of_row_.push_back(button);
  };
  add_row_button(words.tr("&Answer…"), &LawsPanel::answer);
  add_row_button(words.tr("&Let pass…"), &LawsPanel::waive);
  add_row_button(words.tr("&Comment…"), &LawsPanel::comment);
  add_row_button(words.tr("&Show the place"), &LawsPanel::show_place);
  auto* right_sizer = new wxBoxSizer(wxVERTICAL);
  right_sizer->Add(details_, wxSizerFlags(1).Expand());
  right_sizer->Add(buttons, wxSizerFlags().Expand().Border(wxALL, FromDIP(3)));
  right->SetSizer(right_sizer);
  splitter->SplitVertically(list_, right);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(top, wxSizerFlags().Expand().Border(wxALL, FromDIP(6)));
  sizer->Add(splitter, wxSizerFlags(1).Expand());
  SetSizer(sizer);

  connections_ += list_->headings_width_changed.connect([this] { CallAfter([this] { refresh(); }); });
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (!filling_) show_selected();
  });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { show_place(); });
  list_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU,
              [this](wxDataViewEvent&) { CallAfter([this] { show_menu(); }); });
  connections_ += workbench_.check_changed.connect([this] { refresh(); });
  connections_ += workbench_.text_replaced.connect([this] { refresh(); });
  refresh();
}

wxButton* LawsPanel::add_button(wxSizer& sizer, const char* label, void (LawsPanel::*act)()) {
  auto* button = new wxButton(this, wxID_ANY, ui(label));
  button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { (this->*act)(); });
  sizer.Add(button, wxSizerFlags().CentreVertical());
  return button;
}

const std::shared_ptr<const Report>& LawsPanel::report_now() const {
  if (!workbench_.up_to_date() || !workbench_.checked()->report)
    throw UserError(msg("The check is not through yet, or could not be made; see the findings."));
  return workbench_.checked()->report;
}

void LawsPanel::refresh() {
  const auto& checked = workbench_.checked();
  // Between two checks the old rows stay: a list that blinks cannot be read.
  if (checked && !checked->finished) return;
  const std::string selected = selected_row();
  filling_ = true;
  list_->clear();
  rows_.clear();
  laws_.clear();
  if (checked && checked->report) {
    offer_roles();
    const auto laws = law_rows(*checked->report, static_cast<RowsShown>(shown_->GetSelection()),
                               utf8(search_->GetValue()), selected_role());
    for (const LawRows& law : laws) {
      const std::size_t lines = list_->add_long_heading(law.law);
      rows_.resize(rows_.size() + lines);
      laws_.resize(laws_.size() + lines, law.law);
      for (const LawRow& row : law.rows) {
        rows_.push_back(row.id);
        laws_.push_back(law.law);
        list_->add_line({row.article, row.asks, row.id, row.outcome}, colour_of(row.basis));
      }
    }
  }
  for (std::size_t line = 0; line < rows_.size(); ++line)
    if (rows_[line] == selected && !selected.empty()) list_->SelectRow(static_cast<unsigned>(line));
  filling_ = false;
  show_selected();
  show_first_heading();
}

void LawsPanel::take_keyboard() {
  list_->SetFocus();
  const auto first =
      std::find_if(rows_.begin(), rows_.end(), [](const std::string& id) { return !id.empty(); });
  if (!selected_row().empty() || first == rows_.end()) return;
  go_to_line(*list_, static_cast<int>(first - rows_.begin()));
  show_first_heading();
}

// Above the first row stands of which law it is; once the list has scrolled to the row.
void LawsPanel::show_first_heading() {
  CallAfter([this] {
    const auto first =
        std::find_if(rows_.begin(), rows_.end(), [](const std::string& id) { return !id.empty(); });
    if (first != rows_.end() && *first == selected_row()) list_->EnsureVisible(list_->RowToItem(0));
  });
}

bool LawsPanel::select_row(const std::string& id) {
  const auto found = std::find(rows_.begin(), rows_.end(), id);
  if (found == rows_.end()) return false;
  go_to_line(*list_, static_cast<int>(found - rows_.begin()));
  return true;
}

void LawsPanel::go_to_row(const std::string& id) {
  if (!select_row(id)) {
    shown_->SetSelection(static_cast<int>(RowsShown::all));
    role_->SetSelection(0);
    search_->ChangeValue(wxEmptyString);
    refresh();
    select_row(id);
  }
  list_->SetFocus();
}

std::string LawsPanel::selected_role() const {
  const int at = role_->GetSelection();
  return at <= 0 ? std::string() : roles_[static_cast<std::size_t>(at - 1)];
}

void LawsPanel::offer_roles() {
  const auto& checked = workbench_.checked();
  std::vector<AskedRole> roles;
  if (checked && checked->report) roles = roles_asked(*checked->report);
  std::vector<std::string> ids;
  for (const AskedRole& role : roles) ids.push_back(role.id);
  if (!role_->IsEmpty() && ids == roles_) return;
  const std::string selected = selected_role();
  role_->Clear();
  role_->Append(ui(workbench_.words().tr("For anybody")));
  for (const AskedRole& role : roles) role_->Append(ui(workbench_.words().trf("For: {}", role.name)));
  roles_ = std::move(ids);
  const auto same = std::find(roles_.begin(), roles_.end(), selected);
  role_->SetSelection(same == roles_.end() ? 0 : static_cast<int>(same - roles_.begin()) + 1);
}

std::string LawsPanel::selected_row() const {
  const int line = list_->GetSelectedRow();
  if (line < 0 || static_cast<std::size_t>(line) >= rows_.size()) return {};
  return rows_[static_cast<std::size_t>(line)];
}

void LawsPanel::show_selected() {
  const std::string id = selected_row();
  const auto& checked = workbench_.checked();
  const Words& words = workbench_.words();
  std::vector<Passage> passages;
  if (checked && checked->report && !id.empty())
    passages = row_in_passages(*checked->report, id, *checked->document);
  // A law's name may be longer than the list is wide.
  if (const int line = list_->GetSelectedRow(); id.empty() && line >= 0)
    passages.push_back({Passage::Kind::heading, laws_[static_cast<std::size_t>(line)]});
  if (passages.empty())
    passages.push_back(
        {Passage::Kind::quiet,
         checked && checked->report
             ? !rows_.empty()
                   ? words.tr(
                         "Select a row to read what it asks, what the result rests on and who has answered.")
                   : words.tr("No row is listed: show all rows, or look for other words.")
             : words.tr("The laws are shown once the document has been checked.")});
  details_->Clear();
  const wxFont plain = GetFont();
  const wxColour text = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
  bool first = true;
  for (const Passage& passage : passages) {
    const bool heading = passage.kind == Passage::Kind::heading;
    details_->SetDefaultStyle(wxTextAttr(passage.kind == Passage::Kind::quiet ? quiet_text() : text,
                                         wxNullColour, heading ? plain.Bold() : plain));
    details_->AppendText((first ? "" : heading ? "\n\n" : "\n") + ui(passage.words));
    first = false;
  }
  details_->ShowPosition(0);
  details_->SetInsertionPoint(0);
  for (wxButton* button : of_row_) button->Enable(!id.empty());
}

void LawsPanel::show_place() {
  const std::string id = selected_row();
  reporter_.attempt([&] {
    const std::shared_ptr<const Report>& report = report_now();
    const std::optional<RowPlace> place = place_of_row(*report, id, *workbench_.checked()->document);
    if (!place)
      throw UserError(msg(
          "The check has no finding by this row, and it rests on no text: there is no one place to show."));
    if (!place->finding.empty()) selection_.set_finding(place->finding);
    place_asked.emit(place->place, true);
  });
}

void LawsPanel::answer() {
  asker_.ask(
      [this] {
        return answer_act(workbench_.document_to_edit(), report_now(), selected_row(), selected_role());
      },
      details_);
}

void LawsPanel::waive() {
  asker_.ask([this] { return waiver_act(report_now(), selected_row()); }, details_);
}

void LawsPanel::comment() {
  asker_.ask(
      [this] {
        return comment_act(workbench_.document_to_edit(), workbench_.words(), selected_row(),
                           name_of_reviewer());
      },
      details_);
}

void LawsPanel::add_reviewer() {
  asker_.ask([this] { return reviewer_act(workbench_.words()); });
}

void LawsPanel::show_menu() {
  if (selected_row().empty()) return;
  const Words& words = workbench_.words();
  wxMenu menu;
  enum : int { answer_item = 1, waive_item, comment_item, place_item };
  menu.Append(answer_item, ui(words.tr("&Answer…")));
  menu.Append(waive_item, ui(words.tr("&Let pass…")));
  menu.Append(comment_item, ui(words.tr("&Comment…")));
  menu.Append(place_item, ui(words.tr("&Show the place")));
  switch (choose_from(*this, menu)) {
    case answer_item:
      return answer();
    case waive_item:
      return waive();
    case comment_item:
      return comment();
    case place_item:
      return show_place();
    default:
      return;
  }
}

}  // namespace facenotice::gui
