// SPDX-License-Identifier: MIT
// The transition function: every kind of step and event, what counts as consent, and the order of the
// effects.
#include <boost/test/unit_test.hpp>
#include <memory>

#include <facenotice/transition.hpp>

#include "schema/document/flow_words.hpp"
#include "tests/runtime/flow/walk.hpp"
#include "tests/support/allocations.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(transitions)

BOOST_AUTO_TEST_CASE(a_whole_session_with_every_effect_in_order) {
  Walk walk(vending_text());
  BOOST_TEST(walk.take(EventKind::power_on) == "show attract");
  BOOST_TEST(!walk.state.in_session);
  BOOST_TEST(walk.choose("start") == "session-start attract, show goods");
  BOOST_TEST(walk.choose("water") == "show pay");
  BOOST_TEST(walk.choose("by-face") == "show age");
  // Told: recorded before it is shown.
  BOOST_TEST(walk.choose("over") ==
             "notified face-notice face-payment, notified face-notice face-transmit, show face-notice");
  // Asked, undecided: recorded before the question is shown.
  BOOST_TEST(walk.choose("continue") == "asked face-consent face-payment, show face-consent");
  BOOST_TEST(
      walk.choose("agree") ==
      "consent face-consent face-payment, asked transmit-consent face-transmit, show transmit-consent");
  BOOST_TEST(walk.choose("agree") ==
             "consent transmit-consent face-transmit, show scan, camera-on scan face-payment");
  BOOST_TEST(walk.state.face_captured);
  BOOST_TEST(walk.opens(walk.flow().find_purpose("face-payment")));
  BOOST_TEST(walk.take(EventKind::matched) ==
             "camera-off scan, show dispense-face, serve dispense-face face-payment");
  BOOST_TEST(walk.take(EventKind::done) == "show receipt");
  BOOST_TEST(walk.choose("withdraw") == "show withdraw");
  BOOST_TEST(
      walk.choose("confirm") ==
      "submit withdraw, withdrawal withdraw face-payment, withdrawal withdraw face-transmit, show erase, "
      "erase erase face-payment, erase erase face-transmit");
  BOOST_TEST(!walk.opens(walk.flow().find_purpose("face-payment")));
  BOOST_TEST(walk.take(EventKind::done) == "show erased");
  // The end passes on to the idle entry and forgets everything.
  BOOST_TEST(walk.choose("finish") == "session-end, show attract");
  BOOST_TEST((walk.state == [&] {
    State nobody;
    nobody.step = walk.flow().find_step("attract");
    return nobody;
  }()));
}

BOOST_AUTO_TEST_CASE(effects_carry_time_choice_and_actor) {
  Walk walk(vending_text());
  walk.take(EventKind::power_on);
  walk.choose_all({"start", "water", "by-face", "over", "continue", "agree"});
  const Effect& consent = walk.effect(EffectKind::record_consent);
  BOOST_TEST(consent.at_ms == 7);
  BOOST_TEST(walk.flow().steps[consent.step].choices[consent.choice].id == "agree");
  BOOST_TEST((consent.actor == Actor::subject));
  BOOST_TEST(consent.affirmative);
  BOOST_TEST(consent.separate);
}

BOOST_AUTO_TEST_CASE(events_that_mean_nothing_here_change_nothing) {
  Walk walk(vending_text());
  for (const EventKind kind : {EventKind::choose, EventKind::timeout, EventKind::matched, EventKind::done})
    BOOST_TEST(!transition(walk.flow(), State{}, {kind, 0, 0}).accepted, event_word(kind));
  walk.take(EventKind::power_on);
  walk.choose_all({"start", "water"});
  const State before = walk.state;
  for (const EventKind kind :
       {EventKind::idle, EventKind::resume, EventKind::presence, EventKind::matched, EventKind::not_matched,
        EventKind::failed, EventKind::cancelled, EventKind::done, EventKind::fault}) {
    BOOST_TEST(walk.take(kind) == "ignored", event_word(kind));
    BOOST_TEST((walk.state == before), event_word(kind));
    BOOST_TEST(walk.last.effects.size() == 0u);
  }
  BOOST_TEST(walk.choose("no such choice") == "ignored");
}

