// SPDX-License-Identifier: MIT
// A box that comes ticked says nothing for anybody, and takes nothing from what was said.
#include "tests/runtime/flow/walk.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(ticked_boxes)

namespace {

// A question, then a screen whose box for the same purpose comes ticked.
SmallFlow question_then_box() {
  SmallFlow flow = asking(choice("yes", "boxes", "<consent purpose=\"pay\"/>") + choice("on", "boxes"));
  flow.steps +=
      screen("boxes", "consent",
             choice("box", "boxes", "<consent purpose=\"pay\"/>", "toggle=\"true\" preselected=\"true\"") +
                 choice("next", "scan"));
  return flow;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_consent_that_was_given_stays_what_it_was) {
  Walk walk = asked(question_then_box());
  const std::string effects = walk.choose("yes");
  BOOST_TEST(walk.step() == "boxes");
  BOOST_TEST(effects.find("consent ask pay") != std::string::npos, effects);
  BOOST_TEST(effects.find("consent boxes") == std::string::npos, effects);
  BOOST_TEST(walk.state.separate(0));
  BOOST_TEST(walk.opens(0));
}

BOOST_AUTO_TEST_CASE(where_nothing_was_said_the_tick_opens_nothing) {
  Walk walk = asked(question_then_box());
  const std::string effects = walk.choose("on");
  BOOST_TEST(effects.find("consent boxes pay") != std::string::npos, effects);
  BOOST_TEST(!walk.state.separate(0));
  BOOST_TEST(!walk.opens(0));
  BOOST_TEST(!walk.effect(EffectKind::record_consent).affirmative);
}

BOOST_AUTO_TEST_CASE(each_box_that_comes_ticked_is_known_by_its_place_the_first_among_them) {
  const Walk walk = asked(question_then_box());
  const Flow& flow = walk.flow();
  BOOST_TEST(preselected_boxes(flow.steps[flow.find_step("ask")]) == 0U);
  BOOST_TEST(preselected_boxes(flow.steps[flow.find_step("boxes")]) == 1U);
  Step later = flow.steps[flow.find_step("boxes")];
  std::swap(later.choices.at(0), later.choices.at(1));
  BOOST_TEST(preselected_boxes(later) == 2U);
  later.choices.pop_back();
  BOOST_TEST(preselected_boxes(later) == 0U);  // not even where it stood
}

BOOST_AUTO_TEST_CASE(who_goes_on_settles_the_boxes_of_a_screen_that_has_some) {
  const Walk walk = asked(question_then_box());
  const Flow& flow = walk.flow();
  const Step &ask = flow.steps[flow.find_step("ask")], &boxes = flow.steps[flow.find_step("boxes")];
  BOOST_TEST(!settles_toggles(ask, ask.choices[1]));      // goes on, past no box
  BOOST_TEST(!settles_toggles(boxes, boxes.choices[0]));  // is the box
  BOOST_TEST(settles_toggles(boxes, boxes.choices[1]));
}

BOOST_AUTO_TEST_SUITE_END()
