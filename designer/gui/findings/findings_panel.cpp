// SPDX-License-Identifier: MIT
// A native list (screen readers know it) beside the details in words.
#include "designer/gui/findings/findings_panel.hpp"

#include <algorithm>

#include <wx/sizer.h>
#include <wx/splitter.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/text.hpp"
#include "schema/check/causes.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::gui {
namespace {

const char* severity_or_problem(const Words& words, const std::optional<Severity>& severity) {
  return severity ? severity_in_words(words, *severity) : words.tr("problem");
}

wxVariant with_icon(const Words& words, const std::optional<Severity>& severity) {
  const wxBitmapBundle icon = severity ? severity_icon(*severity) : problem_icon();
  wxVariant cell;
  cell << wxDataViewIconText(ui(severity_or_problem(words, severity)), icon);
  return cell;
}

// One wrong with everything that it breaks: how it comes about, what else follows, what to do, which laws.
std::string details_of(const Report& report, const Finding& finding) {
  const Words& words = report.words;
  const std::vector<Cause> causes = causes_of(report);
  const auto found = std::find_if(causes.begin(), causes.end(),
                                  [&](const Cause& cause) { return cause.first->cause == finding.cause; });
  const auto line = [](const char* label, const std::string& said) {
    return std::string("\n") + label + said + "\n";
  };
  if (found == causes.end())  // what people must answer has no cause
    return finding.message + "\n" + line(words.tr("law: "), finding.citation) +
           (finding.fix.empty() ? std::string() : line(words.tr("fix: "), finding.fix));
  std::string text = found->first->message + "\n";
  if (found->path != nullptr) text += line(words.tr("path: "), trace_as_sentence(words, found->path->trace));
  if (!found->first->fix.empty()) text += line(words.tr("fix: "), found->first->fix);
  for (const Finding* other : found->also) text += line(words.tr("also: "), other->message);
  for (const CauseLaw& law : found->laws)
    text += line(words.tr("law: "), law.findings.front()->citation + " [" + law.id + "]");
  return text;
}

}  // namespace

FindingsPanel::FindingsPanel(wxWindow* parent, Workbench& workbench, Selection& selection)
    : wxPanel(parent), workbench_(workbench), selection_(selection) {
  summary_ = new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                              wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
  auto* splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
  splitter->SetMinimumPaneSize(FromDIP(160));
  splitter->SetSashGravity(0.55);
  list_ = new wxDataViewListCtrl(splitter, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                 wxDV_SINGLE | wxDV_ROW_LINES);
  list_->AppendIconTextColumn(ui(workbench_.words().tr("Severity")), wxDATAVIEW_CELL_INERT, FromDIP(88));
  list_->AppendTextColumn(ui(workbench_.words().tr("Message")), wxDATAVIEW_CELL_INERT, FromDIP(400));
  list_->AppendTextColumn(ui(workbench_.words().tr("Where")), wxDATAVIEW_CELL_INERT, FromDIP(160));
  list_->AppendTextColumn(ui(workbench_.words().tr("Rule")), wxDATAVIEW_CELL_INERT, FromDIP(120));
  set_spoken_name(*list_, ui(workbench_.words().tr("Findings")));
  turn_off_list_search(*list_);
  auto* right = new wxPanel(splitter);
  details_ = new wxTextCtrl(right, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                            wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
  details_->SetMargins(FromDIP(wxPoint(4, 4)));
  set_spoken_name(*details_, ui(workbench_.words().tr("Details of the finding")));
  replay_ = new wxButton(right, wxID_ANY, ui(workbench_.words().tr("&Replay")));
  replay_->SetBitmap(toolbar_icon(Icon::replay));
  replay_->SetToolTip(ui(workbench_.words().tr("Plays the finding’s path in the preview (Ctrl+R)")));
  auto* right_sizer = new wxBoxSizer(wxVERTICAL);
  right_sizer->Add(details_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(6)));
  right_sizer->Add(replay_, wxSizerFlags().Border(wxALL, FromDIP(4)));
  right->SetSizer(right_sizer);
  splitter->SplitVertically(list_, right);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(summary_, wxSizerFlags().Expand().Border(wxALL, FromDIP(5)));
  sizer->Add(splitter, wxSizerFlags(1).Expand());
  SetSizer(sizer);

  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (filling_) return;
    show_selected();
    if (const auto row = selected()) place_asked.emit(rows_[*row].place, false);
  });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
    if (const auto row = selected()) place_asked.emit(rows_[*row].place, true);
  });
  replay_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { replay_asked.emit(); });
  connections_ += workbench_.check_changed.connect([this] { refresh(); });
  connections_ += workbench_.text_replaced.connect([this] { refresh(); });
  connections_ += workbench_.state_changed.connect([this] { summary_->SetLabel(ui(summary())); });
  refresh();
}

