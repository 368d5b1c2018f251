// SPDX-License-Identifier: MIT
// Revisions: shared and never changed, undone and done again byte for byte, with one that is saved.
#include "designer/workbench/history.hpp"

#include <random>

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(history)

BOOST_AUTO_TEST_CASE(steps_are_undone_and_done_again) {
  History history("a");
  BOOST_TEST(!history.can_undo());
  BOOST_TEST(history.undo_title().empty());
  history.add(msg("one"), "ab");
  history.add(msg("two"), "abc");
  BOOST_TEST(history.undo_title().english() == "two");
  history.undo();
  BOOST_TEST(history.bytes() == "ab");
  BOOST_TEST(history.redo_title().english() == "two");
  history.undo();
  BOOST_TEST(history.bytes() == "a");
  history.undo();
  BOOST_TEST(history.bytes() == "a");
  history.redo();
  history.redo();
  history.redo();
  BOOST_TEST(history.bytes() == "abc");
}

BOOST_AUTO_TEST_CASE(a_new_step_takes_the_place_of_what_was_undone) {
  History history("a");
  history.add(msg("one"), "b");
  history.add(msg("two"), "c");
  history.undo();
  history.add(msg("three"), "d");
  BOOST_TEST(!history.can_redo());
  BOOST_TEST(history.steps() == 2U);
  history.undo();
  BOOST_TEST(history.bytes() == "b");
}

BOOST_AUTO_TEST_CASE(a_revision_lives_as_long_as_somebody_has_it) {
  History history("first");
  const Revision first = history.revision();
  history.add(msg("one"), "second");
  history.undo();
  BOOST_TEST((history.revision() == first));  // shared, not copied
  history = History("other");
  BOOST_TEST(*first == "first");
}

BOOST_AUTO_TEST_CASE(typing_on_is_one_step) {
  History history("");
  history.amend(msg("Typing"), "a");
  history.amend(msg("Typing"), "ab");
  BOOST_TEST(history.steps() == 1U);
  history.add(msg("edit"), "abX");
  history.amend(msg("Typing"), "abXc");  // another step: the edit is none that is typed on
  BOOST_TEST(history.steps() == 3U);
  history.undo();
  history.amend(msg("Typing"), "abXd");  // nor is one that was gone back to
  BOOST_TEST(history.steps() == 3U);
  history.undo();
  BOOST_TEST(history.bytes() == "abX");
  history.undo();
  BOOST_TEST(history.bytes() == "ab");
}

BOOST_AUTO_TEST_CASE(the_saved_revision_is_one_to_come_back_to) {
  History history("a");
  BOOST_TEST(history.at_saved());
  history.amend(msg("Typing"), "ab");
  BOOST_TEST(!history.at_saved());
  history.mark_saved();
  history.amend(msg("Typing"), "abc");  // does not swallow what was saved
  BOOST_TEST(history.steps() == 2U);
  BOOST_TEST(!history.at_saved());
  history.undo();
  BOOST_TEST(history.at_saved());
  history.undo();
  BOOST_TEST(!history.at_saved());
  history.add(msg("by hand"), "ab");
  BOOST_TEST(history.at_saved());  // the same bytes, however they came about
  history.set_saved("elsewhere");
  BOOST_TEST(!history.at_saved());
}

BOOST_AUTO_TEST_CASE(a_thousand_steps_come_back_byte_for_byte) {
  std::mt19937 random(1126);
  std::vector<std::string> bytes{""};
  History history("");
  for (int i = 0; i < 1000; ++i) {
    std::string next = bytes.back();
    next.insert(random() % (next.size() + 1), std::to_string(random() % 100));
    history.add(msg("step"), next);
    bytes.push_back(std::move(next));
  }
  for (std::size_t i = bytes.size(); i-- > 0;) {
    BOOST_REQUIRE(history.bytes() == bytes[i]);
    history.undo();
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    BOOST_REQUIRE(history.bytes() == bytes[i]);
    history.redo();
  }
}

BOOST_AUTO_TEST_SUITE_END()
