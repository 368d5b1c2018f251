// SPDX-License-Identifier: MIT
// What the strip under the picture offers, and a screen without touch.
#include "designer/playing/play_strip.hpp"

#include "designer/playing/keypad.hpp"
#include "tests/designer/playing/played.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(play_strip)

namespace {

std::set<std::string> acts_of(const PlaySession& session) {
  std::set<std::string> acts;
  for (const StripAction& action : strip_of(session, Words()))
    if (action.possible) acts.insert(action.act);
  return acts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_offers_what_means_something_now) {
  const auto session = played(vending_text());
  BOOST_CHECK((acts_of(*session) == std::set<std::string>{"power-on"}));
  session->restart(std::vector<std::string>{"power-on", "choose start", "choose water", "choose by-face"});
  std::set<std::string> acts = acts_of(*session);
  for (const char* act :
       {"wait PT1S", "wait PT10S", "timeout", "left", "somebody-came", "child", "power-cut", "break camera"})
    BOOST_TEST(acts.count(act) == 1u, act);
  for (const char* act : {"matched", "done", "power-on"}) BOOST_TEST(acts.count(act) == 0u, act);
  session->restart(to_the_camera);
  acts = acts_of(*session);
  for (const char* act :
       {"matched", "not-matched", "failed", "cancelled", "matched-late", "several-faces", "timeout"})
    BOOST_TEST(acts.count(act) == 1u, act);
  session->act("matched");
  acts = acts_of(*session);
  for (const char* act : {"done", "fault"}) BOOST_TEST(acts.count(act) == 1u, act);
  BOOST_TEST(acts.count("matched") == 0u);
  session->act("break camera");
  BOOST_TEST(acts_of(*session).count("mend camera") == 1u);
}

BOOST_AUTO_TEST_CASE(where_the_flow_takes_a_token_it_can_be_handed_in) {
  const auto session = played(source_text("templates/residents.flow.xml"));
  session->act("power-on");
  for (const char* act : {"token", "token-refused"}) BOOST_TEST(acts_of(*session).count(act) == 1u, act);
  session->act("choose start");
  for (const char* act : {"token", "token-refused"}) BOOST_TEST(acts_of(*session).count(act) == 0u, act);
}

// A button that moves under the mouse is pressed by mistake.
BOOST_AUTO_TEST_CASE(it_is_the_same_strip_at_every_step) {
  const auto session = played(vending_text());
  const auto labels = [&] {
    std::string all;
    for (const StripAction& action : strip_of(*session, Words())) all += action.label + "\n";
    return all;
  };
  const std::string off = labels();
  session->restart(std::vector<std::string>{"power-on", "choose start", "choose water", "choose by-face"});
  BOOST_TEST(labels() == off);
  session->restart(to_the_camera);
  BOOST_TEST(labels() == off);
}

BOOST_AUTO_TEST_CASE(the_clock_says_what_falls_due) {
  const auto session = played(vending_text());
  session->restart(std::vector<std::string>{"power-on", "choose start", "wait PT10S"});
  BOOST_TEST(clock_of(*session, Words()) == "0:10 · time-out in 50 s");
  session->act("timeout");
  BOOST_TEST(clock_of(*session, Words()) == "1:00");
}

BOOST_AUTO_TEST_CASE(keys_go_through_a_screen_in_its_own_order_and_round) {
  const auto session = played(vending_text());
  session->restart(std::vector<std::string>{"power-on", "choose withdraw"});
  const DisplayList list = session->list();
  Keypad keypad;
  std::vector<std::string> order;
  for (std::size_t i = 0; i < list.focus_order.size(); ++i) {
    order.push_back(keypad.focused(list)->id);
    keypad.move(list, true);
  }
  BOOST_CHECK((std::set<std::string>(order.begin(), order.end()) ==
               std::set<std::string>{"receipt-code", "back", "confirm"}));
  BOOST_TEST(keypad.focused(list)->id == order.front());
  keypad.move(list, false);
  BOOST_TEST(keypad.focused(list)->id == order.back());
  session->act("choose back");
  BOOST_TEST(keypad.focused(session->list())->id == session->list().hits[session->list().focus_order[0]].id);
  BOOST_CHECK(Keypad().focused(DisplayList()) == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
