// SPDX-License-Identifier: MIT
// Facts about where one gets at all: steps, dead ends, the full rules, time-outs.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts/facts_of.hpp"

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

BOOST_AUTO_TEST_CASE(how_far_the_full_rules_are) {
  SmallFlow flow = sound_flow();
  flow.steps = edited(flow.steps, choice("take-back", "withdrawal"),
                      choice("take-back", "withdrawal") + choice("about", "about"));
  flow.steps += screen("about", "info", choice("rules", "rules")) + screen("rules", "info", "") +
                screen("hidden", "info", "");
  flow.steps = edited(flow.steps, exit_on("matched", "shop-face"), exit_on("matched", "hidden"));
  const auto taps = [&](const std::string& policy) {
    return Facts(edited(flow.text(), "<device>",
                        "<policies><policy id=\"p\" " + policy + "/></policies><device>"))
        .value("//f:policy[@policy='p']/@taps");
  };
  BOOST_TEST(taps("screen=\"rules\"") == "2");
  BOOST_TEST(taps("screen=\"home\"") == "0");
  BOOST_TEST(taps("url=\"https://example.com\"") == "none");
  BOOST_TEST(taps("screen=\"hidden\"") == "unreachable");  // only past the camera
}

BOOST_AUTO_TEST_CASE(time_outs_against_reading_time) {
  const std::string in_ask = "//f:time-out[@step='ask']";
  const Facts facts(sound_flow());
  BOOST_TEST(facts.value(in_ask + "/@kind") == "consent");
  BOOST_TEST(facts.value(in_ask + "/@seconds") == "30");
  BOOST_TEST(facts.value(in_ask + "/@to") == "home");
  BOOST_TEST(facts.value(in_ask + "/@leads-on") == "false");
  BOOST_TEST(facts.value("//f:time-out[@step='notice']/@reading-seconds") ==
             "2");  // "Why", "next", "no": 3 words
  SmallFlow flow = sound_flow();
  flow.languages += "<language code=\"zh-CN\"/>";
  std::string hundred;
  for (int i = 0; i < 50; ++i) hundred += "字数";
  flow.steps = edited(flow.steps, "Why</text>", "Why</text><text lang=\"zh-CN\">" + hundred + "</text>");
  BOOST_TEST(Facts(flow).value("//f:time-out[@step='notice']/@reading-seconds") == "40");  // twice 100 / 5

  const auto to = [](const std::string& target, const std::string& acts) {
    SmallFlow leading = sound_flow();
    const std::size_t ask = leading.steps.find("<screen id=\"ask\"");
    leading.steps =
        leading.steps.substr(0, ask) +
        edited(leading.steps.substr(ask), exit_on("timeout", "home"), exit_on("timeout", target, acts));
    const Facts led(leading);
    const std::string on = led.value("//f:time-out[@step='ask']/@leads-on");
    const std::string path = "power-on>home start>offer face>age over>notice next>ask timeout>" + target;
    BOOST_TEST(led.trace("//f:time-out[@step='ask']") == (on == "true" ? path : ""));
    return on;
  };
  BOOST_TEST(to("scan", "") == "true");
  BOOST_TEST(to("ask", "") == "true");  // whoever comes next is asked and has not been told
  BOOST_TEST(to("notice", "") == "false");
  BOOST_TEST(to("shop-card", "") == "true");
  BOOST_TEST(to("notice", "<consent purpose=\"pay\"/>") == "true");
  BOOST_TEST(to("notice", "<refuse purpose=\"pay\"/>") == "false");
}

BOOST_AUTO_TEST_SUITE_END()
