// SPDX-License-Identifier: MIT
// Display lists and glyph stores as bytes.
#include <facenotice/display_list_codec.hpp>

#include <algorithm>
#include <new>
#include <string>

#include "src/base/wire.hpp"
#include "src/screen/display_list_check.hpp"

namespace facenotice {
namespace {

constexpr std::string_view list_magic = "FNDL\x01";
constexpr std::string_view store_magic = "FNGS\x01";

enum class ItemTag : std::uint8_t { box = 1, glyphs = 2, path = 3 };

// --- writing ----------------------------------------------------------------------------------------------

void write(WireWriter& out, const Colour& colour) {
  out.byte(colour.red);
  out.byte(colour.green);
  out.byte(colour.blue);
  out.byte(colour.alpha);
}

void write(WireWriter& out, const Box& box) {
  out.signed_number(box.x);
  out.signed_number(box.y);
  out.signed_number(box.width);
  out.signed_number(box.height);
}

void write(WireWriter& out, const Origin& origin) {
  out.byte(static_cast<std::uint8_t>(origin.part));
  out.number(origin.index);
}

void write(WireWriter& out, const Path& path) {
  out.number(path.verbs.size());
  for (const Verb verb : path.verbs) out.byte(static_cast<std::uint8_t>(verb));
  PathPoint last;
  for (const PathPoint& point : path.points) {
    out.signed_number(std::int64_t{point.x} - last.x);
    out.signed_number(std::int64_t{point.y} - last.y);
    last = point;
  }
}

void write(WireWriter& out, const BoxItem& item) {
  out.byte(static_cast<std::uint8_t>(ItemTag::box));
  write(out, item.box);
  out.signed_number(item.radius);
  write(out, item.fill);
  out.signed_number(item.border);
  write(out, item.border_colour);
  write(out, item.origin);
}

void write(WireWriter& out, const GlyphRun& run) {
  out.byte(static_cast<std::uint8_t>(ItemTag::glyphs));
  out.number(run.font);
  out.signed_number(run.size);
  write(out, run.colour);
  out.byte(run.right_to_left ? 1 : 0);
  out.signed_number(run.advance);
  write(out, run.origin);
  out.text(run.text);
  out.number(run.glyphs.size());
  Glyph last;
  for (const Glyph& glyph : run.glyphs) {
    out.number(glyph.id);
    out.signed_number(std::int64_t{glyph.x} - last.x);
    out.signed_number(std::int64_t{glyph.y} - last.y);
    out.signed_number(std::int64_t{glyph.cluster} - last.cluster);
    last = glyph;
  }
}

void write(WireWriter& out, const PathItem& item) {
  out.byte(static_cast<std::uint8_t>(ItemTag::path));
  write(out, item.path);
  write(out, item.fill);
  write(out, item.origin);
}

void write(WireWriter& out, const HitArea& hit) {
  out.byte(static_cast<std::uint8_t>(hit.kind));
  out.number(hit.index);
  out.text(hit.id);
  write(out, hit.box);
  out.text(hit.spoken);
}

// --- reading ----------------------------------------------------------------------------------------------

std::string text(WireReader& in) {
  const auto size = static_cast<std::size_t>(in.number(drawing_limits::text_bytes));
  return std::string(in.raw(size));
}

std::int32_t coordinate(WireReader& in, std::int64_t base = 0) {
  const std::int64_t delta = in.signed_number();
  constexpr std::int64_t most = drawing_limits::coordinate;
  if (delta > 2 * most || delta < -2 * most || base + delta > most || base + delta < -most) {
    in.fail();
    return 0;
  }
  return static_cast<std::int32_t>(base + delta);
}

Colour colour(WireReader& in) {
  Colour result;
  result.red = in.byte();
  result.green = in.byte();
  result.blue = in.byte();
  result.alpha = in.byte();
  return result;
}

Box box(WireReader& in) {
  Box result;
  result.x = coordinate(in);
  result.y = coordinate(in);
  result.width = coordinate(in);
  result.height = coordinate(in);
  return result;
}

template <class Enum>
Enum enumerator(WireReader& in, Enum last) {
  const std::uint8_t value = in.byte();
  if (value > static_cast<std::uint8_t>(last)) in.fail();
  return in.failed() ? Enum{} : static_cast<Enum>(value);
}

std::uint16_t index(WireReader& in) {
  return static_cast<std::uint16_t>(in.number(0xFFFF));
}

Origin origin(WireReader& in) {
  Origin result;
  result.part = enumerator(in, Part::tick);
  result.index = index(in);
  return result;
}

std::size_t points_of(Verb verb) {
  switch (verb) {
    case Verb::quad:
      return 2;
    case Verb::cubic:
      return 3;
    case Verb::close:
      return 0;
    case Verb::move:
    case Verb::line:
      break;
  }
  return 1;
}

Path path(WireReader& in) {
  Path result;
  const std::size_t verbs = in.count(drawing_limits::points_per_path, 1);
  result.verbs.reserve(verbs);
  std::size_t points = 0;
  for (std::size_t i = 0; i < verbs && !in.failed(); ++i) {
    result.verbs.push_back(enumerator(in, Verb::close));
    points += points_of(result.verbs.back());
  }
  if (points * 2 > in.remaining()) in.fail();
  if (!in.failed()) result.points.reserve(points);
  PathPoint last;
  for (std::size_t i = 0; i < points && !in.failed(); ++i) {
    last.x = coordinate(in, last.x);
    last.y = coordinate(in, last.y);
    result.points.push_back(last);
  }
  return result;
}

BoxItem box_item(WireReader& in) {
  BoxItem item;
  item.box = box(in);
  item.radius = coordinate(in);
  item.fill = colour(in);
  item.border = coordinate(in);
  item.border_colour = colour(in);
  item.origin = origin(in);
  return item;
}

GlyphRun glyph_run(WireReader& in) {
  GlyphRun run;
  run.font = index(in);
  run.size = coordinate(in);
  run.colour = colour(in);
  const std::uint8_t direction = in.byte();
  if (direction > 1) in.fail();
  run.right_to_left = direction == 1;
  run.advance = coordinate(in);
  run.origin = origin(in);
  run.text = text(in);
  const std::size_t count = in.count(drawing_limits::glyphs_per_run, 4);
  run.glyphs.reserve(count);
  Glyph last;
  for (std::size_t i = 0; i < count && !in.failed(); ++i) {
    last.id = static_cast<std::uint32_t>(in.number(0xFFFFFFFF));
    last.x = coordinate(in, last.x);
    last.y = coordinate(in, last.y);
    const std::int32_t cluster = coordinate(in, last.cluster);
    if (cluster < 0) in.fail();
    last.cluster = static_cast<std::uint32_t>(cluster);
    run.glyphs.push_back(last);
  }
  return run;
}

PathItem path_item(WireReader& in) {
  PathItem item;
  item.path = path(in);
  item.fill = colour(in);
  item.origin = origin(in);
  return item;
}

DisplayItem item(WireReader& in) {
  switch (static_cast<ItemTag>(in.byte())) {
    case ItemTag::box:
      return box_item(in);
    case ItemTag::glyphs:
      return glyph_run(in);
    case ItemTag::path:
      return path_item(in);
  }
  in.fail();
  return BoxItem{};
}

HitArea hit(WireReader& in) {
  HitArea area;
  area.kind = enumerator(in, HitArea::Kind::field);
  area.index = index(in);
  area.id = text(in);
  area.box = box(in);
  area.spoken = text(in);
  return area;
}

DisplayList display_list(WireReader& in) {
  DisplayList list;
  list.step = text(in);
  list.language = text(in);
  list.display = text(in);
  list.variant = enumerator(in, Variant::high_contrast);
  list.width = coordinate(in);
  list.height = coordinate(in);
  list.background = colour(in);
  const std::size_t items = in.count(drawing_limits::items, 8);
  list.items.reserve(items);
  for (std::size_t i = 0; i < items && !in.failed(); ++i) list.items.push_back(item(in));
  const std::size_t hits = in.count(drawing_limits::hits, 8);
  list.hits.reserve(hits);
  for (std::size_t i = 0; i < hits && !in.failed(); ++i) list.hits.push_back(hit(in));
  const std::size_t order = in.count(drawing_limits::hits, 1);
  list.focus_order.reserve(order);
  for (std::size_t i = 0; i < order && !in.failed(); ++i) list.focus_order.push_back(index(in));
  list.spoken = text(in);
  return list;
}

GlyphStore glyph_store(WireReader& in) {
  GlyphStore store;
  const std::size_t fonts = in.count(drawing_limits::fonts, 2);
  for (std::size_t i = 0; i < fonts && !in.failed(); ++i) {
    GlyphStore::Font font;
    font.name = text(in);
    font.units_per_em = index(in);
    store.fonts.push_back(std::move(font));
  }
  const std::size_t glyphs = in.count(drawing_limits::stored_glyphs, 3);
  const GlyphStore::Key* last = nullptr;
  for (std::size_t i = 0; i < glyphs && !in.failed(); ++i) {
    GlyphStore::Key key{index(in), 0};
    key.second = static_cast<std::uint32_t>(in.number(0xFFFFFFFF));
    if (last != nullptr && !(*last < key)) in.fail();
    const auto added = store.glyphs.emplace_hint(store.glyphs.end(), key, path(in));
    last = &added->first;
  }
  return store;
}

Error malformed(const char* what, const WireReader& in) {
  return {"drawing.format", std::string("The ") + what +
                                " is damaged or not from this version of FaceNotice (byte " +
                                std::to_string(in.position()) + "); export the package again."};
}

template <class Value, class Read>
Result<Value> decode(std::string_view bytes, std::string_view magic, const char* what, Read read) {
  WireReader in(bytes);
  try {
    if (in.raw(magic.size()) != magic) in.fail();
    Value value = in.failed() ? Value{} : read(in);
    if (!in.finished()) return malformed(what, in);
    if (Status sound = check(value); !sound) return sound.error();
    return value;
  } catch (const std::bad_alloc&) {
    return Error{"drawing.memory", std::string("There is not enough memory to read the ") + what + "."};
  }
}

}  // namespace

Result<std::vector<std::uint8_t>> encode(const DisplayList& list) {
  if (Status sound = check(list); !sound) return sound.error();
  WireWriter out;
  out.raw(list_magic);
  out.text(list.step);
  out.text(list.language);
  out.text(list.display);
  out.byte(static_cast<std::uint8_t>(list.variant));
  out.signed_number(list.width);
  out.signed_number(list.height);
  write(out, list.background);
  out.number(list.items.size());
  for (const DisplayItem& each : list.items) std::visit([&](const auto& i) { write(out, i); }, each);
  out.number(list.hits.size());
  for (const HitArea& each : list.hits) write(out, each);
  out.number(list.focus_order.size());
  for (const std::uint16_t each : list.focus_order) out.number(each);
  out.text(list.spoken);
  return out.take();
}

Result<std::vector<std::uint8_t>> encode(const GlyphStore& store) {
  if (Status sound = check(store); !sound) return sound.error();
  WireWriter out;
  out.raw(store_magic);
  out.number(store.fonts.size());
  for (const GlyphStore::Font& font : store.fonts) {
    out.text(font.name);
    out.number(font.units_per_em);
  }
  out.number(store.glyphs.size());
  for (const auto& [key, outline] : store.glyphs) {
    out.number(key.first);
    out.number(key.second);
    write(out, outline);
  }
  return out.take();
}

Result<DisplayList> decode_display_list(std::string_view bytes) {
  return decode<DisplayList>(bytes, list_magic, "display list", display_list);
}

Result<GlyphStore> decode_glyph_store(std::string_view bytes) {
  return decode<GlyphStore>(bytes, store_magic, "glyph store", glyph_store);
}

}  // namespace facenotice
