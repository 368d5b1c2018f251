// SPDX-License-Identifier: MIT
// Scaling in device pixels, so that the preview stays sharp on dense screens.
#include "designer/gui/screen/screen_canvas.hpp"

#include <algorithm>
#include <cmath>

#include <wx/dcbuffer.h>
#include <wx/settings.h>

namespace facenotice::gui {

ScreenCanvas::ScreenCanvas(wxWindow* parent) : wxWindow(parent, wxID_ANY) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetMinSize(FromDIP(wxSize(160, 200)));
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    Refresh();
    event.Skip();
  });
  Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
    const wxRect area = picture_area();
    if (!image_.IsOk() || area.IsEmpty() || !area.Contains(event.GetPosition())) return;
    clicked.emit((event.GetX() - area.x) * image_.GetWidth() / area.width,
                 (event.GetY() - area.y) * image_.GetHeight() / area.height);
  });
}

void ScreenCanvas::show(const Frame& frame, const wxString& words) {
  words_ = words;
  if (frame.width <= 0 || frame.height <= 0) {
    image_ = wxImage();
  } else {
    if (!image_.IsOk() || image_.GetWidth() != frame.width || image_.GetHeight() != frame.height)
      image_.Create(frame.width, frame.height, false);
    unsigned char* out = image_.GetData();
    const std::size_t pixels = frame.rgba.size() / 4;
    for (std::size_t i = 0; i < pixels; ++i, out += 3) std::copy_n(frame.rgba.data() + i * 4, 3, out);
  }
  scaled_ = wxBitmap();
  Refresh();
}

wxRect ScreenCanvas::picture_area() const {
  if (!image_.IsOk()) return {};
  const int margin = FromDIP(8);
  const wxSize room = GetClientSize() - wxSize(2 * margin, 2 * margin);
  if (room.x < 1 || room.y < 1) return {};
  // Never larger than the machine's own pixels: a preview that invents detail would lie.
  const double scale =
      std::min({static_cast<double>(room.x) / image_.GetWidth(),
                static_cast<double>(room.y) / image_.GetHeight(), 1.0 / GetContentScaleFactor()});
  const wxSize size(std::max(1, static_cast<int>(std::lround(image_.GetWidth() * scale))),
                    std::max(1, static_cast<int>(std::lround(image_.GetHeight() * scale))));
  return {wxPoint((GetClientSize().x - size.x) / 2, (GetClientSize().y - size.y) / 2), size};
}

void ScreenCanvas::rescale(wxSize pixels) {
  if (scaled_.IsOk() && scaled_.GetSize() == pixels) return;
  scaled_ =
      wxBitmap(image_.GetSize() == pixels ? image_ : image_.Scale(pixels.x, pixels.y, wxIMAGE_QUALITY_HIGH));
}

void ScreenCanvas::paint() {
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE).ChangeLightness(88));
  dc.Clear();
  const wxRect area = picture_area();
  if (area.IsEmpty()) {
    dc.SetFont(GetFont());
    dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT));
    dc.DrawLabel(words_, GetClientRect().Deflate(FromDIP(16)), wxALIGN_CENTRE);
    return;
  }
  const double density = GetContentScaleFactor();
  rescale(wxSize(static_cast<int>(std::lround(area.width * density)),
                 static_cast<int>(std::lround(area.height * density))));
  dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNSHADOW)));
  dc.SetBrush(*wxTRANSPARENT_BRUSH);
  dc.DrawRectangle(wxRect(area).Inflate(1));
  dc.SetUserScale(1 / density, 1 / density);
  dc.DrawBitmap(scaled_, static_cast<int>(std::lround(area.x * density)),
                static_cast<int>(std::lround(area.y * density)));
}

}  // namespace facenotice::gui
