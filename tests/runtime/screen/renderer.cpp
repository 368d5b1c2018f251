// SPDX-License-Identifier: MIT
// The pixel renderer against exact areas: what it covers, what it blends, what it refuses.
#include <facenotice/renderer.hpp>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numbers>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(renderer)

namespace {

const Colour white{255, 255, 255, 255}, black{0, 0, 0, 255};

DisplayList canvas(int width, int height) {
  DisplayList list;
  list.step = "test";
  list.width = width;
  list.height = height;
  list.background = white;
  return list;
}

Frame draw(const DisplayList& list, const RenderOptions& options = {}) {
  const GlyphStore none;
  Renderer renderer(none);
  Frame frame;
  BOOST_REQUIRE(renderer.render(list, frame, options).ok());
  return frame;
}

// Black ink on white, in pixels.
double ink(const Frame& frame) {
  double sum = 0;
  for (std::size_t i = 0; i < frame.rgba.size(); i += 4) sum += (255 - frame.rgba[i]) / 255.0;
  return sum;
}

// A store with one glyph: a square of the whole em, on the baseline.
GlyphStore square_store() {
  GlyphStore store;
  store.fonts.push_back({"square.ttf", 1000});
  Path& path = store.glyphs[{0, 1}];
  path.move(0, 0);
  path.line(0, 1000);
  path.line(1000, 1000);
  path.line(1000, 0);
  path.close();
  return store;
}

}  // namespace

BOOST_AUTO_TEST_CASE(whole_pixels_are_covered_exactly) {
  DisplayList list = canvas(20, 20);
  list.items.emplace_back(BoxItem{{px64(3), px64(4), px64(5), px64(6)}, 0, black, 0, {}, {}});
  const Frame frame = draw(list);
  for (int y = 0; y < 20; ++y)
    for (int x = 0; x < 20; ++x)
      BOOST_TEST(frame.pixel(x, y)[0] == (x >= 3 && x < 8 && y >= 4 && y < 10 ? 0 : 255));
}

BOOST_AUTO_TEST_CASE(part_pixels_are_covered_in_proportion) {
  for (int quarters = 0; quarters <= 8; ++quarters) {
    DisplayList list = canvas(8, 8);
    list.items.emplace_back(BoxItem{{px64(2), px64(2), quarters * 16, quarters * 16}, 0, black, 0, {}, {}});
    const double side = quarters / 4.0;
    BOOST_TEST(std::abs(ink(draw(list)) - side * side) < 9 * 0.5 / 255 + 1e-9);
  }
}

BOOST_AUTO_TEST_CASE(circle_area_matches_pi) {
  for (const int radius : {2, 10, 45}) {
    DisplayList list = canvas(100, 100);
    const Px64 corner = px64(50) - px64(radius) + 7;  // not on the pixel grid
    list.items.emplace_back(
        BoxItem{{corner, corner, px64(2 * radius), px64(2 * radius)}, px64(radius), black, 0, {}, {}});
    const double exact = std::numbers::pi * radius * radius;
    BOOST_TEST(std::abs(ink(draw(list)) - exact) < 0.004 * exact + 0.1);
  }
}

BOOST_AUTO_TEST_CASE(border_lies_inside_the_box) {
  DisplayList list = canvas(40, 30);
  list.items.emplace_back(
      BoxItem{{px64(5), px64(5), px64(30), px64(20)}, 0, {0, 0, 0, 0}, px64(2), black, {}});
  const Frame frame = draw(list);
  BOOST_TEST(ink(frame) == 30.0 * 20 - 26.0 * 16);
  BOOST_TEST(frame.pixel(4, 10)[0] == 255);
  BOOST_TEST(frame.pixel(5, 10)[0] == 0);
  BOOST_TEST(frame.pixel(7, 10)[0] == 255);
}

BOOST_AUTO_TEST_CASE(what_is_left_and_right_of_the_screen_is_cut_off) {
  DisplayList list = canvas(10, 10);
  list.items.emplace_back(
      BoxItem{{px64(-1000), px64(-1000), px64(2005), px64(1003)}, px64(1), black, 0, {}, {}});
  BOOST_TEST(ink(draw(list)) == 10.0 * 3);
  Path triangle;
  triangle.move(px64(-50), px64(5));
  triangle.line(px64(60), px64(-50));
  triangle.line(px64(60), px64(60));
  triangle.close();
  list.items.clear();
  list.items.emplace_back(PathItem{triangle, black, {}});
  BOOST_TEST(ink(draw(list)) == 100.0);
}

