// SPDX-License-Identifier: MIT
// Facts about cameras: what is certain to have happened before one goes on, and the shortest way around it.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts/facts_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(camera_facts)

namespace {

const std::vector<std::string> all_checks = {
    "by-a-person", "asked-for", "notice",      "consent", "separate",     "not-refused",  "not-withdrawn",
    "age-known",   "guardian",  "affirmative", "live",    "own-guardian", "not-inherited"};

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
const std::string offer_card = "<choice id=\"card\" to=\"shop-card\"";

}  // namespace

BOOST_AUTO_TEST_CASE(in_a_sound_flow_everything_holds) {
  const Facts facts(sound_flow());
  BOOST_TEST(broken(facts, "scan") == "");
  BOOST_TEST(facts.value("//f:camera/@use") == "capture");
  BOOST_TEST(facts.value("//f:camera/@longest-seconds") == "20");
  BOOST_TEST(facts.value("//f:camera/f:told[@role='purpose']/@holds") == "true");
  BOOST_TEST(facts.value("//f:camera/f:told[@role='impact']/@holds") == "false");
}

BOOST_AUTO_TEST_CASE(a_notice_on_one_branch_only) {
  const Facts facts(
      sound_flow_with(offer_card, choice("short", "ask", "<choose-face purpose=\"pay\"/>") + offer_card));
  BOOST_TEST(broken(facts, "scan") == "notice separate age-known");
  BOOST_TEST(facts.trace(check("scan", "notice")) == "power-on>home start>offer short>ask yes>scan");
  BOOST_TEST(facts.trace("//f:camera/f:told[@role='purpose']") ==
             "power-on>home start>offer short>ask yes>scan");
}

BOOST_AUTO_TEST_CASE(a_way_back_that_goes_past_the_question) {
  const Facts facts(sound_flow_with(offer_card, choice("again", "scan") + offer_card));
  BOOST_TEST(broken(facts, "scan") == "asked-for notice consent not-withdrawn age-known");
  BOOST_TEST(facts.trace(check("scan", "consent")) == "power-on>home start>offer again>scan");
  // The longer way: consent is taken back, then the short cut.
  BOOST_TEST(facts.trace(check("scan", "not-withdrawn")) ==
             "power-on>home take-back>withdrawal yes>delete done>offer again>scan");
}

BOOST_AUTO_TEST_CASE(the_presence_sensor_is_nobodys_act) {
  const Facts facts(
      sound_flow_with(choice("start", "offer"), choice("start", "offer") + exit_on("presence", "scan")));
  BOOST_TEST(broken(facts, "scan") == "by-a-person asked-for notice consent age-known");
  BOOST_TEST(facts.trace(check("scan", "by-a-person")) == "power-on>home presence>scan");
}

BOOST_AUTO_TEST_CASE(a_time_out_leads_past_the_answer) {
  SmallFlow flow = sound_flow();
  const std::size_t ask = flow.steps.find("<screen id=\"ask\"");
  flow.steps = flow.steps.substr(0, ask) +
               edited(flow.steps.substr(ask), exit_on("timeout", "home"), exit_on("timeout", "scan"));
  const Facts silent(flow);
  // Whoever is there after a whole time-out is somebody else: nothing has been told or said.
  BOOST_TEST(broken(silent, "scan") == "by-a-person asked-for notice consent age-known");
  BOOST_TEST(silent.trace(check("scan", "consent")) ==
             "power-on>home start>offer face>age over>notice next>ask timeout>scan");
}

