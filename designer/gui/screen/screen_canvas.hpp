// SPDX-License-Identifier: MIT
// Shows a frame of the machine's renderer, scaled to fit, and says where it was clicked.
#pragma once

#include <wx/bitmap.h>
#include <wx/image.h>
#include <wx/window.h>

#include <facenotice/renderer.hpp>

#include "designer/workbench/signal.hpp"

namespace facenotice::gui {

class ScreenCanvas : public wxWindow {
 public:
  explicit ScreenCanvas(wxWindow* parent);

  // Copies the pixels. A frame without pixels shows `words` instead.
  void show(const Frame& frame, const wxString& words = wxString());

  // In the display's pixels.
  Signal<std::int32_t, std::int32_t> clicked;
  bool AcceptsFocus() const override { return false; }  // the lists beside it do the same by keyboard

 private:
  void paint();
  wxRect picture_area() const;
  void rescale(wxSize pixels);

  wxImage image_;
  wxBitmap scaled_;
  wxString words_;
};

}  // namespace facenotice::gui
