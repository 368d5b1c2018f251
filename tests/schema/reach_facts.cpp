// SPDX-License-Identifier: MIT
// Facts about where one gets at all: steps, dead ends, the full rules, time-outs.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(reach_facts)

BOOST_AUTO_TEST_CASE(steps_that_cannot_be_reached_or_left_and_the_way_to_all_others) {
  SmallFlow flow = sound_flow();
  flow.steps += screen("island", "info", "") + "<end id=\"bye\"/><end id=\"never\"/>";
  flow.steps = edited(flow.steps, choice("done", "home"), choice("done", "bye"));
  const Facts facts(flow);
  BOOST_TEST(facts.count("//f:unreachable") == 2);
  BOOST_TEST(facts.count("//f:unreachable[@step='island' or @step='never']") == 2);
  BOOST_TEST(facts.count("//f:dead-end") == 0);
  BOOST_TEST(facts.trace("//f:reached[@step='bye']") ==
             "power-on>home start>offer card>shop-card done>thanks done>home");
  BOOST_TEST(facts.trace("//f:reached[@step='thanks']") ==
             "power-on>home start>offer card>shop-card done>thanks");

  SmallFlow stuck = sound_flow();
  const std::size_t thanks = stuck.steps.find("<screen id=\"thanks\"");
  stuck.steps =
      stuck.steps.substr(0, thanks) + edited(edited(stuck.steps.substr(thanks), choice("done", "home"), ""),
                                             exit_on("timeout", "home"), exit_on("timeout", "thanks"));
  const Facts dead(stuck);
  BOOST_TEST(dead.count("//f:dead-end[@step='thanks']") == 1);
  BOOST_TEST(dead.trace("//f:dead-end[@step='thanks']") ==
             "power-on>home start>offer card>shop-card done>thanks");
}

BOOST_AUTO_TEST_SUITE_END()