BOOST_AUTO_TEST_CASE(what_counts_as_a_yes_without_an_act_is_no_separate_consent) {
  SmallFlow flow = sound_flow();
  const std::size_t ask = flow.steps.find("<screen id=\"ask\"");
  const auto asking = [&](const std::string& exits) {
    SmallFlow asks = flow;
    asks.steps =
        flow.steps.substr(0, ask) + edited(flow.steps.substr(ask), exit_on("timeout", "home"), exits);
    return Facts(asks);
  };
  const std::string yes = "<consent purpose=\"pay\"/>";
  const Facts sensor = asking(exit_on("presence", "scan", yes) + exit_on("timeout", "home"));
  BOOST_TEST(broken(sensor, "scan") == "separate affirmative");
  for (const char* name : {"affirmative", "separate"})
    BOOST_TEST(sensor.trace(check("scan", name)) ==
               "power-on>home start>offer face>age over>notice next>ask presence>scan");
  // The yes of a time-out goes with the session that it ends.
  BOOST_TEST(broken(asking(exit_on("timeout", "scan", yes)), "scan") ==
             "by-a-person asked-for notice consent age-known");
}

BOOST_AUTO_TEST_CASE(a_question_that_times_out_to_itself_asks_somebody_who_was_not_told) {
  SmallFlow flow = sound_flow();
  const std::size_t ask = flow.steps.find("<screen id=\"ask\"");
  flow.steps = flow.steps.substr(0, ask) +
               edited(flow.steps.substr(ask), exit_on("timeout", "home"), exit_on("timeout", "ask"));
  const Facts facts(flow);
  BOOST_TEST(broken(facts, "scan") == "notice separate age-known");
  BOOST_TEST(facts.trace(check("scan", "notice")) ==
             "power-on>home start>offer face>age over>notice next>ask timeout>ask yes>scan");
}

BOOST_AUTO_TEST_CASE(a_branch_that_counts_on_the_consent_of_somebody_who_has_gone) {
  // Whoever agreed need not be asked again at the offer.
  SmallFlow flow = sound_flow_with("<choose-face purpose=\"pay\"/>",
                                   "<choose-face purpose=\"pay\"/><when consented=\"pay\" to=\"scan\"/>");
  const auto thanks = [&](const std::string& content) {
    SmallFlow changed = flow;
    changed.steps = edited(changed.steps, screen("thanks", "result", choice("done", "home")),
                           screen("thanks", "result", choice("done", "home") + content));
    return Facts(changed);
  };
  BOOST_TEST(broken(thanks(""), "scan") == "");
  // By a choice of theirs the same person shops on: that is what the branch is for.
  BOOST_TEST(broken(thanks(choice("more", "offer")), "scan") == "");
  const Facts middle = thanks(exit_on("timeout", "offer"));
  BOOST_TEST(broken(middle, "scan") == "not-inherited");
  BOOST_TEST(middle.trace(check("scan", "not-inherited")) ==
             "power-on>home start>offer face>age over>notice next>ask yes>scan matched>shop-face done>thanks "
             "timeout>offer face>age");
  // At the start screen, and where they are asked first, everybody begins anew.
  BOOST_TEST(broken(thanks(exit_on("timeout", "home")), "scan") == "");
  BOOST_TEST(broken(thanks(exit_on("timeout", "ask")), "scan") == "notice separate age-known");
  // A branch that leads to no camera counts on nothing.
  flow = sound_flow_with("<choose-face purpose=\"pay\"/>",
                         "<choose-face purpose=\"pay\"/><when consented=\"pay\" to=\"shop-card\"/>");
  BOOST_TEST(broken(thanks(exit_on("timeout", "offer")), "scan") == "");
}