BOOST_AUTO_TEST_CASE(every_kind_of_step_takes_each_of_its_exits) {
  struct Way {
    const char* step;
    EventKind event;
    const char* to;
  };
  const Way ways[] = {
      {"scan", EventKind::matched, "dispense-face"},   {"scan", EventKind::failed, "face-failed"},
      {"scan", EventKind::cancelled, "face-failed"},   {"scan", EventKind::timeout, "face-failed"},
      {"pay-qr", EventKind::done, "dispense-qr"},      {"pay-qr", EventKind::fault, "pay-failed"},
      {"pay-qr", EventKind::timeout, "pay-failed"},    {"dispense-qr", EventKind::done, "thanks"},
      {"dispense-qr", EventKind::fault, "pay-failed"}, {"erase", EventKind::done, "erased"},
      {"erase", EventKind::fault, "erase-open"},       {"erase", EventKind::timeout, "erase-open"},
      {"goods", EventKind::timeout, "attract"}};
  Walk walk(vending_text());
  for (const Way& way : ways) {
    walk.state = State{};
    walk.state.in_session = true;
    walk.state.step = walk.flow().find_step(way.step);
    BOOST_TEST(walk.take(way.event) != "ignored", way.step);
    BOOST_TEST(walk.step() == way.to, way.step << " " << event_word(way.event));
  }
}

BOOST_AUTO_TEST_CASE(entries_forget_whoever_was_there) {
  for (const EventKind entry : {EventKind::power_on, EventKind::maintenance_exit}) {
    Walk walk(vending_text());
    walk.take(EventKind::power_on);
    walk.choose_all({"start", "water", "by-face", "over", "continue", "agree", "agree"});
    BOOST_TEST(walk.take(entry) == "camera-off scan, session-end, show attract");
    BOOST_TEST(!walk.state.in_session);
    BOOST_TEST(walk.state.asked_nothing());
    BOOST_TEST(!walk.state.face_captured);
    BOOST_TEST((walk.state.age == AgeBand::unknown));
  }
  // On the attract screen nobody is there: idle, presence and resume lead in, too.
  for (const EventKind entry : {EventKind::idle, EventKind::presence, EventKind::resume}) {
    Walk walk(vending_text());
    walk.take(EventKind::power_on);
    BOOST_TEST(walk.take(entry) == "show attract");
  }
}

BOOST_AUTO_TEST_CASE(an_entry_that_is_no_attract_screen_begins_a_session) {
  SmallFlow flow = sound_flow();
  flow.entries =
      R"(<entry on="power-on" to="home"/><entry on="idle" to="notice"/><entry on="resume" to="home"/><entry on="presence" to="offer"/>)";
  flow.steps += "<end id=\"bye\"/>" + screen("leaving", "info", choice("bye", "bye"));
  Walk walk(edited(flow.text(), choice("take-back", "withdrawal"), choice("take-back", "leaving")));
  walk.take(EventKind::power_on);
  BOOST_TEST(walk.take(EventKind::presence) == "session-start, show offer");
  // Also when it is reached through an end: the notice belongs to the new session.
  walk.state = State{};
  walk.take(EventKind::power_on);
  walk.choose("take-back");
  BOOST_TEST(walk.choose("bye") == "session-end, session-start, notified notice pay, show notice");
  BOOST_TEST(walk.state.in_session);
}

BOOST_AUTO_TEST_CASE(who_comes_close_takes_the_way_of_the_screen_before_that_of_the_machine) {
  SmallFlow flow;
  flow.entries += R"(<entry on="presence" to="offer"/>)";
  flow.steps = screen("home", "attract", choice("start", "offer") + choice("other", "wall")) +
               screen("wall", "attract", choice("start", "offer") + exit_on("presence", "welcome")) +
               screen("offer", "info", choice("done", "home")) +
               screen("welcome", "info", choice("wall", "wall"));
  Walk walk(flow.text());
  BOOST_TEST(walk.take(EventKind::presence) != "ignored");  // switched on by whoever comes
  BOOST_TEST(walk.step() == "offer");
  BOOST_TEST(walk.take(EventKind::presence) == "ignored");  // whoever is there already
  BOOST_TEST(walk.step() == "offer");
  walk.choose_all({"done"});
  BOOST_TEST(walk.take(EventKind::presence) != "ignored");
  BOOST_TEST(walk.step() == "offer");
  walk.choose_all({"done", "other"});
  BOOST_TEST(walk.take(EventKind::presence) != "ignored");
  BOOST_TEST(walk.step() == "welcome");
}

