// SPDX-License-Identifier: MIT
// Consent given earlier where something fails: what is not on record opens nothing and asks for no camera;
// what was said is written later.
#include "tests/runtime/player/residents_machine.hpp"
#include "tests/support/faulty_files.hpp"
#include "tests/support/kept_state.hpp"
#include "tests/support/sqlite_memory.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace tokens_unrecorded {
namespace {

struct Door : ResidentsDoor {
  bool went_by_face(const Player& player) {
    return camera_was_on() || holds(machine.log, "scan zh-CN") ||
           !records(player, RecordKind::camera_refused).empty();
  }
};

}  // namespace
}  // namespace tokens_unrecorded

BOOST_AUTO_TEST_SUITE(tokens_unrecorded)

using tokens_unrecorded::Door;

BOOST_AUTO_TEST_CASE(what_cannot_be_put_on_record_opens_nothing_and_asks_for_no_camera) {
  FaultyFiles files;
  std::size_t not_recorded = 0;
  for (int failing = 1; failing < 12; ++failing) {
    Door door;
    Player player = door.started();
    int write = 0;  // one fails, and what comes next could be recorded
    {
      const auto decision = files.while_deciding(
          [&](FileAct act) { return act == FileAct::write && ++write == failing ? SQLITE_FULL : SQLITE_OK; });
      player.hand_in(issued(annas_token()), door.at());
    }
    if (!door.records(player, RecordKind::token_accepted).empty()) continue;
    ++not_recorded;
    BOOST_TEST(!door.went_by_face(player), "write " << failing);
  }
  BOOST_TEST(not_recorded > 0U);
}

// It counted a moment ago; when it is to be held, the ledger cannot be asked.
BOOST_AUTO_TEST_CASE(what_cannot_be_held_opens_nothing_and_asks_for_no_camera) {
  const SqliteMemory memory;
  std::size_t not_held = 0;
  for (std::size_t failing = 1; failing < 100; ++failing) {
    Door door;
    Player player = door.started();
    door.machine.troubles.clear();
    SqliteMemory::restart(failing);
    player.hand_in(issued(annas_token()), door.at());
    SqliteMemory::restart();
    if (!door.records(player, RecordKind::token_accepted).empty()) continue;
    if (!door.records(player, RecordKind::token_refused).empty()) continue;  // did not count at all
    ++not_held;
    BOOST_TEST(!door.went_by_face(player), "request " << failing);
  }
  BOOST_TEST(not_held > 0U);
}

BOOST_AUTO_TEST_CASE(that_a_token_was_refused_is_written_as_soon_as_the_disk_takes_it) {
  FaultyFiles files;
  Door door;
  Player player = door.started();
  files.set_full(true);
  BOOST_TEST(player.hand_in(bytes_of("no token"), door.at()));
  files.set_full(false);
  player.advance(door.at());
  BOOST_TEST(door.last_refusal(player) == "token.form");
}

// A list that the state does not remember could be put back tomorrow.
BOOST_AUTO_TEST_CASE(a_list_that_cannot_be_remembered_makes_no_token_count) {
  std::size_t not_remembered = 0;
  for (unsigned failing = 1; failing <= 3; ++failing) {
    KeptState state;
    Door door;
    door.options.state = &state;
    door.started().stop(door.at());
    door.put_list(issued(list_of(2)));
    state.fails = [&, before = state.writes](unsigned write) { return write == before + failing; };
    Result<Player> opened = door.open();
    if (!opened || !holds(door.machine.troubles, "state.write")) continue;
    ++not_remembered;
    BOOST_REQUIRE(opened->start(door.at()));
    BOOST_TEST(door.after(*opened, issued(annas_token())) == "ask-again");
    BOOST_TEST(door.last_refusal(*opened) == "token.no-list");
  }
  BOOST_TEST(not_remembered == 1U);
}

BOOST_AUTO_TEST_CASE(a_token_that_comes_after_the_screen_s_time_is_handed_in_to_nobody) {
  Door door;
  Player player = door.started();
  door.walk(player, {"attract:start"});
  BOOST_REQUIRE(player.next_deadline().has_value());
  BOOST_TEST(!player.hand_in(issued(annas_token()), door.at(*player.next_deadline() - door.now.monotonic)));
  BOOST_TEST(player.step() == "attract");
  BOOST_TEST(!door.went_by_face(player));
}

BOOST_AUTO_TEST_SUITE_END()
