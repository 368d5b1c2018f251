// SPDX-License-Identifier: MIT
// What a drawing may hold: text that is UTF-8 to the letter, contours that begin with a move, numbers in
// their bounds.
#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>

#include <facenotice/display_list_codec.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(sound_drawings)

namespace {

DisplayList list_of(const std::string& step) {
  DisplayList list;
  list.step = step;
  list.language = "en";
  list.display = "d";
  list.width = list.height = 10;
  return list;
}
bool text_is_taken(const std::string& text) {
  return encode(list_of(text)).ok();
}

GlyphStore store_of(const Path& path, std::uint16_t font = 0) {
  GlyphStore store;
  store.fonts.push_back({"font", 1000});
  store.glyphs[{font, 1}] = path;
  return store;
}
bool path_is_taken(const Path& path) {
  return encode(store_of(path)).ok();
}

}  // namespace

BOOST_AUTO_TEST_CASE(text_is_utf8_to_the_letter) {
  for (const char* good : {"a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xE1\x80\x80",
                           "\xEC\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80",
                           "\xF1\x80\x80\x80", "\xF3\xBF\xBF\xBF", "\xF4\x8F\xBF\xBF", "a\xC3\xA9z"})
    BOOST_TEST(text_is_taken(good), good);
  for (const char* bad : {"\x80",
                          "\xBF",
                          "\xC0\x80",
                          "\xC1\xBF",
                          "\xC2",
                          "\xC2\x7F",
                          "\xC2\xC0",
                          "\xE0\x9F\xBF",
                          "\xE0\xA0",
                          "\xE1\x7F\x80",
                          "\xE1\x80\x7F",
                          "\xE1\x80\xC0",
                          "\xED\xA0\x80",
                          "\xED\xBF\xBF",
                          "\xF0\x8F\xBF\xBF",
                          "\xF0\x90\x80",
                          "\xF1\x80\x80\x7F",
                          "\xF1\x80\x7F\x80",
                          "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80",
                          "\xFF",
                          "a\x80z"})
    BOOST_TEST(!text_is_taken(bad), std::string(bad).size());
}

BOOST_AUTO_TEST_CASE(every_contour_begins_with_a_move) {
  Path square;
  square.move(0, 0);
  square.line(1, 0);
  square.close();
  BOOST_TEST(path_is_taken(square));
  Path two = square;
  two.move(2, 2);
  two.line(3, 3);
  two.close();
  BOOST_TEST(path_is_taken(two));
  for (const Verb verb : {Verb::line, Verb::close, Verb::quad, Verb::cubic}) {
    Path after_close = square;
    after_close.verbs.push_back(verb);
    after_close.points.resize(after_close.points.size() + (verb == Verb::line    ? 1U
                                                           : verb == Verb::quad  ? 2U
                                                           : verb == Verb::cubic ? 3U
                                                                                 : 0U));
    BOOST_TEST(!path_is_taken(after_close), static_cast<int>(verb));
  }
  Path at_once;
  at_once.line(1, 1);
  BOOST_TEST(!path_is_taken(at_once));
}

BOOST_AUTO_TEST_CASE(there_are_as_many_points_as_the_verbs_take) {
  Path path;
  path.move(0, 0);
  path.line(1, 0);
  path.quad({1, 2}, {3, 4});
  path.cubic({5, 6}, {7, 8}, {9, 10});
  path.close();
  BOOST_TEST(path_is_taken(path));
  Path more = path;
  more.points.emplace_back();
  BOOST_TEST(!path_is_taken(more));
  Path less = path;
  less.points.pop_back();
  BOOST_TEST(!path_is_taken(less));
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_bounds) {
  constexpr Px64 most = drawing_limits::coordinate;
  const auto taken = [](const DisplayItem& item) {
    DisplayList list = list_of("step");
    list.items.push_back(item);
    return encode(list).ok();
  };
  const auto box = [](Box area, Px64 radius = 0, Px64 border = 0) {
    BoxItem item;
    item.box = area;
    item.radius = radius;
    item.border = border;
    return item;
  };
  BOOST_TEST(taken(box({-most, -most, most, most}, most, most)));
  BOOST_TEST(taken(box({most, most, 0, 0})));
  for (const Box& area :
       {Box{-most - 1, 0, 1, 1}, Box{0, -most - 1, 1, 1}, Box{most + 1, 0, 1, 1}, Box{0, most + 1, 1, 1},
        Box{0, 0, most + 1, 1}, Box{0, 0, 1, most + 1}, Box{0, 0, -1, 1}, Box{0, 0, 1, -1}})
    BOOST_TEST(!taken(box(area)));
  BOOST_TEST(!taken(box({}, -1)));
  BOOST_TEST(!taken(box({}, most + 1)));
  BOOST_TEST(!taken(box({}, 0, -1)));
  BOOST_TEST(!taken(box({}, 0, most + 1)));
  GlyphRun run;
  run.size = 1;
  run.text = "ab";
  run.glyphs = {{1, most, -most, 2}};
  BOOST_TEST(taken(run));
  for (const auto& spoil : std::vector<std::function<void(GlyphRun&)>>{
           [](GlyphRun& r) { r.size = 0; }, [](GlyphRun& r) { r.size = most + 1; },
           [](GlyphRun& r) { r.advance = -1; }, [](GlyphRun& r) { r.advance = most + 1; },
           [](GlyphRun& r) { r.glyphs[0].x = most + 1; }, [](GlyphRun& r) { r.glyphs[0].y = -most - 1; },
           [](GlyphRun& r) { r.glyphs[0].cluster = 3; }, [](GlyphRun& r) { r.text = "\xFF"; }}) {
    GlyphRun spoilt = run;
    spoil(spoilt);
    BOOST_TEST(!taken(spoilt));
  }
}

BOOST_AUTO_TEST_CASE(an_outline_belongs_to_a_font_that_is_there) {
  Path dot;
  dot.move(0, 0);
  BOOST_TEST(encode(store_of(dot)).ok());
  BOOST_TEST(!encode(store_of(dot, 1)).ok());
  for (const unsigned units : {0U, 15U, 16'385U}) {
    GlyphStore store = store_of(dot);
    store.fonts.front().units_per_em = static_cast<decltype(store.fonts.front().units_per_em)>(units);
    BOOST_TEST(!encode(store).ok(), units);
  }
  for (const unsigned units : {16U, 16'384U}) {
    GlyphStore store = store_of(dot);
    store.fonts.front().units_per_em = static_cast<decltype(store.fonts.front().units_per_em)>(units);
    BOOST_TEST(encode(store).ok(), units);
  }
}

BOOST_AUTO_TEST_CASE(sizes_and_the_order_of_focus_are_what_they_say) {
  for (const auto& [width, height] : std::vector<std::pair<int, int>>{{0, 1}, {1, 0}, {-1, 1}, {1, -1}}) {
    DisplayList list = list_of("step");
    list.width = width;
    list.height = height;
    BOOST_TEST(!encode(list).ok());
  }
  DisplayList list = list_of("step");
  list.width = list.height = drawing_limits::side_px;
  BOOST_TEST(encode(list).ok());
  ++list.width;
  BOOST_TEST(!encode(list).ok());
  --list.width;
  ++list.height;
  BOOST_TEST(!encode(list).ok());
  list = list_of("step");
  list.hits.resize(2);
  list.focus_order = {1, 0};
  BOOST_TEST(encode(list).ok());
  list.focus_order = {1, 2};
  BOOST_TEST(!encode(list).ok());
  list.focus_order = {1, 1};
  BOOST_TEST(!encode(list).ok());
}

BOOST_AUTO_TEST_SUITE_END()
