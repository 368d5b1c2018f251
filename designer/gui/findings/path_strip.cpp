// SPDX-License-Identifier: MIT
// Native buttons with pictures: Tab walks them, screen readers say them.
#include "designer/gui/findings/path_strip.hpp"

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/picture_in_slot.hpp"
#include "designer/gui/base/snug_button.hpp"
#include "designer/gui/base/text.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::gui {
namespace {

constexpr int slot_width = 34, slot_height = 56, event_width = 96;  // in device-independent pixels

}  // namespace

PathStrip::PathStrip(wxWindow* parent, const Thumbnails& thumbnails, const Words& words)
    : wxPanel(parent), thumbnails_(thumbnails), words_(words) {
  row_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(-1, slot_height + 30)),
                              wxHSCROLL | wxTAB_TRAVERSAL);
  row_->SetScrollRate(FromDIP(12), 0);
  row_->SetSizer(new wxBoxSizer(wxHORIZONTAL));
  set_spoken_name(*row_, ui(words_.tr("How a person meets it")));
  said_ = new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                           wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(row_, wxSizerFlags().Expand());
  back_ = new SnugButton(this, ui(words_.tr("Screen &before")));
  back_->SetToolTip(ui(words_.tr("The screen before on the path (Alt+←)")));
  back_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { walk(false); });
  auto* below = new wxBoxSizer(wxHORIZONTAL);
  below->Add(back_, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
  below->Add(said_, wxSizerFlags(1).CentreVertical());
  sizer->Add(below, wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
  SetSizer(sizer);
}

void PathStrip::show(std::vector<PathScene> scenes) {
  scenes_ = std::move(scenes);
  now_.reset();
  buttons_.clear();
  wxSizer& row = *row_->GetSizer();
  row.Clear(true);
  for (std::size_t scene = 0; scene < scenes_.size(); ++scene) {
    auto* event = new wxStaticText(row_, wxID_ANY, ui(scenes_[scene].event + " →"), wxDefaultPosition,
                                   wxDefaultSize, wxALIGN_CENTRE_HORIZONTAL);
    event->SetForegroundColour(scenes_[scene].camera ? error_text() : quiet_text());
    event->Wrap(FromDIP(event_width));
    row.Add(event, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(4)));
    auto* button =
        new wxButton(row_, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    button->SetBitmap(picture(scene));
    button->SetToolTip(ui(scenes_[scene].title));
    set_spoken_name(*button, ui(scenes_[scene].event + ": " + scenes_[scene].title));
    button->Bind(wxEVT_BUTTON, [this, scene](wxCommandEvent&) { go(scene); });
    row.Add(button, wxSizerFlags().CentreVertical());
    buttons_.push_back(button);
  }
  Show(!scenes_.empty());
  row_->FitInside();
  mark();
}

wxBitmapBundle PathStrip::picture(std::size_t scene) const {
  const std::shared_ptr<const Thumbnail> found = thumbnails_.find(scenes_[scene].step);
  const bool there = found != nullptr && found->width > 0;
  return picture_in_slot(FromDIP(wxSize(slot_width, slot_height)), there ? *found : Thumbnail(),
                         wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE));
}

void PathStrip::walk(bool forward) {
  if (scenes_.empty()) return;
  const std::size_t last = scenes_.size() - 1;
  if (!now_)
    go(forward ? 0 : last);
  else if (forward)
    go(*now_ == last ? 0 : *now_ + 1);
  else
    go(*now_ == 0 ? last : *now_ - 1);
}

void PathStrip::go(std::size_t scene) {
  now_ = scene;
  mark();
  const std::string step = scenes_[scene].step;  // ours may be another by the time that somebody has looked
  step_asked.emit(step);
}

void PathStrip::mark() {
  std::string said;
  if (now_) {
    const PathScene& scene = scenes_[*now_];
    said = words_.trf("{} of {}: {}. So far: {}", *now_ + 1, scenes_.size(), scene.title,
                      joined_in_words(words_, scene.so_far));
    row_->Scroll(std::max(0, row_->CalcUnscrolledPosition(buttons_[*now_]->GetPosition()).x - FromDIP(120)) /
                     FromDIP(12),
                 -1);
  } else if (!scenes_.empty()) {
    said = words_.tr("“Show me” walks this path, screen by screen.");
  }
  for (std::size_t scene = 0; scene < buttons_.size(); ++scene)
    buttons_[scene]->SetBackgroundColour(now_ == scene ? wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT)
                                                       : wxNullColour);
  back_->Enable(now_.value_or(0) > 0);
  said_->SetLabelText(ui(said));
  said_->SetToolTip(ui(said));
  Layout();
  walked.emit();
}

}  // namespace facenotice::gui
