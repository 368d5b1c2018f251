// SPDX-License-Identifier: MIT
// Facts about what a person gets without a face, what is asked of them, and whether a no and a take-back
// hold.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts/facts_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(service_facts)

namespace {

// Like sound_flow_with(), within the step that is named.
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
  BOOST_TEST(facts.value(refusal + "/@taps-agree") == "1");
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
  BOOST_TEST(loop.value("//f:reprompt/@kind") == "consent");
  BOOST_TEST(loop.value("//f:reprompt/@by") == "choose");
  BOOST_TEST(loop.value("//f:reprompt/@same-session") == "true");
  // Who asks for the way by face again, or goes back, is asked again rightly.
  const Facts again(with_in("ask", "<choice id=\"no\" to=\"shop-card\"", "<choice id=\"no\" to=\"offer\""));
  BOOST_TEST(again.count("//f:reprompt") == 0);
  const Facts direct(sound_flow_with("<choice id=\"face\" to=\"age\"", "<choice id=\"face\" to=\"ask\""));
  BOOST_TEST(direct.count("//f:reprompt") == 0);
}

BOOST_AUTO_TEST_CASE(a_refused_person_is_brought_back_by_a_sensor_or_the_clock) {
  SmallFlow flow = sound_flow();
  flow.steps = edited_everywhere(flow.steps, "to=\"shop-card\" ><label><text lang=\"en\">no",
                                 "to=\"wait\" ><label><text lang=\"en\">no");
  const auto waiting = [&](const std::string& exits, const std::string& choices = "") {
    SmallFlow waits = flow;
    waits.steps += screen("wait", "info", choices + exits);
    return Facts(waits);
  };
  BOOST_TEST(waiting(exit_on("timeout", "home")).count("//f:reprompt") == 0);
  const Facts clock = waiting(exit_on("timeout", "ask"));
  BOOST_TEST(clock.value("//f:reprompt/@by") == "timeout");
  BOOST_TEST(clock.trace("//f:reprompt") ==
             "power-on>home start>offer face>age over>notice no>wait timeout>ask");
  BOOST_TEST(waiting(exit_on("presence", "ask")).value("//f:reprompt/@by") == "presence");
  // The only way on is no request; one of several is.
  BOOST_TEST(waiting("", choice("on", "ask")).count("//f:reprompt[@step='ask']") == 1);
  // A page that only who refused gets to see, and that leads back to the question, asks again; unless they
  // ask for the face there, or go back.
  BOOST_TEST(waiting("", choice("again", "ask") + choice("card", "shop-card")).count("//f:reprompt") == 1);
  BOOST_TEST(
      waiting("", choice("again", "ask", "<back/>") + choice("card", "shop-card")).count("//f:reprompt") ==
      0);
  BOOST_TEST(waiting("", choice("again", "ask", "<choose-face purpose=\"pay\"/>"))
                 .count("//f:reprompt[@step=\'ask\']") == 0);
  // Staff who ask for the person do not ask as the person.
  BOOST_TEST(waiting("", choice("again", "ask", "<choose-face purpose=\"pay\"/>", "by=\"staff\""))
                 .count("//f:reprompt[@step='ask']") == 1);
}

BOOST_AUTO_TEST_CASE(the_session_is_over_but_the_same_person_stands_there) {
  SmallFlow flow = sound_flow();
  const std::size_t ask = flow.steps.find("<screen id=\"ask\"");
  flow.steps =
      flow.steps.substr(0, ask) +
      edited(flow.steps.substr(ask), "<choice id=\"no\" to=\"shop-card\"", "<choice id=\"no\" to=\"home\"");
  BOOST_TEST(Facts(flow).count("//f:reprompt") == 0);
  flow.entries += "<entry on=\"presence\" to=\"ask\"/>";
  const Facts facts(flow);
  BOOST_TEST(facts.count("//f:reprompt[@step='ask'][@by='presence'][@same-session='false']") == 1);
}

