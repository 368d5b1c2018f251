// SPDX-License-Identifier: MIT
// What every display list and glyph store must satisfy.
#include "src/screen/display_list_check.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/utf8.hpp>

namespace facenotice {
namespace {

bool within(Px64 value) {
  return value >= -drawing_limits::coordinate && value <= drawing_limits::coordinate;
}

bool sound(const Box& box) {
  return within(box.x) && within(box.y) && within(box.width) && within(box.height) && box.width >= 0 &&
         box.height >= 0;
}

bool sound(std::string_view text) {
  return text.size() <= drawing_limits::text_bytes && is_utf8(text);
}

// A contour begins with a move, and there are exactly as many points as the verbs take.
bool sound(const Path& path) {
  if (path.verbs.size() > drawing_limits::points_per_path) return false;
  std::size_t points = 0;
  bool open = false;
  for (const Verb verb : path.verbs) {
    if (verb != Verb::move && !open) return false;
    open = verb != Verb::close;
    points += verb == Verb::close ? 0U : verb == Verb::cubic ? 3U : verb == Verb::quad ? 2U : 1U;
  }
  return points == path.points.size() &&
         std::all_of(path.points.begin(), path.points.end(),
                     [](const PathPoint& p) { return within(p.x) && within(p.y); });
}

bool sound(const BoxItem& item) {
  return sound(item.box) && within(item.radius) && item.radius >= 0 && within(item.border) &&
         item.border >= 0;
}

bool sound(const GlyphRun& run) {
  if (!sound(run.text) || run.size <= 0 || !within(run.size) || !within(run.advance) || run.advance < 0 ||
      run.glyphs.size() > drawing_limits::glyphs_per_run)
    return false;
  return std::all_of(run.glyphs.begin(), run.glyphs.end(), [&](const Glyph& glyph) {
    return within(glyph.x) && within(glyph.y) && glyph.cluster <= run.text.size();
  });
}

bool sound(const PathItem& item) {
  return sound(item.path);
}

bool sound(const HitArea& hit) {
  return sound(hit.id) && sound(hit.spoken) && sound(hit.box);
}

Error inconsistent(const std::string& what) {
  return {"drawing.format", what + "; export the package again."};
}

Error too_much(const std::string& what) {
  return {"drawing.limit", what + " is larger than FaceNotice allows."};
}

}  // namespace

Status check(const DisplayList& list) {
  if (!sound(list.step)) return inconsistent("A screen names its step in something that is not UTF-8");
  const std::string screen = "The screen of step '" + list.step.substr(0, 200) + "'";
  if (list.width <= 0 || list.height <= 0) return inconsistent(screen + " has no size");
  if (list.width > drawing_limits::side_px || list.height > drawing_limits::side_px ||
      list.items.size() > drawing_limits::items || list.hits.size() > drawing_limits::hits)
    return too_much(screen);
  std::size_t glyphs = 0;
  for (const DisplayItem& item : list.items) {
    if (!std::visit([](const auto& i) { return sound(i); }, item))
      return inconsistent(screen + " holds a drawing item that contradicts itself or is too large");
    if (const auto* run = std::get_if<GlyphRun>(&item)) glyphs += run->glyphs.size();
  }
  if (glyphs > drawing_limits::glyphs_per_list) return too_much(screen);
  if (!sound(list.language) || !sound(list.display) || !sound(list.spoken) ||
      !std::all_of(list.hits.begin(), list.hits.end(), [](const HitArea& h) { return sound(h); }))
    return inconsistent(screen + " holds a text or touch area that is not valid");
  std::vector<bool> seen(list.hits.size(), false);
  for (const std::uint16_t index : list.focus_order) {
    if (index >= seen.size() || seen[index]) return inconsistent(screen + " has a wrong focus order");
    seen[index] = true;
  }
  return {};
}

Status check(const GlyphStore& store) {
  if (store.fonts.size() > drawing_limits::fonts || store.glyphs.size() > drawing_limits::stored_glyphs)
    return too_much("The glyph store");
  for (const GlyphStore::Font& font : store.fonts)
    if (!sound(font.name) || font.units_per_em < 16 || font.units_per_em > 16384)
      return inconsistent("The glyph store names a font wrongly");
  for (const auto& [key, outline] : store.glyphs)
    if (key.first >= store.fonts.size() || !sound(outline))
      return inconsistent("The glyph store holds an outline that is not valid");
  return {};
}

Status check_glyphs(const DisplayList& list, const GlyphStore& store) {
  for (const DisplayItem& item : list.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr) continue;
    for (const Glyph& glyph : run->glyphs)
      if (run->font >= store.fonts.size() || store.find(run->font, glyph.id) == nullptr)
        return Error{"drawing.glyph", "The screen of step '" + list.step + "' needs glyph " +
                                          std::to_string(glyph.id) + " of font " + std::to_string(run->font) +
                                          ", which the package does not hold; export the package again."};
  }
  return {};
}

}  // namespace facenotice
