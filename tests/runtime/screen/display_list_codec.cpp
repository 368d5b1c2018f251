// SPDX-License-Identifier: MIT
// The drawing codec: round trips, one encoding per value, and hostile bytes.
#include <facenotice/display_list_codec.hpp>

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(display_list_codec)

namespace {

DisplayList sample_list() {
  DisplayList list;
  list.step = "consent";
  list.language = "zh-CN";
  list.display = "kiosk-27";
  list.variant = Variant::high_contrast;
  list.width = 1080;
  list.height = 1920;
  list.background = {1, 2, 3, 255};
  list.items.emplace_back(
      BoxItem{{-64, 0, 6400, 640}, 128, {9, 8, 7, 6}, 64, {1, 1, 1, 255}, {Part::choice_box, 3}});
  GlyphRun run;
  run.font = 1;
  run.size = 2048;
  run.colour = {20, 24, 31, 255};
  run.right_to_left = true;
  run.advance = 4096;
  run.text = "同意";
  run.glyphs = {{1234, 100, -200, 0}, {70000, 2100, -200, 3}};
  run.origin = {Part::block, 2};
  list.items.emplace_back(run);
  PathItem path;
  path.path.move(0, 0);
  path.path.line(10, -20);
  path.path.quad({1, 2}, {3, 4});
  path.path.cubic({5, 6}, {7, 8}, {9, 10});
  path.path.close();
  path.fill = {255, 0, 0, 255};
  list.items.emplace_back(path);
  list.hits.push_back({HitArea::Kind::choice, 0, "agree", {64, 64, 640, 320}, "同意"});
  list.hits.push_back({HitArea::Kind::field, 0, "phone", {64, 640, 640, 320}, "手机号码"});
  list.focus_order = {1, 0};
  list.spoken = "是否同意？";
  return list;
}

GlyphStore sample_store() {
  GlyphStore store;
  store.fonts = {{"NotoSansSC_400Regular.ttf", 1000}, {"NotoSans-Regular.ttf", 1000}};
  Path& path = store.glyphs[{1, 70000}];
  path.move(0, -120);
  path.quad({500, 900}, {1000, -120});
  path.close();
  store.glyphs[{0, 3}];  // a space
  return store;
}

std::string_view view(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Whatever decodes must encode to the very bytes that it came from.
template <class Decode>
void accept_only_canonical(std::string_view bytes, Decode decode) {
  const auto value = decode(bytes);
  if (!value) {
    BOOST_TEST(!value.error().message.empty());
    return;
  }
  const auto again = encode(*value);
  BOOST_REQUIRE(again.ok());
  BOOST_TEST(view(*again) == bytes);
}

}  // namespace

BOOST_AUTO_TEST_CASE(round_trip) {
  const auto list = encode(sample_list());
  BOOST_REQUIRE(list.ok());
  const auto list_again = decode_display_list(view(*list));
  BOOST_REQUIRE(list_again.ok());
  BOOST_TEST((*list_again == sample_list()));
  const auto store = encode(sample_store());
  BOOST_REQUIRE(store.ok());
  const auto store_again = decode_glyph_store(view(*store));
  BOOST_REQUIRE(store_again.ok());
  BOOST_TEST((*store_again == sample_store()));
}

BOOST_AUTO_TEST_CASE(every_truncation_is_an_error) {
  const auto list = *encode(sample_list());
  const auto store = *encode(sample_store());
  for (std::size_t size = 0; size < list.size(); ++size)
    BOOST_TEST(!decode_display_list(view(list).substr(0, size)).ok());
  for (std::size_t size = 0; size < store.size(); ++size)
    BOOST_TEST(!decode_glyph_store(view(store).substr(0, size)).ok());
}

BOOST_AUTO_TEST_CASE(a_byte_too_many_is_an_error) {
  auto list = *encode(sample_list());
  list.push_back(0);
  BOOST_TEST(!decode_display_list(view(list)).ok());
}

BOOST_AUTO_TEST_CASE(every_changed_byte_is_an_error_or_another_value) {
  const auto list = *encode(sample_list());
  const auto store = *encode(sample_store());
  for (std::size_t at = 0; at < list.size(); ++at)
    for (int value = 0; value < 256; ++value) {
      auto changed = list;
      changed[at] = static_cast<std::uint8_t>(value);
      accept_only_canonical(view(changed), decode_display_list);
    }
  for (std::size_t at = 0; at < store.size(); ++at)
    for (int value = 0; value < 256; ++value) {
      auto changed = store;
      changed[at] = static_cast<std::uint8_t>(value);
      accept_only_canonical(view(changed), decode_glyph_store);
    }
}

BOOST_AUTO_TEST_CASE(random_damage) {
  const auto list = *encode(sample_list());
  std::mt19937 random(20250601);
  for (int round = 0; round < 20000; ++round) {
    auto changed = list;
    for (auto flips = 1 + random() % 6; flips > 0; --flips)
      changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
    accept_only_canonical(view(changed), decode_display_list);
  }
}

BOOST_AUTO_TEST_CASE(a_count_that_the_input_cannot_hold_allocates_nothing) {
  // Magic, three empty strings, variant, size 1 x 1, colour, and then twenty thousand items that are not
  // there.
  const std::string bytes =
      std::string("FNDL\x01") + std::string("\0\0\0\0\x02\x02", 6) + "\x01\x01\x01\xFF" + "\xA0\x9C\x01";
  const auto list = decode_display_list(bytes);
  BOOST_REQUIRE(!list.ok());
  BOOST_TEST(list.error().code == "drawing.format");
}

BOOST_AUTO_TEST_CASE(unsound_values_are_neither_written_nor_read) {
  const auto refused = [](auto change) {
    DisplayList list = sample_list();
    change(list);
    return !encode(list).ok();
  };
  BOOST_TEST(refused([](DisplayList& l) { l.width = 0; }));
  BOOST_TEST(refused([](DisplayList& l) { l.width = drawing_limits::side_px + 1; }));
  BOOST_TEST(refused([](DisplayList& l) { l.spoken = "\xC0\xAF"; }));
  BOOST_TEST(refused([](DisplayList& l) { l.focus_order = {0, 0}; }));
  BOOST_TEST(refused([](DisplayList& l) { l.focus_order = {2}; }));
  BOOST_TEST(refused([](DisplayList& l) { std::get<GlyphRun>(l.items[1]).size = 0; }));
  BOOST_TEST(refused([](DisplayList& l) { std::get<GlyphRun>(l.items[1]).glyphs[0].cluster = 99; }));
  BOOST_TEST(refused([](DisplayList& l) { std::get<PathItem>(l.items[2]).path.points.pop_back(); }));
  BOOST_TEST(refused([](DisplayList& l) { std::get<BoxItem>(l.items[0]).box.width = -1; }));
}

BOOST_AUTO_TEST_CASE(a_list_is_checked_against_its_store) {
  DisplayList list = sample_list();
  BOOST_TEST(!check_glyphs(list, sample_store()).ok());  // glyph 1234 is missing
  std::get<GlyphRun>(list.items[1]).glyphs.erase(std::get<GlyphRun>(list.items[1]).glyphs.begin());
  BOOST_TEST(check_glyphs(list, sample_store()).ok());
}

BOOST_AUTO_TEST_SUITE_END()
