// SPDX-License-Identifier: MIT
// Facts about cameras: what is certain to have happened before one goes on, and the shortest way around it.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace {

const std::vector<std::string> all_checks = {"by-a-person", "asked-for",   "notice",        "consent",
                                             "separate",    "not-refused", "not-withdrawn", "age-known",
                                             "guardian",    "affirmative", "live",          "own-guardian"};

std::string check(const std::string& step, const std::string& name) {
  return "//f:camera[@step='" + step + "']/f:check[@name='" + name + "']";
}
// The checks that do not hold, in order.
std::string broken(const Facts& facts, const std::string& step) {
  BOOST_TEST(facts.count("//f:camera[@step='" + step + "']") == 1);
  std::string names;
  for (const std::string& name : all_checks) {
    const bool holds = facts.value(check(step, name) + "/@holds") == "true";
    if (!holds) names += (names.empty() ? "" : " ") + name;
    BOOST_TEST(holds == facts.trace(check(step, name)).empty(), name);
  }
  return names;
}
SmallFlow with(const std::string& from, const std::string& to) {
  SmallFlow flow = sound_flow();
  flow.steps = edited(flow.steps, from, to);
  return flow;
}
const std::string offer_card = "<choice id=\"card\" to=\"shop-card\"";

}  // namespace

BOOST_AUTO_TEST_SUITE(camera_facts)

BOOST_AUTO_TEST_CASE(in_a_sound_flow_everything_holds) {
  const Facts facts(sound_flow());
  BOOST_TEST(broken(facts, "scan") == "");
  BOOST_TEST(facts.value("//f:camera/@use") == "capture");
  BOOST_TEST(facts.value("//f:camera/@longest-seconds") == "20");
  BOOST_TEST(facts.value("//f:camera/f:told[@role='purpose']/@holds") == "true");
  BOOST_TEST(facts.value("//f:camera/f:told[@role='impact']/@holds") == "false");
}

BOOST_AUTO_TEST_CASE(a_notice_on_one_branch_only) {
  const Facts facts(with(offer_card, choice("short", "ask", "<choose-face purpose=\"pay\"/>") + offer_card));
  BOOST_TEST(broken(facts, "scan") == "notice separate age-known");
  BOOST_TEST(facts.trace(check("scan", "notice")) == "power-on>home start>offer short>ask yes>scan");
  BOOST_TEST(facts.trace("//f:camera/f:told[@role='purpose']") ==
             "power-on>home start>offer short>ask yes>scan");
}

BOOST_AUTO_TEST_CASE(a_way_back_that_goes_past_the_question) {
  const Facts facts(with(offer_card, choice("again", "scan") + offer_card));
  BOOST_TEST(broken(facts, "scan") == "asked-for notice consent not-withdrawn age-known");
  BOOST_TEST(facts.trace(check("scan", "consent")) == "power-on>home start>offer again>scan");
  // The longer way: consent is taken back, then the short cut.
  BOOST_TEST(facts.trace(check("scan", "not-withdrawn")) ==
             "power-on>home take-back>withdrawal yes>delete done>offer again>scan");
}

BOOST_AUTO_TEST_CASE(the_presence_sensor_is_nobodys_act) {
  const Facts facts(with(choice("start", "offer"), choice("start", "offer") + exit_on("presence", "scan")));
  BOOST_TEST(broken(facts, "scan") == "by-a-person asked-for notice consent age-known");
  BOOST_TEST(facts.trace(check("scan", "by-a-person")) == "power-on>home presence>scan");
}

BOOST_AUTO_TEST_CASE(a_time_out_leads_past_the_answer) {
  SmallFlow flow = sound_flow();
  const std::size_t ask = flow.steps.find("<screen id=\"ask\"");
  flow.steps = flow.steps.substr(0, ask) +
               edited(flow.steps.substr(ask), exit_on("timeout", "home"), exit_on("timeout", "scan"));
  const Facts silent(flow);
  BOOST_TEST(broken(silent, "scan") == "consent not-withdrawn");
  BOOST_TEST(silent.trace(check("scan", "consent")) ==
             "power-on>home start>offer face>age over>notice next>ask timeout>scan");
}