BOOST_AUTO_TEST_CASE(a_promotion_after_the_refusal) {
  const auto after_refusal = [](const std::string& content) {
    SmallFlow flow = sound_flow();
    flow.steps = edited_everywhere(flow.steps, "to=\"shop-card\" ><label><text lang=\"en\">no",
                                   "to=\"sure\" ><label><text lang=\"en\">no");
    flow.steps += screen("sure", "info", content);
    return Facts(flow);
  };
  const std::string face = choice("face", "notice", "<choose-face purpose=\"pay\"/>"),
                    card = choice("card", "shop-card", "<choose-alternative alternative=\"card\"/>"),
                    praise = "<block role=\"advertisement\"><text lang=\"en\">New</text></block>";
  BOOST_TEST(after_refusal(face).value("//f:reprompt/@kind") == "offer");
  BOOST_TEST(after_refusal(face).value("//f:reprompt/@step") == "sure");
  BOOST_TEST(after_refusal(face + card).count("//f:reprompt") == 0);
  BOOST_TEST(after_refusal(praise + face + card).value("//f:reprompt/@kind") == "offer");
}

BOOST_AUTO_TEST_CASE(every_start_and_every_service_is_reported) {
  SmallFlow flow = sound_flow();
  flow.entries +=
      "<entry on=\"presence\" to=\"ask\"/><entry on=\"maintenance-exit\" to=\"offer\"><camera "
      "use=\"wake-up\" purpose=\"pay\"/></entry>";
  const Facts facts(flow);
  BOOST_TEST(facts.count("//f:start") == 5);
  BOOST_TEST(facts.value("//f:start[@on='power-on']/@taps") == "1");  // the sensor asks, "no" buys by card
  BOOST_TEST(Facts(sound_flow()).value("//f:start[@on='power-on']/@taps") == "2");
  BOOST_TEST(facts.value("//f:start[@on='presence']/@taps") == "1");
  BOOST_TEST(facts.value("//f:start[@on='presence']/@step") == "ask");
  BOOST_TEST(facts.value("//f:start[@on='maintenance-exit']/@face-free") == "false");
  BOOST_TEST(facts.trace("//f:start[@on='maintenance-exit']") == "maintenance-exit>offer");
}

BOOST_AUTO_TEST_CASE(an_offer_without_a_service_by_face_is_an_offer_still) {
  // The scan opens a door by a host call; the document names no service by face.
  SmallFlow flow = sound_flow();
  flow.steps = edited(flow.steps, service("shop-face", "thanks", "face"),
                      "<host id=\"shop-face\" call=\"open\">" + exit_on("done", "thanks") +
                          exit_on("fault", "thanks") + exit_on("timeout", "thanks") + "</host>");
  const Facts facts(flow);
  BOOST_TEST(facts.value(offer + "/@face-free") == "true");
  BOOST_TEST(facts.value(offer + "/@taps-face") == "unreachable");
  // No service at all.
  flow.steps = edited(flow.steps, service("shop-card", "thanks", "card"), screen("shop-card", "info", ""));
  const Facts none(flow);
  BOOST_TEST(none.value(offer + "/@service") == "");
  BOOST_TEST(none.value(offer + "/@face-free") == "false");
  BOOST_TEST(none.value("//f:start/@face-free") == "false");
  // A service only by face, with nothing to choose before the scan.
  SmallFlow forced = sound_flow();
  forced.steps = screen("home", "attract", choice("start", "scan")) + capture("scan", "shop-face", "home") +
                 service("shop-face", "home", "face");
  const Facts only(forced);
  BOOST_TEST(only.count("//f:offer") == 0);
  BOOST_TEST(only.value("//f:start[@on='power-on'][@service='shop']/@face-free") == "false");
}

BOOST_AUTO_TEST_CASE(an_alternative_that_takes_a_face_or_data_elsewhere) {
  const auto declared = [](const std::string& attributes) {
    SmallFlow flow = sound_flow();
    flow.data +=
        R"(<item id="phone" category="phone" storage="server" egress="internet"><name><text lang="en">Phone</text></name><retention duration="P1Y"/></item>)";
    return Facts(edited(flow.text(), "kind=\"card\">", "kind=\"card\" " + attributes + ">"));
  };
  const Facts face = declared("uses-face=\"true\"");
  BOOST_TEST(face.value(offer + "/@face-free") == "false");
  BOOST_TEST(face.value(offer + "/@alternative-here") == "false");
  BOOST_TEST(face.value(refusal + "/@face-free") == "false");
  BOOST_TEST(face.value("//f:start/@face-free") == "false");
  BOOST_TEST(face.value("//f:failure/@face-free") == "false");
  const Facts data = declared("asks=\"phone\"");
  BOOST_TEST(data.value(offer + "/@face-free") == "true");
  BOOST_TEST(data.value(offer + "/@face-free-without-data") == "false");
  BOOST_TEST(data.value(offer + "/@data-alternative") == "1");
  BOOST_TEST(data.value(offer + "/@data-face") == "0");
  BOOST_TEST(data.value(offer + "/@taps-alternative") == "2");
}