BOOST_AUTO_TEST_CASE(an_attract_screen_tells_nobody) {
  SmallFlow flow = sound_flow();
  flow.steps = edited(flow.steps, "<screen id=\"home\" kind=\"attract\"",
                      "<screen id=\"home\" kind=\"attract\" notifies=\"pay\"");
  Walk walk(flow.text());
  BOOST_TEST(walk.take(EventKind::power_on) == "show home");
  BOOST_TEST(!walk.state.notified(0));
}

BOOST_AUTO_TEST_CASE(attempts_are_counted_until_the_step_is_left) {
  Walk walk(edited(vending_text(), "retries=\"1\"", "retries=\"2\""));
  walk.take(EventKind::power_on);
  walk.choose_all({"start", "water", "by-face", "over", "continue", "agree", "agree"});
  BOOST_TEST(walk.take(EventKind::not_matched) == "camera-on scan face-payment");
  BOOST_TEST(walk.take(EventKind::not_matched) == "camera-on scan face-payment");
  BOOST_TEST(walk.state.attempts == 2);
  BOOST_TEST(walk.take(EventKind::not_matched) == "camera-off scan, show face-failed");
  BOOST_TEST(walk.state.attempts == 0);
}

// --- what counts as consent --------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(separate_consent_is_an_act_of_its_own_after_the_notice) {
  const std::string yes = "<consent purpose=\"pay\"/>";
  const Walk own = after(asking(choice("yes", "scan", yes)), "yes");
  const State& state = own.state;
  BOOST_TEST((state.decision(0) == Decision::consented));
  BOOST_TEST(state.separate(0));
  BOOST_TEST(own.opens(0));
  BOOST_TEST((state.decision(1) == Decision::none));
  BOOST_TEST(!own.opens(1));

  // The separate notice may ask as well.
  BOOST_TEST(after(asking(choice("yes", "scan", yes), "separate-notice"), "yes").opens(0));

  struct Fault {
    const char* why;
    SmallFlow flow;
  };
  const Fault faults[] = {
      {"bundled with another purpose", asking(choice("yes", "scan", yes + "<consent purpose=\"send\"/>"))},
      {"bundled with a form", asking(choice("yes", "scan", yes + "<submit/>"))},
      {"preselected", asking(choice("yes", "scan", yes, "preselected=\"true\""))},
      {"by the staff", asking(choice("yes", "scan", yes, "by=\"staff\""))},
      {"on a screen that is no question", asking(choice("yes", "scan", yes), "info")},
      {"on the receipt", asking(choice("yes", "scan", yes), "receipt")}};
  for (const Fault& fault : faults) {
    const Walk faulty = after(fault.flow, "yes");
    BOOST_TEST((faulty.state.decision(0) == Decision::consented), fault.why);
    BOOST_TEST(!faulty.state.separate(0), fault.why);
    BOOST_TEST(!faulty.opens(0), fault.why);
  }
  // Without the notice.
  SmallFlow untold = asking(choice("yes", "scan", yes));
  untold.steps = edited(untold.steps, "notifies=\"pay send\"", "");
  BOOST_TEST(!after(untold, "yes").state.separate(0));
}

BOOST_AUTO_TEST_CASE(what_the_machine_does_by_itself_is_no_affirmative_act) {
  Walk walk(asking(choice("no", "home") + exit_on("timeout", "scan", "<consent purpose=\"pay\"/>")).text());
  walk.take(EventKind::power_on);
  walk.choose_all({"start", "next"});
  BOOST_TEST(walk.take(EventKind::timeout) ==
             "consent ask pay, session-end, session-start, show scan, camera-on scan pay");
  BOOST_TEST(!walk.effect(EffectKind::record_consent).affirmative);
  BOOST_TEST(!walk.effect(EffectKind::record_consent).separate);
  BOOST_TEST(!walk.opens(0));
}

const std::string boxes = choice("face", "ask", "<consent purpose=\"pay\"/>", "toggle=\"true\"") +
                          choice("offers", "ask", "<consent purpose=\"send\"/>", "toggle=\"true\"") +
                          choice("on", "shop", "<continue/><when consented=\"pay send\" to=\"scan\"/>") +
                          choice("away", "home", "<cancel/>");

BOOST_AUTO_TEST_CASE(a_box_is_ticked_and_unticked_and_each_is_an_act_of_its_own) {
  Walk walk(asking(boxes).text());
  walk.take(EventKind::power_on);
  walk.choose_all({"start", "next"});
  BOOST_TEST(walk.choose("face") == "consent ask pay, show ask");
  BOOST_TEST(walk.effect(EffectKind::record_consent).separate);
  BOOST_TEST(walk.effect(EffectKind::record_consent).affirmative);
  BOOST_TEST(walk.opens(0));
  BOOST_TEST(!walk.opens(1));
  BOOST_TEST(walk.choose("face") == "withdrawal ask pay, show ask");
  BOOST_TEST(walk.effect(EffectKind::record_withdrawal).affirmative);
  BOOST_TEST(!walk.opens(0));
  BOOST_TEST(walk.choose("face") == "consent ask pay, show ask");
}

