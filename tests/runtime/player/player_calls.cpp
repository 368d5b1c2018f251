// SPDX-License-Identifier: MIT
// Calls that a host should not make, and memory that it does not have: a status, never a crash or a throw.
#include <facenotice/player.h>

#include "tests/runtime/player/pretended_machine.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_FIXTURE_TEST_SUITE(player_calls, Fixture)

// t
BOOST_AUTO_TEST_CASE(a_call_from_inside_a_callback_is_refused_and_changes_nothing) {
  Player player = open().value();
  bool tried = false, taken = true;
  machine.on_show = [&](const ScreenView& view) {
    if (view.list.step != "goods") return;
    tried = true;
    taken = player.choose("goods", "water", now) || player.advance(now) || player.stop(now) ||
            player.start(now) || player.left(now);
  };
  player.start(at());
  walk(player, {"attract:start"});
  BOOST_TEST(tried);
  BOOST_TEST(!taken);
  BOOST_TEST(player.step() == "goods");
  const std::optional<MonotonicMillis> deadline = player.next_deadline();
  BOOST_REQUIRE(deadline.has_value());
  // The same as without the attempt.
  Fixture quiet;
  Player other = quiet.open().value();
  other.start(quiet.at());
  quiet.walk(other, {"attract:start"});
  BOOST_TEST(*deadline - now.monotonic == *other.next_deadline() - quiet.now.monotonic);
}

BOOST_AUTO_TEST_CASE(no_function_of_c_minds_a_null_handle) {
  const fn_instant time{1, 1};
  BOOST_TEST(!fn_player_start(nullptr, time));
  BOOST_TEST(!fn_player_presence(nullptr, time));
  BOOST_TEST(!fn_player_idle(nullptr, time));
  BOOST_TEST(!fn_player_resume(nullptr, time));
  BOOST_TEST(!fn_player_maintenance_exit(nullptr, time));
  BOOST_TEST(!fn_player_left(nullptr, time));
  BOOST_TEST(!fn_player_somebody_came(nullptr, time));
  BOOST_TEST(!fn_player_touch(nullptr, 1, 1, time));
  BOOST_TEST(!fn_player_choose(nullptr, nullptr, nullptr, time));
  BOOST_TEST(!fn_player_set_filled(nullptr, nullptr, nullptr, true, time));
  BOOST_TEST(!fn_player_face_result(nullptr, fn_id{}, fn_face_matched, time));
  BOOST_TEST(!fn_player_done(nullptr, nullptr, time));
  BOOST_TEST(!fn_player_fault(nullptr, nullptr, time));
  BOOST_TEST(!fn_player_confirm_erasure(nullptr, fn_id{}, time));
  BOOST_TEST(!fn_player_set_variant(nullptr, fn_normal, time));
  const std::uint8_t byte = 0;
  BOOST_TEST(!fn_player_hand_in(nullptr, &byte, 1, time));
  BOOST_TEST(!fn_player_update_trust(nullptr, &byte, 1, time));
  BOOST_TEST(!fn_player_update_withdrawals(nullptr, &byte, 1, time));
  BOOST_TEST(!fn_player_withdraw_earlier(nullptr, fn_id{}, "pay", time));
  BOOST_TEST(!fn_player_check_ledger(nullptr, 1, time, nullptr));
  BOOST_TEST(!fn_player_advance(nullptr, time));
  BOOST_TEST(fn_player_next_deadline(nullptr) == INT64_MAX);
  BOOST_TEST(std::string(fn_player_step(nullptr)).empty());
  BOOST_TEST(std::string(fn_player_language(nullptr)).empty());
  BOOST_TEST(!fn_grant_valid(nullptr, 1));
  fn_grant_free(nullptr);
  fn_player_free(nullptr, time);
  fn_free(nullptr);
  char* error = nullptr;
  BOOST_TEST(fn_player_open(nullptr, nullptr, time, &error) == nullptr);
  BOOST_REQUIRE(error != nullptr);
  fn_free(error);
  BOOST_TEST(fn_player_open(nullptr, nullptr, time, nullptr) == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
