// SPDX-License-Identifier: MIT
// The flow as a graph, and its layout.
#include "designer/pictures/flow_graph.hpp"

#include <algorithm>
#include <chrono>

#include <boost/test/unit_test.hpp>

#include "designer/pictures/graph_layout.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/large_flow.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(flow_graph)

namespace {

FlowGraph graph(const std::string& text, bool machine_ways = false) {
  const Document document = Document::parse(text, "test.flow.xml");
  return graph_of(document, FormatWords::load(Words()), Words(), {}, {machine_ways, {}});
}

const GraphArrow* arrow(const FlowGraph& graph, const std::string& from, const std::string& to) {
  for (const GraphArrow& one : graph.arrows)
    if (graph.nodes[one.from].id == from && graph.nodes[one.to].id == to) return &one;
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(ways_say_what_a_person_does_and_what_has_happened) {
  const FlowGraph vending = graph(test::vending_text());
  const GraphArrow* goods = arrow(vending, "goods", "pay");
  BOOST_REQUIRE((goods != nullptr));
  BOOST_TEST(goods->ways.size() == 3U);
  BOOST_TEST(goods->ways.front().label.find("Mineral water") != std::string::npos);
  BOOST_TEST((goods->kind == WayKind::plain));
  BOOST_REQUIRE((arrow(vending, "face-notice", "face-consent") != nullptr));
  BOOST_TEST((arrow(vending, "face-notice", "face-consent")->kind == WayKind::told));
  BOOST_TEST(std::any_of(vending.arrows.begin(), vending.arrows.end(), [&](const GraphArrow& one) {
    return vending.nodes[one.from].id == "face-consent" && one.kind == WayKind::agreed;
  }));
  BOOST_TEST(std::any_of(vending.arrows.begin(), vending.arrows.end(), [&](const GraphArrow& one) {
    return vending.nodes[one.from].id == "scan" && one.kind == WayKind::camera;
  }));
  BOOST_TEST((arrow(vending, "pay", "pay-qr")->kind == WayKind::without_face));
  // Each way is an element of the document.
  const Document document = Document::parse(test::vending_text(), "test.flow.xml");
  for (const GraphArrow& one : graph(test::vending_text(), true).arrows)
    for (const GraphWay& way : one.ways)
      BOOST_TEST(ElementPath::of(way.element.in(document)).text() == way.element.text());
}

BOOST_AUTO_TEST_CASE(what_nobody_chooses_is_left_out_unless_asked_for) {
  const auto count = [](const FlowGraph& of) {
    std::size_t ways = 0;
    for (const GraphArrow& one : of.arrows) ways += one.ways.size();
    return ways;
  };
  BOOST_TEST(count(graph(test::vending_text(), true)) > count(graph(test::vending_text(), false)));
}

BOOST_AUTO_TEST_CASE(every_node_has_a_place_of_its_own_and_every_arrow_a_line) {
  const FlowGraph vending = graph(test::vending_text());
  GraphToLayOut wanted{100, 200, vending.nodes.size(), {}};
  for (const GraphArrow& one : vending.arrows) wanted.edges.push_back({one.from, one.to});
  const GraphLayout layout = lay_out(wanted);
  BOOST_REQUIRE(layout.nodes.size() == vending.nodes.size());
  for (std::size_t a = 0; a < layout.nodes.size(); ++a) {
    BOOST_TEST(layout.nodes[a].x >= 0);
    BOOST_TEST(layout.nodes[a].x <= layout.width);
    for (std::size_t b = a + 1; b < layout.nodes.size(); ++b)
      BOOST_TEST((std::abs(layout.nodes[a].x - layout.nodes[b].x) >= 99 ||
                  std::abs(layout.nodes[a].y - layout.nodes[b].y) >= 199));
  }
  for (const auto& line : layout.edges) {
    BOOST_TEST(line.size() >= 4U);
    BOOST_TEST(line.size() % 3 == 1U);
  }
}

BOOST_AUTO_TEST_CASE(a_flow_too_large_for_layers_stands_in_a_grid) {
  GraphToLayOut wanted{100, 200, 5000, {{0, 4999}}};
  const GraphLayout layout = lay_out(wanted);
  BOOST_TEST(layout.nodes.size() == 5000U);
  BOOST_TEST(layout.edges.front().size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
