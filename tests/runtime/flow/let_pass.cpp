// SPDX-License-Identifier: MIT
// A consent lives no longer than its giver stands there: time-outs that let pass, and the sensor's word that
// somebody left or another came.
#include "tests/runtime/flow/walk.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(let_pass)

namespace {

const std::string yes = "<consent purpose=\"pay\"/>";

std::string timeout(const std::string& after, const std::string& to, const std::string& acts = "") {
  return "<exit on=\"timeout\" after=\"" + after + "\" to=\"" + to + "\">" + acts + "</exit>";
}

// A step of a working kind whose time-out is given.
std::string work(const std::string& kind, const std::string& after, const std::string& to) {
  const std::string attributes = kind == "service" ? "service=\"shop\" method=\"card\""
                                 : kind == "host"  ? "call=\"print\""
                                                   : "purposes=\"pay\"";
  return "<" + kind + " id=\"work\" " + attributes + ">" + exit_on("done", to) + exit_on("fault", to) +
         timeout(after, to) + "</" + kind + ">\n";
}

// Consent, then the step that is given, then a result.
SmallFlow after_consent(const std::string& id, const std::string& step) {
  SmallFlow flow = asking(choice("yes", id, yes));
  flow.steps += step + screen("end-of-it", "result", choice("on", "home"));
  return flow;
}

bool nothing_is_known(const State& state) {
  return state.asked_nothing() && state.age == AgeBand::unknown && !state.face_captured &&
         state.language == 0;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_time_out_of_any_screen_ends_the_session_and_the_next_one_starts_from_nothing) {
  for (const char* kind : {"separate-notice", "consent", "guardian", "age", "collect", "receipt", "withdraw",
                           "info", "result"}) {
    Walk walk = after(
        after_consent("rest", screen("rest", kind, choice("on", "home") + timeout("PT30S", "ask"))), "yes");
    BOOST_TEST(walk.opens(0));
    BOOST_TEST(walk.take(EventKind::timeout) == "session-end, session-start, asked ask pay, show ask", kind);
    BOOST_TEST(walk.state.in_session);
    BOOST_TEST(nothing_is_known(walk.state));
    BOOST_TEST(!walk.opens(0));
    // Asked without having been told: a yes that opens nothing.
    walk.choose("yes");
    BOOST_TEST(!walk.state.separate(0));
    BOOST_TEST(!walk.opens(0));
  }
}

BOOST_AUTO_TEST_CASE(a_time_out_to_the_start_screen_or_an_end_ends_the_session_as_ever) {
  for (const char* target : {"home", "over"}) {
    Walk walk =
        after(after_consent("rest", screen("rest", "info", choice("on", "home") + timeout("PT30S", target)) +
                                        "<end id=\"over\"/>"),
              "yes");
    BOOST_TEST(walk.take(EventKind::timeout) == "session-end, show home");
    BOOST_TEST(!walk.state.in_session);
    BOOST_TEST(nothing_is_known(walk.state));
  }
}

BOOST_AUTO_TEST_CASE(what_a_time_out_says_it_says_in_the_session_that_it_ends) {
  Walk walk = after(
      after_consent("rest",
                    screen("rest", "info",
                           choice("on", "home") + timeout("PT30S", "work", "<withdraw purpose=\"pay\"/>")) +
                        work("erase", "PT30S", "home")),
      "yes");
  BOOST_TEST(walk.take(EventKind::timeout) ==
             "withdrawal rest pay, session-end, session-start, show work, erase work pay");
}

BOOST_AUTO_TEST_CASE(a_countdown_of_ten_seconds_that_asks_nothing_lets_nobody_pass) {
  const auto countdown = [](const std::string& content, const std::string& after) {
    return after_consent("ready", screen("ready", "info", content + timeout(after, "scan")));
  };
  const std::string stop = choice("stop", "home", "<cancel/>");
  Walk exempt = after(countdown(stop, "PT10S"), "yes");
  BOOST_TEST(exempt.take(EventKind::timeout) == "show scan, camera-on scan pay");
  BOOST_TEST(exempt.opens(0));
  // One second more, a question, a field, or a screen in between: whoever is there may be somebody else.
  const std::string passed = "session-end, session-start, show scan, camera-on scan pay";
  BOOST_TEST(after(countdown(stop, "PT11S"), "yes").take(EventKind::timeout) == passed);
  BOOST_TEST(after(countdown(stop + choice("ask", "home", "<consent purpose=\"send\"/>"), "PT10S"), "yes")
                 .take(EventKind::timeout) == passed);
  BOOST_TEST(after(countdown(stop + "<field data=\"face\"><label><text lang=\"en\">x</text></label></field>",
                             "PT10S"),
                   "yes")
                 .take(EventKind::timeout) == passed);
  BOOST_TEST(
      after(after_consent("ready", screen("ready", "info", stop + timeout("PT10S", "end-of-it"))), "yes")
          .take(EventKind::timeout) == "session-end, session-start, show end-of-it");
}

BOOST_AUTO_TEST_CASE(a_countdown_may_lead_to_any_step_that_works) {
  for (const char* kind : {"service", "host", "erase"}) {
    Walk walk = after(
        after_consent("ready", screen("ready", "info", choice("stop", "home") + timeout("PT10S", "work")) +
                                   work(kind, "PT30S", "home")),
        "yes");
    walk.take(EventKind::timeout);
    BOOST_TEST(walk.step() == "work");
    BOOST_TEST(walk.opens(0), kind);
  }
}

BOOST_AUTO_TEST_CASE(work_of_more_than_two_minutes_lets_people_pass) {
  for (const char* kind : {"service", "host", "erase"}) {
    Walk brief = after(after_consent("work", work(kind, "PT120S", "end-of-it")), "yes");
    BOOST_TEST(brief.take(EventKind::timeout) == "show end-of-it", kind);
    BOOST_TEST(brief.opens(0));
    Walk lengthy = after(after_consent("work", work(kind, "PT121S", "end-of-it")), "yes");
    BOOST_TEST(lengthy.take(EventKind::timeout) == "session-end, session-start, show end-of-it", kind);
    BOOST_TEST(nothing_is_known(lengthy.state));
    // Its other exits are no time-out.
    Walk done = after(after_consent("work", work(kind, "PT121S", "end-of-it")), "yes");
    BOOST_TEST(done.take(EventKind::done) == "show end-of-it", kind);
    BOOST_TEST(done.opens(0));
  }
}

BOOST_AUTO_TEST_CASE(a_captures_time_out_is_its_own) {
  Walk walk = after(asking(choice("yes", "scan", yes)), "yes");
  BOOST_TEST(walk.take(EventKind::timeout) == "camera-off scan, session-end, show home");
  SmallFlow flow = asking(choice("yes", "look", yes));
  flow.steps += edited(capture("look", "shop", "shop"), "after=\"PT30S\"", "after=\"PT5M\"");
  Walk long_look = after(flow, "yes");
  BOOST_TEST(long_look.take(EventKind::timeout) == "camera-off look, show shop, serve shop");
  BOOST_TEST(long_look.opens(0));
}

BOOST_AUTO_TEST_CASE(more_time_is_a_choice_to_its_own_screen_and_keeps_what_was_said) {
  Walk walk =
      after(after_consent("rest", screen("rest", "info", choice("more", "rest") + timeout("PT30S", "home"))),
            "yes");
  BOOST_TEST(walk.choose("more") == "show rest");
  BOOST_TEST(walk.last.entered);  // the clock starts again
  BOOST_TEST(walk.opens(0));
}

BOOST_AUTO_TEST_CASE(drawing_a_screen_again_is_not_coming_to_it) {
  Walk walk = asked(asking(choice("box", "ask", yes, "toggle=\"true\"") + choice("on", "shop")));
  BOOST_TEST(walk.last.entered);
  walk.choose("box");
  BOOST_TEST(!walk.last.entered);
  Walk vending(edited(vending_text(), "retries=\"1\"", "retries=\"2\""));
  vending.take(EventKind::power_on);
  vending.choose_all({"start", "water", "by-face", "over", "continue", "agree", "agree"});
  vending.take(EventKind::not_matched);
  BOOST_TEST(!vending.last.entered);
}

BOOST_AUTO_TEST_CASE(who_left_or_was_replaced_at_a_screen_or_capture_takes_everything_along) {
  for (const EventKind event : {EventKind::left, EventKind::somebody_came}) {
    Walk at_screen = after(after_consent("rest", screen("rest", "info", choice("on", "home"))), "yes");
    BOOST_TEST(at_screen.take(event) == "session-end, show home");
    BOOST_TEST(nothing_is_known(at_screen.state));
    Walk at_capture = after(asking(choice("yes", "scan", yes)), "yes");
    BOOST_TEST(at_capture.take(event) == "camera-off scan, session-end, show home");
    // The idle entry, wherever that leads.
    SmallFlow flow = asking(choice("yes", "scan", yes));
    flow.entries =
        edited(flow.entries, "<entry on=\"idle\" to=\"home\"/>", "<entry on=\"idle\" to=\"notice\"/>");
    Walk elsewhere = asked(flow);
    BOOST_TEST(elsewhere.take(event) ==
               "session-end, session-start, notified notice pay, notified notice send, show notice");
  }
}

BOOST_AUTO_TEST_CASE(work_goes_on_to_its_exit_in_a_session_of_its_own) {
  for (const EventKind event : {EventKind::left, EventKind::somebody_came})
    for (const char* kind : {"service", "host", "erase"}) {
      Walk walk = after(after_consent("work", work(kind, "PT30S", "end-of-it")), "yes");
      BOOST_TEST(walk.take(event) == "session-end, session-start work, show work");
      BOOST_TEST(!walk.last.entered);  // its clock goes on
      BOOST_TEST(walk.step() == "work");
      BOOST_TEST(nothing_is_known(walk.state));
      BOOST_TEST(walk.take(EventKind::done) == "show end-of-it");
      BOOST_TEST(!walk.opens(0));
    }
}

BOOST_AUTO_TEST_CASE(at_a_guardian_screen_people_change_places) {
  Walk walk = after(after_consent("parent", screen("parent", "guardian", choice("on", "home"))), "yes");
  const State before = walk.state;
  BOOST_TEST(walk.take(EventKind::left) == "ignored");
  BOOST_TEST(walk.take(EventKind::somebody_came) == "ignored");
  BOOST_TEST((walk.state == before));
  BOOST_TEST(walk.opens(0));
}

BOOST_AUTO_TEST_CASE(before_it_is_switched_on_nobody_can_leave) {
  Walk walk(sound_flow().text());
  BOOST_TEST(walk.take(EventKind::left) == "ignored");
  BOOST_TEST(walk.take(EventKind::somebody_came) == "ignored");
}

BOOST_AUTO_TEST_CASE(too_much_at_once_is_the_idle_entry_from_anywhere) {
  Walk walk = after(after_consent("work", work("host", "PT30S", "end-of-it")), "yes");
  BOOST_TEST(walk.take(EventKind::overdue) == "session-end, show home");
}

BOOST_AUTO_TEST_CASE(a_time_out_is_from_one_second_to_half_an_hour) {
  const auto problem = [](const std::string& after) {
    SmallFlow flow = sound_flow();
    flow.steps = edited(flow.steps, "after=\"PT30S\"", "after=\"" + after + "\"");
    const Document document = document_of(flow.text());
    return document.problems().empty() ? std::string() : document.problems().front().message.english();
  };
  for (const char* sound : {"PT1S", "PT30M", "PT1800S"}) BOOST_TEST(problem(sound) == "", sound);
  for (const char* wrong : {"PT0S", "PT1801S", "PT31M", "PT1H", "P1D", "PT0.5S", "soon"})
    BOOST_TEST(problem(wrong).find(wrong) != std::string::npos, wrong);
}

BOOST_AUTO_TEST_CASE(a_step_that_waits_for_ever_lets_nobody_pass) {
  const Walk walk = asked(asking(choice("yes", "home", yes)));
  const Step& home = walk.flow().steps[walk.flow().find_step("home")];
  BOOST_REQUIRE(home.exit(ExitKind::timeout) == nullptr);
  BOOST_TEST(!lets_pass(walk.flow(), home));
}

BOOST_AUTO_TEST_SUITE_END()
