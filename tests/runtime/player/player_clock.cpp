// SPDX-License-Identifier: MIT
// A host's clock that steps back, or stands at its limit: no time-out is lengthened, nothing overflows.
#include <limits>

#include "tests/runtime/player/pretended_machine.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_FIXTURE_TEST_SUITE(player_clock, Fixture)

// o
BOOST_AUTO_TEST_CASE(a_clock_that_steps_back_lengthens_no_time_out) {
  Player player = open().value();
  player.start(at());
  walk(player, to_notice);
  player.advance(at(200'000));  // of 240'000
  now.monotonic -= 90'000;
  player.advance(now);
  BOOST_TEST(player.step() == "face-notice");
  BOOST_TEST(*player.next_deadline() == now.monotonic + 40'000);
  player.advance(at(39'999));
  BOOST_TEST(player.step() == "face-notice");
  player.advance(at(1));
  BOOST_TEST(player.step() == "attract");
}

BOOST_AUTO_TEST_CASE(a_clock_that_steps_back_ends_the_capture) {
  Player player = open().value();
  player.start(at());
  walk(player, joined(to_notice, agree_all));
  BOOST_REQUIRE(player.step() == "scan");
  now.monotonic -= 1;
  player.advance(now);
  BOOST_TEST(player.step() == "face-failed");
  BOOST_TEST(!machine.grant.valid(now.monotonic + 100));
  BOOST_TEST(player.ledger().open_captures()->empty());
  std::string why;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 1000,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::camera_off) why = stored.record.detail;
                            return true;
                          })
                    .ok());
  BOOST_TEST(why == "clock-back");
  walk(player, {"face-failed:by-qr"});
}

BOOST_AUTO_TEST_CASE(each_time_that_the_clock_goes_wrong_is_on_record_once) {
  Player player = open().value();
  player.start(at());
  for (const UtcMillis utc : {UtcMillis{-90'000}, UtcMillis{sample_now}, UtcMillis{-50'000}}) {
    now.utc = utc;
    walk(player, {"attract:start", "goods:leave"});
  }
  now.utc = sample_now;
  player.stop(at());
  Lines wrong;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 1000,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::clock_wrong)
                              wrong.push_back(stored.record.detail);
                            return true;
                          })
                    .ok());
  BOOST_TEST(wrong == (Lines{"-89000", "-49000"}));
}

BOOST_AUTO_TEST_CASE(at_the_limits_of_the_clock_nothing_overflows) {
  for (const MonotonicMillis limit :
       {std::numeric_limits<MonotonicMillis>::min(), std::numeric_limits<MonotonicMillis>::max()}) {
    Fixture far;
    far.now.monotonic = limit;
    Player player = far.open().value();
    player.start(far.now);
    for (const std::string& word : joined(to_notice, agree_all)) {
      const std::size_t colon = word.find(':');
      player.choose(word.substr(0, colon), word.substr(colon + 1), far.now);
    }
    player.advance({far.now.utc, -(limit / 2)});
    player.advance({std::numeric_limits<UtcMillis>::min(), 0});
    player.advance({std::numeric_limits<UtcMillis>::max(), limit});
    player.stop(far.now);
  }
  BOOST_TEST(later(std::numeric_limits<MonotonicMillis>::max(), 1) ==
             std::numeric_limits<MonotonicMillis>::max());
  BOOST_TEST(later(std::numeric_limits<MonotonicMillis>::min(), -1) ==
             std::numeric_limits<MonotonicMillis>::min());
  BOOST_TEST(between(-2, std::numeric_limits<MonotonicMillis>::max()) ==
             std::numeric_limits<MonotonicMillis>::max());
  BOOST_TEST(between(2, std::numeric_limits<MonotonicMillis>::min()) ==
             std::numeric_limits<MonotonicMillis>::min());
  BOOST_TEST(between(3, 10) == 7);
}

BOOST_AUTO_TEST_SUITE_END()
