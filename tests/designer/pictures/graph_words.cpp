// SPDX-License-Identifier: MIT
// The graph for who does not see it.
#include "designer/pictures/graph_words.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(graph_words)

BOOST_AUTO_TEST_CASE(a_step_says_what_it_is_and_what_is_wrong_with_it) {
  WalkStep node;
  node.title = "Pay here";
  node.note = "Question";
  BOOST_TEST(node_in_words(Words(), node) == "Pay here, Question");
  node.camera = true;
  node.problem = Severity::error;
  BOOST_TEST(node_in_words(Words(), node) == "Pay here, Question, the camera is on, error");
}

BOOST_AUTO_TEST_CASE(a_way_says_between_which_screens_it_leads_and_what_a_person_has_done) {
  const Document document = Document::parse(test::vending_text(), "test.flow.xml");
  const FlowGraph graph = graph_of(document, FormatWords::load(Words()), Words(), {}, {});
  std::string all;
  for (const GraphArrow& arrow : graph.arrows)
    for (const GraphWay& way : arrow.ways) all += way_in_words(Words(), graph, arrow, way) + "\n";
  BOOST_TEST(all.find("“Pay by QR code” leads from “How would you like to pay?” to “Pay by QR code” "
                      "(without a face)\n") != std::string::npos,
             all);
}

BOOST_AUTO_TEST_CASE(no_way_to_a_camera_is_left_out_and_a_path_is_drawn_whoever_goes_it) {
  const std::string text = test::edited(test::vending_text(), "<choice id=\"start\"",
                                        "<exit on=\"presence\" to=\"scan\"/>\n      <choice id=\"start\"");
  const Document document = Document::parse(text, "test.flow.xml");
  BOOST_REQUIRE(document.sound());
  const auto leads = [&](const MachineWays& ways, const std::string& from, const std::string& to) {
    const FlowGraph graph = graph_of(document, FormatWords::load(Words()), Words(), {}, ways);
    for (const GraphArrow& arrow : graph.arrows)
      if (graph.nodes[arrow.from].id == from && graph.nodes[arrow.to].id == to) return true;
    return false;
  };
  BOOST_TEST(leads({}, "attract", "scan"));
  BOOST_TEST(!leads({}, "pay-qr", "pay-failed"));  // where the machine is out of order
  BOOST_TEST(leads({true, {}}, "pay-qr", "pay-failed"));
  BOOST_TEST(leads({false, {{"pay-qr", "pay-failed"}}}, "pay-qr", "pay-failed"));
}

BOOST_AUTO_TEST_CASE(ways_stand_behind_the_step_that_they_lead_out_of_and_are_gone_through_in_a_circle) {
  const Document document = Document::parse(test::vending_text(), "test.flow.xml");
  const FlowGraph graph = graph_of(document, FormatWords::load(Words()), Words(), {}, {});
  const std::vector<GraphPart> parts = graph_parts(Words(), graph);
  const ElementPath by_face("steps/screen[@id='pay']/choice[@id='by-face']");
  const auto step = find_part(parts, graph, "pay", ElementPath());
  BOOST_REQUIRE(step.has_value());
  BOOST_TEST(!parts[*step].arrow);
  BOOST_TEST((find_part(parts, graph, "pay", ElementPath("steps/screen[@id='goods']")) == step));
  BOOST_TEST(!find_part(parts, graph, "nowhere", by_face));
  const auto way = find_part(parts, graph, "pay", by_face);
  BOOST_REQUIRE(way.has_value());
  BOOST_TEST((parts[*way].way == by_face));

  BOOST_TEST((next_way(parts, *step, true) == *step + 1));
  std::size_t last = *step;
  while (last + 1 < parts.size() && parts[last + 1].arrow) ++last;
  BOOST_TEST(last > *step);
  BOOST_TEST((next_way(parts, last, true) == *step + 1));
  BOOST_TEST((next_way(parts, *step, false) == last));
  BOOST_TEST((next_way(parts, *step + 1, false) == last));
  for (std::size_t part = 0; part < parts.size(); ++part)
    if (!parts[part].arrow && (part + 1 == parts.size() || !parts[part + 1].arrow))
      BOOST_TEST(!next_way(parts, part, true));  // nothing leads out of it
}

BOOST_AUTO_TEST_SUITE_END()