BOOST_AUTO_TEST_CASE(how_the_face_stands_among_the_choices) {
  const Facts facts(sound_flow());
  BOOST_TEST(facts.value(offer + "/@alternative-here") == "true");
  BOOST_TEST(facts.value(offer + "/@face-first") == "false");
  BOOST_TEST(facts.value(offer + "/@face-emphasised") == "false");
  BOOST_TEST(facts.value("//f:offer[@step='ask']/@alternative-here") == "false");
  const std::string face = "<choice id=\"face\" to=\"age\" ", card = "<choice id=\"card\" to=\"shop-card\" ";
  BOOST_TEST(Facts(sound_flow_with(face, face + "emphasis=\"primary\"")).value(offer + "/@face-emphasised") ==
             "true");
  SmallFlow both = sound_flow_with(face, face + "emphasis=\"primary\"");
  both.steps = edited(both.steps, card, card + "emphasis=\"primary\"");
  BOOST_TEST(Facts(both).value(offer + "/@face-emphasised") == "false");
  const SmallFlow first =
      sound_flow_with(card, choice("quick", "age", "<choose-face purpose=\"pay\"/>") + card);
  BOOST_TEST(Facts(first).value(offer + "/@face-first") == "true");
}

BOOST_AUTO_TEST_CASE(what_is_left_when_the_scan_fails) {
  const Facts facts(sound_flow());
  BOOST_TEST(facts.count("//f:failure") == 4);
  BOOST_TEST(facts.value("//f:failure[@on='not-matched']/@face-free") == "true");
  BOOST_TEST(facts.value("//f:failure[@on='not-matched']/@taps") == "1");
  BOOST_TEST(facts.value("//f:failure[@on='not-matched']/@retries") == "0");
  BOOST_TEST(facts.value("//f:failure[@on='not-matched']/@camera-again") == "false");
  const auto failing_to = [](const std::string& target, const std::string& attributes = "") {
    SmallFlow flow = sound_flow();
    flow.steps =
        edited(flow.steps, capture("scan", "shop-face", "offer"),
               capture("scan", "shop-face", target, attributes) + screen("again", "info", countdown("scan")));
    return Facts(flow);
  };
  const Facts home = failing_to("home", "retries=\"2\"");
  BOOST_TEST(home.value("//f:failure[@on='not-matched']/@face-free") == "false");
  BOOST_TEST(home.value("//f:failure[@on='not-matched']/@ends-session") == "true");
  BOOST_TEST(home.value("//f:failure[@on='not-matched']/@retries") == "2");
  BOOST_TEST(home.trace("//f:failure[@on='failed']") ==
             "power-on>home start>offer face>age over>notice next>ask yes>scan failed>home");
  const Facts loop = failing_to("again");
  BOOST_TEST(loop.value("//f:failure[@on='timeout']/@camera-again") == "true");
  BOOST_TEST(loop.value("//f:failure[@on='timeout']/@face-free") == "false");
}

BOOST_AUTO_TEST_CASE(a_choice_of_the_card_that_leads_before_the_camera) {
  BOOST_TEST(Facts(sound_flow()).count("//f:misleads") == 0);
  const std::string card = "<choice id=\"card\" to=\"shop-card\"";
  const Facts at_once(sound_flow_with(card, "<choice id=\"card\" to=\"scan\""));
  BOOST_TEST(at_once.value("//f:misleads/@choice") == "card");
  BOOST_TEST(at_once.trace("//f:misleads") == "power-on>home start>offer card>scan");
  SmallFlow later = sound_flow_with(card, "<choice id=\"card\" to=\"wait\"");
  later.steps += screen("wait", "info", countdown("scan") + choice("on", "shop-card"));
  BOOST_TEST(Facts(later).trace("//f:misleads") == "power-on>home start>offer card>wait timeout>scan");
  // Who asks for the face after all is not misled.
  SmallFlow changed = sound_flow_with(card, "<choice id=\"card\" to=\"wait\"");
  changed.steps += screen("wait", "info", choice("face", "scan", "<choose-face purpose=\"pay\"/>"));
  BOOST_TEST(Facts(changed).count("//f:misleads") == 0);
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
  const Facts facts(
      sound_flow_with("method=\"card\">", "method=\"card\"><camera use=\"preview\" purpose=\"pay\"/>"));
  BOOST_TEST(facts.value(offer + "/@face-free") == "false");
  BOOST_TEST(facts.value(offer + "/@taps-alternative") == "unreachable");
  BOOST_TEST(facts.value(refusal + "/@face-free") == "false");
}

