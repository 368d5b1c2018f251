// SPDX-License-Identifier: MIT
// Steps found in text, broken text included.
#include "designer/workbench/outline.hpp"

#include <boost/test/unit_test.hpp>

#include "schema/document/document.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(outline)

BOOST_AUTO_TEST_CASE(finds_what_the_flow_reader_finds) {
  const Document document =
      Document::load(std::filesystem::path(FACENOTICE_SOURCE_DIR) / "templates/vending.flow.xml");
  BOOST_REQUIRE(document.sound());
  const std::vector<OutlineStep> steps = outline_of(document.bytes());
  BOOST_REQUIRE(steps.size() == document.flow().steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    BOOST_TEST(steps[i].id == document.flow().steps[i].id);
    const Place place = document.place(document.flow().steps[i].offset);
    const std::size_t offset = offset_of(document.bytes(), place);
    BOOST_TEST((offset >= steps[i].begin && offset < steps[i].end));
    BOOST_TEST(step_around(steps, offset) == &steps[i]);
  }
  BOOST_TEST(step_around(steps, 0) == nullptr);
}

BOOST_AUTO_TEST_CASE(survives_half_typed_text) {
  const std::string xml =
      "<steps><!-- <screen id='no'/> --><screen id='a' kind=\"x>y\"><title></screen>"
      "<capture id='b'><te <host\nid = \"c\"></host> <end id='d'/><screen id='e'";
  const std::vector<OutlineStep> steps = outline_of(xml);
  std::string ids;
  for (const OutlineStep& step : steps) ids += step.id;
  BOOST_TEST(ids == "abcd");
  BOOST_TEST(step_around(steps, xml.find("<te "))->id == "b");
  BOOST_TEST(step_around(steps, xml.find("</host>"))->id == "c");
  for (std::size_t length = 0; length <= xml.size(); ++length) (void)outline_of(xml.substr(0, length));
}

BOOST_AUTO_TEST_CASE(places_count_characters) {
  const std::string text = "面部\r\n<a>面</a>\nlast";
  BOOST_TEST(offset_of(text, {1, 1}) == 0U);
  BOOST_TEST(offset_of(text, {1, 2}) == 3U);
  BOOST_TEST(offset_of(text, {2, 5}) == text.find("</a>"));
  BOOST_TEST(offset_of(text, {3, 1}) == text.find("last"));
  BOOST_TEST(offset_of(text, {9, 1}) == text.size());
}

BOOST_AUTO_TEST_SUITE_END()
