// SPDX-License-Identifier: MIT
// Five sentences.
#include "designer/gui/help/tour_bar.hpp"

#include <algorithm>

#include <wx/config.h>
#include <wx/sizer.h>
#include <wx/statline.h>

#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wrapped.hpp"

namespace facenotice::gui {
namespace {

constexpr const char* seen_key = "/tour/seen";
constexpr std::size_t stops = 5;
constexpr int margins = 6;  // DIP

const char* sentence(const Words& words, TourStop stop) {
  switch (stop) {
    case TourStop::outline:
      return words.tr(
          "On the left: the screens, in the order in which a person walks through them, and the facts that "
          "the "
          "law asks about. What you choose there is shown everywhere.");
    case TourStop::screen:
      return words.tr(
          "In the middle: the machine’s own screen. Click what you want to change, click twice to write its "
          "words "
          "in place; its fields are on the right.");
    case TourStop::findings:
      return words.tr(
          "Below: what is wrong, by which law, how it comes about and how to mend it. F8 goes to the next, "
          "F1 "
          "explains its law.");
    case TourStop::play:
      return words.tr(
          "F5 plays the flow in the player that runs in the machine. What it does and why is written here.");
    case TourStop::review:
      break;
  }
  return words.tr(
      "Review: every row of every law with what its result rests on. What no program can judge is answered "
      "here, "
      "signed by a person.");
}

}  // namespace

TourBar::TourBar(wxWindow* parent, const Words& words, std::function<void(TourStop)> show)
    : wxPanel(parent), words_(words), show_(std::move(show)) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  said_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  next_ = new wxButton(this, wxID_ANY, ui(words_.tr("Next")));
  next_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { go_to(stop_ + 1); }); });
  leave_ = new wxButton(this, wxID_ANY, ui(words_.tr("Leave the tour")));
  leave_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { leave(); }); });
  const int margin = FromDIP(margins);
  row->Add(said_, wxSizerFlags(1).CentreVertical().Border(wxALL, margin));
  row->Add(next_, wxSizerFlags().CentreVertical().Border(wxTOP | wxBOTTOM, margin));
  row->Add(leave_, wxSizerFlags().CentreVertical().Border(wxALL, margin));
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(row, wxSizerFlags().Expand());
  whole->Add(new wxStaticLine(this), wxSizerFlags().Expand());
  SetSizer(whole);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    if (IsShown() && event.GetSize().x != width_) CallAfter([this] { go_to(stop_); });
  });
  Hide();
}

void TourBar::start_if_new() {
  if (!wxConfigBase::Get()->ReadBool(seen_key, false)) start();
}

void TourBar::start() {
  Show();
  go_to(0);
  show_(TourStop::outline);
}

void TourBar::go_to(std::size_t stop) {
  if (stop >= stops) return leave();
  const bool moved = stop != stop_;
  stop_ = stop;
  const auto now = static_cast<TourStop>(stop);
  next_->SetLabel(ui(stop + 1 == stops ? words_.tr("Done") : words_.tr("Next")));
  width_ = GetSize().x;
  const int beside = next_->GetBestSize().x + leave_->GetBestSize().x + FromDIP(5 * margins);
  said_->SetLabelText(wrapped(*said_, ui(words_.trf("{} of {}: {}", stop + 1, stops, sentence(words_, now))),
                              std::max(FromDIP(240), width_ - beside)));
  if (moved) show_(now);
  GetParent()->Layout();
}

void TourBar::leave() {
  Hide();
  GetParent()->Layout();
  wxConfigBase& config = *wxConfigBase::Get();
  config.Write(seen_key, true);
  config.Flush();
}

}  // namespace facenotice::gui
