// SPDX-License-Identifier: MIT
// A finding's path as a person meets it.
#include "designer/pictures/path_scenes.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "schema/document/flow_words.hpp"
#include "schema/explore/explore.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(path_scenes)

namespace {

Document vending() {
  return Document::parse(test::vending_text(), "vending.flow.xml");
}

// A trace of the explorer as findings carry it.
std::vector<FindingEvent> as_path(const Flow& flow, const Trace& trace) {
  std::vector<FindingEvent> path;
  for (const TraceEvent& event : trace) {
    FindingEvent told;
    told.event = event_word(event.event);
    if (event.choice != no_choice) told.choice = flow.steps[event.from].choices[event.choice].id;
    if (event.from != no_step) told.from = flow.steps[event.from].id;
    told.to = flow.steps[event.to].id;
    told.camera = event.camera;
    path.push_back(told);
  }
  return path;
}

bool says(const PathScene& scene, const std::string& words) {
  return std::any_of(scene.so_far.begin(), scene.so_far.end(),
                     [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_shortest_way_is_told_to_its_end) {
  const Document document = vending();
  const Flow& flow = document.flow();
  const Exploration explored = Exploration::of(flow);
  for (NodeId node = 1; node < explored.size(); ++node) {
    const auto path = as_path(flow, explored.trace_to(node));
    const auto scenes = facenotice::path_scenes(document, path, Words());
    BOOST_REQUIRE(scenes.size() == path.size());
    BOOST_TEST(scenes.back().step == flow.steps[explored.state(node).step].id);
  }
}

BOOST_AUTO_TEST_CASE(before_the_camera_the_person_was_told_and_has_consented) {
  const Document document = vending();
  const Exploration explored = Exploration::of(document.flow());
  BOOST_REQUIRE(!explored.cameras().empty());
  const auto path = as_path(document.flow(), explored.trace_along(explored.cameras().front().edge));
  const auto scenes = facenotice::path_scenes(document, path, Words());
  BOOST_REQUIRE(!scenes.empty());
  BOOST_TEST(says(scenes.front(), "nothing has been told or said"));
  BOOST_TEST(scenes.back().camera);
  BOOST_TEST(says(scenes.back(), "told about “Payment by face”"));
  BOOST_TEST(says(scenes.back(), "has consented to “Payment by face”, separately"));
}

BOOST_AUTO_TEST_CASE(a_path_of_another_version_ends_where_the_flow_no_longer_goes_its_way) {
  const Document document = vending();
  const Exploration explored = Exploration::of(document.flow());
  auto path = as_path(document.flow(), explored.trace_along(explored.cameras().front().edge));
  BOOST_REQUIRE(path.size() > 2U);
  path[2].to = "nowhere";
  BOOST_TEST(facenotice::path_scenes(document, path, Words()).size() == 2U);
  path[1].choice = "gone";
  BOOST_TEST(facenotice::path_scenes(document, path, Words()).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
