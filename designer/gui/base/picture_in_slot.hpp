// SPDX-License-Identifier: MIT
// A thumbnail in the middle of a slot of fixed size, so that what stands beside it lines up.
#pragma once

#include <algorithm>

#include <wx/bmpbndl.h>
#include <wx/dcmemory.h>
#include <wx/settings.h>

#include "designer/pictures/thumbnails.hpp"

namespace facenotice::gui {

// Into a rectangle of the canvas, framed by its pen; nothing for a picture that is not there.
inline void draw_thumbnail(wxDC& dc, const Thumbnail& picture, const wxRect& slot) {
  if (picture.width <= 0) return;
  wxImage image(picture.width, picture.height, false);
  std::copy(picture.rgb.begin(), picture.rgb.end(), image.GetData());
  const double scale = std::min(static_cast<double>(slot.width) / image.GetWidth(),
                                static_cast<double>(slot.height) / image.GetHeight());
  const wxSize size(std::max(1, static_cast<int>(image.GetWidth() * scale)),
                    std::max(1, static_cast<int>(image.GetHeight() * scale)));
  const wxRect at(slot.x + (slot.width - size.x) / 2, slot.y + (slot.height - size.y) / 2, size.x, size.y);
  dc.DrawBitmap(wxBitmap(image.Scale(size.x, size.y, wxIMAGE_QUALITY_HIGH)), at.GetPosition());
  dc.SetBrush(*wxTRANSPARENT_BRUSH);
  dc.DrawRectangle(wxRect(at).Inflate(1));
}

// `size` in pixels of the window.
inline wxBitmapBundle picture_in_slot(const wxSize& size, const Thumbnail& picture,
                                      const wxColour& background) {
  wxBitmap bitmap;
  bitmap.Create(size, 24);
  {
    wxMemoryDC dc(bitmap);
    dc.SetBackground(background);
    dc.Clear();
    dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNSHADOW)));
    draw_thumbnail(dc, picture, wxRect(size).Deflate(2));
  }
  return wxBitmapBundle::FromBitmap(bitmap);
}

}  // namespace facenotice::gui
