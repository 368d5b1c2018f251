// SPDX-License-Identifier: MIT
// Draws a display list into pixels: boxes and shapes through the rasteriser, glyphs through a cache of masks.
#include <facenotice/renderer.hpp>

#include <algorithm>
#include <new>
#include <string>
#include <unordered_map>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/flow.hpp>

#include "src/screen/draft_mark.hpp"
#include "src/screen/rasteriser.hpp"

namespace facenotice {
namespace {

constexpr std::int64_t sub = 4;  // 1/256 px in 1/64 px

constexpr Px64 largest_cached_size = px64(200);
constexpr std::size_t cache_bytes = std::size_t{32} << 20;

// Glyph origins snap to quarter pixels, so that a glyph has at most sixteen masks of one size.
constexpr std::int32_t snap_steps = 4;

struct MaskKey {
  std::uint32_t glyph;
  Px64 size;
  std::uint16_t font;
  std::uint8_t phase_x, phase_y;
  friend bool operator==(const MaskKey& a, const MaskKey& b) {
    return a.glyph == b.glyph && a.size == b.size && a.font == b.font && a.phase_x == b.phase_x &&
           a.phase_y == b.phase_y;
  }
};

struct MaskKeyHash {
  std::size_t operator()(const MaskKey& key) const {
    std::uint64_t h = (static_cast<std::uint64_t>(key.glyph) << 32) ^ static_cast<std::uint32_t>(key.size);
    h ^= (static_cast<std::uint64_t>(key.font) << 8) ^ (static_cast<std::uint64_t>(key.phase_x) << 28) ^
         (static_cast<std::uint64_t>(key.phase_y) << 30);
    h *= 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(h ^ (h >> 29));
  }
};

struct Mask {
  std::int32_t left = 0, top = 0, width = 0, height = 0;  // from the glyph's origin pixel
  std::vector<std::uint8_t> alpha;
};

// v / 255, rounded, for 0 <= v <= 255 * 255.
std::uint32_t div255(std::uint32_t v) {
  return (v + 128 + ((v + 128) >> 8)) >> 8;
}

void blend(std::uint8_t* pixel, const Colour& c, std::uint32_t alpha) {
  const std::uint32_t rest = 255 - alpha;
  pixel[0] = static_cast<std::uint8_t>(div255(c.red * alpha + pixel[0] * rest));
  pixel[1] = static_cast<std::uint8_t>(div255(c.green * alpha + pixel[1] * rest));
  pixel[2] = static_cast<std::uint8_t>(div255(c.blue * alpha + pixel[2] * rest));
}

// Outline of a rounded box in 1/64 px; counter-clockwise when `hole`, so that it cuts out of another.
void add_rounded(Path& path, const Box& box, Px64 radius, bool hole) {
  const Px64 r = std::clamp(radius, 0, std::min(box.width, box.height) / 2);
  const auto k = static_cast<Px64>(static_cast<std::int64_t>(r) * 36195 / 65536);  // 0.5523: a quarter circle
  const Px64 l = box.x, t = box.y, e = box.right(), b = box.bottom();
  if (r == 0) {
    path.move(l, t);
    if (hole) {
      path.line(l, b), path.line(e, b), path.line(e, t);
    } else {
      path.line(e, t), path.line(e, b), path.line(l, b);
    }
    path.close();
    return;
  }
  if (hole) {
    path.move(l + r, t);
    path.cubic({l + r - k, t}, {l, t + r - k}, {l, t + r});
    path.line(l, b - r);
    path.cubic({l, b - r + k}, {l + r - k, b}, {l + r, b});
    path.line(e - r, b);
    path.cubic({e - r + k, b}, {e, b - r + k}, {e, b - r});
    path.line(e, t + r);
    path.cubic({e, t + r - k}, {e - r + k, t}, {e - r, t});
  } else {
    path.move(l + r, t);
    path.line(e - r, t);
    path.cubic({e - r + k, t}, {e, t + r - k}, {e, t + r});
    path.line(e, b - r);
    path.cubic({e, b - r + k}, {e - r + k, b}, {e - r, b});
    path.line(l + r, b);
    path.cubic({l + r - k, b}, {l, b - r + k}, {l, b - r});
    path.line(l, t + r);
    path.cubic({l, t + r - k}, {l + r - k, t}, {l + r, t});
  }
  path.close();
}

Box shrink(const Box& box, Px64 by) {
  return {box.x + by, box.y + by, std::max(0, box.width - 2 * by), std::max(0, box.height - 2 * by)};
}

bool is_drawn(const DisplayItem& item, std::uint32_t ticked) {
  const Origin& origin = std::visit([](const auto& i) -> const Origin& { return i.origin; }, item);
  return origin.part != Part::tick || (origin.index < max_choices && ((ticked >> origin.index) & 1U) != 0);
}

}  // namespace

class Renderer::Impl {
 public:
  explicit Impl(const GlyphStore& store) : store_(store) {}

