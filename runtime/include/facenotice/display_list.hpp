// SPDX-License-Identifier: MIT
// The display list: one screen in one language on one display profile and variant, as positioned drawing
// items. What was laid out here is what the editor previews, what is signed, and what the machine shows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace facenotice {

// A length or position in 1/64 of a pixel. Integers, so that every machine draws the same bytes.
using Px64 = std::int32_t;
inline constexpr Px64 px64_one = 64;
constexpr Px64 px64(int pixels) {
  return pixels * px64_one;
}

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
  friend bool operator==(const Colour& a, const Colour& b) {
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
  }
};

struct Box {
  Px64 x = 0, y = 0, width = 0, height = 0;

  Px64 right() const { return x + width; }
  Px64 bottom() const { return y + height; }
  bool contains(Px64 px, Px64 py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  bool intersects(const Box& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  friend bool operator==(const Box& a, const Box& b) {
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
  }
};

// --- outlines ---------------------------------------------------------------------------------------------

enum class Verb : std::uint8_t { move, line, quad, cubic, close };

struct PathPoint {
  std::int32_t x = 0, y = 0;
  friend bool operator==(const PathPoint& a, const PathPoint& b) { return a.x == b.x && a.y == b.y; }
};

// Closed contours, filled by the non-zero rule. move and line take one point, quad two, cubic three, close
// none. An open contour is closed by the renderer.
struct Path {
  std::vector<Verb> verbs;
  std::vector<PathPoint> points;

  bool empty() const { return verbs.empty(); }
  void move(std::int32_t x, std::int32_t y) { add(Verb::move, {x, y}); }
  void line(std::int32_t x, std::int32_t y) { add(Verb::line, {x, y}); }
  void quad(PathPoint control, PathPoint end) {
    add(Verb::quad, control);
    points.push_back(end);
  }
  void cubic(PathPoint first, PathPoint second, PathPoint end) {
    add(Verb::cubic, first);
    points.push_back(second);
    points.push_back(end);
  }
  void close() { verbs.push_back(Verb::close); }
  void clear() {
    verbs.clear();
    points.clear();
  }
  friend bool operator==(const Path& a, const Path& b) { return a.verbs == b.verbs && a.points == b.points; }

 private:
  void add(Verb verb, PathPoint point) {
    verbs.push_back(verb);
    points.push_back(point);
  }
};

// Every glyph that the screens of one package use, so that a machine needs no font engine.
class GlyphStore {
 public:
  struct Font {
    std::string name;  // file name of the pinned font: "NotoSansSC_400Regular.ttf"
    std::uint16_t units_per_em = 1000;
    friend bool operator==(const Font& a, const Font& b) {
      return a.name == b.name && a.units_per_em == b.units_per_em;
    }
  };
  using Key = std::pair<std::uint16_t, std::uint32_t>;  // font index, glyph id

  std::vector<Font> fonts;
  std::map<Key, Path> glyphs;  // outlines in font units, y up, origin on the baseline

  const Path* find(std::uint16_t font, std::uint32_t glyph) const {
    const auto it = glyphs.find({font, glyph});
    return it == glyphs.end() ? nullptr : &it->second;
  }
  friend bool operator==(const GlyphStore& a, const GlyphStore& b) {
    return a.fonts == b.fonts && a.glyphs == b.glyphs;
  }
};

// --- items ------------------------------------------------------------------------------------------------

// Which part of the step an item came from.
enum class Part : std::uint8_t {
  decoration,    // band, divider, card, pictogram without text
  flow_title,    // title of the whole flow, in the top band
  title,         // title of the step or sign
  block,         // index: of the block
  field_label,   // index: of the field
  field_box,     // index: of the field
  field_note,    // index: of the field; "optional" or "required"
  choice_box,    // index: of the choice
  choice_label,  // index: of the choice
  icon,
  indicator,  // "the camera is on"
  code,       // QR code
  tick,       // index: of the choice, a toggle; drawn only while its box is ticked
};

struct Origin {
  Part part = Part::decoration;
  std::uint16_t index = 0;
  friend bool operator==(const Origin& a, const Origin& b) { return a.part == b.part && a.index == b.index; }
};

// A rectangle, rounded when radius > 0; the border lies inside the box.
struct BoxItem {
  Box box;
  Px64 radius = 0;
  Colour fill;  // alpha 0: not filled
  Px64 border = 0;
  Colour border_colour;
  Origin origin;
  friend bool operator==(const BoxItem& a, const BoxItem& b) {
    return a.box == b.box && a.radius == b.radius && a.fill == b.fill && a.border == b.border &&
           a.border_colour == b.border_colour && a.origin == b.origin;
  }
};

struct Glyph {
  std::uint32_t id = 0;
  Px64 x = 0, y = 0;          // of the glyph's origin, from the screen's upper left corner, y down
  std::uint32_t cluster = 0;  // byte offset in GlyphRun::text of the first character that it stands for
  friend bool operator==(const Glyph& a, const Glyph& b) {
    return a.id == b.id && a.x == b.x && a.y == b.y && a.cluster == b.cluster;
  }
};

// Text of one line in one font, size and colour. Glyphs are in visual order, text is in logical order.
struct GlyphRun {
  std::uint16_t font = 0;  // index in GlyphStore::fonts
  Px64 size = 0;           // of the em
  Colour colour;
  bool right_to_left = false;
  Px64 advance = 0;  // width of the whole run
  std::string text;  // UTF-8
  std::vector<Glyph> glyphs;
  Origin origin;
  friend bool operator==(const GlyphRun& a, const GlyphRun& b) {
    return a.font == b.font && a.size == b.size && a.colour == b.colour &&
           a.right_to_left == b.right_to_left && a.advance == b.advance && a.text == b.text &&
           a.glyphs == b.glyphs && a.origin == b.origin;
  }
};

// A filled shape (pictogram, QR code): points are in 1/64 px of the screen, y down.
struct PathItem {
  Path path;
  Colour fill;
  Origin origin;
  friend bool operator==(const PathItem& a, const PathItem& b) {
    return a.path == b.path && a.fill == b.fill && a.origin == b.origin;
  }
};

using DisplayItem = std::variant<BoxItem, GlyphRun, PathItem>;

// --- the whole --------------------------------------------------------------------------------------------

enum class Variant : std::uint8_t { normal, large_text, high_contrast };

// Where a touch means something. Areas of one screen do not overlap.
struct HitArea {
  enum class Kind : std::uint8_t { choice, field };
  Kind kind = Kind::choice;
  std::uint16_t index = 0;  // in Step::choices or Step::fields
  std::string id;           // of the choice, or the field's data item
  Box box;
  std::string spoken;  // what a screen reader says on it
  friend bool operator==(const HitArea& a, const HitArea& b) {
    return a.kind == b.kind && a.index == b.index && a.id == b.id && a.box == b.box && a.spoken == b.spoken;
  }
};

struct DisplayList {
  std::string step;      // id of the step (or sign)
  std::string language;  // BCP 47
  std::string display;   // id of the display profile
  Variant variant = Variant::normal;
  std::int32_t width = 0, height = 0;  // px
  Colour background{255, 255, 255, 255};
  std::vector<DisplayItem> items;  // painter's order: later covers earlier
  std::vector<HitArea> hits;
  std::vector<std::uint16_t> focus_order;  // indices in hits, in the order that a key moves through them
  std::string spoken;                      // title and text, in reading order

  const HitArea* hit(Px64 x, Px64 y) const {
    for (const HitArea& area : hits)
      if (area.box.contains(x, y)) return &area;
    return nullptr;
  }
  friend bool operator==(const DisplayList& a, const DisplayList& b) {
    return a.step == b.step && a.language == b.language && a.display == b.display && a.variant == b.variant &&
           a.width == b.width && a.height == b.height && a.background == b.background && a.items == b.items &&
           a.hits == b.hits && a.focus_order == b.focus_order && a.spoken == b.spoken;
  }
};

}  // namespace facenotice
