// SPDX-License-Identifier: MIT
// Shows a frame of the machine's renderer, scaled to fit, with what is selected on it, and says what the
// mouse and the keyboard do.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <wx/bitmap.h>
#include <wx/image.h>
#include <wx/window.h>

#include <facenotice/display_list.hpp>
#include <facenotice/renderer.hpp>

#include "designer/gui/base/accessible_parts.hpp"
#include "designer/workbench/signal.hpp"

namespace facenotice::gui {

class ScreenCanvas : public wxWindow {
 public:
  explicit ScreenCanvas(wxWindow* parent);

  // Copies the pixels. A frame without pixels shows `words` instead.
  void show(const Frame& frame, const wxString& words = wxString());
  void show(const wxImage& picture);
  // What is typed into fields, over the picture.
  void write(std::vector<std::pair<Box, wxString>> texts);
  // Frames with a label each, over the picture; the strong ones stand out.
  struct Annotation {
    Box box;
    wxString label;
    bool strong = false;
  };
  void annotate(std::vector<Annotation> annotations);
  // How many units of the window a pixel of the picture takes; what does not fit is scrolled to. Without it
  // the whole picture is shown.
  void scale_to(std::optional<double> scale);
  // How large the picture is in the window, and what of it lies at the window's corner.
  wxSize picture_size() const;
  wxPoint scrolled() const { return scrolled_; }
  void scroll_to(wxPoint corner);
  // How much of it can be seen at once.
  wxSize room() const;
  // In the display's units: what is selected, and where what is dragged would go. With a lock when something
  // of it cannot be changed: why, in a sentence.
  void mark(std::vector<Box> selected, const wxString& locked = wxString());
  // While something is dragged: what, and whose place it would take; nothing has no place for it.
  void show_drag(const Box& dragged, std::optional<Box> place);
  // What a screen reader finds on it, each part with its place in the display's units; which is selected.
  void show_parts(std::vector<AccessiblePart> parts, std::vector<Box> boxes);
  void select_part(std::optional<std::size_t> part) { parts_.select(part); }
  // Where a box lies in the window.
  wxRect on_canvas(const Box& box) const;
  // The window can be used by keyboard and shows a frame when it is.
  void take_focus(bool takes) { takes_focus_ = takes; }

  // In the display's pixels.
  Signal<std::int32_t, std::int32_t> clicked;
  Signal<std::int32_t, std::int32_t> double_clicked;
  Signal<std::int32_t, std::int32_t> menu_asked;                                // negative: by keyboard
  Signal<std::int32_t, std::int32_t, std::int32_t, std::int32_t> dragged;       // from, to
  Signal<std::int32_t, std::int32_t, std::int32_t, std::int32_t> dragged_over;  // from, to, on the way
  Signal<int> key_pressed;                                                      // a wxKeyCode
  Signal<std::size_t> part_chosen;                                              // by a screen reader
  Signal<> scrolling_changed;                                                   // size, place, or room for it
  bool AcceptsFocus() const override { return takes_focus_; }

 private:
  void paint();
  void draw_annotations(wxDC& dc) const;
  void draw_drag(wxDC& dc) const;
  void draw_lock(wxDC& dc, const wxRect& selected) const;
  void mouse(wxMouseEvent& event);
  void key(wxKeyEvent& event);
  wxRect picture_area() const;
  void turn_wheel(wxMouseEvent& event);
  std::optional<wxPoint> in_picture(const wxPoint& at) const;
  void rescale(wxSize pixels);

  wxImage image_;
  wxBitmap scaled_;
  wxString words_;
  std::vector<Box> selected_;
  bool locked_ = false;
  std::vector<std::pair<Box, wxString>> texts_;
  std::vector<Annotation> annotations_;
  std::optional<wxPoint> pressed_;  // in the display's pixels
  wxPoint pressed_at_, now_;
  bool dragging_ = false, takes_focus_ = true;
  std::optional<Box> held_, drop_;  // while something is dragged
  std::optional<double> scale_;
  wxPoint scrolled_;
  std::vector<Box> boxes_;  // of the parts
  AccessibleParts parts_;
};

}  // namespace facenotice::gui