  Status render(const DisplayList& list, Frame& frame, const RenderOptions& options) {
    if (list.width <= 0 || list.height <= 0 || list.width > drawing_limits::side_px ||
        list.height > drawing_limits::side_px)
      return Error{"drawing.size", "The screen of step '" + list.step + "' has no drawable size (" +
                                       std::to_string(list.width) + " x " + std::to_string(list.height) +
                                       " px)."};
    if (Status glyphs = check_glyphs(list, store_); !glyphs) return glyphs;
    frame_ = &frame;
    clear(list);
    for (const DisplayItem& item : list.items)
      if (is_drawn(item, options.ticked)) std::visit([this](const auto& i) { draw(i); }, item);
    if (options.pressed && *options.pressed < list.hits.size()) draw_pressed(list.hits[*options.pressed].box);
    if (options.focus && *options.focus < list.hits.size()) draw_focus(list.hits[*options.focus].box);
    if (options.draft) draw_draft();
    frame_ = nullptr;
    return {};
  }

 private:
  ClipBox screen() const { return {0, 0, frame_->width, frame_->height}; }

  std::uint8_t* at(std::int32_t x, std::int32_t y) {
    return frame_->rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(frame_->width) +
                                  static_cast<std::size_t>(x)) *
                                     4;
  }

  void clear(const DisplayList& list) {
    frame_->width = list.width;
    frame_->height = list.height;
    frame_->rgba.resize(static_cast<std::size_t>(list.width) * static_cast<std::size_t>(list.height) * 4);
    const std::uint8_t pixel[4] = {list.background.red, list.background.green, list.background.blue, 255};
    for (std::size_t i = 0; i < frame_->rgba.size(); i += 4) std::copy_n(pixel, 4, &frame_->rgba[i]);
  }

  void paint(const Colour& colour) {
    raster_.sweep([&](std::int32_t y, std::int32_t x, std::int32_t length, std::uint8_t coverage) {
      const std::uint32_t alpha = div255(static_cast<std::uint32_t>(colour.alpha) * coverage);
      std::uint8_t* pixel = at(x, y);
      if (alpha == 255) {
        const std::uint8_t solid[4] = {colour.red, colour.green, colour.blue, 255};
        for (std::int32_t i = 0; i < length; ++i, pixel += 4) std::copy_n(solid, 4, pixel);
      } else {
        for (std::int32_t i = 0; i < length; ++i, pixel += 4) blend(pixel, colour, alpha);
      }
    });
  }

  // Only the rows that the shape can touch, so that a small shape costs little.
  void start(Px64 top, Px64 bottom) {
    ClipBox clip = screen();
    clip.top = std::clamp(top >> 6, 0, clip.bottom);
    clip.bottom = std::clamp((bottom >> 6) + 1, clip.top, clip.bottom);
    raster_.reset(clip);
  }

  void fill(const Path& path, Px64 top, Px64 bottom, const Colour& colour) {
    if (colour.alpha == 0) return;
    start(top, bottom);
    PathTransform transform;
    transform.xx = transform.yy = sub;
    raster_.add(path, transform);
    paint(colour);
  }

