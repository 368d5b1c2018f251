// SPDX-License-Identifier: MIT
// A native list over remarks_of().
#include "designer/gui/review/remarks_panel.hpp"

#include <algorithm>

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/review/ask.hpp"
#include "designer/review/review_acts.hpp"
#include "designer/workbench/navigation.hpp"

namespace facenotice::gui {

RemarksPanel::RemarksPanel(wxWindow* parent, Workbench& workbench, Selection& selection, Reporter& reporter,
                           ReviewAsker& asker)
    : wxPanel(parent), workbench_(workbench), selection_(selection), reporter_(reporter), asker_(asker) {
  const Words& words = workbench_.words();
  list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE);
  list_->AppendTextColumn(ui(words.tr("State")), wxDATAVIEW_CELL_INERT, FromDIP(90));
  list_->AppendTextColumn(ui(words.tr("About")), wxDATAVIEW_CELL_INERT, FromDIP(220));
  list_->AppendTextColumn(ui(words.tr("Who, when")), wxDATAVIEW_CELL_INERT, FromDIP(180));
  list_->AppendTextColumn(ui(words.tr("Comment")), wxDATAVIEW_CELL_INERT, FromDIP(420));
  set_spoken_name(*list_, ui(words.tr("Comments")));
  turn_off_list_search(*list_);
  details_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(-1, 90)),
                            wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
  details_->SetMargins(FromDIP(wxPoint(8, 6)));
  set_spoken_name(*details_, ui(words.tr("The whole comment")));
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  const auto add = [&](const char* label, std::function<void()> act) {
    auto* button = new wxButton(this, wxID_ANY, ui(label));
    button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
    buttons->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    return button;
  };
  add(words.tr("Comment on what is &selected…"), [this] { say(selection_.element().text()); });
  answer_ = add(words.tr("Repl&y…"), [this] { answer_selected(); });
  close_ = add(words.tr("&Dealt with"), [this] { close_selected(); });
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(list_, wxSizerFlags(1).Expand());
  sizer->Add(details_, wxSizerFlags().Expand());
  sizer->Add(buttons, wxSizerFlags().Border(wxALL, FromDIP(6)));
  SetSizer(sizer);
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (filling_) return;
    show_selected();
    if (const ToldComment* remark = selected(); remark != nullptr && !remark->element.text().empty())
      go_to(selection_, *workbench_.last_sound(), remark->element);
  });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
    if (const ToldComment* remark = selected()) subject_asked.emit(ToldComment(*remark));
  });
  connections_ += workbench_.document_changed.connect([this] { refresh(); });
  connections_ += workbench_.text_replaced.connect([this] { refresh(); });
  refresh();
}

std::size_t RemarksPanel::open() const {
  return static_cast<std::size_t>(std::count_if(
      remarks_.begin(), remarks_.end(), [](const ToldComment& remark) { return !remark.comment.done; }));
}

void RemarksPanel::refresh() {
  const Words& words = workbench_.words();
  const std::string id = selected() != nullptr ? selected()->comment.id : std::string();
  filling_ = true;
  empty_list(*list_);
  remarks_ =
      workbench_.last_sound() ? remarks_of(*workbench_.last_sound(), words) : std::vector<ToldComment>();
  for (const ToldComment& remark : remarks_) {
    const Comment& comment = remark.comment;
    wxVector<wxVariant> cells;
    cells.push_back(ui(comment_state_in_words(words, comment)));
    cells.push_back(ui(remark.about));
    cells.push_back(ui(words.trf("{}, {}", comment.by, comment.date)));
    cells.push_back(ui(comment.words));
    list_->AppendItem(cells);
    if (comment.id == id) list_->SelectRow(static_cast<unsigned>(list_->GetItemCount() - 1));
  }
  filling_ = false;
  show_selected();
  changed.emit();
}

const ToldComment* RemarksPanel::selected() const {
  const int row = list_->GetSelectedRow();
  return row < 0 || static_cast<std::size_t>(row) >= remarks_.size()
             ? nullptr
             : &remarks_[static_cast<std::size_t>(row)];
}

void RemarksPanel::show_selected() {
  const Words& words = workbench_.words();
  const ToldComment* remark = selected();
  std::string text;
  if (remark != nullptr)
    text = remark->about + "\n" + words.trf("{}, {}", remark->comment.by, remark->comment.date) + "\n\n" +
           remark->comment.words;
  else if (remarks_.empty())
    text = words.tr(
        "Nobody has said anything yet. Select a screen, a block or a choice and comment on it; comments stay "
        "in "
        "the document, outside of what is signed.");
  details_->ChangeValue(ui(text));
  answer_->Enable(remark != nullptr);
  close_->Enable(remark != nullptr);
  close_->SetLabel(
      ui(remark != nullptr && remark->comment.done ? words.tr("&Open again") : words.tr("&Dealt with")));
}

void RemarksPanel::say(const std::string& on) {
  asker_.ask(
      [&] { return comment_act(workbench_.document_to_edit(), workbench_.words(), on, name_of_reviewer()); });
}

bool RemarksPanel::go_to_newest(const std::string& on) {
  for (std::size_t row = remarks_.size(); row-- > 0;) {
    if (remarks_[row].comment.on != on) continue;
    list_->SelectRow(static_cast<unsigned>(row));
    list_->EnsureVisible(list_->RowToItem(static_cast<int>(row)));
    show_selected();
    list_->SetFocus();
    return true;
  }
  return false;
}

void RemarksPanel::answer_selected() {
  if (const ToldComment* remark = selected()) say(std::string(remark->comment.on));
}

void RemarksPanel::close_selected() {
  reporter_.attempt([this] {
    if (const ToldComment* remark = selected())
      workbench_.apply(
          set_comment_done(workbench_.document_to_edit(), remark->comment.id, !remark->comment.done));
  });
}

}  // namespace facenotice::gui
