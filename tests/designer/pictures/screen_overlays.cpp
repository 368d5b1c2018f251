// SPDX-License-Identifier: MIT
// A screen looked at with other eyes.
#include "designer/pictures/screen_overlays.hpp"

#include <cmath>
#include <cstdlib>

#include <boost/test/unit_test.hpp>

#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace screen_overlays {
namespace {

struct Payment {
  ScreenPicture draw() const {
    ScreenArtist artist(FontSet::open());
    return artist.draw(document, {"pay", "en", document.flow().device.displays.front().id});
  }
  OverlaidScreen seen(Overlay overlay) const { return seen(Overlays{overlay}); }
  OverlaidScreen seen(const Overlays& on) const {
    return overlaid(picture, document, screen_parts(picture, document, FormatWords::load(Words()), Words()),
                    on, Words());
  }
  Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  ScreenPicture picture = draw();
};

Frame plain(std::uint8_t value) {
  Frame frame{64, 64, {}};
  for (int pixel = 0; pixel < 64 * 64; ++pixel)
    frame.rgba.insert(frame.rgba.end(), {value, value, value, 255});
  return frame;
}
void paint(Frame& frame, int x, int y, std::array<std::uint8_t, 3> colour) {
  std::copy(colour.begin(), colour.end(), frame.rgba.begin() + (y * frame.width + x) * 4);
}
int apart(const std::uint8_t* a, const std::uint8_t* b) {
  return std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]);
}

}  // namespace
}  // namespace screen_overlays

BOOST_FIXTURE_TEST_SUITE(screen_overlays, screen_overlays::Payment)

BOOST_AUTO_TEST_CASE(what_is_touched_is_told_in_millimetres_of_the_display) {
  const OverlaidScreen screen = seen(Overlay::touch_areas);
  BOOST_REQUIRE(screen.marks.size() == picture.list.hits.size());
  const DisplayProfile& display = document.flow().device.displays.front();
  const Box& box = picture.list.hits.front().box;
  const auto mm = [&](Px64 length) {
    return std::lround(length / 64.0 * display.width_mm / display.width_px);
  };
  BOOST_TEST(screen.marks.front().label ==
             std::to_string(mm(box.width)) + " × " + std::to_string(mm(box.height)) + " mm");
  BOOST_TEST((screen.frame.rgba == picture.frame.rgba));
}

BOOST_AUTO_TEST_CASE(what_is_seen_otherwise_is_seen_together_and_two_colours_are_never_missing_at_once) {
  const OverlaidScreen both =
      seen(Overlays{Overlay::touch_areas, Overlay::order, Overlay::low_vision, Overlay::true_size});
  BOOST_TEST(both.px_per_mm.has_value());
  BOOST_REQUIRE(both.marks.size() == picture.list.hits.size());
  const OverlaidScreen areas = seen(Overlay::touch_areas), order = seen(Overlay::order),
                       blurred = seen(Overlay::low_vision);
  for (std::size_t i = 0; i < both.marks.size(); ++i)
    BOOST_TEST(both.marks[i].label == areas.marks[i].label + " · " + order.marks[i].label);
  BOOST_TEST((both.frame.rgba == blurred.frame.rgba));
  for (const std::string& note : {order.note, blurred.note, seen(Overlay::true_size).note})
    BOOST_TEST(both.note.find(note) != std::string::npos, note);
  const Overlays colour = turned(turned({Overlay::true_size}, Overlay::without_red), Overlay::without_blue);
  BOOST_TEST((colour == Overlays{Overlay::without_blue, Overlay::true_size}));
  BOOST_TEST((turned(colour, Overlay::without_blue) == Overlays{Overlay::true_size}));
  BOOST_TEST(overlays_in_words(Words(), {}) == "As it is");
  BOOST_TEST(overlays_in_words(Words(), {Overlay::true_size, Overlay::touch_areas}) ==
             "Touch areas + True size");
}

