// SPDX-License-Identifier: MIT
// What was said while the ledger could not be written is not lost: the faults that were found, and their
// kind.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/faulty_files.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace kept_records {
namespace {

struct Shop : FaultyFiles, Fixture {
  // Somebody has paid by face and stands before the question whether to withdraw.
  Player at_withdrawal() {
    Player player = open().value();
    player.start(at());
    walk(player, joined(to_notice, agree_all));
    BOOST_REQUIRE(player.face_result(machine.grant_id, FaceOutcome::matched, at()));
    BOOST_REQUIRE(player.done("dispense-face", at()));
    walk(player, {"receipt:withdraw"});
    return player;
  }
  // On disk, as the next start finds it.
  Lines on_disk() {
    const Result<Player> next = open();
    BOOST_REQUIRE_MESSAGE(next.ok(), next.error().message);
    return kinds(next->ledger());
  }
  Lines erasures_repeated() {
    machine.log.clear();
    BOOST_REQUIRE(open().ok());
    return machine.log;
  }
};

}  // namespace
}  // namespace kept_records

BOOST_FIXTURE_TEST_SUITE(kept_records, kept_records::Shop)

// a
BOOST_AUTO_TEST_CASE(a_withdrawal_while_the_ledger_fails_is_on_disk_after_stop_and_its_order_is_repeated) {
  {
    Player player = at_withdrawal();
    set_full(true);
    walk(player, {"withdraw:confirm"});
    set_full(false);
    player.stop(at());
  }
  const Lines seen = on_disk();
  BOOST_TEST(holds(seen, "withdrawn face-payment"));
  BOOST_TEST(holds(seen, "erase-ordered face-payment"));
  BOOST_TEST(std::none_of(seen.begin(), seen.end(),
                          [](const std::string& line) { return line.rfind("records-dropped", 0) == 0; }));
  BOOST_TEST(erasures_repeated() == (Lines{"erase face-payment", "erase face-transmit"}));
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_tried_again_at_a_deadline_that_is_named) {
  Player player = at_withdrawal();
  player.advance(at());
  set_full(true);
  walk(player, {"withdraw:confirm"});
  const std::optional<MonotonicMillis> deadline = player.next_deadline();
  BOOST_REQUIRE(deadline.has_value());
  BOOST_TEST(*deadline <= now.monotonic + 5000);
  player.advance(at(5000));  // still full: another deadline
  BOOST_REQUIRE(player.next_deadline().has_value());
  BOOST_TEST(*player.next_deadline() > now.monotonic);
  set_full(false);
  player.advance(at(5000));
  BOOST_TEST(holds(kinds(player.ledger()), "withdrawn face-payment"));
}

BOOST_AUTO_TEST_CASE(an_order_that_is_only_kept_is_confirmed_as_soon_as_the_disk_takes_it) {
  Player player = at_withdrawal();
  set_full(true);
  walk(player, {"withdraw:confirm"});
  machine.troubles.clear();
  BOOST_TEST(!player.confirm_erasure(machine.orders.front(), at(1)));
  BOOST_TEST(machine.troubles == (Lines{"ledger.full"}));
  set_full(false);
  BOOST_TEST(player.confirm_erasure(machine.orders.front(), at(1)));
}

// b
BOOST_AUTO_TEST_CASE(a_clock_before_1970_is_on_record_as_wrong_and_blocks_nothing) {
  Player player = at_withdrawal();
  now.utc = -90'000;
  walk(player, {"withdraw:confirm"});
  now.utc = sample_now;
  walk(player, {});
  player.stop(at());
  Lines wrong;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 1000,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::clock_wrong)
                              wrong.push_back(stored.record.detail);
                            if (stored.record.kind == RecordKind::withdrawn)
                              BOOST_TEST(stored.record.time == 0);
                            return true;
                          })
                    .ok());
  BOOST_TEST(wrong == (Lines{"-89000"}));
  BOOST_TEST(holds(kinds(player.ledger()), "withdrawn face-payment"));
  BOOST_TEST(holds(kinds(player.ledger()), "session-end"));
}

