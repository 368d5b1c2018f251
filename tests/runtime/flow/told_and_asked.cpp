// SPDX-License-Identifier: MIT
// Told and asked in one language.
#include "tests/runtime/flow/walk.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(told_and_asked)

namespace {

const std::string yes = "<consent purpose=\"pay\"/>";

std::string in(const std::string& language, const std::string& to, const std::string& more = "") {
  return choice(language, to, "<language code=\"" + language + "\"/>" + more);
}

SmallFlow bilingual(SmallFlow flow) {
  flow.languages = "<language code=\"en\"/><language code=\"fr\"/>";
  return flow;
}

// A notice and a question; language choices at the start, on the notice, in between and on the question.
SmallFlow picking() {
  SmallFlow flow = bilingual(sound_flow());
  flow.steps =
      screen("home", "attract", choice("start", "notice") + in("en", "home") + in("fr", "home")) +
      screen("notice", "separate-notice",
             choice("next", "ask") + choice("more", "between") + in("en", "notice") + in("fr", "notice"),
             "notifies=\"pay\"") +
      screen("between", "info", choice("next", "ask") + in("en", "between") + in("fr", "between")) +
      screen("ask", "consent",
             choice("yes", "scan", yes) + choice("no", "home", "<refuse purpose=\"pay\"/>") +
                 choice("stay", "between", yes) + in("en", "notice") + in("fr", "notice")) +
      capture("scan", "home", "home") + service("shop", "home", "card");
  return flow;
}

Walk begun() {
  Walk walk(picking().text());
  walk.take(EventKind::power_on);
  return walk;
}

std::string problems(const SmallFlow& flow) {
  const Document document = document_of(flow.text());
  std::string text;
  for (const auto& problem : document.problems()) text += problem.message.english() + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_language_at_the_start_screen_begins_nothing_and_stays_for_the_session) {
  Walk walk = begun();
  BOOST_TEST(walk.choose("fr") == "show home");
  BOOST_TEST(!walk.state.in_session);
  BOOST_TEST(!walk.last.entered);
  BOOST_TEST(walk.state.language == 1);
  BOOST_TEST(walk.effect(EffectKind::show).language == 1);
  BOOST_TEST(walk.choose("start") == "session-start home, notified notice pay, show notice");
  BOOST_TEST(walk.effect(EffectKind::record_notified).language == 1);
  walk.choose_all({"next", "yes"});
  BOOST_TEST(walk.opens(0));
  BOOST_TEST(walk.take(EventKind::matched) == "camera-off scan, session-end, show home");
  BOOST_TEST(walk.state.language == 0);  // whoever comes next is met in the default language
  BOOST_TEST(walk.effect(EffectKind::session_end).language == 1);
  BOOST_TEST(walk.effect(EffectKind::show).language == 0);
}

BOOST_AUTO_TEST_CASE(choosing_the_language_that_is_shown_is_no_event) {
  Walk walk = begun();
  BOOST_TEST(walk.choose("en") == "ignored");
  walk.choose_all({"start", "next"});
  BOOST_TEST(walk.choose("en") == "ignored");  // also where it would lead to the notice
  BOOST_TEST(walk.step() == "ask");
  BOOST_TEST(walk.state.notified(0));
  // Where nothing is asked, a choice that leads on is a way on in either language.
  SmallFlow flow = bilingual(sound_flow());
  flow.steps = screen("home", "attract", in("en", "notice") + in("fr", "notice")) +
               screen("notice", "separate-notice", choice("next", "ask"), "notifies=\"pay\"") +
               screen("ask", "consent", choice("yes", "scan", yes)) + capture("scan", "home", "home") +
               service("shop", "home", "card");
  Walk picker(flow.text());
  picker.take(EventKind::power_on);
  BOOST_TEST(picker.choose("en") == "session-start home, notified notice pay, show notice");
}

// Whatever else the choice says about where it goes on to, as it goes nowhere.
BOOST_AUTO_TEST_CASE(the_language_that_is_shown_is_no_event_with_onward_or_back_beside_it_either) {
  for (const char* more : {"<continue/>", "<back/>"}) {
    SmallFlow flow = picking();
    flow.steps = edited(flow.steps, in("en", "home"), in("en", "home", more));
    Walk walk(flow.text());
    walk.take(EventKind::power_on);
    BOOST_TEST(walk.choose("en") == "ignored", more);
    BOOST_TEST(walk.choose("fr") == "show home");
    BOOST_TEST(walk.choose("en") == "show home", more);
  }
}

BOOST_AUTO_TEST_CASE(a_notice_in_another_language_is_told_again) {
  Walk walk = begun();
  walk.choose("start");
  BOOST_TEST(walk.choose("fr") == "notified notice pay, show notice");
  BOOST_TEST(walk.effect(EffectKind::record_notified).language == 1);
  walk.choose_all({"next", "yes"});
  BOOST_TEST(walk.state.separate(0));
  BOOST_TEST(walk.opens(0));
}

BOOST_AUTO_TEST_CASE(told_in_one_language_and_asked_in_another_is_not_told) {
  Walk walk = begun();
  walk.choose_all({"start", "more"});
  BOOST_TEST(walk.state.notified(0));
  BOOST_TEST(walk.choose("fr") == "show between");
  BOOST_TEST(!walk.state.notified(0));
  walk.choose_all({"next", "yes"});
  BOOST_TEST((walk.state.decision(0) == Decision::consented));
  BOOST_TEST(!walk.state.separate(0));
  BOOST_TEST(!walk.opens(0));
  // Back to the first language is not told either: what was shown before is gone.
  Walk twice = begun();
  twice.choose_all({"start", "more", "fr", "en", "next", "yes"});
  BOOST_TEST(!twice.state.separate(0));
  // From the question the other language leads to the notice, and all is well.
  Walk well = begun();
  well.choose_all({"start", "next", "fr"});
  BOOST_TEST(well.step() == "notice");
  well.choose_all({"next", "yes"});
  BOOST_TEST(well.opens(0));
}

BOOST_AUTO_TEST_CASE(a_consent_keeps_the_notice_that_it_was_given_on_for_itself_alone) {
  Walk walk = begun();
  walk.choose_all({"start", "next", "stay"});
  BOOST_TEST(walk.opens(0));
  walk.choose("fr");
  BOOST_TEST(walk.state.notified(0));
  BOOST_TEST(walk.state.told_before(0));
  BOOST_TEST(walk.state.separate(0));
  BOOST_TEST(walk.opens(0));
  // Asked again in the other language without having been told in it: no consent that opens anything.
  walk.choose_all({"next", "stay"});
  BOOST_TEST(!walk.state.separate(0));
  BOOST_TEST(!walk.opens(0));
}

BOOST_AUTO_TEST_CASE(a_notice_of_before_goes_with_its_consent) {
  SmallFlow flow = picking();
  flow.steps = edited(flow.steps, "<screen id=\"between\" kind=\"info\" >",
                      "<screen id=\"between\" kind=\"info\" >" +
                          choice("back-out", "between", "<withdraw purpose=\"pay\"/>"));
  Walk walk(flow.text());
  walk.take(EventKind::power_on);
  walk.choose_all({"start", "next", "stay", "fr", "back-out"});
  BOOST_TEST(!walk.state.notified(0));
  walk.choose_all({"next", "yes"});
  BOOST_TEST(!walk.opens(0));
  // In the language of the notice, a consent that was taken back can be given again.
  Walk same(flow.text());
  same.take(EventKind::power_on);
  same.choose_all({"start", "next", "stay", "back-out", "next", "yes"});
  BOOST_TEST(same.opens(0));
}

BOOST_AUTO_TEST_CASE(the_next_person_is_met_in_the_default_language) {
  Walk walk = begun();
  walk.choose_all({"fr", "start"});
  walk.take(EventKind::timeout);
  BOOST_TEST(walk.state.language == 0);
  walk.choose_all({"fr", "start"});
  walk.take(EventKind::left);
  BOOST_TEST(walk.state.language == 0);
  // Also who chose a language at the start screen and went away.
  walk.choose("fr");
  walk.take(EventKind::left);
  BOOST_TEST(walk.state.language == 0);
}

BOOST_AUTO_TEST_CASE(where_something_is_asked_another_language_leads_to_the_notice) {
  BOOST_TEST(problems(picking()) == "");
  SmallFlow flow = picking();
  flow.steps = edited(flow.steps, in("fr", "notice") + exit_on("timeout", "home") + "</screen>\n<capture",
                      in("fr", "ask") + exit_on("timeout", "home") + "</screen>\n<capture");
  const std::string said = problems(flow);
  BOOST_TEST(said.find("\"fr\"") != std::string::npos);
  BOOST_TEST(said.find("notifies=\"pay\"") != std::string::npos);
  // The question that is its own notice.
  SmallFlow both = bilingual(asking(choice("yes", "scan", yes) + in("fr", "ask"), "separate-notice"));
  BOOST_TEST(problems(both) != "");
  both.steps = edited(both.steps, "<screen id=\"ask\" kind=\"separate-notice\" ",
                      "<screen id=\"ask\" kind=\"separate-notice\" notifies=\"pay\" ");
  BOOST_TEST(problems(both) == "");
  // Where no screen tells at all there is no notice to lead to: the rules say so, the structure stands.
  SmallFlow untold = bilingual(asking(choice("yes", "scan", yes) + in("fr", "ask")));
  untold.steps = edited(untold.steps, "notifies=\"pay send\"", "");
  BOOST_TEST(problems(untold) == "");
}

BOOST_AUTO_TEST_SUITE_END()
