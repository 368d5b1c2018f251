// SPDX-License-Identifier: MIT
// Where layout draws: logical pixels in, display items and measurements out. Mirrors for right-to-left
// languages.
#pragma once

#include <string>
#include <string_view>

#include "export/layout/screen_layout.hpp"
#include "export/layout/text_shaper.hpp"

namespace facenotice {

enum class Align { start, centre, end };

// Pixels; x counts from the side where reading starts (the right in Arabic).
struct Area {
  int x = 0, y = 0, width = 0, height = 0;
  int bottom() const { return y + height; }
};

struct Stroke {
  int thickness = 0;
  Colour colour;
};

struct TextPaint {
  Align align = Align::start;
  Colour colour, behind;
  bool underline = false;
};

struct TextTag {
  Origin origin;
  std::string role, id;
};

class Canvas {
 public:
  // `reference_height` in ems, `px_per_mm` and `distance_mm` are for the measurements.
  Canvas(ScreenLayout& layout, bool right_to_left, double px_per_mm, double distance_mm,
         double reference_height);

  // While set, drawing records measurements only: what is below the fold is not in the display list.
  void set_below_fold(bool below) { below_fold_ = below; }
  bool below_fold() const { return below_fold_; }

  void box(const Area& area, int radius, const Colour& fill, const Stroke& stroke, const Origin& origin);
  // A pictogram; shapes are never mirrored.
  void icon(std::string_view name, const Area& area, const Colour& colour, const Origin& origin);
  // Lines from area.y downwards, aligned within area's width. Returns the facts that it recorded.
  TextFact text(const ShapedText& text, const Area& area, const TextPaint& paint, const TextTag& tag);
  void path(Path path, const Colour& colour, const Origin& origin);
  void hit(HitArea::Kind kind, std::uint16_t index, std::string id, std::string spoken, const Area& area);

  Box to_box(const Area& area) const;
  BoxMm to_mm(const Box& box) const;

 private:
  ScreenLayout& layout_;
  bool right_to_left_;
  double px_per_mm_, distance_mm_, reference_height_;
  bool below_fold_ = false;
};

}  // namespace facenotice