BOOST_AUTO_TEST_CASE(whoever_goes_on_refuses_what_is_not_ticked_and_is_led_by_what_is) {
  const auto after = [&](const std::vector<std::string>& said, const std::string& last) {
    Walk walk(asking(boxes).text());
    walk.take(EventKind::power_on);
    walk.choose_all({"start", "next"});
    walk.choose_all(said);
    return walk.choose(last);
  };
  BOOST_TEST(after({}, "on") == "refusal ask pay, refusal ask send, show shop, serve shop");
  BOOST_TEST(after({"face"}, "on") == "refusal ask send, show shop, serve shop");
  BOOST_TEST(after({"face", "offers"}, "on") == "show scan, camera-on scan pay");
  BOOST_TEST(after({"face", "offers", "face"}, "on") == "refusal ask pay, show shop, serve shop");
  // Who breaks off says nothing about the boxes.
  BOOST_TEST(after({}, "away") == "session-end, show home");
}

BOOST_AUTO_TEST_CASE(a_box_that_comes_ticked_is_on_record_as_nobodys_act) {
  Walk walk(asking(edited(boxes, "toggle=\"true\"", "toggle=\"true\" preselected=\"true\"")).text());
  walk.take(EventKind::power_on);
  walk.choose("start");
  BOOST_TEST(walk.choose("next") == "asked ask pay, asked ask send, consent ask pay, show ask");
  BOOST_TEST(!walk.effect(EffectKind::record_consent).affirmative);
  BOOST_TEST(!walk.effect(EffectKind::record_consent).separate);
  BOOST_TEST(!walk.opens(0));
}

