// SPDX-License-Identifier: MIT
// Scaling in device pixels, so that the preview stays sharp on dense screens.
#include "designer/gui/screen/screen_canvas.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <wx/dcbuffer.h>
#include <wx/settings.h>

namespace facenotice::gui {

ScreenCanvas::ScreenCanvas(wxWindow* parent)
    : wxWindow(AccessibleParts::parent_of_canvas(parent), wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxWANTS_CHARS),
      parts_(*this, {[this](std::size_t part) { return on_canvas(boxes_[part]); },
                     [this](std::size_t part) {
                       if (part < boxes_.size()) part_chosen.emit(part);
                     }}) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetMinSize(FromDIP(wxSize(160, 120)));
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    scroll_to(scrolled_);
    event.Skip();
  });
  Bind(wxEVT_MOUSEWHEEL, &ScreenCanvas::turn_wheel, this);
  for (const auto& type : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_LEFT_DCLICK, wxEVT_MOTION, wxEVT_RIGHT_UP})
    Bind(type, &ScreenCanvas::mouse, this);
  Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) {
    pressed_.reset();
    dragging_ = false;
    Refresh();
  });
  Bind(wxEVT_KEY_DOWN, &ScreenCanvas::key, this);
  for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS})
    Bind(type, [this](wxFocusEvent& event) {
      Refresh();
      CallAfter([this] { parts_.focus_changed(); });
      event.Skip();
    });
}

std::optional<wxPoint> ScreenCanvas::in_picture(const wxPoint& at) const {
  const wxRect area = picture_area();
  if (!image_.IsOk() || area.IsEmpty() || !area.Contains(at)) return std::nullopt;
  return wxPoint((at.x - area.x) * image_.GetWidth() / area.width,
                 (at.y - area.y) * image_.GetHeight() / area.height);
}

void ScreenCanvas::mouse(wxMouseEvent& event) {
  const std::optional<wxPoint> at = in_picture(event.GetPosition());
  const wxEventType type = event.GetEventType();
  if (type == wxEVT_LEFT_DOWN) {
    if (takes_focus_) SetFocus();
    pressed_ = at;
    pressed_at_ = event.GetPosition();
    dragging_ = false;
    if (!HasCapture()) CaptureMouse();
  } else if (type == wxEVT_MOTION && pressed_ && event.LeftIsDown()) {
    const wxPoint moved = event.GetPosition() - pressed_at_;
    if (std::abs(moved.x) + std::abs(moved.y) > FromDIP(6)) dragging_ = true;
    now_ = event.GetPosition();
    if (dragging_) {
      held_.reset();
      drop_.reset();
      if (at) dragged_over.emit(pressed_->x, pressed_->y, at->x, at->y);
      Refresh();
    }
  } else if (type == wxEVT_LEFT_UP) {
    if (HasCapture()) ReleaseMouse();
    const std::optional<wxPoint> from = pressed_;
    const bool dragged_it = dragging_;
    pressed_.reset();
    dragging_ = false;
    Refresh();
    if (!from || !at) return;
    if (dragged_it)
      dragged.emit(from->x, from->y, at->x, at->y);
    else
      clicked.emit(at->x, at->y);
  } else if (type == wxEVT_LEFT_DCLICK) {
    if (HasCapture()) ReleaseMouse();
    pressed_.reset();
    if (at) double_clicked.emit(at->x, at->y);
  } else if (type == wxEVT_RIGHT_UP && at) {
    menu_asked.emit(at->x, at->y);
  }
}

void ScreenCanvas::key(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      break;
    case WXK_UP:
    case WXK_DOWN:
    case WXK_LEFT:
    case WXK_RIGHT:
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_F2:
    case WXK_DELETE:
    case WXK_ESCAPE:
      if (event.HasAnyModifiers() && event.GetKeyCode() != WXK_UP && event.GetKeyCode() != WXK_DOWN)
        event.Skip();
      else
        key_pressed.emit(event.AltDown() ? -event.GetKeyCode() : event.GetKeyCode());
      break;
    case WXK_MENU:
    case WXK_WINDOWS_MENU:
      menu_asked.emit(-1, -1);
      break;
    default:
      event.Skip();
  }
}

