// SPDX-License-Identifier: MIT
// Where layout draws: logical pixels in, display items and measurements out.
#include "export/layout/canvas.hpp"

#include <algorithm>
#include <cmath>

#include "export/layout/palette.hpp"
#include "export/layout/pictograms.hpp"

namespace facenotice {
namespace {

// Of the baseline below a line's middle, in ems: puts capitals and CJK bodies alike in the middle.
constexpr double baseline_drop = 0.36;

}  // namespace

Canvas::Canvas(ScreenLayout& layout, bool right_to_left, double px_per_mm, double distance_mm,
               double reference_height)
    : layout_(layout),
      right_to_left_(right_to_left),
      px_per_mm_(px_per_mm),
      distance_mm_(distance_mm),
      reference_height_(reference_height) {}

Box Canvas::to_box(const Area& area) const {
  const int x = right_to_left_ ? layout_.list.width - area.x - area.width : area.x;
  return {px64(x), px64(area.y), px64(area.width), px64(area.height)};
}

BoxMm Canvas::to_mm(const Box& box) const {
  const double scale = px64_one * px_per_mm_;
  return {box.x / scale, box.y / scale, box.width / scale, box.height / scale};
}

void Canvas::box(const Area& area, int radius, const Colour& fill, const Stroke& stroke,
                 const Origin& origin) {
  if (below_fold_) return;
  layout_.list.items.emplace_back(
      BoxItem{to_box(area), px64(radius), fill, px64(stroke.thickness), stroke.colour, origin});
}

void Canvas::icon(std::string_view name, const Area& area, const Colour& colour, const Origin& origin) {
  path(pictogram(name, to_box(area)), colour, origin);
}

void Canvas::path(Path path, const Colour& colour, const Origin& origin) {
  if (below_fold_ || path.empty()) return;
  layout_.list.items.emplace_back(PathItem{std::move(path), colour, origin});
}

TextFact Canvas::text(const ShapedText& text, const Area& area, const TextPaint& paint, const TextTag& tag) {
  const Box frame = to_box(area);
  Px64 left = frame.right(), right = frame.x;
  int top = area.y;
  for (const ShapedText::Line& line : text.lines) {
    const Px64 spare = frame.width - line.width;
    const bool at_end = (paint.align == Align::end) != (right_to_left_ && paint.align != Align::centre);
    const Px64 x = frame.x + (paint.align == Align::centre ? spare / 2 : at_end ? spare : 0);
    const int middle = top + text.line_px / 2;
    const int baseline = middle + static_cast<int>(std::lround(text.style.size_px * baseline_drop));
    left = std::min(left, x);
    right = std::max(right, x + line.width);
    if (!below_fold_) {
      for (const ShapedText::Run& run : line.runs) {
        GlyphRun item;
        item.font = run.font;
        item.size = px64(text.style.size_px);
        item.colour = paint.colour;
        item.right_to_left = run.right_to_left;
        item.advance = run.advance;
        item.text = run.text;
        item.origin = tag.origin;
        item.glyphs = run.glyphs;
        for (Glyph& glyph : item.glyphs) {
          glyph.x += x;
          glyph.y += px64(baseline);
        }
        layout_.list.items.emplace_back(std::move(item));
      }
      if (paint.underline && line.width > 0) {
        const int thickness = std::max(1, text.style.size_px / 14);
        layout_.list.items.emplace_back(
            BoxItem{{x, px64(baseline + thickness * 3), line.width, px64(thickness)},
                    0,
                    paint.colour,
                    0,
                    {},
                    tag.origin});
      }
    }
    top += text.line_px;
  }
  layout_.missing.insert(text.missing.begin(), text.missing.end());

  TextFact fact;
  fact.origin = tag.origin;
  fact.role = tag.role;
  fact.id = tag.id;
  fact.font_px = text.style.size_px;
  fact.bold = text.style.bold;
  fact.height_mm = text.style.size_px * reference_height_ / px_per_mm_;
  fact.visual_angle = visual_angle(fact.height_mm, distance_mm_);
  fact.contrast = contrast_ratio(paint.colour, paint.behind);
  fact.foreground = paint.colour;
  fact.background = paint.behind;
  fact.box = {left, px64(area.y), std::max(0, right - left), px64(text.height_px())};
  fact.mm = to_mm(fact.box);
  fact.lines = static_cast<int>(text.lines.size());
  fact.order = static_cast<int>(layout_.texts.size());
  fact.below_fold = below_fold_;
  layout_.texts.push_back(fact);
  return fact;
}

void Canvas::hit(HitArea::Kind kind, std::uint16_t index, std::string id, std::string spoken,
                 const Area& area) {
  if (below_fold_) return;
  layout_.list.hits.push_back({kind, index, std::move(id), to_box(area), std::move(spoken)});
}

}  // namespace facenotice
