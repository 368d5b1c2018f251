// SPDX-License-Identifier: MIT
// Scroll bars of a canvas, there while it shows more than fits.
#pragma once

#include <wx/scrolbar.h>
#include <wx/sizer.h>

#include "designer/gui/screen/screen_canvas.hpp"

namespace facenotice::gui {

class CanvasScroller {
 public:
  // The canvas must live as long; so must the window that both stand in.
  CanvasScroller(wxWindow* parent, ScreenCanvas& canvas);
  CanvasScroller(const CanvasScroller&) = delete;
  CanvasScroller& operator=(const CanvasScroller&) = delete;
  // The canvas with its bars, to be put into the window.
  wxSizer* sizer() const { return sizer_; }

 private:
  void refresh();

  ScreenCanvas& canvas_;
  wxFlexGridSizer* sizer_;            // belongs to the window
  wxScrollBar *across_, *downwards_;  // belong to wxWidgets
  Connections connections_;
};

}  // namespace facenotice::gui
