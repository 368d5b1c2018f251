// SPDX-License-Identifier: MIT
// What else was tried.
#include "designer/playing/play_branches.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(play_branches)

BOOST_AUTO_TEST_CASE(what_one_left_can_be_chosen_again_and_what_is_played_takes_its_place) {
  PlayBranches branches;
  branches.leave({"a", "b", "c"});
  branches.play({"a", "x"});
  BOOST_REQUIRE(branches.others().size() == 1);
  const PlayActs chosen = branches.choose(0, {"a", "x"});
  BOOST_CHECK((chosen == PlayActs{"a", "b", "c"}));
  BOOST_REQUIRE(branches.others().size() == 1);
  BOOST_CHECK((branches.others()[0] == PlayActs{"a", "x"}));
}

BOOST_AUTO_TEST_CASE(the_beginning_of_another_play_is_no_branch) {
  PlayBranches branches;
  branches.leave({"a", "b", "c"});
  branches.leave({"a", "b"});
  BOOST_TEST(branches.others().size() == 1u);
  branches.leave({"a", "b", "c", "d"});
  BOOST_TEST(branches.others().size() == 1u);
  branches.leave({});
  BOOST_TEST(branches.others().size() == 1u);
  branches.play({"a", "b", "c", "d", "e"});
  BOOST_TEST(branches.others().empty());
}

BOOST_AUTO_TEST_CASE(the_oldest_go_first) {
  PlayBranches branches;
  for (std::size_t i = 0; i < PlayBranches::most + 5; ++i) branches.leave({"a", std::to_string(i)});
  BOOST_TEST(branches.others().size() == PlayBranches::most);
  BOOST_TEST(branches.others().front().back() == std::to_string(PlayBranches::most + 4));
}

BOOST_AUTO_TEST_SUITE_END()
