// SPDX-License-Identifier: MIT
// Facts about what a person gets without a face, what is asked of them, and whether a no and a take-back
// hold.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace {

SmallFlow with(const std::string& from, const std::string& to) {
  SmallFlow flow = sound_flow();
  flow.steps = edited(flow.steps, from, to);
  return flow;
}
// Like with(), within the step that is named.
SmallFlow with_in(const std::string& step, const std::string& from, const std::string& to) {
  SmallFlow flow = sound_flow();
  const std::size_t at = flow.steps.find(" id=\"" + step + "\"");
  BOOST_REQUIRE(at != std::string::npos);
  flow.steps = flow.steps.substr(0, at) + edited(flow.steps.substr(at), from, to);
  return flow;
}
SmallFlow asking(const std::string& step, const std::string& content, const std::string& to) {
  SmallFlow flow = sound_flow();
  flow.data +=
      R"(<item id="phone" category="phone" storage="server" egress="internet"><name><text lang="en">Phone</text></name><retention duration="P1Y"/></item>)";
  flow.steps += screen(step, "collect", content + choice("send", to, "<submit/>"));
  return flow;
}
const std::string required =
    "<field data=\"phone\" required=\"true\"><label><text lang=\"en\">Phone</text></label></field>";
const std::string offer = "//f:offer[@step='offer']", refusal = "//f:refusal[@step='ask'][@act='refuse']",
                  withdrawal = "//f:withdrawal[@purpose='pay']";

}  // namespace

BOOST_AUTO_TEST_SUITE(service_facts)

BOOST_AUTO_TEST_CASE(a_sound_flow_serves_everybody) {
  const Facts facts(sound_flow());
  BOOST_TEST(facts.value(offer + "/@service") == "shop");
  BOOST_TEST(facts.value(offer + "/@face-free") == "true");
  BOOST_TEST(facts.value(offer + "/@face-free-without-data") == "true");
  BOOST_TEST(facts.value(offer + "/@taps-alternative") == "1");
  BOOST_TEST(facts.value(offer + "/@taps-face") == "4");  // face, over, next, yes
  BOOST_TEST(facts.value(refusal + "/@face-free") == "true");
  BOOST_TEST(facts.value(refusal + "/@taps-alternative") == "0");
  BOOST_TEST(facts.value(refusal + "/@ends-session") == "false");
  BOOST_TEST(facts.count("//f:reprompt") == 0);
  BOOST_TEST(facts.count("//f:ask") == 0);
  BOOST_TEST(facts.value(withdrawal + "/@in-reach") == "true");
  BOOST_TEST(facts.value(withdrawal + "/@executes") == "true");
  BOOST_TEST(facts.value(withdrawal + "/@only-by-face") == "false");
  BOOST_TEST(facts.value(withdrawal + "/@taps") == "2");
  BOOST_TEST(facts.value(withdrawal + "/@taps-to-consent") == "5");
}

BOOST_AUTO_TEST_CASE(a_refusal_that_sends_people_away_gives_them_nothing) {
  const Facts facts(with_in("ask", "<choice id=\"no\" to=\"shop-card\"", "<choice id=\"no\" to=\"home\""));
  BOOST_TEST(facts.value(refusal + "/@ends-session") == "true");
  BOOST_TEST(facts.value(refusal + "/@face-free") == "false");
  BOOST_TEST(facts.value(refusal + "/@face-free-without-data") == "false");
  BOOST_TEST(facts.value("//f:refusal[@step='notice']/@face-free") == "true");
}

BOOST_AUTO_TEST_CASE(a_refusal_after_which_the_question_returns) {
  const Facts loop(with_in("ask", "<choice id=\"no\" to=\"shop-card\"", "<choice id=\"no\" to=\"ask\""));
  BOOST_TEST(loop.count("//f:reprompt[@step='ask'][@purpose='pay']") == 1);
  BOOST_TEST(loop.trace("//f:reprompt") == "power-on>home start>offer face>age over>notice next>ask no>ask");
  // Who asks for the way by face again, or goes back, is asked again rightly.
  const Facts again(with_in("ask", "<choice id=\"no\" to=\"shop-card\"", "<choice id=\"no\" to=\"offer\""));
  BOOST_TEST(again.count("//f:reprompt") == 0);
  const Facts direct(with("<choice id=\"face\" to=\"age\"", "<choice id=\"face\" to=\"ask\""));
  BOOST_TEST(direct.count("//f:reprompt") == 0);
}

BOOST_AUTO_TEST_CASE(an_alternative_that_asks_for_data) {
  SmallFlow flow = asking("form", required, "shop-card");
  flow.steps = edited_everywhere(flow.steps, "to=\"shop-card\" ><label><text lang=\"en\">no",
                                 "to=\"form\" ><label><text lang=\"en\">no");
  const Facts facts(flow);
  BOOST_TEST(facts.value(refusal + "/@face-free") == "true");
  BOOST_TEST(facts.value(refusal + "/@face-free-without-data") == "false");
  BOOST_TEST(facts.value(refusal + "/@taps-alternative") == "2");  // one field, one choice
  BOOST_TEST(facts.value(offer + "/@face-free-without-data") == "true");
}