BOOST_AUTO_TEST_CASE(a_preview_a_wake_up_frame_and_a_camera_beside_any_step_are_captures) {
  const std::string camera = "<camera use=\"preview\" purpose=\"pay\"/>";
  const Facts attract(sound_flow_with("<screen id=\"home\" kind=\"attract\" >",
                                      "<screen id=\"home\" kind=\"attract\">" + camera));
  BOOST_TEST(attract.value("//f:camera[@step='home']/@use") == "preview");
  BOOST_TEST(broken(attract, "home") == "by-a-person asked-for notice consent age-known");
  BOOST_TEST(attract.trace(check("home", "consent")) == "power-on>home");

  SmallFlow entry = sound_flow();
  entry.entries += "<entry on=\"presence\" to=\"offer\"><camera use=\"wake-up\" purpose=\"pay\"/></entry>";
  const Facts entered(entry);
  BOOST_TEST(entered.value("//f:camera[@step='offer']/@use") == "wake-up");
  BOOST_TEST(entered.trace(check("offer", "by-a-person")) == "presence>offer");

  const Facts service(sound_flow_with("method=\"card\">", "method=\"card\">" + camera));
  BOOST_TEST(broken(service, "shop-card").find("consent") != std::string::npos);
  const Report report = check(
      document_of(sound_flow_with("method=\"card\">", "method=\"card\">" + camera).text()), {}, as_of(""));
  BOOST_TEST(find(report, "CN-FRT-6.1") != nullptr);
}

BOOST_AUTO_TEST_CASE(what_the_screen_after_an_entrys_camera_tells_comes_too_late) {
  SmallFlow flow = sound_flow();
  flow.entries += "<entry on=\"presence\" to=\"notice\"><camera use=\"wake-up\" purpose=\"pay\"/></entry>";
  const Facts facts(flow);
  BOOST_TEST(broken(facts, "notice") == "by-a-person asked-for notice consent age-known");
  BOOST_TEST(facts.trace(check("notice", "notice")) == "presence>notice");
  // A preview on the notice itself goes on after the notice is shown.
  SmallFlow preview = sound_flow();
  preview.steps = edited(preview.steps, "<block role=\"purpose\">",
                         "<camera use=\"preview\" purpose=\"pay\"/><block role=\"purpose\">");
  BOOST_TEST(broken(Facts(preview), "notice") == "consent not-withdrawn");
}

