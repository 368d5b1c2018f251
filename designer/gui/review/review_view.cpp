// SPDX-License-Identifier: MIT
// Pages, and what menus ask of them.
#include "designer/gui/review/review_view.hpp"

#include <algorithm>

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/review/comparison_panel.hpp"
#include "designer/gui/review/laws_panel.hpp"
#include "designer/gui/review/remarks_panel.hpp"

namespace facenotice::gui {

ReviewView::ReviewView(wxWindow* parent, Workbench& workbench, Selection& selection, Reporter& reporter)
    : wxPanel(parent),
      workbench_(workbench),
      selection_(selection),
      asker_(*wxGetTopLevelParent(parent), workbench, reporter, [this](const ReviewDone& done) {
        shown_asked.emit();
        if (!done.comment) return go_to_row(done.on);
        show(remarks_);
        remarks_->go_to_newest(done.on);
      }) {
  const Words& words = workbench_.words();
  pages_ = new wxNotebook(this, wxID_ANY);
  set_spoken_name(*pages_, ui(words.tr("Pages of the review")));
  laws_ = new LawsPanel(pages_, workbench, selection, reporter, asker_);
  comparison_ = new ComparisonPanel(pages_, workbench, selection, reporter);
  remarks_ = new RemarksPanel(pages_, workbench, selection, reporter, asker_);
  pages_->AddPage(laws_, ui(words.tr("Laws, row by row")), true);
  pages_->AddPage(comparison_, ui(words.tr("What has changed")));
  pages_->AddPage(remarks_, ui(words.tr("Comments")));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(pages_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  connections_ +=
      laws_->place_asked.connect([this](Place place, bool focus) { place_asked.emit(place, focus); });
  connections_ += remarks_->subject_asked.connect([this](const ToldComment& remark) {
    const std::optional<Document>& document = workbench_.last_sound();
    if (document && !remark.element.text().empty())
      return place_asked.emit(document->place(remark.element.in(*document)), true);
    if (!remark.comment.on.empty()) go_to_row(remark.comment.on);
  });
  connections_ += remarks_->changed.connect([this] { count_remarks(); });
  count_remarks();
}

void ReviewView::count_remarks() {
  const Words& words = workbench_.words();
  const std::size_t open = remarks_->open();
  pages_->SetPageText(2,
                      ui(open == 0 ? std::string(words.tr("Comments")) : words.trf("Comments ({})", open)));
}

void ReviewView::show(wxWindow* page) {
  pages_->SetSelection(static_cast<std::size_t>(pages_->FindPage(page)));
}

void ReviewView::take_keyboard() {
  if (pages_->GetCurrentPage() == laws_) laws_->take_keyboard();
}

std::string ReviewView::selected_row() const {
  return laws_->selected_row();
}

void ReviewView::go_to_row(const std::string& id) {
  show(laws_);
  laws_->go_to_row(id);
}

void ReviewView::go_to_selected_finding() {
  const auto& checked = workbench_.checked();
  if (!checked || !checked->report) return;
  const std::vector<Finding>& findings = checked->report->findings;
  const auto selected = std::find_if(findings.begin(), findings.end(), [this](const Finding& finding) {
    return finding.fingerprint == selection_.finding();
  });
  if (selected != findings.end()) go_to_row(selected->id);
}

void ReviewView::answer() {
  show(laws_);
  laws_->answer();
}

void ReviewView::waive() {
  show(laws_);
  laws_->waive();
}

void ReviewView::comment() {
  if (pages_->GetCurrentPage() == remarks_) return remarks_->answer_selected();
  show(laws_);
  laws_->comment();
}

void ReviewView::comment_on(const std::string& on) {
  remarks_->say(on);
}

void ReviewView::add_reviewer() {
  show(laws_);
  laws_->add_reviewer();
}

void ReviewView::compare() {
  show(comparison_);
  comparison_->ask_for_other();
}

}  // namespace facenotice::gui