void ScreenCanvas::mark(std::vector<Box> selected, const wxString& locked) {
  const bool moved = selected_ != selected;
  locked_ = !locked.empty();
  if (GetToolTipText() != locked) SetToolTip(locked);
  selected_ = std::move(selected);
  if (moved && scale_ && !selected_.empty()) {  // what is chosen elsewhere comes into sight
    const wxRect box = on_canvas(selected_.front());
    if (!GetClientRect().Contains(box))
      scroll_to(scrolled_ + box.GetPosition() + wxPoint(box.width / 2, box.height / 2) -
                wxPoint(GetClientSize().x / 2, GetClientSize().y / 2));
  }
  Refresh();
}

void ScreenCanvas::show_parts(std::vector<AccessiblePart> parts, std::vector<Box> boxes) {
  boxes_ = std::move(boxes);
  parts_.show(std::move(parts));
}

wxRect ScreenCanvas::on_canvas(const Box& box) const {
  const wxRect area = picture_area();
  if (area.IsEmpty()) return {};
  const auto scaled = [](Px64 px, int shown, int whole) {
    return static_cast<int>(std::lround(static_cast<double>(px) / 64.0 * shown / whole));
  };
  const int left = area.x + scaled(box.x, area.width, image_.GetWidth()),
            top = area.y + scaled(box.y, area.height, image_.GetHeight());
  return {wxPoint(left, top), wxPoint(area.x + scaled(box.right(), area.width, image_.GetWidth()),
                                      area.y + scaled(box.bottom(), area.height, image_.GetHeight()))};
}

void ScreenCanvas::show(const Frame& frame, const wxString& words) {
  words_ = words;
  if (frame.width <= 0 || frame.height <= 0) {
    image_ = wxImage();
  } else {
    // A picture that was given may be somebody's else.
    image_.UnShare();
    if (!image_.IsOk() || image_.GetWidth() != frame.width || image_.GetHeight() != frame.height)
      image_.Create(frame.width, frame.height, false);
    unsigned char* out = image_.GetData();
    const std::size_t pixels = frame.rgba.size() / 4;
    for (std::size_t i = 0; i < pixels; ++i, out += 3) std::copy_n(frame.rgba.data() + i * 4, 3, out);
  }
  scaled_ = wxBitmap();
  Refresh();
}

void ScreenCanvas::show(const wxImage& picture) {
  words_.clear();
  image_ = picture;
  scaled_ = wxBitmap();
  Refresh();
}

void ScreenCanvas::write(std::vector<std::pair<Box, wxString>> texts) {
  texts_ = std::move(texts);
  Refresh();
}

void ScreenCanvas::annotate(std::vector<Annotation> annotations) {
  annotations_ = std::move(annotations);
  Refresh();
}

void ScreenCanvas::scale_to(std::optional<double> scale) {
  if (scale_ == scale) return;
  scale_ = scale;
  scroll_to({});
}

void ScreenCanvas::scroll_to(wxPoint corner) {
  const wxSize beyond = picture_size() - room();
  scrolled_ = scale_ ? wxPoint(std::clamp(corner.x, 0, std::max(0, beyond.x)),
                               std::clamp(corner.y, 0, std::max(0, beyond.y)))
                     : wxPoint();
  scrolling_changed.emit();
  Refresh();
}

void ScreenCanvas::turn_wheel(wxMouseEvent& event) {
  if (!scale_) return event.Skip();
  const int distance = FromDIP(60) * event.GetWheelRotation() / std::max(1, event.GetWheelDelta());
  const bool across = event.ShiftDown() || event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL;
  scroll_to(scrolled_ - (across ? wxPoint(distance, 0) : wxPoint(0, distance)));
}

wxSize ScreenCanvas::room() const {
  const int margin = FromDIP(8);
  return GetClientSize() - wxSize(2 * margin, 2 * margin);
}

wxSize ScreenCanvas::picture_size() const {
  if (!image_.IsOk()) return {};
  // Never larger than the machine's own pixels, unless a size is asked for: a preview that invents detail
  // would lie.
  const double scale = scale_.value_or(
      std::min({static_cast<double>(room().x) / image_.GetWidth(),
                static_cast<double>(room().y) / image_.GetHeight(), 1.0 / GetContentScaleFactor()}));
  return {std::max(1, static_cast<int>(std::lround(image_.GetWidth() * scale))),
          std::max(1, static_cast<int>(std::lround(image_.GetHeight() * scale)))};
}

