// SPDX-License-Identifier: MIT
// The whole ledger checked bit by bit, while the machine has nothing else to do: a start looks only at what
// came since the machine state was written, and nobody must be able to rewrite the years before that unseen.
#include <boost/test/unit_test.hpp>
#include <string>

#include <facenotice/ledger.hpp>
#include <facenotice/machine_memory.hpp>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/edited_ledger.hpp"
#include "tests/support/sample_records.hpp"

using namespace facenotice;
using namespace facenotice::test;
namespace fs = std::filesystem;

namespace ledger_parts {
namespace {

Ledger filled(const fs::path& path, std::uint64_t count) {
  Ledger ledger = Ledger::open(path.string()).value();
  for (std::uint64_t i = 1; i <= count; ++i) BOOST_REQUIRE(ledger.append(sample_record(i)).ok());
  return ledger;
}

// "3 6 9 ok" for nine records by threes; or the code instead of the last word.
std::string by_parts(const Ledger& ledger, std::uint64_t most) {
  std::string said;
  LedgerCheck so_far;
  for (;;) {
    const Result<bool> all = ledger.verify_part(so_far, most);
    if (!all) return said + all.error().code;
    if (*all) return said + "ok";
    said += std::to_string(so_far.checked) + " ";
  }
}

// A machine with a history: a day of sessions, switched off in between.
struct Years : Fixture {
  Years() {
    for (int day = 0; day < 3; ++day) {
      Result<Player> player = open();
      BOOST_REQUIRE_MESSAGE(player.ok(), (player ? "" : player.error().message));
      player->start(at());
      walk(*player, {"attract:start", "goods:leave"});
      player->stop(at());
    }
  }
  // Makes of the second record what it was not; the first names the state of first use.
  void rewrite_the_past() const { BOOST_REQUIRE(edit_records(options.ledger_path, edit) == SQLITE_OK); }
  std::string starts() {
    const Result<Player> player = open();
    return player ? "" : player.error().code;
  }
  // Until it is done or cannot be; how many parts that took.
  int check_all(Player& player, std::uint64_t most) {
    for (int parts = 1;; ++parts) {
      const std::optional<std::uint64_t> left = player.check_ledger(most, at(1));
      if (!left || *left == 0) return parts;
    }
  }