std::vector<FindingsPanel::Row> FindingsPanel::rows_of_check() const {
  std::vector<Row> rows;
  const auto& checked = workbench_.checked();
  if (!checked) return rows;
  if (!checked->trouble.empty()) rows.push_back({{}, "", checked->trouble, {1, 1}, {}, "trouble"});
  if (checked->document)
    for (const Problem& problem : checked->document->problems()) {
      const std::string said = problem.message.in(workbench_.words());
      rows.push_back({{}, "", said, problem.place, {}, said});
    }
  if (!checked->report) return rows;
  const Report& report = *checked->report;
  if (report.verdict == Verdict::could_not_check)
    rows.push_back({{},
                    "",
                    std::string(workbench_.words().tr("Could not check: ")) + report.could_not,
                    {1, 1},
                    {},
                    "could-not"});
  const auto index_of = [&](const Finding* finding) {
    return static_cast<std::size_t>(finding - report.findings.data());
  };
  for (const Cause& cause : causes_of(report))
    rows.push_back({cause.severity, laws_in_short(cause), cause.first->message, cause.first->place,
                    index_of(cause.path != nullptr ? cause.path : cause.first), cause.first->cause});
  for (const Finding& finding : report.findings)
    if (finding.pack.empty())
      rows.push_back({finding.severity, finding.id, finding.message, finding.place, index_of(&finding),
                      finding.id + finding.fingerprint});
  return rows;
}

// By what people call it; problems of form are in the XML alone.
std::string FindingsPanel::where(const Row& row) const {
  const Report* report = workbench_.checked()->report.get();
  if (!row.finding || report == nullptr) return workbench_.words().trf("line {}", row.place.line);
  return report->findings[*row.finding].step_name;
}

void FindingsPanel::refresh() {
  const auto& checked = workbench_.checked();
  summary_->SetLabel(ui(summary()));
  // Between parsing and checking the old findings stay: a list that blinks cannot be read.
  if (checked && checked->document && checked->document->sound() && !checked->finished) return;
  const auto old = selected();
  const std::string key = old ? rows_[*old].key : std::string();
  rows_ = rows_of_check();
  filling_ = true;
  empty_list(*list_);
  for (const Row& row : rows_) {
    wxVector<wxVariant> cells;
    cells.push_back(with_icon(workbench_.words(), row.severity));
    cells.push_back(ui(row.message));
    cells.push_back(ui(where(row)));
    cells.push_back(ui(row.rule));
    list_->AppendItem(cells);
  }
  const auto same = std::find_if(rows_.begin(), rows_.end(),
                                 [&](const Row& row) { return !key.empty() && row.key == key; });
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
  const auto& checked = workbench_.checked();
  if (!row || !rows_[*row].finding || !checked || !checked->report) return nullptr;
  const std::size_t index = *rows_[*row].finding;
  return index < checked->report->findings.size() ? &checked->report->findings[index] : nullptr;
}

void FindingsPanel::show_selected() {
  const auto row = selected();
  const Finding* finding = selected_finding();
  selection_.set_finding(finding != nullptr ? finding->fingerprint : std::string());
  std::string text;
  if (finding != nullptr)
    text = details_of(*workbench_.checked()->report, *finding);
  else if (row)
    text = rows_[*row].message;
  else if (!rows_.empty())
    text = workbench_.words().tr(
        "Select a finding to read the law, the path to it and how to mend it (F8 goes to the next one).");
  if (details_->GetValue() != ui(text)) details_->ChangeValue(ui(text));
  details_->SetInsertionPoint(0);
  replay_->Enable(finding != nullptr && !finding->trace.empty());
}

void FindingsPanel::select(std::size_t row) {
  list_->SelectRow(static_cast<unsigned>(row));
  list_->EnsureVisible(list_->RowToItem(static_cast<int>(row)));
  show_selected();
  place_asked.emit(rows_[row].place, false);
}

void FindingsPanel::select_next(bool forward) {
  if (rows_.empty()) return;
  const auto row = selected();
  if (!row) return select(forward ? 0 : rows_.size() - 1);
  select(forward ? (*row + 1) % rows_.size() : (*row + rows_.size() - 1) % rows_.size());
}

std::string FindingsPanel::summary() const {
  const auto& checked = workbench_.checked();
  if (!checked) return workbench_.words().tr("Checking…");
  if (checked->document && !checked->document->sound())
    return workbench_.words().trn(
        "The document has {} problem of form; the laws are checked once it has none.",
        "The document has {} problems of form; the laws are checked once it has none.",
        checked->document->problems().size());
  if (!checked->finished) return workbench_.words().tr("Checking…");
  if (!checked->report || checked->report->verdict == Verdict::could_not_check)
    return workbench_.words().tr("Could not check: this is no pass. The list says why.");
  const Report& report = *checked->report;
  std::string said = workbench_.words().trf("As of {}:", report.as_of);
  for (const std::string& sentence : verdict_in_words(report)) said += " " + sentence;
  return said;
}

}  // namespace facenotice::gui