BOOST_AUTO_TEST_CASE(an_alternative_that_looks_at_the_face_is_none) {
  const Facts facts(with("method=\"card\">", "method=\"card\"><camera use=\"preview\" purpose=\"pay\"/>"));
  BOOST_TEST(facts.value(offer + "/@face-free") == "false");
  BOOST_TEST(facts.value(offer + "/@taps-alternative") == "unreachable");
  BOOST_TEST(facts.value(refusal + "/@face-free") == "false");
}

BOOST_AUTO_TEST_CASE(an_alternative_for_another_service_is_none) {
  const Facts facts(with("service=\"shop\" method=\"card\"", "service=\"news\" method=\"card\""));
  BOOST_TEST(facts.value(offer + "[@service='shop']/@face-free") == "false");
  BOOST_TEST(facts.value(offer + "[@service='news']/@face-free") == "true");
}

BOOST_AUTO_TEST_CASE(withdrawal_only_by_showing_the_face_again) {
  SmallFlow flow = with(choice("take-back", "withdrawal"), "");
  flow.steps = edited(flow.steps, exit_on("matched", "shop-face"), exit_on("matched", "withdrawal"));
  const Facts facts(flow);
  BOOST_TEST(facts.value(withdrawal + "/@in-reach") == "false");
  BOOST_TEST(facts.value(withdrawal + "/@executes") == "false");
  BOOST_TEST(facts.value(withdrawal + "/@only-by-face") == "true");
}

BOOST_AUTO_TEST_CASE(a_withdrawal_that_erases_nothing_does_not_execute) {
  const Facts facts(with("<choice id=\"yes\" to=\"delete\"", "<choice id=\"yes\" to=\"offer\""));
  BOOST_TEST(facts.value(withdrawal + "/@in-reach") == "true");
  BOOST_TEST(facts.value(withdrawal + "/@executes") == "false");
  BOOST_TEST(facts.value(withdrawal + "/@taps") == "unreachable");
  // Also when it ends the session at once: it can be said, but nothing is erased.
  const Facts ended(with("<choice id=\"yes\" to=\"delete\"", "<choice id=\"yes\" to=\"home\""));
  BOOST_TEST(ended.value(withdrawal + "/@in-reach") == "true");
  BOOST_TEST(ended.value(withdrawal + "/@executes") == "false");
}

BOOST_AUTO_TEST_CASE(questions_before_and_after_the_face_is_taken) {
  SmallFlow before = asking("form", required, "notice");
  before.steps = edited(before.steps, "<choice id=\"over\" to=\"notice\"", "<choice id=\"over\" to=\"form\"");
  // The scan leads back to the offer, and so to the form: it can be met after the face was taken as well.
  BOOST_TEST(Facts(before).value("//f:ask/@after-capture") == "true");
  before.steps = edited_everywhere(before.steps, "to=\"offer\"></exit>", "to=\"home\"></exit>");
  const Facts first(before);
  BOOST_TEST(first.value("//f:ask[@step='form']/@after-capture") == "false");
  BOOST_TEST(first.trace("//f:ask") == "power-on>home start>offer face>age over>form");

  SmallFlow after = asking("form", required, "shop-face");
  after.steps = edited(after.steps, exit_on("matched", "shop-face"), exit_on("matched", "form"));
  const Facts late(after);
  BOOST_TEST(late.value("//f:ask/@after-capture") == "true");
  BOOST_TEST(late.value("//f:ask/@required") == "true");
  BOOST_TEST(late.value("//f:ask/@category") == "phone");
  BOOST_TEST(late.value("//f:ask/@necessary") == "false");
  BOOST_TEST(late.value("//f:ask/@for-withdrawal") == "false");
  BOOST_TEST(late.trace("//f:ask") ==
             "power-on>home start>offer face>age over>notice next>ask yes>scan matched>form");
}

BOOST_AUTO_TEST_CASE(a_skip_must_lead_on) {
  const auto skippable = [](const std::string& skip) {
    SmallFlow flow = asking("form", required + skip, "shop-face");
    flow.steps += screen("again", "info", choice("form", "form"));
    flow.steps = edited(flow.steps, exit_on("matched", "shop-face"), exit_on("matched", "form"));
    return Facts(flow).value("//f:ask/@skippable");
  };
  BOOST_TEST(skippable("") == "false");
  BOOST_TEST(skippable(choice("skip", "shop-face", "<skip/>")) == "true");
  BOOST_TEST(skippable(choice("skip", "form", "<skip/>")) == "false");
  BOOST_TEST(skippable(choice("skip", "again", "<skip/>")) == "false");
  BOOST_TEST(skippable(choice("skip", "home", "<skip/>")) == "false");
  BOOST_TEST(skippable(choice("leave", "shop-face", "<cancel/>")) == "false");
}

BOOST_AUTO_TEST_SUITE_END()