BOOST_AUTO_TEST_CASE(a_box_that_is_none_is_refused_with_its_place) {
  const auto issues = [](const std::string& content) {
    const Document document = document_of(asking(content).text());
    std::string text;
    for (const auto& problem : document.problems()) text += problem.message.english() + "\n";
    return text;
  };
  BOOST_TEST(
      issues(choice("b", "home", "<consent purpose=\"pay\"/>", "toggle=\"true\"")).find("to=\"ask\"") !=
      std::string::npos);
  BOOST_TEST(issues(choice("b", "ask", "<continue/>", "toggle=\"true\"")).find("gives no consent") !=
             std::string::npos);
  BOOST_TEST(issues(choice("b", "ask", "<consent purpose=\"pay\"/><when consented=\"pay\" to=\"scan\"/>",
                           "toggle=\"true\""))
                 .find("<when>") != std::string::npos);
  BOOST_TEST(
      issues(choice("b", "scan", "<continue/><when consented=\"nobody\" to=\"scan\"/>")).find("nobody") !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_last_word_counts) {
  const std::string all = choice("yes", "ask", "<consent purpose=\"pay\"/>") +
                          choice("no", "ask", "<refuse purpose=\"pay\"/>") +
                          choice("back", "ask", "<withdraw purpose=\"pay\"/>");
  const auto decision_after = [&](const std::vector<std::string>& said) {
    Walk walk(asking(all).text());
    walk.take(EventKind::power_on);
    walk.choose_all({"start", "next"});
    walk.choose_all(said);
    BOOST_TEST(walk.opens(0) == (walk.state.decision(0) == Decision::consented));
    return walk.state.decision(0);
  };
  BOOST_TEST((decision_after({"yes", "no"}) == Decision::refused));
  BOOST_TEST((decision_after({"yes", "back"}) == Decision::withdrawn));
  BOOST_TEST((decision_after({"no", "yes"}) == Decision::consented));
  BOOST_TEST((decision_after({"yes", "back", "yes"}) == Decision::consented));
}

BOOST_AUTO_TEST_CASE(a_question_is_asked_once_per_screen_however_many_choices_carry_it) {
  Walk walk(asking(choice("a", "scan", "<consent purpose=\"pay\"/>") +
                   choice("b", "home", "<consent purpose=\"pay\"/>") +
                   choice("c", "home", "<guardian-consent purpose=\"send\"/>"))
                .text());
  walk.take(EventKind::power_on);
  walk.choose("start");
  BOOST_TEST(walk.choose("next") == "asked ask pay, asked ask send, show ask");
}

BOOST_AUTO_TEST_CASE(under_the_guardian_age_only_a_guardians_consent_opens_the_camera) {
  const std::string ages =
      choice("young", "ask", "<under-guardian-age/>") + choice("old", "ask", "<of-age/>");
  const std::string own = choice("own", "ask", "<consent purpose=\"pay\"/>"),
                    child_as_guardian = choice("lie", "ask", "<guardian-consent purpose=\"pay\"/>"),
                    guardian =
                        choice("parent", "ask", "<guardian-consent purpose=\"pay\"/>", "by=\"guardian\""),
                    no = choice("no", "ask", "<refuse purpose=\"pay\"/>");
  const auto may = [&](const std::vector<std::string>& said) {
    Walk walk(asking(ages + own + child_as_guardian + guardian + no).text());
    walk.take(EventKind::power_on);
    walk.choose_all({"start", "next"});
    walk.choose_all(said);
    return walk.opens(0);
  };
  BOOST_TEST(may({"own"}));
  BOOST_TEST(may({"old", "own"}));
  BOOST_TEST(!may({"young", "own"}));
  BOOST_TEST(!may({"young", "lie"}));
  BOOST_TEST(may({"young", "parent"}));
  BOOST_TEST(!may({"young", "parent", "no"}));
  BOOST_TEST(!may({"young", "parent", "no", "own"}));  // a guardian's yes does not outlive the no
  BOOST_TEST(!may({"own", "young"}));
}

// --- cameras that are not captures -------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_screens_camera_goes_on_after_it_is_shown_and_off_when_it_is_left) {
  SmallFlow flow = sound_flow();
  flow.steps = edited(flow.steps, "<screen id=\"offer\" kind=\"info\" >",
                      "<screen id=\"offer\" kind=\"info\"><camera use=\"preview\" purpose=\"pay\"/>");
  flow.entries =
      edited(flow.entries, "<entry on=\"power-on\" to=\"home\"/>",
             "<entry on=\"power-on\" to=\"home\"><camera use=\"wake-up\" purpose=\"pay\"/></entry>");
  Walk walk(flow.text());
  BOOST_TEST(walk.take(EventKind::power_on) == "camera-on home pay, show home");
  BOOST_TEST(walk.choose("start") == "session-start home, show offer, camera-on offer pay");
  BOOST_TEST(!walk.state.face_captured);
  BOOST_TEST(walk.choose("face") == "camera-off offer, show age");
}

// --- cost and form -----------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_transition_allocates_nothing) {
  Walk walk(vending_text());
  const Flow& flow = walk.flow();
  CountedAllocations::restart();
  std::size_t accepted = 0;
  State state;
  {
    const CountedAllocations counted;
    for (std::uint32_t i = 0; i < 5000; ++i) {
      const Event event{static_cast<EventKind>(i * 7 % 16), static_cast<std::uint8_t>(i % 5), i};
      const Transition next = transition(flow, state, event);
      accepted += next.accepted;
      state = next.state;
    }
  }
  BOOST_TEST(CountedAllocations::count() == 0U);
  BOOST_TEST(accepted > 500u);
  {
    const CountedAllocations counted;
    BOOST_TEST(std::make_unique<int>(1) != nullptr);
  }
  BOOST_TEST(CountedAllocations::count() > 0U, "the counter counts");
}

