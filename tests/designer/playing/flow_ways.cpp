// SPDX-License-Identifier: MIT
// Which ways there are, which were gone, and how to go the others.
#include "designer/playing/flow_ways.hpp"

#include "tests/designer/playing/played.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(flow_ways)

namespace {

const FlowWays& vending_ways() {
  static const FlowWays ways(Document::parse(vending_text(), "vending.flow.xml"));
  return ways;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_entry_choice_and_exit_that_can_be_reached_is_one_way) {
  const FlowWays& ways = vending_ways();
  const Flow& flow = ways.document().flow();
  std::size_t written = flow.entries.size();
  for (const Step& step : flow.steps) written += step.choices.size() + step.exits.size();
  std::size_t retries = 0;
  for (const Step& step : flow.steps) retries += step.retries > 0 ? 1 : 0;
  BOOST_TEST(ways.all().size() == written + retries);
  const std::set<FlowWay> once(ways.all().begin(), ways.all().end());
  BOOST_TEST(once.size() == ways.all().size());
}

BOOST_AUTO_TEST_CASE(the_acts_to_a_way_go_it_on_the_real_machine) {
  const FlowWays& ways = vending_ways();
  const auto session = played(vending_text());
  for (const FlowWay& way : ways.all()) {
    const PlayActs acts = ways.acts_to(way);
    BOOST_REQUIRE(!acts.empty());
    session->restart(acts);
    const std::set<FlowWay> gone = ways_gone(session->document().flow(), session->moments());
    BOOST_TEST(gone.count(way) == 1u, way.from + " " + way.event + " " + way.choice);
  }
  BOOST_TEST(ways.acts_to({"attract", "choose", "nothing", "goods"}).empty());
}

BOOST_AUTO_TEST_CASE(what_happens_of_itself_counts_and_what_somebody_leaving_does_not) {
  const auto session = played(vending_text());
  session->restart(
      std::vector<std::string>{"power-on", "choose start", "wait PT60S", "idle", "choose start", "left"});
  const std::set<FlowWay> gone = ways_gone(session->document().flow(), session->moments());
  const std::set<FlowWay> wanted = {{"", "power-on", "", "attract"},
                                    {"attract", "choose", "start", "goods"},
                                    {"goods", "timeout", "", "attract"},
                                    {"", "idle", "", "attract"}};
  for (const FlowWay& way : gone)
    BOOST_TEST(wanted.count(way) == 1u, way.from + " " + way.event + " " + way.choice + " " + way.to);
  BOOST_TEST(gone.size() == wanted.size());
}

BOOST_AUTO_TEST_CASE(a_camera_that_does_not_start_has_gone_both_ways) {
  const auto session = played(vending_text());
  std::vector<std::string> acts = {"break camera"};
  acts.insert(acts.end(), to_the_camera.begin(), to_the_camera.end());
  session->restart(acts);
  const std::set<FlowWay> gone = ways_gone(session->document().flow(), session->moments());
  BOOST_TEST(gone.count({"transmit-consent", "choose", "agree", "scan"}) == 1u);
  BOOST_TEST(gone.count({"scan", "failed", "", "face-failed"}) == 1u);
}

BOOST_AUTO_TEST_CASE(what_is_untried_is_told_and_offered) {
  const FlowWays& ways = vending_ways();
  const auto session = played(vending_text());
  session->restart(to_the_camera);
  const WaysTried tried = ways_tried(ways, ways_gone(ways.document().flow(), session->moments()));
  BOOST_TEST(tried.all == ways.all().size());
  BOOST_TEST(tried.tried.size() == to_the_camera.size());
  BOOST_TEST(tried.untried.size() + tried.tried.size() == tried.all);
  const PlayStory story(ways.document(), Words());
  BOOST_TEST(way_in_words(story, Words(), {"attract", "choose", "start", "goods"}) ==
             "“Welcome”: “Start shopping” → “Choose a product”");
  BOOST_TEST(way_in_words(story, Words(), {"", "power-on", "", "attract"}) == "[power on] → “Welcome”");
}

BOOST_AUTO_TEST_CASE(a_time_out_after_the_cameras_own_end_is_no_way) {
  SmallFlow flow = sound_flow();
  const std::size_t before = FlowWays(Document::parse(flow.text(), "small")).all().size();
  // The capture of the small flow lasts 20 s, and its time-out comes after 30.
  flow.steps = edited(flow.steps, "longest=\"PT20S\"", "longest=\"PT30S\"");
  BOOST_TEST(FlowWays(Document::parse(flow.text(), "small")).all().size() == before + 1);
}

BOOST_AUTO_TEST_SUITE_END()