BOOST_AUTO_TEST_CASE(a_time_out_that_counts_as_a_yes_is_no_separate_consent) {
  SmallFlow flow = sound_flow();
  const std::size_t ask = flow.steps.find("<screen id=\"ask\"");
  flow.steps = flow.steps.substr(0, ask) + edited(flow.steps.substr(ask), exit_on("timeout", "home"),
                                                  exit_on("timeout", "scan", "<consent purpose=\"pay\"/>"));
  const Facts facts(flow);
  BOOST_TEST(broken(facts, "scan") == "separate affirmative");
  BOOST_TEST(facts.trace(check("scan", "affirmative")) ==
             "power-on>home start>offer face>age over>notice next>ask timeout>scan");
  BOOST_TEST(facts.trace(check("scan", "separate")) ==
             "power-on>home start>offer face>age over>notice next>ask timeout>scan");
}

BOOST_AUTO_TEST_CASE(a_preview_a_wake_up_frame_and_a_camera_beside_any_step_are_captures) {
  const std::string camera = "<camera use=\"preview\" purpose=\"pay\"/>";
  const Facts attract(
      with("<screen id=\"home\" kind=\"attract\" >", "<screen id=\"home\" kind=\"attract\">" + camera));
  BOOST_TEST(attract.value("//f:camera[@step='home']/@use") == "preview");
  BOOST_TEST(broken(attract, "home") == "by-a-person asked-for notice consent age-known");
  BOOST_TEST(attract.trace(check("home", "consent")) == "power-on>home");

  SmallFlow entry = sound_flow();
  entry.entries += "<entry on=\"presence\" to=\"offer\"><camera use=\"wake-up\" purpose=\"pay\"/></entry>";
  const Facts entered(entry);
  BOOST_TEST(entered.value("//f:camera[@step='offer']/@use") == "wake-up");
  BOOST_TEST(entered.trace(check("offer", "by-a-person")) == "presence>offer");

  const Facts service(with("method=\"card\">", "method=\"card\">" + camera));
  BOOST_TEST(broken(service, "shop-card").find("consent") != std::string::npos);
  const Report report =
      check(document_of(with("method=\"card\">", "method=\"card\">" + camera).text()), {}, as_of(""));
  BOOST_TEST(find(report, "CN-FRT-6.1") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_child_without_a_guardian) {
  const Facts facts(with("<choice id=\"under\" to=\"shop-card\"", "<choice id=\"under\" to=\"notice\""));
  BOOST_TEST(broken(facts, "scan") == "guardian");
  BOOST_TEST(facts.trace(check("scan", "guardian")) ==
             "power-on>home start>offer face>age under>notice next>ask yes>scan");
  const Facts unasked(with("<choice id=\"face\" to=\"age\"", "<choice id=\"face\" to=\"notice\""));
  BOOST_TEST(broken(unasked, "scan") == "age-known");
}

BOOST_AUTO_TEST_CASE(a_capture_that_serves_a_second_purpose_needs_its_consent_too) {
  SmallFlow flow = sound_flow();
  flow.purposes +=
      R"(<purpose id="send" kind="transmit" legal-basis="consent"><name><text lang="en">Send</text></name></purpose>)";
  flow.data = edited(flow.data, "category=\"face-image\"", "category=\"face-image\" purposes=\"pay send\"");
  const Facts facts(flow);
  BOOST_TEST(facts.value("//f:camera/f:also/@purpose") == "send");
  BOOST_TEST(facts.value("//f:camera/f:also/@holds") == "false");
}

BOOST_AUTO_TEST_CASE(what_the_subject_before_was_told_counts_for_nothing) {
  SmallFlow flow = sound_flow();
  flow.entries =
      R"(<entry on="power-on" to="notice"/><entry on="idle" to="notice"/><entry on="resume" to="notice"/>)";
  flow.steps = screen("notice", "separate-notice",
                      "<block role=\"purpose\"><text lang=\"en\">Why</text></block>" +
                          choice("next", "lobby") + exit_on("timeout", "lobby"),
                      "notifies=\"pay\"") +
               screen("lobby", "attract", exit_on("presence", "scan")) + capture("scan", "lobby", "lobby");
  const Facts facts(flow);
  BOOST_TEST(facts.value("//f:camera/f:told[@role='purpose']/@holds") == "false");
  BOOST_TEST(facts.value(check("scan", "notice") + "/@holds") == "false");
}

BOOST_AUTO_TEST_CASE(a_text_is_told_only_in_every_language) {
  SmallFlow flow = sound_flow();
  flow.languages += "<language code=\"zh-CN\"/>";
  BOOST_TEST(Facts(flow).value("//f:camera/f:told[@role='purpose']/@holds") == "false");
}

BOOST_AUTO_TEST_SUITE_END()
