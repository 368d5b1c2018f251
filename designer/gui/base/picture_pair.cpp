// SPDX-License-Identifier: MIT
// Scaled to the room that there is.
#include "designer/gui/base/picture_pair.hpp"

#include <algorithm>
#include <cstring>

#include <wx/dcbuffer.h>
#include <wx/settings.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/colours.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {
namespace {

wxImage image_of(const Thumbnail& picture) {
  if (picture.width <= 0) return {};
  wxImage image(picture.width, picture.height, false);
  std::memcpy(image.GetData(), picture.rgb.data(), picture.rgb.size());
  return image;
}

}  // namespace

PicturePair::PicturePair(wxWindow* parent, const Words& words) : wxPanel(parent), words_(words) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetMinSize(FromDIP(wxSize(200, 160)));
  set_spoken_name(*this, ui(words_.tr("The screen before and now")));
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    Refresh();
    event.Skip();
  });
}

void PicturePair::show(const ScreenDifference* difference) {
  before_ = difference != nullptr ? image_of(difference->before) : wxImage();
  after_ = difference != nullptr ? image_of(difference->after) : wxImage();
  changed_ = difference != nullptr ? difference->changed : ScreenDifference::Area();
  Refresh();
}

void PicturePair::paint() {
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE)));
  dc.Clear();
  if (!before_.IsOk() && !after_.IsOk()) return;
  const wxSize all = GetClientSize();
  const int margin = FromDIP(10), caption = dc.GetCharHeight() + FromDIP(4);
  const int width = (all.x - 3 * margin) / 2, height = all.y - 2 * margin - caption;
  if (width <= 0 || height <= 0) return;
  dc.SetFont(GetFont());
  const auto draw = [&](const wxImage& image, int left, const char* said) {
    dc.SetTextForeground(quiet_text());
    dc.DrawText(ui(image.IsOk() ? said : words_.tr("not there")), left, margin);
    if (!image.IsOk()) return;
    const double scale = std::min({1.0, static_cast<double>(width) / image.GetWidth(),
                                   static_cast<double>(height) / image.GetHeight()});
    const auto scaled = [&](int pixels) { return static_cast<int>(pixels * scale); };
    const wxPoint at(left, margin + caption);
    const wxBitmap bitmap(image.Scale(std::max(1, scaled(image.GetWidth())),
                                      std::max(1, scaled(image.GetHeight())), wxIMAGE_QUALITY_HIGH));
    dc.DrawBitmap(bitmap, at);
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_GRAYTEXT)));
    dc.DrawRectangle(at.x, at.y, bitmap.GetWidth(), bitmap.GetHeight());
    if (changed_.width <= 0) return;
    dc.SetPen(wxPen(wxColour(0xC6, 0x28, 0x28), FromDIP(2)));
    const int around = FromDIP(3);
    dc.DrawRectangle(at.x + scaled(changed_.left) - around, at.y + scaled(changed_.top) - around,
                     scaled(changed_.width) + 2 * around, scaled(changed_.height) + 2 * around);
  };
  draw(before_, margin, words_.tr("before"));
  draw(after_, 2 * margin + width, words_.tr("now"));
}

}  // namespace facenotice::gui
