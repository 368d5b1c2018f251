// SPDX-License-Identifier: MIT
// How a person comes to a screen.
#include "designer/playing/way_here.hpp"

#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(way_here)

BOOST_AUTO_TEST_CASE(the_way_to_every_screen_starts_at_the_switch_and_ends_there) {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  for (const Step& step : document.flow().steps) {
    if (!step.shows()) continue;
    const std::vector<FindingEvent> way = way_to(document, step.id);
    BOOST_REQUIRE(!way.empty());
    BOOST_TEST(way.back().to == step.id);
    for (std::size_t i = 1; i < way.size(); ++i) BOOST_TEST(way[i].from == way[i - 1].to);
  }
}

BOOST_AUTO_TEST_CASE(a_screen_that_nobody_reaches_has_none) {
  std::string text = test::vending_text();
  text.insert(text.find("</steps>"),
              "<screen id=\"island\" kind=\"info\"><title><text lang=\"zh-CN\">岛</text><text "
              "lang=\"en\">Island</text></title><choice id=\"go\" to=\"attract\"><label><text "
              "lang=\"zh-CN\">走</text><text lang=\"en\">Go</text></label></choice><exit on=\"timeout\" "
              "after=\"PT30S\" to=\"attract\"/></screen>");
  const Document document = Document::parse(text, "island.flow.xml");
  BOOST_REQUIRE(document.sound());
  BOOST_CHECK_THROW(way_to(document, "island"), UserError);
  BOOST_CHECK_THROW(way_to(document, "no-such-step"), UserError);
}

BOOST_AUTO_TEST_SUITE_END()