BOOST_AUTO_TEST_CASE(translucent_colours_blend_over) {
  DisplayList list = canvas(2, 1);
  list.background = {100, 200, 0, 255};
  list.items.emplace_back(BoxItem{{0, 0, px64(1), px64(1)}, 0, {200, 0, 255, 128}, 0, {}, {}});
  const Frame frame = draw(list);
  BOOST_TEST(frame.pixel(0, 0)[0] == 150);
  BOOST_TEST(frame.pixel(0, 0)[1] == 100);
  BOOST_TEST(frame.pixel(0, 0)[2] == 128);
  BOOST_TEST(frame.pixel(0, 0)[3] == 255);
  BOOST_TEST(frame.pixel(1, 0)[0] == 100);
}

BOOST_AUTO_TEST_CASE(glyphs_come_from_the_store_and_are_the_same_cached_or_not) {
  const GlyphStore store = square_store();
  DisplayList list = canvas(40, 40);
  GlyphRun run;
  run.size = px64(10);
  run.colour = black;
  run.text = "x";
  run.glyphs = {{1, px64(4), px64(20), 0}, {1, px64(20) + 32, px64(30), 0}};
  list.items.emplace_back(run);
  Renderer renderer(store);
  Frame first, second;
  BOOST_REQUIRE(renderer.render(list, first).ok());
  BOOST_REQUIRE(renderer.render(list, second).ok());
  BOOST_TEST(first.rgba == second.rgba);
  BOOST_TEST(std::abs(ink(first) - 200) < 0.5);
  BOOST_TEST(first.pixel(4, 10)[0] == 0);
  BOOST_TEST(first.pixel(3, 10)[0] == 255);
  BOOST_TEST(first.pixel(4, 20)[0] == 255);
}

BOOST_AUTO_TEST_CASE(a_missing_glyph_is_refused_not_left_out) {
  const GlyphStore store = square_store();
  DisplayList list = canvas(40, 40);
  GlyphRun run;
  run.size = px64(10);
  run.text = "y";
  run.glyphs = {{2, 0, 0, 0}};
  list.items.emplace_back(run);
  Renderer renderer(store);
  Frame frame;
  const Status status = renderer.render(list, frame);
  BOOST_REQUIRE(!status.ok());
  BOOST_TEST(status.error().code == "drawing.glyph");
}

BOOST_AUTO_TEST_CASE(a_screen_without_size_is_refused) {
  const GlyphStore none;
  Renderer renderer(none);
  Frame frame;
  for (const int bad : {0, -5, 20000}) {
    const Status status = renderer.render(canvas(bad, 10), frame);
    BOOST_REQUIRE(!status.ok());
    BOOST_TEST(status.error().code == "drawing.size");
  }
}

BOOST_AUTO_TEST_CASE(draft_marks_every_part_of_the_screen) {
  const DisplayList list = canvas(540, 960);
  const Frame clean = draw(list), draft = draw(list, {true, {}, {}});
  for (int third = 0; third < 3; ++third) {
    int changed = 0;
    for (int y = third * 320; y < (third + 1) * 320; ++y)
      for (int x = 0; x < 540; ++x) changed += clean.pixel(x, y)[1] != draft.pixel(x, y)[1];
    BOOST_TEST(changed > 320 * 540 / 40);
  }
}

BOOST_AUTO_TEST_CASE(focus_ring_surrounds_the_area_and_leaves_it_alone) {
  DisplayList list = canvas(200, 200);
  list.hits.push_back({HitArea::Kind::choice, 0, "yes", {px64(50), px64(50), px64(100), px64(60)}, "Yes"});
  const Frame frame = draw(list, {false, std::uint16_t{0}, {}});
  BOOST_TEST(frame.pixel(100, 80)[0] == 255);
  BOOST_TEST(frame.pixel(100, 45)[0] == 0);
}

BOOST_AUTO_TEST_CASE(a_tick_is_drawn_only_while_its_box_is_ticked) {
  DisplayList list = canvas(20, 20);
  list.items.emplace_back(BoxItem{{0, 0, px64(10), px64(10)}, 0, black, 0, {}, {Part::tick, 3}});
  BOOST_TEST(ink(draw(list)) == 0.0);
  RenderOptions options;
  options.ticked = 1U << 3U;
  BOOST_TEST(ink(draw(list, options)) == 100.0);
  options.ticked = ~options.ticked;
  BOOST_TEST(ink(draw(list, options)) == 0.0);
  list.items.front() = BoxItem{{0, 0, px64(10), px64(10)}, 0, black, 0, {}, {Part::tick, 60000}};
  BOOST_TEST(ink(draw(list, options)) == 0.0);  // no such choice
}

BOOST_AUTO_TEST_SUITE_END()
