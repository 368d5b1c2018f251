// SPDX-License-Identifier: MIT
// What stands on a screen, in words and in reading order.
#include "designer/pictures/screen_parts.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "schema/edit/rename.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace screen_parts {
namespace {

struct Parts {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const FormatWords names = FormatWords::load(Words());
  ScreenPicture picture(const std::string& step) {
    const FontSet fonts = FontSet::open();
    return ScreenArtist(fonts).draw(document, {step, "en", "", Variant::normal});
  }
  ScreenPicture picture_of_sign(const std::string& sign) {
    const FontSet fonts = FontSet::open();
    return ScreenArtist(fonts).draw(document, {"pay", "en", "", Variant::normal, sign});
  }
};

}  // namespace
}  // namespace screen_parts

BOOST_FIXTURE_TEST_SUITE(screen_parts, screen_parts::Parts)

BOOST_AUTO_TEST_CASE(every_part_has_a_kind_and_the_words_that_the_screen_shows_from_top_to_bottom) {
  const std::vector<ScreenPart> parts = facenotice::screen_parts(picture("pay"), document, names, Words());
  BOOST_REQUIRE(parts.size() >= 3U);
  BOOST_TEST(std::is_sorted(parts.begin(), parts.end(),
                            [](const ScreenPart& a, const ScreenPart& b) { return a.box.y < b.box.y; }));
  const auto by_face = std::find_if(parts.begin(), parts.end(), [](const ScreenPart& part) {
    return part.element.text() == "steps/screen[@id='pay']/choice[@id='by-face']";
  });
  BOOST_REQUIRE((by_face != parts.end()));
  BOOST_TEST((by_face->kind == ScreenPart::Kind::choice));
  BOOST_TEST(by_face->name == "Choice: Pay by face");
  BOOST_TEST(std::count_if(parts.begin(), parts.end(),
                           [](const ScreenPart& part) { return part.kind == ScreenPart::Kind::title; }) == 1);
}

BOOST_AUTO_TEST_CASE(the_name_of_the_machine_is_a_part_of_every_screen_and_comes_from_the_whole_flow) {
  for (const char* step : {"pay", "face-notice"}) {
    const std::vector<ScreenPart> parts = facenotice::screen_parts(picture(step), document, names, Words());
    BOOST_TEST(std::count_if(parts.begin(), parts.end(),
                             [](const ScreenPart& part) {
                               return part.element.text() == "title" &&
                                      part.name == "Name of the machine: Vending machine";
                             }) == 1,
               step);
  }
}

BOOST_AUTO_TEST_CASE(placeholders_say_what_they_print) {
  for (const ScreenPart& part : facenotice::screen_parts(picture("face-notice"), document, names, Words()))
    BOOST_TEST(part.name.find('{') == std::string::npos, part.name);
}

BOOST_AUTO_TEST_CASE(what_the_document_no_longer_has_is_left_out) {
  const ScreenPicture before = picture("pay");
  const std::size_t all = facenotice::screen_parts(before, document, names, Words()).size();
  const Document after = rename_id(document, StepId("pay"), "payment").document;
  BOOST_TEST(all > 0U);
  for (const ScreenPart& part : facenotice::screen_parts(before, after, names, Words()))
    BOOST_TEST(part.element.text() == "title");  // the machine goes on being called something
  BOOST_TEST(facenotice::screen_parts(before, Document::parse("<flow/>", "none"), names, Words()).empty());
}

BOOST_AUTO_TEST_CASE(a_printed_sign_is_drawn_as_it_is_printed_and_each_of_its_texts_is_a_part) {
  const ScreenPicture sign = picture_of_sign("machine-sign");
  BOOST_TEST(sign.frame.width == 210 * sign_px_per_mm);
  BOOST_TEST(sign.frame.height == 297 * sign_px_per_mm);
  const std::vector<ScreenPart> parts = facenotice::screen_parts(sign, document, names, Words());
  const auto there = [&](const std::string& element) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const ScreenPart& part) { return part.element.text() == element; });
  };
  BOOST_TEST(there("signs/sign[@id='machine-sign']/title"));
  BOOST_TEST(there("title"));
  for (std::size_t block = 1; block <= document.flow().signs.front().blocks.size(); ++block)
    BOOST_TEST(there("signs/sign[@id='machine-sign']/block[" + std::to_string(block) + "]"), block);
  BOOST_TEST(picture_of_sign("gone").view.sign.empty());  // the screen again
}

BOOST_AUTO_TEST_SUITE_END()
