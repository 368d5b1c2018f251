// SPDX-License-Identifier: MIT
// Facts about acts: which consent a tap gives, where it stands, and what turns the camera on.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts/facts_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(asking_facts)

namespace {

// Agreement is asked for two purposes.
SmallFlow sending_flow_with(const std::string& from, const std::string& to) {
  SmallFlow flow = sound_flow();
  flow.purposes +=
      R"(<purpose id="send" kind="transmit" legal-basis="consent"><name><text lang="en">Send</text></name></purpose>)";
  if (!from.empty()) flow.steps = edited(flow.steps, from, to);
  return flow;
}
const std::string yes = choice("yes", "scan", "<consent purpose=\"pay\"/>");

}  // namespace

BOOST_AUTO_TEST_CASE(one_agree_for_several_things) {
  const Facts one(sending_flow_with("", ""));
  BOOST_TEST(one.count("//f:consent") == 1);
  BOOST_TEST(one.value("//f:consent/@choice") == "yes");
  BOOST_TEST(one.value("//f:consent/@purposes") == "1");
  BOOST_TEST(one.value("//f:consent/@acts") == "consent");
  BOOST_TEST(one.value("//f:consent/@actor") == "subject");
  BOOST_TEST(one.value("//f:consent/@screen-kind") == "consent");
  BOOST_TEST(one.value("//f:consent/@refuse-here") == "true");
  const Facts both(sending_flow_with(
      yes, choice("yes", "scan", "<submit/><consent purpose=\"pay\"/><consent purpose=\"send\"/>")));
  BOOST_TEST(both.count("//f:consent[@purposes='2'][@acts='submit consent consent']") == 2);
  BOOST_TEST(both.value("//f:consent[@purpose='send']/@refuse-here") == "false");
  const Facts guardian(
      sending_flow_with(yes, choice("yes", "scan", "<guardian-consent purpose=\"pay\"/>",
                                    "by=\"guardian\" guardian-check=\"code\" preselected=\"true\"")));
  BOOST_TEST(guardian.value("//f:consent/@act") == "guardian-consent");
  BOOST_TEST(guardian.value("//f:consent/@actor") == "guardian");
  BOOST_TEST(guardian.value("//f:consent/@guardian-check") == "code");
  BOOST_TEST(guardian.value("//f:consent/@preselected") == "true");
  SmallFlow silent = sending_flow_with("", "");
  const std::size_t ask = silent.steps.find("<screen id=\"ask\"");
  silent.steps =
      silent.steps.substr(0, ask) + edited(silent.steps.substr(ask), exit_on("timeout", "home"),
                                           exit_on("timeout", "scan", "<consent purpose=\"pay\"/>"));
  BOOST_TEST(Facts(silent).value("//f:consent[@on='timeout']/@actor") == "none");
}

BOOST_AUTO_TEST_CASE(where_yes_and_no_stand) {
  const Facts facts(sending_flow_with("", ""));
  BOOST_TEST(facts.value("//f:choice-order[@purpose='pay']/@agree") == "2");
  BOOST_TEST(facts.value("//f:choice-order[@purpose='pay']/@refuse") == "1");
  const Facts none(sending_flow_with(choice("no", "shop-card", "<refuse purpose=\"pay\"/>") + yes, yes));
  BOOST_TEST(none.value("//f:choice-order/@agree") == "1");
  BOOST_TEST(none.count("//f:choice-order/@refuse") == 0);
}

BOOST_AUTO_TEST_CASE(boxes_to_tick) {
  BOOST_TEST(Facts(sending_flow_with("", "")).count("//f:toggles") == 0);
  const Facts facts(
      sending_flow_with(yes, choice("a", "ask", "<consent purpose=\"pay\"/>") +
                                 choice("b", "ask", "<consent purpose=\"send\"/>", "preselected=\"true\"") +
                                 choice("go", "scan")));
  BOOST_TEST(facts.value("//f:toggles/@count") == "2");
  BOOST_TEST(facts.value("//f:toggles/@preselected") == "1");
}

BOOST_AUTO_TEST_CASE(what_turns_the_camera_on) {
  const std::string leads = "//f:leads-to-camera";
  const Facts facts(sending_flow_with("", ""));
  BOOST_TEST(facts.count(leads) == 1);
  BOOST_TEST(facts.value(leads + "/@choice") == "yes");
  BOOST_TEST(facts.value(leads + "/@acts") == "consent");
  BOOST_TEST(facts.value(leads + "/@camera") == "scan");
  const std::string next = "<choice id=\"next\" to=\"ask\"";
  const Facts tapped(sending_flow_with(next, "<choice id=\"next\" to=\"scan\""));
  BOOST_TEST(tapped.value(leads + "[@step='notice']/@acts") == "continue");
  const Facts timed(
      sending_flow_with(choice("start", "offer"), choice("start", "offer") + exit_on("presence", "scan")));
  BOOST_TEST(timed.value(leads + "[@on='presence']/@actor") == "none");
  BOOST_TEST(timed.trace(leads + "[@on='presence']") == "power-on>home presence>scan");
  const Facts staffed(
      sending_flow_with(yes, choice("yes", "scan", "<consent purpose=\"pay\"/>", "by=\"staff\"")));
  BOOST_TEST(staffed.value(leads + "/@actor") == "staff");
  // A preview on a screen is turned on by whatever leads to the screen.
  const Facts preview(
      sending_flow_with("<screen id=\"offer\" kind=\"info\" >",
                        "<screen id=\"offer\" kind=\"info\"><camera use=\"preview\" purpose=\"pay\"/>"));
  BOOST_TEST(preview.value(leads + "[@camera='offer'][@choice='start']/@step") == "home");
}

BOOST_AUTO_TEST_SUITE_END()
