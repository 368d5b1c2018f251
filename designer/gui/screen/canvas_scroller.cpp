// SPDX-License-Identifier: MIT
// Native scroll bars beside the canvas: the canvas itself is a widget of its own for screen readers.
#include "designer/gui/screen/canvas_scroller.hpp"

#include <algorithm>

namespace facenotice::gui {

CanvasScroller::CanvasScroller(wxWindow* parent, ScreenCanvas& canvas)
    : canvas_(canvas),
      sizer_(new wxFlexGridSizer(2, 2, 0, 0)),
      across_(new wxScrollBar(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSB_HORIZONTAL)),
      downwards_(new wxScrollBar(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSB_VERTICAL)) {
  sizer_->AddGrowableCol(0);
  sizer_->AddGrowableRow(0);
  sizer_->Add(&canvas, wxSizerFlags().Expand());
  sizer_->Add(downwards_, wxSizerFlags().Expand());
  sizer_->Add(across_, wxSizerFlags().Expand());
  for (wxScrollBar* bar : {across_, downwards_}) {
    bar->SetCanFocus(false);  // the canvas has the keyboard, and scrolls to what is selected
    bar->Hide();
    for (const auto& type :
         {wxEVT_SCROLL_TOP, wxEVT_SCROLL_BOTTOM, wxEVT_SCROLL_LINEUP, wxEVT_SCROLL_LINEDOWN,
          wxEVT_SCROLL_PAGEUP, wxEVT_SCROLL_PAGEDOWN, wxEVT_SCROLL_THUMBTRACK})
      bar->Bind(type, [this](wxScrollEvent&) {
        canvas_.scroll_to({across_->GetThumbPosition(), downwards_->GetThumbPosition()});
      });
  }
  connections_ += canvas.scrolling_changed.connect([this] { refresh(); });
}

void CanvasScroller::refresh() {
  const wxSize whole = canvas_.picture_size(), room = canvas_.room();
  const wxPoint at = canvas_.scrolled();
  const auto set = [](wxScrollBar* bar, int place, int shown, int all) {
    const bool needed = all > shown && shown > 0;
    if (needed) bar->SetScrollbar(place, shown, all, std::max(1, shown - shown / 10), true);
    if (bar->IsShown() == needed) return false;
    bar->Show(needed);
    bar->InvalidateBestSize();  // while it was hidden it needed no room
    return true;
  };
  const bool across = set(across_, at.x, room.x, whole.x);
  const bool downwards = set(downwards_, at.y, room.y, whole.y);
  // After the event that told of it: laying out is what sent it.
  if (across || downwards) across_->GetParent()->CallAfter([this] { across_->GetParent()->Layout(); });
}

}  // namespace facenotice::gui