BOOST_AUTO_TEST_CASE(true_size_needs_to_know_how_dense_the_display_is_and_shows_the_machines_own_pixels) {
  const OverlaidScreen screen = seen(Overlay::true_size);
  const DisplayProfile& display = document.flow().device.displays.front();
  BOOST_REQUIRE(screen.px_per_mm.has_value());
  BOOST_TEST(*screen.px_per_mm * display.width_mm == display.width_px, boost::test_tools::tolerance(1e-9));
  BOOST_TEST((screen.frame.rgba == picture.frame.rgba));
  BOOST_TEST(screen.note.find(std::to_string(std::lround(display.width_mm))) != std::string::npos);
  for (const Overlay other : overlays)
    if (other != Overlay::true_size) BOOST_TEST(!seen(other).px_per_mm.has_value());
}

BOOST_AUTO_TEST_CASE(the_order_of_focus_is_numbered_and_the_time_to_read_is_told) {
  const OverlaidScreen screen = seen(Overlay::order);
  for (std::size_t i = 0; i < screen.marks.size(); ++i)
    BOOST_TEST(screen.marks[i].label == std::to_string(i + 1));
  BOOST_TEST(screen.note.find("to read this screen") != std::string::npos, screen.note);
}

BOOST_AUTO_TEST_CASE(contrast_is_measured_by_the_formula_of_the_standard) {
  const Box all{0, 0, px64(64), px64(64)};
  Frame frame = plain(255);
  BOOST_TEST(measured_contrast(frame, all) == 1.0);
  paint(frame, 5, 5, {0, 0, 0});
  BOOST_TEST(measured_contrast(frame, all) == 21.0, boost::test_tools::tolerance(0.001));
  frame = plain(255);
  paint(frame, 5, 5, {0x76, 0x76, 0x76});  // the lightest grey that is enough on white
  BOOST_TEST(measured_contrast(frame, all) == 4.54, boost::test_tools::tolerance(0.01));
  for (const OverlayMark& mark : seen(Overlay::contrast).marks) BOOST_TEST(!mark.short_of, mark.label);
}

BOOST_AUTO_TEST_CASE(who_sees_no_red_takes_red_and_green_for_more_alike_and_greys_for_what_they_are) {
  ScreenPicture colours = picture;
  colours.frame = plain(128);
  paint(colours.frame, 1, 1, {200, 40, 40});
  paint(colours.frame, 2, 2, {40, 140, 40});
  for (const Overlay eyes : {Overlay::without_red, Overlay::without_green}) {
    const Frame seen = overlaid(colours, document, {}, {eyes}, Words()).frame;
    BOOST_TEST(apart(seen.pixel(1, 1), seen.pixel(2, 2)) <
               apart(colours.frame.pixel(1, 1), colours.frame.pixel(2, 2)) / 2);
    BOOST_TEST(apart(seen.pixel(9, 9), colours.frame.pixel(9, 9)) <= 3);
  }
  const Frame blue = overlaid(colours, document, {}, {Overlay::without_blue}, Words()).frame;
  BOOST_TEST(apart(blue.pixel(1, 1), blue.pixel(2, 2)) > 60);
}

BOOST_AUTO_TEST_CASE(who_sees_less_sees_edges_run_into_another_and_no_pixel_appears_from_nothing) {
  ScreenPicture edge = picture;
  edge.frame = plain(255);
  for (int y = 0; y < 64; ++y)
    for (int x = 0; x < 32; ++x) paint(edge.frame, x, y, {0, 0, 0});
  const OverlaidScreen seen = overlaid(edge, document, {}, {Overlay::low_vision}, Words());
  BOOST_TEST(seen.frame.pixel(0, 32)[0] == 0);
  BOOST_TEST(seen.frame.pixel(63, 32)[0] == 255);
  const int middle = seen.frame.pixel(31, 32)[0];
  BOOST_TEST((middle > 60 && middle < 200), middle);
  BOOST_TEST(!seen.note.empty());
}

BOOST_AUTO_TEST_SUITE_END()