  const std::string edit = "UPDATE record SET time = time + 1 WHERE sequence = 3";
  const std::string undo = "UPDATE record SET time = time - 1 WHERE sequence = 3";
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ledger_parts)

BOOST_AUTO_TEST_CASE(the_parts_make_up_the_whole) {
  const TemporaryFolder folder;
  const Ledger ledger = filled(folder / "l", 25);
  BOOST_TEST(by_parts(ledger, 10) == "10 20 ok");
  BOOST_TEST(by_parts(ledger, 25) == "25 ok");
  BOOST_TEST(by_parts(ledger, 24) == "24 ok");
  BOOST_TEST(by_parts(ledger, UINT64_MAX) == "ok");
  BOOST_TEST(by_parts(filled(folder / "none", 0), 10) == "ok");
}

BOOST_AUTO_TEST_CASE(a_part_of_nothing_still_gets_on) {
  const TemporaryFolder folder;
  BOOST_TEST(by_parts(filled(folder / "l", 3), 0) == "1 2 3 ok");
}

BOOST_AUTO_TEST_CASE(what_is_recorded_between_two_parts_is_checked_too) {
  const TemporaryFolder folder;
  Ledger ledger = filled(folder / "l", 5);
  LedgerCheck so_far;
  BOOST_TEST(!*ledger.verify_part(so_far, 5));
  BOOST_REQUIRE(ledger.append(sample_record(6)).ok());
  BOOST_TEST(!*ledger.verify_part(so_far, 1));
  BOOST_TEST(so_far.checked == 6U);
  BOOST_TEST(*ledger.verify_part(so_far, 1));
}

BOOST_AUTO_TEST_CASE(a_part_finds_what_the_whole_check_finds) {
  const TemporaryFolder folder;
  for (const auto& [name, damage] : std::vector<std::pair<const char*, int (*)(const fs::path&)>>{
           {"edited",
            [](const fs::path& path) {
              return edit_records(path, "UPDATE record SET detail = 'another' WHERE sequence = 14");
            }},
           {"missing", [](const fs::path& path) { return remove_records(path, "sequence = 14"); }}}) {
    const fs::path path = folder / name;
    filled(path, 300);
    BOOST_REQUIRE(damage(path) == SQLITE_OK);
    const Ledger ledger = Ledger::open(path.string()).value();
    BOOST_TEST(by_parts(ledger, 10) == "10 ledger.corrupt", name);
    BOOST_TEST(ledger.verify().error().message.find("record 14 ") != std::string::npos, name);
  }
}

BOOST_FIXTURE_TEST_CASE(an_idle_machine_says_how_much_is_left_and_begins_anew, Years) {
  Result<Player> player = open();
  BOOST_REQUIRE(player.ok());
  player->start(at());
  const std::uint64_t size = *player->ledger().size();
  BOOST_REQUIRE(size > 8U);
  BOOST_TEST(player->check_ledger(5, at()).value() == size - 5);
  BOOST_TEST(player->check_ledger(size - 5, at()).value() == 0U);
  BOOST_TEST(player->check_ledger(1, at()).value() == 0U);  // and so were these the last
  BOOST_TEST(player->check_ledger(1, at()).value() == size - 1);
  BOOST_TEST(machine.troubles.empty());
  walk(*player, joined(to_notice, agree_all));
  BOOST_TEST(machine.grant.valid(now.monotonic));
}

BOOST_FIXTURE_TEST_CASE(a_past_that_was_rewritten_ends_the_session_and_its_camera, Years) {
  rewrite_the_past();
  Result<Player> player = open();
  BOOST_REQUIRE(player.ok());  // what came since the last state is whole: a start does not grow with age
  player->start(at());
  walk(*player, joined(to_notice, agree_all));
  const Grant grant = std::move(machine.grant);
  BOOST_REQUIRE(grant.valid(now.monotonic));
  BOOST_TEST(check_all(*player, 2) == 2);
  BOOST_TEST(!grant.valid(now.monotonic));
  BOOST_TEST(machine.troubles == (Lines{"ledger.corrupt"}));  // once; what it did about it went well
  BOOST_TEST(machine.said_last.find("record 3 ") != std::string::npos, machine.said_last);
  BOOST_TEST(!player->start(at()));
  BOOST_TEST(!player->check_ledger(2, at()).has_value());
}

BOOST_FIXTURE_TEST_CASE(no_player_starts_on_a_ledger_that_was_found_damaged_until_it_is_whole, Years) {
  rewrite_the_past();
  {
    Result<Player> player = open();
    BOOST_REQUIRE(player.ok());
    check_all(*player, 1000);
  }
  BOOST_TEST(starts() == "ledger.corrupt");
  BOOST_TEST(starts() == "ledger.corrupt");
  BOOST_REQUIRE(edit_records(options.ledger_path, undo) == SQLITE_OK);
  BOOST_TEST(starts() == "");
  // And it is forgotten: a start is as quick as before, and sees no more than before.
  rewrite_the_past();
  BOOST_TEST(starts() == "");
}

BOOST_FIXTURE_TEST_CASE(a_new_ledger_in_place_of_a_damaged_one_is_an_operators_act, Years) {
  rewrite_the_past();
  {
    Result<Player> player = open();
    BOOST_REQUIRE(player.ok());
    check_all(*player, 1000);
  }
  for (const char* part : {"", "-wal"}) fs::remove(options.ledger_path + part);
  BOOST_TEST(starts() == "ledger.absent");
  LedgerOptions opened;
  opened.device_key = options.device_key;
  BOOST_REQUIRE(
      adopt_ledger(options.ledger_path, opened, nullptr, "Li Wei", "the old one was edited", at().utc).ok());
  BOOST_TEST(starts() == "");
}

BOOST_FIXTURE_TEST_CASE(from_inside_of_a_call_it_means_nothing, Years) {
  Result<Player> player = open();
  BOOST_REQUIRE(player.ok());
  bool asked = false;
  machine.on_show = [&](const ScreenView&) {
    asked = true;
    BOOST_TEST(!player->check_ledger(10, now).has_value());
  };
  player->start(at());
  BOOST_TEST(asked);
  BOOST_TEST(player->check_ledger(1000, at()).value() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace ledger_parts
