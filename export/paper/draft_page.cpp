// SPDX-License-Identifier: MIT
// The draft's mark as outlines of letters, turned to the page's diagonal.
#include "export/paper/draft_page.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "export/layout/canvas.hpp"

namespace facenotice {
namespace {

constexpr Colour mark_red{200, 30, 30, 90}, reason_red{200, 30, 30, 255}, paper{255, 255, 255, 255};

// The words as one shape, their middle at the origin, in 1/64 px.
Path words_as_shape(const ShapedText& words, TextShaper& shaper) {
  Path shape;
  const ShapedText::Line& line = words.lines.front();
  const double half_width = line.width / 2.0, half_height = px64(words.style.size_px) * 0.36;
  for (const ShapedText::Run& run : line.runs) {
    const double unit =
        static_cast<double>(px64(words.style.size_px)) / shaper.faces().units_per_em(run.font);
    for (const Glyph& glyph : run.glyphs) {
      const Path outline = shaper.faces().outline(run.font, glyph.id);
      shape.verbs.insert(shape.verbs.end(), outline.verbs.begin(), outline.verbs.end());
      for (const PathPoint& point : outline.points)
        shape.points.push_back({static_cast<std::int32_t>(std::lround(glyph.x + point.x * unit - half_width)),
                                static_cast<std::int32_t>(std::lround(half_height - point.y * unit))});
    }
  }
  return shape;
}

void turn(Path& shape, double angle, double scale, double x, double y) {
  const double c = std::cos(angle) * scale, s = std::sin(angle) * scale;
  for (PathPoint& point : shape.points)
    point = {static_cast<std::int32_t>(std::lround(x + point.x * c - point.y * s)),
             static_cast<std::int32_t>(std::lround(y + point.x * s + point.y * c))};
}

}  // namespace

std::string draft_reason(const Report& report, const Words& words) {
  if (report.verdict == Verdict::could_not_check)
    return words.trf("DRAFT: it could not be checked. {}", report.could_not);
  std::set<std::string> rows;
  for (const Finding& finding : report.findings)
    if (finding.severity == Severity::error && !finding.waiver) rows.insert(finding.id);
  if (rows.empty() && !report.examples.empty()) {
    // One that the reader can read, if there is one; a draft it is by any.
    const auto readable = std::find_if(
        report.examples.begin(), report.examples.end(),
        [&](const ExampleValue& one) { return one.language.empty() || one.language == words.language(); });
    const ExampleValue& example = readable != report.examples.end() ? *readable : report.examples.front();
    return words.trf("DRAFT, not to be hung up: it tells people of an example, “{}”.", example.value);
  }
  if (rows.empty()) return {};
  constexpr std::size_t most = 6;
  std::string named;
  std::size_t said = 0;
  for (const std::string& row : rows) {
    if (said++ == most) break;
    named += (named.empty() ? "" : words.tr(", ")) + row;
  }
  if (rows.size() > most) named += "…";
  return words.trf("DRAFT, not to be used: the check finds errors ({}).", named);
}

void mark_as_draft(ScreenLayout& page, TextShaper& shaper, double px_per_mm, const std::string& reason,
                   std::string_view language) {
  const double width = page.list.width, height = page.list.height;
  constexpr int size_px = 400;  // scaled to the page below
  const ShapedText mark = shaper.shape("DRAFT 草稿", "zh-CN", {size_px, true, 1}, 0);
  Path shape = words_as_shape(mark, shaper);
  const double diagonal = std::hypot(width, height) * 0.78;
  turn(shape, -std::atan2(height, width),
       px64(static_cast<int>(diagonal)) / static_cast<double>(mark.lines.front().width),
       px64(static_cast<int>(width / 2)), px64(static_cast<int>(height / 2)));
  Canvas canvas(page, is_right_to_left(language), px_per_mm, 0, 1);
  canvas.path(std::move(shape), mark_red, {Part::decoration, 0});
  const int margin = static_cast<int>(std::lround(4 * px_per_mm)),
            letters = static_cast<int>(std::lround(3.2 * px_per_mm)), inner = page.list.width - 2 * margin;
  const ShapedText said = shaper.shape(reason, language, {letters, true, 1.3}, inner);
  canvas.box({margin / 2, margin / 2, page.list.width - margin, said.height_px() + margin}, 0, paper,
             {std::max(2, letters / 8), reason_red}, {Part::decoration, 0});
  canvas.text(said, {margin, margin, inner, 0}, {Align::start, reason_red, paper},
              {{Part::decoration, 0}, "draft", {}});
}

}  // namespace facenotice