BOOST_AUTO_TEST_CASE(a_child_without_a_guardian) {
  const Facts facts(
      sound_flow_with("<choice id=\"under\" to=\"shop-card\"", "<choice id=\"under\" to=\"notice\""));
  BOOST_TEST(broken(facts, "scan") == "guardian");
  BOOST_TEST(facts.trace(check("scan", "guardian")) ==
             "power-on>home start>offer face>age under>notice next>ask yes>scan");
  const Facts unasked(sound_flow_with("<choice id=\"face\" to=\"age\"", "<choice id=\"face\" to=\"notice\""));
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

BOOST_AUTO_TEST_CASE(what_is_told_only_below_the_fold_is_not_told) {
  const Document document = document_of(sound_flow().text());
  const Flow& flow = document.flow();
  const StepIndex notice = flow.find_step("notice");
  VisualFacts visual;
  VisualFact block;
  block.step = notice;
  block.kind = "block";
  block.role = "purpose";
  block.language = "en";
  block.offset = flow.steps[notice].blocks.front().offset;
  const auto told = [&] {
    visual.items = {block};
    pugi::xml_document tree;
    tree.load_string(print_facts(document, visual, as_of("2026-11-01")).c_str());
    return std::string(tree.select_node("//f:told[@role='purpose']/@holds").attribute().value());
  };
  BOOST_TEST(told() == "true");
  block.below_fold = true;
  BOOST_TEST(told() == "false");
}

BOOST_AUTO_TEST_CASE(an_item_behind_a_link_is_linked_and_not_told) {
  const std::string told = "//f:told[@role='security']";
  BOOST_TEST(Facts(sound_flow()).value(told + "/@linked") == "false");
  SmallFlow flow = sound_flow_with(choice("next", "ask"), choice("next", "ask") + choice("more", "details"));
  flow.steps += screen("details", "info",
                       "<block role=\"security\"><text lang=\"en\">Encrypted</text></block>" +
                           choice("back", "notice", "<back/>"));
  const Facts screen_behind(flow);
  BOOST_TEST(screen_behind.value(told + "/@holds") == "false");
  BOOST_TEST(screen_behind.value(told + "/@linked") == "true");
  // Full rules that cover it, pointed to by the notice.
  const SmallFlow pointing =
      sound_flow_with("<block role=\"purpose\">",
                      "<block role=\"policy\"><text lang=\"en\">Rules</text></block><block "
                      "role=\"purpose\">");
  const auto covering = [&](const std::string& roles) {
    return Facts(edited(pointing.text(), "<device>",
                        "<policies><policy id=\"rules\" covers=\"" + roles + "\"/></policies><device>"))
        .value(told + "/@linked");
  };
  BOOST_TEST(covering("security rights") == "true");
  BOOST_TEST(covering("rights") == "false");
}

BOOST_AUTO_TEST_CASE(a_link_on_one_of_two_notices_is_no_link) {
  SmallFlow flow = sound_flow_with(offer_card, choice("short", "brief") + offer_card);
  flow.steps += screen("brief", "separate-notice", choice("next", "ask"), "notifies=\"pay\"");
  flow.steps = edited(flow.steps, choice("next", "ask"), choice("next", "ask") + choice("more", "details"));
  flow.steps +=
      screen("details", "info", "<block role=\"security\"><text lang=\"en\">Encrypted</text></block>");
  BOOST_TEST(Facts(flow).value("//f:told[@role='security']/@linked") == "false");
}

BOOST_AUTO_TEST_CASE(an_answer_that_was_given_for_the_subject_is_not_theirs) {
  const std::string yes = "<choice id=\"yes\" to=\"scan\" ";
  const Facts preselected(sound_flow_with(yes, yes + "preselected=\"true\""));
  BOOST_TEST(broken(preselected, "scan") == "separate affirmative");
  const Facts staff(sound_flow_with(yes, yes + "by=\"staff\""));
  BOOST_TEST(broken(staff, "scan") == "separate affirmative");
  // Who agrees by their own act afterwards has agreed.
  SmallFlow twice = sound_flow_with(yes,
                                    "<choice id=\"pre\" to=\"notice\" preselected=\"true\"><label><text "
                                    "lang=\"en\">pre</text></label><consent purpose=\"pay\"/></choice>" +
                                        yes);
  BOOST_TEST(broken(Facts(twice), "scan") == "");
}

BOOST_AUTO_TEST_CASE(a_guardians_consent_is_a_guardians_act) {
  SmallFlow flow =
      sound_flow_with("<choice id=\"under\" to=\"shop-card\"", "<choice id=\"under\" to=\"parent\"");
  flow.purposes = edited(flow.purposes, "legal-basis", "guardian-age=\"14\" legal-basis");
  const auto consented_by = [&](const std::string& actor) {
    SmallFlow asked = flow;
    asked.steps +=
        screen("parent", "guardian", choice("may", "scan", "<guardian-consent purpose=\"pay\"/>", actor),
               "notifies=\"pay\"");
    return broken(Facts(asked), "scan");
  };
  BOOST_TEST(consented_by("by=\"guardian\"") == "");
  BOOST_TEST(consented_by("") == "guardian own-guardian");
  BOOST_TEST(consented_by("by=\"staff\"") == "separate guardian affirmative own-guardian");
}

BOOST_AUTO_TEST_CASE(a_consent_is_live_while_the_same_person_is_there) {
  SmallFlow flow = sound_flow_with("<choice id=\"yes\" to=\"scan\"", "<choice id=\"yes\" to=\"ready\"");
  const auto waiting = [&](const std::string& exits, const std::string& lasts = "") {
    SmallFlow waits = flow;
    waits.steps += screen("ready", "info", choice("go", "scan") + exits);
    if (!lasts.empty())
      waits.purposes = edited(waits.purposes, "legal-basis", "consent-lasts=\"" + lasts + "\" legal-basis");
    return Facts(waits);
  };
  BOOST_TEST(broken(waiting(""), "scan") == "");
  const Facts sensor = waiting(exit_on("presence", "scan"));
  BOOST_TEST(broken(sensor, "scan") == "live");
  BOOST_TEST(sensor.trace(check("scan", "live")) ==
             "power-on>home start>offer face>age over>notice next>ask yes>ready presence>scan");
  BOOST_TEST(broken(waiting(countdown("scan")), "scan") == "");
  BOOST_TEST(broken(waiting(countdown("scan"), "PT1M"), "scan") == "");
  BOOST_TEST(broken(waiting(countdown("scan"), "PT5S"), "scan") == "live");
  // Half a minute is no countdown: it ends the session, and the consent with it.
  BOOST_TEST(broken(waiting(exit_on("timeout", "scan")), "scan") ==
             "by-a-person asked-for notice consent age-known");
  // Asked again after the sensor: live again.
  BOOST_TEST(broken(waiting(exit_on("presence", "ask")), "scan") == "");
}

BOOST_AUTO_TEST_CASE(every_way_in_is_explored) {
  for (const char* on : {"presence", "maintenance-exit"}) {
    SmallFlow flow = sound_flow();
    flow.entries += std::string("<entry on=\"") + on + "\" to=\"scan\"/>";
    const Facts facts(flow);
    BOOST_TEST(broken(facts, "scan") == "by-a-person asked-for notice consent age-known", on);
    BOOST_TEST(facts.trace(check("scan", "consent")) == std::string(on) + ">scan");
  }
  SmallFlow resumed = sound_flow();
  resumed.entries =
      edited(resumed.entries, "<entry on=\"resume\" to=\"home\"/>", "<entry on=\"resume\" to=\"ask\"/>");
  BOOST_TEST(broken(Facts(resumed), "scan") == "notice separate age-known");
}

BOOST_AUTO_TEST_CASE(told_and_asked_in_one_language) {
  const auto bilingual = [](SmallFlow flow) {
    flow.languages += "<language code=\"zh-CN\"/>";
    return flow;
  };
  const std::string chinese = "<language code=\"zh-CN\"/>";
  const std::string next = choice("next", "ask");
  BOOST_TEST(broken(Facts(bilingual(sound_flow_with(next, next + choice("chinese", "notice", chinese)))),
                    "scan") == "");
  // Between the notice and the question.
  SmallFlow between = bilingual(sound_flow_with(next, choice("next", "between")));
  between.steps += screen("between", "info", next + choice("chinese", "between", chinese));
  const Facts facts(between);
  BOOST_TEST(broken(facts, "scan") == "notice separate");
  BOOST_TEST(facts.trace(check("scan", "notice")) ==
             "power-on>home start>offer face>age over>notice next>between chinese>between next>ask yes>scan");
  // A language button that leads past the notice is a way like any other.
  SmallFlow past =
      sound_flow_with(offer_card, choice("chinese", "ask", "<language code=\"en\"/>") + offer_card);
  BOOST_TEST(broken(Facts(past), "scan") == "notice separate age-known");
}

BOOST_AUTO_TEST_CASE(what_the_camera_is_for_and_what_becomes_of_its_data) {
  const Facts facts(sound_flow());
  BOOST_TEST(facts.value("//f:camera/@kind") == "payment");
  BOOST_TEST(facts.value("//f:camera/@basis") == "consent");
  BOOST_TEST(facts.value("//f:camera/@operations") == "detect verify");
  BOOST_TEST(facts.value("//f:camera/@identifies") == "true");
  BOOST_TEST(facts.value("//f:camera/@egress") == "none");
  BOOST_TEST(facts.value("//f:camera/@stored") == "false");
  BOOST_TEST(facts.value("//f:camera/@exempt") == " ");

  SmallFlow kept = sound_flow();
  kept.data =
      edited(edited(kept.data, "storage=\"none\" egress=\"none\"", "storage=\"device\" egress=\"site\""),
             "PT20S", "P30D");
  kept.steps = edited(kept.steps, "operations=\"detect verify\"", "operations=\"detect infer-emotion\"");
  const Facts stored(edited(kept.text(), "<jurisdiction code=\"CN\"/>",
                            "<jurisdiction code=\"CN\"/>"
                            "<exemption statute=\"s\" scope=\"scan\" relaxes=\"consent\"/>"
                            "<exemption statute=\"s\" scope=\"pay\" relaxes=\"notice sign\"/>"
                            "<exemption statute=\"s\" scope=\"offer\" relaxes=\"record\"/>"));
  BOOST_TEST(stored.value("//f:camera/@operations") == "detect infer-emotion");
  BOOST_TEST(stored.value("//f:camera/@identifies") == "false");
  BOOST_TEST(stored.value("//f:camera/@egress") == "site");
  BOOST_TEST(stored.value("//f:camera/@stored") == "true");
  BOOST_TEST(stored.value("//f:camera/@exempt") == " consent notice sign ");
  // A preview for a purpose that identifies is part of it, and takes the faces that serve it.
  SmallFlow preview = sound_flow_with(offer_card, "<camera use=\"preview\" purpose=\"pay\"/>" + offer_card);
  preview.data = edited(preview.data, "category=\"face-image\" storage=\"none\" egress=\"none\"",
                        "category=\"face-image\" purposes=\"pay\" storage=\"none\" egress=\"internet\"");
  const Facts previewed(preview);
  BOOST_TEST(previewed.value("//f:camera[@step='offer']/@identifies") == "true");
  BOOST_TEST(previewed.value("//f:camera[@step='offer']/@egress") == "internet");
}

BOOST_AUTO_TEST_CASE(who_receives_the_data_is_named_before_in_every_language) {
  SmallFlow flow = sound_flow();
  flow.data =
      edited(flow.data, "egress=\"none\"", "egress=\"internet\" recipients=\"bank\" purposes=\"pay send\"");
  flow.purposes +=
      R"(<purpose id="send" kind="transmit" legal-basis="consent"><name><text lang="en">Send</text></name></purpose>)";
  const auto named = [&](const SmallFlow& said) {
    return Facts(edited(
        said.text(), "</parties>",
        R"(<party id="bank" roles="recipient payment-service" country="CN"><name><text lang="en">The Bank</text></name></party></parties>)"));
  };
  const std::string fact = "//f:camera[@step='scan']/f:names[@party='bank']";
  BOOST_TEST(named(flow).value(fact + "/@holds") == "false");
  BOOST_TEST(named(flow).value(fact + "/@role") == "recipient payment-service");
  BOOST_TEST(named(flow).value(fact + "/@separate") == "false");
  BOOST_TEST(named(flow).trace(fact) == "power-on>home start>offer face>age over>notice next>ask yes>scan");
  for (const char* words : {"to {party.bank.name}", "to The Bank, at once"}) {
    SmallFlow saying = flow;
    saying.steps = edited(saying.steps, "Why", words);
    BOOST_TEST(named(saying).value(fact + "/@holds") == "true");
  }
  // On the attract screen, or on a screen about something else, it is not said to this subject about this.
  SmallFlow elsewhere = flow;
  elsewhere.steps = edited(elsewhere.steps, offer_card,
                           "<block><text lang=\"en\">{party.bank.name}</text></block>" + offer_card);
  BOOST_TEST(named(elsewhere).value(fact + "/@holds") == "false");
  // A consent of its own to the sending.
  SmallFlow separate = flow;
  separate.steps =
      edited(separate.steps, "<choice id=\"yes\" to=\"scan\"", "<choice id=\"yes\" to=\"ask-send\"");
  separate.steps = edited(separate.steps, "notifies=\"pay\"", "notifies=\"pay send\"");
  separate.steps += screen("ask-send", "consent",
                           "<block><text lang=\"en\">{party.bank.name}</text></block>" +
                               choice("no", "shop-card", "<refuse purpose=\"send\"/>") +
                               choice("yes", "scan", "<consent purpose=\"send\"/>"));
  BOOST_TEST(named(separate).value(fact + "/@holds") == "true");
  BOOST_TEST(named(separate).value(fact + "/@separate") == "true");
}

BOOST_AUTO_TEST_SUITE_END()
