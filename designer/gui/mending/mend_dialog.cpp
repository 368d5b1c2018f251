// SPDX-License-Identifier: MIT
// Searches, lists, shows.
#include "designer/gui/mending/mend_dialog.hpp"

#include <utility>

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/picture_pair.hpp"
#include "designer/gui/base/text.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {
namespace {

constexpr int compared_height = 640;

}  // namespace

MendDialog::MendDialog(wxWindow* parent, Workbench& workbench, const Document& document,
                       std::shared_ptr<const Report> report, Propose propose, const Selection::View& look,
                       Wording wording)
    : wxDialog(parent, wxID_ANY, ui(wording.title), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      words_(workbench.words()),
      propose_(std::move(propose)),
      wording_(std::move(wording)),
      fonts_(workbench.fonts()),
      post_(lifeline_.guard(workbench.post())),
      background_({}, [this](const Request& request, const std::stop_token& stop) {
        auto result = std::make_shared<Result>(work(request, stop));
        if (!stop.stop_requested())
          post_([this, result = std::move(result)]() mutable { take(std::move(result)); });
      }) {
  state_ = new wxStaticText(this, wxID_ANY, ui(wording_.searching));
  searching_ = new wxGauge(this, wxID_ANY, 1, wxDefaultPosition, FromDIP(wxSize(-1, 6)));
  pulse_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { searching_->Pulse(); });
  pulse_.Start(80);
  list_ = new wxListBox(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(700, 90)));
  set_spoken_name(*list_, ui(words_.tr("Proposals")));
  details_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize(380, 260)),
                            wxTE_MULTILINE | wxTE_READONLY);
  set_spoken_name(*details_, ui(words_.tr("What changes")));
  pictures_ = new PicturePair(this, words_);
  pictures_->Hide();  // until there is something to see
  auto* sides = new wxBoxSizer(wxHORIZONTAL);
  sides->Add(details_, wxSizerFlags(1).Expand().Border(wxRIGHT, FromDIP(6)));
  sides->Add(pictures_, wxSizerFlags(1).Expand());
  apply_ = new wxButton(this, wxID_OK, ui(words_.tr("&Apply")));
  apply_->Disable();
  auto* buttons = new wxStdDialogButtonSizer;
  buttons->AddButton(apply_);
  buttons->AddButton(new wxButton(this, wxID_CANCEL, ui(words_.tr("Cancel"))));
  buttons->Realize();
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const wxSizerFlags row = wxSizerFlags().Expand().Border(wxALL, FromDIP(6));
  sizer->Add(state_, row);
  sizer->Add(searching_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(6)));
  sizer->Add(list_, row);
  sizer->Add(sides, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(6)));
  sizer->Add(buttons, row);
  SetSizerAndFit(sizer);
  CentreOnParent();
  list_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { show_selected(); });
  background_.submit_now({document, std::move(report), look});
}

MendDialog::Result MendDialog::work(const Request& request, const std::stop_token& stop) const {
  Result result;
  try {
    LayoutMemo memo(fonts_.get());
    CheckOptions checking = live_check_options(words_);
    checking.stop = stop;
    result.mending = propose_(request.document, *request.report, memo, checking);
    const Sheets sheets(words_);
    result.titles = titles_of(sheets, request.document, *request.report, result.mending, words_);
    for (const Proposal& proposal : result.mending.proposals) {
      std::string lines;
      for (const std::string& change :
           changes_of(sheets, request.document, *request.report, proposal, words_))
        lines += change + "\n";
      result.changes.push_back(std::move(lines));
      result.screens.push_back(screen_differences(fonts_.get(), request.document, proposal.document,
                                                  request.look, words_, compared_height, stop));
    }
  } catch (const CheckStopped&) {  // the dialog is being closed: nobody reads this
  } catch (const std::exception& error) {
    result.trouble = message_of(error).in(words_);
  }
  return result;
}

void MendDialog::take(std::shared_ptr<Result> result) {
  result_ = std::move(result);
  pulse_.Stop();
  searching_->Hide();
  for (const std::string& title : result_->titles) list_->Append(ui(title));
  if (!result_->titles.empty())
    list_->SetSelection(0);
  else  // there is nothing to choose, and nothing to call off
    FindWindow(wxID_CANCEL)->SetLabel(ui(words_.tr("Close")));
  list_->Show(!result_->titles.empty());
  if (!result_->trouble.empty())
    state_->SetLabel(ui(result_->trouble));
  else if (const std::string why = why_not_all(result_->mending, words_); !why.empty())
    state_->SetLabel(ui(why));
  else
    state_->SetLabel(ui(wording_.found));
  show_selected();
}

void MendDialog::show_selected() {
  const int selected = list_->GetSelection();
  const bool any = selected != wxNOT_FOUND;
  std::string text;
  const std::vector<ScreenDifference>* screens = nullptr;
  if (any) {
    // The list may have no room for all of the title.
    text = result_->titles[static_cast<std::size_t>(selected)] + "\n\n" +
           result_->changes[static_cast<std::size_t>(selected)] + "\n";
    screens = &result_->screens[static_cast<std::size_t>(selected)];
  }
  if (!result_->mending.only_people.empty())
    text += std::string(words_.tr("Only people can do this:")) + "\n";
  for (const std::string& item : result_->mending.only_people) text += "• " + item + "\n";
  details_->ChangeValue(ui(text));
  details_->SetInsertionPoint(0);
  const bool seen = screens != nullptr && !screens->empty();
  pictures_->show(seen ? &screens->front() : nullptr);
  pictures_->Show(seen);  // what changes nothing that is seen leaves the room to the words
  Layout();
  apply_->Enable(any);
}

std::optional<Edit> MendDialog::taken() const {
  const int selected = list_->GetSelection();
  if (!result_ || selected == wxNOT_FOUND) return std::nullopt;
  const auto index = static_cast<std::size_t>(selected);
  return Edit{wording_.step(result_->titles[index]), result_->mending.proposals[index].document};
}

}  // namespace facenotice::gui