BOOST_AUTO_TEST_CASE(a_state_packs_into_two_words_and_back) {
  static_assert(sizeof(State::Packed) == 16);
  for (unsigned seed = 0; seed < 4096; ++seed) {
    State state;
    state.step = static_cast<StepIndex>(seed * 37 % 20000);
    state.age = static_cast<AgeBand>(seed % 3);
    state.in_session = (seed & 1U) != 0;
    state.face_captured = (seed & 2U) != 0;
    state.attempts = static_cast<std::uint8_t>(seed % 8);
    state.language = static_cast<std::uint8_t>(seed % max_languages);
    for (PurposeIndex purpose = 0; purpose < max_purposes; ++purpose) {
      const unsigned bits = (seed * 2654435761U) >> (purpose % 16);
      if (bits & 1U) state.set_notified(purpose);
      state.set_decision(purpose, static_cast<Decision>((bits >> 1U) % 4), (bits & 8U) != 0);
      if (state.decision(purpose) == Decision::consented && (bits & 16U)) state.set_guardian(purpose);
    }
    if (seed & 8U) state.set_language(static_cast<std::uint8_t>(seed / 8 % max_languages));
    BOOST_REQUIRE(state.pack().rest >> State::rest_bits == 0);
    const State back = State::unpack(state.pack());
    BOOST_REQUIRE((back == state));
    BOOST_REQUIRE(back.step == state.step);
    BOOST_REQUIRE((back.age == state.age && back.in_session == state.in_session &&
                   back.face_captured == state.face_captured && back.attempts == state.attempts &&
                   back.language == state.language));
    for (PurposeIndex purpose = 0; purpose < max_purposes; ++purpose)
      BOOST_REQUIRE((back.notified(purpose) == state.notified(purpose) &&
                     back.told_before(purpose) == state.told_before(purpose) &&
                     back.decision(purpose) == state.decision(purpose) &&
                     back.separate(purpose) == state.separate(purpose) &&
                     back.guardian_consented(purpose) == state.guardian_consented(purpose)));
  }
}

// The largest transition that a document can make: boxes of all purposes on a full screen, sixteen acts on
// the choice that goes on, and a full idle entry behind the end.
BOOST_AUTO_TEST_CASE(a_step_at_every_bound_of_the_format_loses_no_effect) {
  SmallFlow flow;
  flow.purposes.clear();
  std::string consents, refusals, all, cameras, full_boxes;
  for (std::size_t i = 0; i < max_purposes; ++i) {
    const std::string id = "p" + std::to_string(i);
    flow.purposes +=
        "<purpose id=\"" + id +
        "\" kind=\"payment\" legal-basis=\"consent\"><name><text lang=\"en\">P</text></name></purpose>";
    consents += "<consent purpose=\"" + id + "\"/>";
    if (i > 0) refusals += "<refuse purpose=\"" + id + "\"/>";
    all += " " + id;
  }
  for (std::size_t i = 0; i < max_cameras; ++i)
    cameras += "<camera use=\"preview\" purpose=\"p" + std::to_string(i) + "\"/>";
  // As many boxes as fit, each for every purpose: each purpose is refused once all the same.
  for (std::size_t i = 0; i + 1 < max_choices; ++i)
    full_boxes += choice("b" + std::to_string(i), "full", consents,
                         i % 2 == 0 ? "toggle=\"true\"" : "toggle=\"true\" preselected=\"true\"");
  flow.entries = "<entry on=\"power-on\" to=\"full\">" + cameras + "</entry><entry on=\"idle\" to=\"full\">" +
                 cameras + "</entry><entry on=\"resume\" to=\"full\"/>";
  flow.steps = screen("full", "consent", cameras + full_boxes + choice("on", "bye", refusals + "<continue/>"),
                      "notifies=\"" + all.substr(1) + "\"") +
               "<end id=\"bye\"/>";
  Walk walk(edited(flow.text(), "<exit on=\"timeout\" after=\"PT30S\" to=\"home\">",
                   "<exit on=\"timeout\" after=\"PT30S\" to=\"full\">"));
  walk.take(EventKind::power_on);
  walk.choose("b0");  // they came ticked: all unticked now
  walk.choose("on");
  // 15 refusals by the choice and 16 by its boxes, camera-off, session-end, session-start, 4 cameras, 16
  // told, 16 asked, 16 ticked by nobody, show, 4 cameras.
  BOOST_TEST(walk.last.effects.size() == 91u);
  BOOST_TEST((walk.last.effects[90].kind == EffectKind::camera_on));
  BOOST_TEST(walk.last.effects.size() < Effects::capacity);
  std::vector<int> refused(max_purposes);
  for (std::size_t i = 15; i < 31; ++i) {
    BOOST_TEST((walk.last.effects[i].kind == EffectKind::record_refusal));
    ++refused[walk.last.effects[i].purpose];
  }
  BOOST_TEST(refused == std::vector<int>(max_purposes, 1), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_document_above_the_bounds_is_refused_with_its_place) {
  const auto problems = [](const std::string& text) {
    std::string said;
    const Document document = document_of(text);
    for (const auto& problem : document.problems()) said += problem.message.english() + "\n";
    return said;
  };
  std::string cameras;
  for (std::size_t i = 0; i <= max_cameras; ++i) cameras += "<camera use=\"preview\" purpose=\"pay\"/>";
  BOOST_TEST(problems(asking(cameras + choice("on", "home")).text()).find("more than 4 cameras") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
