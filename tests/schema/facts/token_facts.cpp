// SPDX-License-Identifier: MIT
// A consent that was handed in is judged like any other: what it stands for, and what it does not.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts/facts_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(token_facts)

namespace {

// The sound flow with a second purpose; its start screen takes a token for `purpose` straight to the camera.
SmallFlow knowing(const std::string& purpose = "pay") {
  SmallFlow flow = sound_flow();
  flow.purposes =
      edited(flow.purposes, "legal-basis=\"consent\"", "legal-basis=\"consent\" consent-lasts=\"P1Y\"") +
      R"(<purpose id="ads" kind="marketing" legal-basis="consent" consent-lasts="P1Y">)"
      R"(<name><text lang="en">Ads</text></name></purpose>)";
  flow.steps = edited(flow.steps, "notifies=\"pay\"", "notifies=\"pay ads\"");
  flow.steps = edited(flow.steps, choice("take-back", "withdrawal"),
                      choice("take-back", "withdrawal") +
                          exit_on("token", "scan", "<consented-earlier purpose=\"" + purpose + "\"/>") +
                          exit_on("token-refused", "offer"));
  return flow;
}

std::string holds(const Facts& facts, const std::string& name) {
  return facts.value("//f:camera[@step='scan']/f:check[@name='" + name + "']/@holds");
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_stands_for_notice_consent_and_the_persons_act) {
  const Facts facts(knowing());
  for (const char* name :
       {"by-a-person", "asked-for", "notice", "consent", "separate", "not-refused", "not-withdrawn",
        "age-known", "guardian", "affirmative", "live", "own-guardian", "not-inherited"})
    BOOST_TEST(holds(facts, name) == "true", name);
}

BOOST_AUTO_TEST_CASE(what_the_notice_tells_was_told_to_whoever_hands_it_in) {
  const std::string told = "//f:camera[@step='scan']/f:told[@role='purpose']";
  BOOST_TEST(Facts(knowing()).value(told + "/@holds") == "true");
  // What only another screen tells was not.
  SmallFlow elsewhere = knowing();
  const std::string block = "<block role=\"purpose\"";
  BOOST_REQUIRE(elsewhere.steps.find(block) != std::string::npos);
  elsewhere.steps = edited(elsewhere.steps, block, "<block role=\"method\"");
  const Facts facts(elsewhere);
  BOOST_TEST(facts.value(told + "/@holds") == "false");
}

BOOST_AUTO_TEST_CASE(it_opens_no_camera_for_another_purpose) {
  const Facts facts(knowing("ads"));
  BOOST_TEST(holds(facts, "consent") == "false");
  BOOST_TEST(holds(facts, "notice") == "false");
  BOOST_TEST(facts.trace("//f:camera[@step='scan']/f:check[@name='consent']") == "power-on>home token>scan");
}

// What was handed in and does not count opens nothing.
BOOST_AUTO_TEST_CASE(a_refused_token_is_no_consent) {
  SmallFlow flow = knowing();
  flow.steps = edited(flow.steps, exit_on("token-refused", "offer"), exit_on("token-refused", "scan"));
  const Facts facts(flow);
  BOOST_TEST(holds(facts, "consent") == "false");
  BOOST_TEST(facts.trace("//f:camera[@step='scan']/f:check[@name='consent']") ==
             "power-on>home token-refused>scan");
}

BOOST_AUTO_TEST_SUITE_END()
