// SPDX-License-Identifier: MIT
// The whole graph in a corner of the window.
#include "designer/gui/flow/mini_map.hpp"

#include <boost/test/unit_test.hpp>

#include "designer/gui/flow/way_look.hpp"
#include "tests/support/designer_window.hpp"

using namespace facenotice;
using gui::MiniMap;

BOOST_FIXTURE_TEST_SUITE(mini_map, test::DesignerWindow)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(it_is_there_while_a_part_is_in_sight_and_leads_to_the_rest) {
  const GraphLayout layout{4000, 2000, {{100, 100}, {3900, 1900}}, {}};
  const wxSize room = frame->GetClientSize();
  const double all = std::min(room.x / layout.width, room.y / layout.height);
  BOOST_TEST(!MiniMap::of(*frame, layout, {{0, 0}, all}).has_value());
  BOOST_TEST(!MiniMap::of(*frame, {}, {{0, 0}, 1}).has_value());
  const auto map = MiniMap::of(*frame, layout, {{500, 300}, 1});
  BOOST_REQUIRE(map.has_value());
  BOOST_TEST(!map->holds(wxPoint(10, 10)));
  const int margin = frame->FromDIP(10);  // beside the edge, and above the legend
  const wxPoint last(room.x - margin - 1, room.y - margin - legend_height(*frame) - 1);
  BOOST_TEST(map->holds(last));
  const GraphPoint there = map->in_graph(last);
  BOOST_TEST(std::abs(there.x - layout.width) < layout.width / 50);
  BOOST_TEST(std::abs(there.y - layout.height) < layout.height / 50);
}

BOOST_AUTO_TEST_SUITE_END()