  void draw(const BoxItem& item) {
    const Box& box = item.box;
    if (item.fill.alpha != 0 && item.radius <= 0) {
      start(box.y, box.bottom());
      raster_.add_box(box.x * sub, box.y * sub, box.right() * sub, box.bottom() * sub);
      paint(item.fill);
    } else if (item.fill.alpha != 0) {
      outline_.clear();
      add_rounded(outline_, box, item.radius, false);
      fill(outline_, box.y, box.bottom(), item.fill);
    }
    if (item.border > 0) draw_ring(box, item.radius, item.border, item.border_colour);
  }

  void draw_ring(const Box& box, Px64 radius, Px64 thickness, const Colour& colour) {
    outline_.clear();
    add_rounded(outline_, box, radius, false);
    add_rounded(outline_, shrink(box, thickness), std::max(0, radius - thickness), true);
    fill(outline_, box.y, box.bottom(), colour);
  }

  void draw(const PathItem& item) {
    Px64 top = px64(frame_->height), bottom = 0;
    for (const PathPoint& point : item.path.points) {
      top = std::min(top, point.y);
      bottom = std::max(bottom, point.y);
    }
    if (top <= bottom) fill(item.path, top, bottom, item.fill);
  }

  void draw(const GlyphRun& run) {
    if (run.colour.alpha == 0) return;
    for (const Glyph& glyph : run.glyphs) {
      const Path* outline = store_.find(run.font, glyph.id);
      if (outline == nullptr || outline->empty()) continue;
      const std::int32_t half_step = px64_one / snap_steps / 2;
      const std::int32_t qx = (glyph.x + half_step) >> 4, qy = (glyph.y + half_step) >> 4;
      const std::int32_t px = qx >> 2, py = qy >> 2;
      if (run.size > largest_cached_size) {
        raster_.reset(screen());
        raster_.add(*outline,
                    glyph_transform(run.font, run.size, qx * std::int64_t{64}, qy * std::int64_t{64}));
        paint(run.colour);
        continue;
      }
      const MaskKey key{glyph.id, run.size, run.font, static_cast<std::uint8_t>(qx & 3),
                        static_cast<std::uint8_t>(qy & 3)};
      draw(mask(key, *outline), px, py, run.colour);
    }
  }

  void draw(const Mask& mask, std::int32_t px, std::int32_t py, const Colour& colour) {
    const std::int32_t left = px + mask.left, top = py + mask.top;
    const std::int32_t from_x = std::max(0, -left), to_x = std::min(mask.width, frame_->width - left);
    const std::int32_t from_y = std::max(0, -top), to_y = std::min(mask.height, frame_->height - top);
    if (from_x >= to_x) return;
    for (std::int32_t y = from_y; y < to_y; ++y) {
      const std::uint8_t* alpha =
          mask.alpha.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(mask.width);
      std::uint8_t* pixel = at(left + from_x, top + y);
      for (std::int32_t x = from_x; x < to_x; ++x, pixel += 4)
        if (alpha[x] != 0) blend(pixel, colour, div255(static_cast<std::uint32_t>(alpha[x]) * colour.alpha));
    }
  }

  // Font units, y up, to 1/256 px, y down. check_glyphs() has seen that the font exists.
  PathTransform glyph_transform(std::uint16_t font, Px64 size, std::int64_t x, std::int64_t y) const {
    PathTransform transform;
    transform.xx = static_cast<std::int64_t>(size) * sub;
    transform.yy = -transform.xx;
    transform.denominator = std::max<std::int64_t>(1, store_.fonts[font].units_per_em);
    transform.origin_x = x;
    transform.origin_y = y;
    return transform;
  }