// c
BOOST_AUTO_TEST_CASE(six_hundred_sessions_on_a_full_disk_push_no_withdrawal_out) {
  Player player = at_withdrawal();
  set_full(true);
  walk(player, {"withdraw:confirm"});
  for (const Id128& order : std::vector<Id128>(machine.orders)) player.confirm_erasure(order, at());
  player.fault("erase", at());
  walk(player, {"erase-open:finish"});
  Id128 last{};
  for (int session = 0; session < 600; ++session) {
    walk(player, {"attract:start"});
    last = player.session();
    walk(player, {"goods:leave"});
  }
  set_full(false);
  player.advance(at());
  const Lines seen = kinds(player.ledger());
  BOOST_TEST(holds(seen, "withdrawn face-payment"));
  BOOST_TEST(holds(seen, "withdrawn face-transmit"));
  BOOST_TEST(holds(seen, "erase-ordered face-payment"));
  std::uint64_t dropped = 0;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 10'000,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::records_dropped)
                              dropped += stored.record.number;
                            return true;
                          })
                    .ok());
  BOOST_TEST(dropped > 100U);  // session starts and ends beyond the room for them: the oldest
  BOOST_TEST(player.ledger().of_session(last)->size() == 2U);
}

// The start of the one that goes on is one too many.
BOOST_AUTO_TEST_CASE(a_single_record_that_was_dropped_is_counted) {
  Player player = open().value();
  player.start(at());
  set_full(true);
  for (int session = 0; session < 512; ++session) walk(player, {"attract:start", "goods:leave"});
  walk(player, {"attract:start"});
  set_full(false);
  player.advance(at());
  std::vector<std::uint64_t> dropped;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 10'000,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::records_dropped)
                              dropped.push_back(stored.record.number);
                            return true;
                          })
                    .ok());
  BOOST_TEST(dropped == (std::vector<std::uint64_t>{1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(beyond_all_room_what_was_dropped_is_counted_in_the_next_record_and_nobody_is_scanned) {
  Player player = at_withdrawal();
  const std::uint64_t before = player.ledger().size().value();
  set_full(true);
  walk(player, {"withdraw:confirm"});
  machine.log.clear();
  for (std::size_t person = 0; person < 1200; ++person) {
    Id128 subject{9};
    subject[1] = static_cast<std::uint8_t>(person >> 8U);
    subject[2] = static_cast<std::uint8_t>(person);
    player.withdraw_earlier(subject, "face-payment", at(1));
  }
  const std::size_t orders = machine.orders.size();  // with those of the session before
  player.fault("erase", at());
  walk(player, joined({"erase-open:finish"}, to_notice));
  BOOST_TEST(player.step() == "pay-qr");  // nobody can be told on record, so nobody is asked
  BOOST_TEST(!holds(machine.log, "camera face-payment"));
  set_full(false);
  player.advance(at());
  std::uint64_t dropped = 0, withdrawn = 0, ordered = 0;
  bool first = true;
  BOOST_REQUIRE(player.ledger()
                    .read(before + 1, 10'000,
                          [&](const StoredRecord& stored) {
                            const Record& one = stored.record;
                            if (std::exchange(first, false)) {
                              BOOST_TEST((one.kind == RecordKind::records_dropped));
                              BOOST_TEST(one.time == now.utc);
                            }
                            if (one.kind == RecordKind::records_dropped) dropped += one.number;
                            withdrawn += one.kind == RecordKind::withdrawn ? 1U : 0U;
                            ordered += one.kind == RecordKind::erase_ordered ? 1U : 0U;
                            return true;
                          })
                    .ok());
  BOOST_TEST(withdrawn == 1024U);
  BOOST_TEST(ordered == 1024U);
  BOOST_TEST(dropped == (orders - ordered) + 2);  // and what the session before had withdrawn
}

// Consents given earlier would count again; the one that was given here ends with its session.
BOOST_AUTO_TEST_CASE(where_withdrawals_that_never_give_way_take_all_room_one_that_ends_by_itself_is_counted) {
  Player player = at_withdrawal();
  const std::uint64_t before = player.ledger().size().value();
  set_full(true);
  Id128 subject{9};
  std::uint64_t earlier = 0;
  for (; player.withdraw_earlier(subject, "face-payment", at(1)); ++earlier) {
    subject[1] = static_cast<std::uint8_t>(earlier >> 8U);
    subject[2] = static_cast<std::uint8_t>(earlier);
  }
  walk(player, {"withdraw:confirm"});  // of two purposes, and an order for each
  set_full(false);
  player.advance(at());
  std::uint64_t dropped = 0, withdrawn = 0, ordered = 0;
  BOOST_REQUIRE(player.ledger()
                    .read(before + 1, 10'000,
                          [&](const StoredRecord& stored) {
                            const Record& one = stored.record;
                            if (one.kind == RecordKind::records_dropped) dropped += one.number;
                            withdrawn += one.kind == RecordKind::withdrawn ? 1U : 0U;
                            ordered += one.kind == RecordKind::erase_ordered ? 1U : 0U;
                            return true;
                          })
                    .ok());
  BOOST_TEST(withdrawn == earlier);
  BOOST_TEST(ordered == earlier);
  BOOST_TEST(dropped == 4U);
}

// q
BOOST_AUTO_TEST_CASE(whose_consent_cannot_be_recorded_goes_on_by_the_alternative) {
  Player player = open().value();
  player.start(at());
  walk(player, joined(to_notice, {"face-notice:continue"}));
  set_full(true);
  BOOST_TEST(player.choose("face-consent", "agree", at()));
  BOOST_TEST(player.step() == "pay-qr");
  set_full(false);
  player.stop(at());
  // The refusal that the machine took on its own is nobody's act.
  std::size_t refused = 0;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 1000,
                          [&](const StoredRecord& stored) {
                            const Record& one = stored.record;
                            if (one.kind != RecordKind::refused) return true;
                            ++refused;
                            BOOST_TEST(!one.affirmative);
                            BOOST_TEST(one.detail == "machine");
                            return true;
                          })
                    .ok());
  BOOST_TEST(refused > 0U);
}

BOOST_AUTO_TEST_CASE(where_the_last_consent_cannot_be_recorded_the_screen_that_offers_the_other_way_comes) {
  Player player = open().value();
  player.start(at());
  walk(player, joined(to_notice, {"face-notice:continue", "face-consent:agree"}));
  set_full(true);
  BOOST_TEST(player.choose("transmit-consent", "agree", at()));
  BOOST_TEST(player.step() == "face-failed");
  BOOST_TEST(!holds(machine.log, "camera face-payment"));
  walk(player, {"face-failed:by-qr"});
  BOOST_TEST(player.step() == "pay-qr");
}

// d, l
BOOST_AUTO_TEST_CASE(a_ledger_that_is_taken_away_or_cut_ends_the_capture_and_serves_nobody_by_face) {
  for (const char* file : {"", "-wal"}) {
    Fixture shop;
    Player player = shop.open().value();
    player.start(shop.at());
    shop.walk(player, joined(to_notice, agree_all));
    BOOST_REQUIRE(shop.machine.grant.valid(shop.now.monotonic));
    if (*file == '\0')
      std::filesystem::remove(shop.options.ledger_path);
    else
      std::filesystem::resize_file(shop.options.ledger_path + file, 0);
    player.advance(shop.at(100));
    BOOST_TEST(!shop.machine.grant.valid(shop.now.monotonic), file);
    BOOST_TEST(!player.face_result(shop.machine.grant_id, FaceOutcome::matched, shop.at()));
    BOOST_TEST(player.step() == "face-failed");
    BOOST_TEST(holds(shop.machine.troubles, "ledger.moved"));
    BOOST_TEST(!holds(shop.machine.log, "serve purchase face"));
    // The other way goes on.
    shop.walk(player, {"face-failed:by-qr"});
    BOOST_TEST(player.done("pay-qr", shop.at()));
    BOOST_TEST(shop.machine.log.back() == "serve purchase qr-payment");
  }
}

// The session is over for the camera, also when the file comes back: nobody knows what was done with it.
BOOST_AUTO_TEST_CASE(a_ledger_that_comes_back_gives_no_consent_of_before_back) {
  Player player = open().value();
  player.start(at());
  walk(player, joined(to_notice, agree_all));
  BOOST_REQUIRE(machine.grant.valid(now.monotonic));
  const std::string away = options.ledger_path + ".away";
  std::filesystem::rename(options.ledger_path, away);
  player.advance(at(100));
  BOOST_TEST(!machine.grant.valid(now.monotonic));
  std::filesystem::rename(away, options.ledger_path);
  player.advance(at(100));
  const Result<Grant> grant = player.gate().request({"face-payment", "scan", 1000}, at());
  BOOST_TEST(!grant.ok());
}

// Nor does one that nobody could look at for a moment, so that everything can be recorded again.
BOOST_AUTO_TEST_CASE(a_ledger_that_could_not_be_looked_at_gives_no_consent_of_before_back) {
  namespace fs = std::filesystem;
  const fs::path place = folder / "place", away = folder / "away";
  fs::create_directory(place);
  options.ledger_path = (place / "ledger").string();
  Player player = open().value();
  player.start(at());
  walk(player, joined(to_notice, agree_all));
  BOOST_REQUIRE(machine.grant.valid(now.monotonic));
  fs::rename(place, away);
  write_file_atomically(place, "no folder");
  machine.on_trouble = [&] {
    if (!fs::exists(away)) return;
    fs::remove(place);
    fs::rename(away, place);
  };
  player.advance(at(100));
  BOOST_TEST(machine.troubles == (Lines{"ledger.io"}));
  BOOST_TEST(!machine.grant.valid(now.monotonic));
  BOOST_TEST(holds(kinds(player.ledger()), "camera-off face-payment"));
  const Result<Grant> grant = player.gate().request({"face-payment", "scan", 1000}, at());
  BOOST_TEST(!grant.ok());
}

// What the one before had ordered and nobody confirmed is not waited for by the next.
BOOST_AUTO_TEST_CASE(each_erase_step_waits_for_its_own_orders) {
  Player player = at_withdrawal();
  walk(player, {"withdraw:confirm"});
  BOOST_REQUIRE(machine.orders.size() == 2U);
  BOOST_REQUIRE(player.fault("erase", at()));
  walk(player, {"erase-open:finish"});
  walk(player, joined(to_notice, agree_all));
  BOOST_REQUIRE(player.face_result(machine.grant_id, FaceOutcome::matched, at()));
  BOOST_REQUIRE(player.done("dispense-face", at()));
  walk(player, {"receipt:withdraw", "withdraw:confirm"});
  BOOST_REQUIRE(machine.orders.size() == 4U);
  BOOST_TEST(player.step() == "erase");
  BOOST_TEST(player.confirm_erasure(machine.orders[2], at()));
  BOOST_TEST(player.step() == "erase");
  BOOST_TEST(player.confirm_erasure(machine.orders[3], at()));
  BOOST_TEST(player.step() == "erased");
}

BOOST_AUTO_TEST_CASE(a_machine_that_was_stopped_waits_for_nothing) {
  Player player = at_withdrawal();
  BOOST_REQUIRE(player.next_deadline().has_value());
  player.stop(at());
  BOOST_TEST(!player.next_deadline().has_value());
}

// f
BOOST_AUTO_TEST_CASE(a_second_player_on_one_ledger_is_refused_and_closes_no_camera_of_the_first) {
  Player player = open().value();
  player.start(at());
  walk(player, joined(to_notice, agree_all));
  const Result<Player> second = open();
  BOOST_REQUIRE(!second.ok());
  BOOST_TEST(second.error().code == "ledger.busy");
  BOOST_TEST(player.ledger().open_captures()->size() == 1U);
  BOOST_TEST(machine.grant.valid(now.monotonic));
}

BOOST_AUTO_TEST_SUITE_END()
