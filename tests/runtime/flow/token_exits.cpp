// SPDX-License-Identifier: MIT
// Where a token comes in: what it says in a session, and what a flow must spell out for it.
#include "tests/runtime/flow/walk.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(token_exits)

namespace {

const std::string handed_in = "<consented-earlier purpose=\"pay\"/>";

// The sound flow, whose start screen takes a token straight to the camera.
SmallFlow knowing(const std::string& exits = exit_on("token", "scan", handed_in) +
                                             exit_on("token-refused", "offer")) {
  SmallFlow flow = sound_flow();
  flow.purposes =
      edited(flow.purposes, "legal-basis=\"consent\"", "legal-basis=\"consent\" consent-lasts=\"P1Y\"");
  flow.steps =
      edited(flow.steps, choice("take-back", "withdrawal"), choice("take-back", "withdrawal") + exits);
  return flow;
}

std::string problems(const SmallFlow& flow) {
  const Document document = document_of(flow.text());
  std::string text;
  for (const auto& problem : document.problems()) text += problem.message.english() + "\n";
  return text;
}
bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

Walk begun(const SmallFlow& flow = knowing()) {
  Walk walk(flow.text());
  walk.take(EventKind::power_on);
  return walk;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_token_begins_a_session_in_which_it_stands_for_notice_and_consent) {
  Walk walk = begun();
  BOOST_TEST(walk.take(EventKind::token) ==
             "session-start home, token home pay, show scan, camera-on scan pay");
  BOOST_TEST(walk.state.given_earlier(0));
  BOOST_TEST(walk.state.notified(0));
  BOOST_TEST(walk.state.separate(0));
  BOOST_TEST((walk.state.decision(0) == Decision::consented));
  // Nothing was said here: no record of a notice or a consent of this session.
  BOOST_TEST(!walk.opens(0));
}

BOOST_AUTO_TEST_CASE(what_does_not_count_is_on_record_and_says_nothing) {
  Walk walk = begun();
  BOOST_TEST(walk.take(EventKind::token_refused) == "session-start home, token-refused home pay, show offer");
  BOOST_TEST(walk.state.asked_nothing());
}

BOOST_AUTO_TEST_CASE(elsewhere_a_token_means_nothing) {
  Walk walk = begun();
  walk.choose("start");
  BOOST_TEST(walk.take(EventKind::token) == "ignored");
  BOOST_TEST(walk.take(EventKind::token_refused) == "ignored");
}

BOOST_AUTO_TEST_CASE(it_ends_with_the_session) {
  Walk walk = begun();
  walk.take(EventKind::token);
  walk.take(EventKind::left);
  BOOST_TEST(walk.state.asked_nothing());
}

// Told elsewhere is told for that consent alone: once it is gone, this machine tells before it asks.
BOOST_AUTO_TEST_CASE(a_consent_that_was_taken_back_leaves_no_notice_behind) {
  State state;
  state.set_given_earlier(0);
  state.set_decision(0, Decision::withdrawn, false);
  BOOST_TEST(!state.notified(0));
  BOOST_TEST(!state.given_earlier(0));
  BOOST_TEST((state.decision(0) == Decision::withdrawn));
}

BOOST_AUTO_TEST_CASE(who_says_yes_again_has_said_so_already) {
  State state;
  state.set_given_earlier(0);
  state.set_decision(0, Decision::consented, false);
  BOOST_TEST(state.given_earlier(0));
  BOOST_TEST(state.separate(0));
}

BOOST_AUTO_TEST_CASE(another_language_or_a_notice_that_is_shown_again_changes_nothing_of_it) {
  State state;
  state.set_given_earlier(2);
  state.set_language(1);
  state.set_notified(2);
  BOOST_TEST(state.given_earlier(2));
  BOOST_TEST(state.separate(2));
  BOOST_TEST((State::unpack(state.pack()) == state));
  BOOST_TEST(!state.given_earlier(1));
}

BOOST_AUTO_TEST_CASE(a_flow_spells_out_both_ways_and_one_consent) {
  BOOST_TEST(problems(knowing()) == "");
  BOOST_TEST(says(problems(knowing(exit_on("token", "scan", handed_in))), "none on token-refused"));
  BOOST_TEST(says(problems(knowing(exit_on("token-refused", "offer"))), "none on token;"));
  const std::string refused = exit_on("token-refused", "offer");
  for (const std::string& acts : {std::string(), handed_in + handed_in, handed_in + "<of-age/>"})
    BOOST_TEST(says(problems(knowing(exit_on("token", "scan", acts) + refused)), "and nothing else"), acts);
  BOOST_TEST(says(
      problems(knowing(exit_on("token", "scan", handed_in) + exit_on("token-refused", "offer", handed_in))),
      "is for the exit on a token"));
  SmallFlow chosen = knowing();
  chosen.steps = edited(chosen.steps, "<of-age/>", handed_in);
  BOOST_TEST(says(problems(chosen), "nobody chooses it"));
}

BOOST_AUTO_TEST_CASE(what_takes_a_consent_of_before_says_how_long_one_lasts_and_on_which_notice) {
  SmallFlow for_a_session = knowing();
  for_a_session.purposes = sound_flow().purposes;
  BOOST_TEST(says(problems(for_a_session), "consent-lasts"));
  SmallFlow untold = knowing();
  untold.steps = edited(untold.steps, "notifies=\"pay\"", "");
  BOOST_TEST(says(problems(untold), "no screen is its notice"));
}

BOOST_AUTO_TEST_CASE(a_camera_takes_no_token) {
  SmallFlow flow = knowing();
  const std::string matched = "<exit on=\"matched\"";
  flow.steps = edited(flow.steps, matched,
                      exit_on("token", "scan", handed_in) + exit_on("token-refused", "offer") + matched);
  BOOST_TEST(says(problems(flow), "a screen or a host step"));
}

BOOST_AUTO_TEST_SUITE_END()
