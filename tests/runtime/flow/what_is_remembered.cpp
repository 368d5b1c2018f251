// SPDX-License-Identifier: MIT
// What a session remembers of what was said, and what it does not.
#include "tests/runtime/flow/reading.hpp"
#include "tests/runtime/flow/walk.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(what_is_remembered)

BOOST_AUTO_TEST_CASE(a_notice_that_is_shown_again_takes_nothing_from_a_consent_of_its_own) {
  State state;
  state.set_notified(3);
  state.set_decision(3, Decision::consented, true);
  state.set_notified(3);
  BOOST_TEST(state.separate(3));
  BOOST_TEST((state.decision(3) == Decision::consented));
  BOOST_TEST(!state.told_before(3));
  // What was asked together with something else stays that.
  state.set_notified(4);
  state.set_decision(4, Decision::consented);
  state.set_notified(4);
  BOOST_TEST(!state.separate(4));
}

BOOST_AUTO_TEST_CASE(a_no_stays_a_no_in_another_language) {
  for (const Decision said : {Decision::none, Decision::refused, Decision::withdrawn}) {
    State state;
    state.set_notified(1);
    state.set_decision(1, said);
    state.set_language(1);
    BOOST_TEST((state.decision(1) == said));
    BOOST_TEST(!state.notified(1));
    BOOST_TEST(!state.separate(1));
  }
}

BOOST_AUTO_TEST_CASE(a_guardians_yes_goes_with_the_no_at_once_and_stands_beside_the_childs) {
  State state;
  const auto guardian_agrees = [&] {
    state.set_decision(2, Decision::consented);
    state.set_guardian(2);
  };
  guardian_agrees();
  state.set_decision(2, Decision::consented);
  BOOST_TEST(state.guardian_consented(2));
  for (const Decision no : {Decision::refused, Decision::withdrawn}) {
    guardian_agrees();
    state.set_decision(2, no);
    BOOST_TEST(!state.guardian_consented(2));
  }
  // Another purpose's is its own.
  guardian_agrees();
  state.set_decision(1, Decision::refused);
  BOOST_TEST(state.guardian_consented(2));
  BOOST_TEST(!state.guardian_consented(1));
}

BOOST_AUTO_TEST_CASE(the_age_is_the_one_that_was_said_last) {
  Walk walk(
      asking(choice("young", "ask", "<under-guardian-age/>") + choice("old", "ask", "<of-age/>")).text());
  walk.take(EventKind::power_on);
  walk.choose_all({"start", "next"});
  BOOST_TEST((walk.state.age == AgeBand::unknown));
  walk.choose("young");
  BOOST_TEST((walk.state.age == AgeBand::under_guardian_age));
  walk.choose("old");
  BOOST_TEST((walk.state.age == AgeBand::of_age));
}

BOOST_AUTO_TEST_CASE(a_language_that_is_chosen_on_the_way_to_the_start_stays_for_whoever_comes_next) {
  for (const char* where : {"home", "bye"}) {
    SmallFlow flow = sound_flow();
    flow.languages += "<language code=\"fr\"/>";
    flow.steps = edited(flow.steps, choice("done", "home"),
                        choice("done", where, "<language code=\"fr\"/>") + choice("as-it-is", where)) +
                 "<end id=\"bye\"/>";
    for (const bool chosen : {true, false}) {
      Walk walk(flow.text());
      walk.take(EventKind::power_on);
      walk.choose_all({"start", "card"});
      walk.take(EventKind::done);
      BOOST_TEST(walk.choose(chosen ? "done" : "as-it-is") == "session-end, show home");
      BOOST_TEST(walk.state.language == (chosen ? 1 : 0), where);
      BOOST_TEST(walk.effect(EffectKind::show).language == (chosen ? 1 : 0), where);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_language_that_the_flow_does_not_have_changes_nothing) {
  const Flow flow = read(edited(sound_flow().text(), "<continue/>", "<language code=\"fr\"/>"));
  State state = transition(flow, {}, {EventKind::power_on, 0, 0}).state;
  const Transition next = transition(flow, state, {EventKind::choose, 0, 0});
  BOOST_REQUIRE(next.accepted);
  BOOST_TEST(flow.steps[next.state.step].id == "offer");
  BOOST_TEST(next.state.language == 0);
  for (const Effect& effect : next.effects) BOOST_TEST(effect.language == 0);
}

BOOST_AUTO_TEST_SUITE_END()
