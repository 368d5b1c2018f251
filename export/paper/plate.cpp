// SPDX-License-Identifier: MIT
// A display list drawn into another one.
#include "export/paper/plate.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <variant>

namespace facenotice {
namespace {

class Placed {
 public:
  Placed(double scale, int x, int y) : scale_(scale), x_(px64(x)), y_(px64(y)) {}

  DisplayItem operator()(BoxItem item) const {
    item.box = {across(item.box.x), down(item.box.y), length(item.box.width), length(item.box.height)};
    item.radius = length(item.radius);
    // A line stays one, however small the picture.
    if (item.border > 0) item.border = std::max(length(item.border), px64_one / 2);
    return item;
  }
  DisplayItem operator()(GlyphRun run) const {
    run.size = length(run.size);
    run.advance = length(run.advance);
    for (Glyph& glyph : run.glyphs) {
      glyph.x = across(glyph.x);
      glyph.y = down(glyph.y);
    }
    return run;
  }
  DisplayItem operator()(PathItem item) const {
    for (PathPoint& point : item.path.points) point = {across(point.x), down(point.y)};
    return item;
  }

 private:
  Px64 length(Px64 value) const { return static_cast<Px64>(std::lround(value * scale_)); }
  Px64 across(Px64 x) const { return x_ + length(x); }
  Px64 down(Px64 y) const { return y_ + length(y); }

  double scale_;
  Px64 x_, y_;
};

}  // namespace

void place(DisplayList& page, const Plate::Picture& picture, double scale, int x, int y) {
  const Placed placed(scale, x, y);
  constexpr Colour line{0x9A, 0xA3, 0xAE, 255};
  BoxItem frame;
  frame.box = {0, 0, px64(picture.list.width), px64(picture.list.height)};
  frame.fill = picture.list.background;
  page.items.push_back(placed(frame));
  for (const DisplayItem& item : picture.list.items) {
    const Origin& origin = std::visit([](const auto& known) -> const Origin& { return known.origin; }, item);
    const bool shown = origin.part != Part::tick || ((picture.ticked >> origin.index) & 1U) != 0;
    if (shown) page.items.push_back(std::visit(placed, item));
  }
  frame.fill.alpha = 0;
  frame.border = px64_one;
  frame.border_colour = line;
  page.items.push_back(placed(frame));
}

}  // namespace facenotice