wxRect ScreenCanvas::picture_area() const {
  if (!image_.IsOk() || room().x < 1 || room().y < 1) return {};
  const wxSize size = picture_size();
  const int margin = FromDIP(8);
  const auto start = [&](int there, int needed, int gone) {
    return needed + 2 * margin <= there ? (there - needed) / 2 : margin - gone;
  };
  return {
      wxPoint(start(GetClientSize().x, size.x, scrolled_.x), start(GetClientSize().y, size.y, scrolled_.y)),
      size};
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
  dc.SetUserScale(1, 1);
  for (const auto& [box, text] : texts_) {
    const wxRect place = on_canvas(box);
    dc.SetFont(
        GetFont().Scaled(static_cast<float>(std::clamp(place.height * 0.45 / dc.GetCharHeight(), 0.5, 3.0))));
    dc.SetTextForeground(*wxBLACK);
    const wxDCClipper clip(dc, place);
    dc.DrawLabel(" " + text, place, wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
  }
  draw_annotations(dc);
  const wxColour accent = wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT);
  dc.SetPen(wxPen(accent, FromDIP(2), HasFocus() ? wxPENSTYLE_SOLID : wxPENSTYLE_SHORT_DASH));
  for (const Box& box : selected_) dc.DrawRoundedRectangle(on_canvas(box).Inflate(FromDIP(4)), FromDIP(4));
  if (locked_ && !selected_.empty()) draw_lock(dc, on_canvas(selected_.front()).Inflate(FromDIP(4)));
  if (dragging_) draw_drag(dc);
}

// What is held goes with the pointer; the place that it would take is filled.
void ScreenCanvas::draw_drag(wxDC& dc) const {
  const wxColour accent = wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT);
  if (drop_) {
    constexpr unsigned char see_through = 0x50;
    dc.SetPen(wxPen(accent, FromDIP(3)));
    dc.SetBrush(wxBrush(wxColour(accent.Red(), accent.Green(), accent.Blue(), see_through)));
    dc.DrawRoundedRectangle(on_canvas(*drop_).Inflate(FromDIP(4)), FromDIP(4));
  }
  if (!held_) return;
  wxRect held = on_canvas(*held_);
  held.Offset(now_ - pressed_at_);
  dc.SetBrush(*wxTRANSPARENT_BRUSH);
  dc.SetPen(wxPen(accent, FromDIP(2), wxPENSTYLE_SHORT_DASH));
  dc.DrawRoundedRectangle(held, FromDIP(4));
}

void ScreenCanvas::show_drag(const Box& dragged, std::optional<Box> place) {
  held_ = dragged;
  drop_ = place;
}

// On the corner of what is selected, on a disc of its colour.
void ScreenCanvas::draw_lock(wxDC& dc, const wxRect& selected) const {
  const wxPoint at = selected.GetTopRight();
  const auto px = [this](int dip) { return FromDIP(dip); };
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT)));
  dc.DrawCircle(at, px(9));
  const wxColour drawn = wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHTTEXT);
  dc.SetBrush(*wxTRANSPARENT_BRUSH);
  dc.SetPen(wxPen(drawn, px(1)));
  dc.DrawRoundedRectangle(at.x - px(2), at.y - px(5), px(5), px(6), px(2));  // the shackle
  dc.SetBrush(wxBrush(drawn));
  dc.DrawRectangle(at.x - px(4), at.y - px(1), px(9), px(5));
  dc.SetBrush(*wxTRANSPARENT_BRUSH);
}

void ScreenCanvas::draw_annotations(wxDC& dc) const {
  dc.SetFont(GetFont().Scaled(0.85F));
  for (const Annotation& one : annotations_) {
    const wxRect place = on_canvas(one.box);
    const wxColour colour = one.strong ? wxColour(0xA8, 0x1F, 0x18) : wxColour(0x0B, 0x4F, 0x8A);
    dc.SetPen(wxPen(colour, FromDIP(1)));
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRectangle(place);
    const wxSize size = dc.GetTextExtent(one.label);
    const wxRect label(place.GetTopLeft(), size + FromDIP(wxSize(6, 2)));
    dc.SetBrush(wxBrush(colour));
    dc.DrawRectangle(label);
    dc.SetTextForeground(*wxWHITE);
    dc.DrawLabel(one.label, label, wxALIGN_CENTRE);
  }
  dc.SetBrush(*wxTRANSPARENT_BRUSH);
}

}  // namespace facenotice::gui
