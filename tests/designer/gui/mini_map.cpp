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
  const int foot = gui::foot_height(*frame, Words());
  const double all = std::min(room.x / layout.width, (room.y - foot) / layout.height);
  BOOST_TEST(!MiniMap::of(*frame, layout, {{0, 0}, all}, foot).has_value());
  BOOST_TEST(!MiniMap::of(*frame, {}, {{0, 0}, 1}, foot).has_value());
  const auto map = MiniMap::of(*frame, layout, {{500, 300}, 1}, foot);
  BOOST_REQUIRE(map.has_value());
  BOOST_TEST(!map->holds(wxPoint(10, 10)));
  // In the foot, which the graph leaves free.
  wxPoint last(room.x - frame->FromDIP(8) - 1, room.y - 1);
  while (!map->holds(last) && last.y > 0) --last.y;
  BOOST_TEST(last.y > room.y - foot);
  for (int x = 0; x < room.x; ++x) BOOST_REQUIRE(!map->holds(wxPoint(x, room.y - foot - 1)));
  const GraphPoint there = map->in_graph(last);
  BOOST_TEST(std::abs(there.x - layout.width) < layout.width / 50);
  BOOST_TEST(std::abs(there.y - layout.height) < layout.height / 25);
}

BOOST_AUTO_TEST_SUITE_END()