BOOST_AUTO_TEST_CASE(an_alternative_for_another_service_is_none) {
  const Facts facts(sound_flow_with("service=\"shop\" method=\"card\"", "service=\"news\" method=\"card\""));
  BOOST_TEST(facts.value(offer + "[@service='shop']/@face-free") == "false");
  BOOST_TEST(facts.value(offer + "[@service='news']/@face-free") == "true");
}

BOOST_AUTO_TEST_CASE(withdrawal_only_by_showing_the_face_again) {
  SmallFlow flow = sound_flow_with(choice("take-back", "withdrawal"), "");
  flow.steps = edited(flow.steps, exit_on("matched", "shop-face"), exit_on("matched", "withdrawal"));
  const Facts facts(flow);
  BOOST_TEST(facts.value(withdrawal + "/@in-reach") == "false");
  BOOST_TEST(facts.value(withdrawal + "/@executes") == "false");
  BOOST_TEST(facts.value(withdrawal + "/@only-by-face") == "true");
}

BOOST_AUTO_TEST_CASE(a_withdrawal_that_erases_nothing_does_not_execute) {
  const Facts facts(sound_flow_with("<choice id=\"yes\" to=\"delete\"", "<choice id=\"yes\" to=\"offer\""));
  BOOST_TEST(facts.value(withdrawal + "/@in-reach") == "true");
  BOOST_TEST(facts.value(withdrawal + "/@executes") == "false");
  BOOST_TEST(facts.value(withdrawal + "/@taps") == "unreachable");
  // Also when it ends the session at once: it can be said, but nothing is erased.
  const Facts ended(sound_flow_with("<choice id=\"yes\" to=\"delete\"", "<choice id=\"yes\" to=\"home\""));
  BOOST_TEST(ended.value(withdrawal + "/@in-reach") == "true");
  BOOST_TEST(ended.value(withdrawal + "/@executes") == "false");
}

BOOST_AUTO_TEST_CASE(a_withdrawal_for_more_data_than_the_consent) {
  SmallFlow flow = sound_flow();
  flow.data +=
      R"(<item id="phone" category="phone" storage="server" egress="internet"><name><text lang="en">Phone</text></name><retention duration="P1Y"/></item>)"
      R"(<item id="code" category="account" storage="server" egress="internet"><name><text lang="en">Code</text></name><retention duration="P1Y"/></item>)";
  const auto asks_more = [&](const std::string& data, bool at_consent) {
    SmallFlow asking = flow;
    const std::string field =
        "<field data=\"" + data + "\" required=\"true\"><label><text lang=\"en\">f</text></label></field>";
    asking.steps = edited(asking.steps, choice("yes", "delete", "<withdraw purpose=\"pay\"/>"),
                          field + choice("yes", "delete", "<submit/><withdraw purpose=\"pay\"/>"));
    if (at_consent)
      asking.steps = edited(asking.steps, choice("next", "ask"), field + choice("next", "ask", "<submit/>"));
    return Facts(asking).value(withdrawal + "/@asks-more");
  };
  BOOST_TEST(Facts(sound_flow()).value(withdrawal + "/@asks-more") == "0");
  BOOST_TEST(asks_more("phone", false) == "1");
  BOOST_TEST(asks_more("phone", true) == "0");
  BOOST_TEST(asks_more("code", false) == "0");
}

BOOST_AUTO_TEST_CASE(a_receipt_that_leads_to_the_withdrawal) {
  BOOST_TEST(Facts(sound_flow()).value(withdrawal + "/@from-receipt") == "");
  const auto receipt = [](const std::string& choices) {
    SmallFlow flow = sound_flow();
    flow.steps = edited(flow.steps, screen("thanks", "result", choice("done", "home")),
                        screen("thanks", "receipt", choice("done", "home") + choices));
    return Facts(flow).value(withdrawal + "/@from-receipt");
  };
  BOOST_TEST(receipt("") == "false");
  BOOST_TEST(receipt(choice("back", "withdrawal")) == "true");
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