  const Mask& mask(const MaskKey& key, const Path& outline) {
    const auto found = masks_.find(key);
    if (found != masks_.end()) return found->second;
    if (cached_bytes_ > cache_bytes) {
      masks_.clear();
      cached_bytes_ = 0;
    }
    Mask& mask = masks_[key];
    const PathTransform transform = glyph_transform(key.font, key.size, key.phase_x * 64, key.phase_y * 64);
    measure(outline, transform, mask);
    mask.alpha.assign(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height), 0);
    cached_bytes_ += mask.alpha.size() + sizeof(Mask);
    raster_.reset({mask.left, mask.top, mask.left + mask.width, mask.top + mask.height});
    raster_.add(outline, transform);
    raster_.sweep([&](std::int32_t y, std::int32_t x, std::int32_t length, std::uint8_t coverage) {
      const std::size_t row = static_cast<std::size_t>(y - mask.top) * static_cast<std::size_t>(mask.width);
      std::fill_n(mask.alpha.begin() + static_cast<std::ptrdiff_t>(row) + (x - mask.left), length, coverage);
    });
    return mask;
  }

  // The pixels that an outline can touch; at most the area of a few ems, whatever the outline says.
  static void measure(const Path& outline, const PathTransform& t, Mask& mask) {
    std::int64_t left = INT32_MAX, top = INT32_MAX, right = INT32_MIN, bottom = INT32_MIN;
    for (const PathPoint& point : outline.points) {
      const std::int64_t x = (t.xx * point.x) / t.denominator, y = (t.yy * point.y) / t.denominator;
      left = std::min(left, x), right = std::max(right, x);
      top = std::min(top, y), bottom = std::max(bottom, y);
    }
    constexpr std::int64_t most = (largest_cached_size >> 6) * 4;
    const auto pixel = [=](std::int64_t v) { return std::clamp(v >> 8, -most, most); };
    mask.left = static_cast<std::int32_t>(pixel(left) - 1);
    mask.top = static_cast<std::int32_t>(pixel(top) - 1);
    mask.width = static_cast<std::int32_t>(std::max<std::int64_t>(0, pixel(right) + 3 - mask.left));
    mask.height = static_cast<std::int32_t>(std::max<std::int64_t>(0, pixel(bottom) + 3 - mask.top));
  }

  void draw_pressed(const Box& box) { draw(BoxItem{box, px64(8), {0, 0, 0, 48}, 0, {}, {}}); }

  // Dark inside light: seen on any background.
  void draw_focus(const Box& box) {
    const Px64 thickness = std::max(px64(3), px64(frame_->width) / 300);
    draw_ring(shrink(box, -2 * thickness), 3 * thickness, thickness, {0, 0, 0, 255});
    draw_ring(shrink(box, -thickness), 2 * thickness, thickness, {255, 255, 255, 255});
  }

  // Three diagonal lines over the whole screen, at the angle of a 3-4-5 triangle.
  void draw_draft() {
    const std::int64_t side = std::min(frame_->width, frame_->height);
    for (int i = 0; i < 3; ++i) {
      raster_.reset(screen());
      PathTransform t;
      // The mark is as long as the shorter side of the screen.
      t.xx = t.yy = side * 256 * 4;
      t.xy = side * 256 * 3;
      t.yx = -side * 256 * 3;
      t.denominator = std::int64_t{5} * draft_mark_width;
      t.origin_x = frame_->width * std::int64_t{128};
      t.origin_y = frame_->height * std::int64_t{256} * (2 * i + 1) / 6;
      raster_.add(draft_, t);
      paint({200, 16, 46, 72});
    }
  }

  const GlyphStore& store_;
  Frame* frame_ = nullptr;
  Rasteriser raster_;
  Path outline_;  // of the box that is drawn, its memory kept
  const Path draft_ = draft_mark();
  std::unordered_map<MaskKey, Mask, MaskKeyHash> masks_;
  std::size_t cached_bytes_ = 0;
};

Renderer::Renderer(const GlyphStore& store) : impl_(std::make_unique<Impl>(store)) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

Status Renderer::render(const DisplayList& list, Frame& frame, const RenderOptions& options) {
  try {
    return impl_->render(list, frame, options);
  } catch (const std::bad_alloc&) {
    return Error{"drawing.memory",
                 "There is not enough memory to draw the screen of step '" + list.step + "'."};
  }
}

}  // namespace facenotice
