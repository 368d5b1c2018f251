// SPDX-License-Identifier: MIT
// What could not be put on record did not happen: no question without its notice, no consent written later,
// no face in a session of which something is missing.
#include <filesystem>

#include "tests/runtime/player/guarded_machine.hpp"
#include "tests/support/kept_state.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace unrecorded {
namespace {

struct Full : FaultyFiles, Guarded {};

}  // namespace
}  // namespace unrecorded

BOOST_FIXTURE_TEST_SUITE(unrecorded, unrecorded::Full)

// A flow whose words are longer than a record's: nobody is scanned, and whoever looks after the machine hears
// why.
BOOST_AUTO_TEST_CASE(what_no_ledger_takes_is_told_and_stands_in_nobodys_way) {
  const std::string endless(300, 'y');
  SmallFlow flow = guarded_flow();
  flow.steps = edited(flow.steps, choice("yes", "ask-send", "<consent purpose=\"pay\"/>"),
                      choice(endless, "ask-send", "<consent purpose=\"pay\"/>"));
  Guarded shop(flow.text());
  Player player = shop.play({"home:start", "age:over", "notice:next"});
  shop.walk(player, {"ask-pay:" + endless});
  BOOST_TEST(shop.watched.troubles == (Lines{"record.invalid"}));
  BOOST_TEST(!holds(shop.watched.log, "camera scan"));
  BOOST_TEST(records(player, RecordKind::consented).empty());
  BOOST_TEST(player.left(shop.at()));
  BOOST_TEST(holds(shop.kinds(player.ledger()), "session-end"));
  BOOST_TEST(holds(shop.kinds(player.ledger()), "records-dropped"));  // it was counted
}

BOOST_AUTO_TEST_CASE(a_notice_that_is_not_on_record_is_not_shown) {
  Player player = play({"home:start"});
  set_full(true);
  watched.log.clear();
  BOOST_TEST(player.choose("age", "over", at()));
  BOOST_TEST(!holds(watched.log, "notice en"));
  BOOST_TEST(player.step() == "shop-card");
  // Nor is it told later; the age that was said is.
  set_full(false);
  player.stop(at());
  BOOST_TEST(records(player, RecordKind::notified).empty());
  BOOST_TEST(records(player, RecordKind::age_stated).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_question_that_is_not_on_record_is_not_asked) {
  Player player = play({"home:start", "age:over"});
  set_full(true);
  watched.log.clear();
  BOOST_TEST(player.choose("notice", "next", at()));
  BOOST_TEST(!holds(watched.log, "ask-pay en"));
  BOOST_TEST(player.step() == "shop-card");
  set_full(false);
  player.stop(at());
  BOOST_TEST(records(player, RecordKind::asked).empty());
}

BOOST_AUTO_TEST_CASE(a_consent_that_is_not_on_record_leads_to_no_next_question) {
  Player player = play(of_age);
  bool failed = false;  // only once: what comes next could be recorded
  const auto decision = while_deciding([&](FileAct act) {
    if (act != FileAct::write || failed) return SQLITE_OK;
    failed = true;
    return SQLITE_FULL;
  });
  watched.log.clear();
  BOOST_TEST(player.choose("ask-pay", "yes", at()));
  BOOST_TEST(failed);
  BOOST_TEST(!holds(watched.log, "ask-send en"));
  BOOST_TEST(player.step() == "shop-card");
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_written_at_its_deadline_by_whatever_call_comes) {
  Player player = play();
  set_full(true);
  BOOST_TEST(player.choose("home", "start", at()));
  const MonotonicMillis failed_at = now.monotonic;
  set_full(false);
  BOOST_TEST(*player.next_deadline() == failed_at + 5'000);
  BOOST_TEST(!player.choose("nowhere", "x", at(4'999)));
  BOOST_TEST(!holds(kinds(player.ledger()), "session-start"));
  BOOST_TEST(!player.choose("nowhere", "x", at(1)));
  BOOST_TEST(holds(kinds(player.ledger()), "session-start"));
  BOOST_TEST(*player.next_deadline() == failed_at + 30'000);  // the screen's again
}

BOOST_AUTO_TEST_CASE(the_end_of_a_session_that_could_not_be_written_is_written_later) {
  Player player = play({"home:start", "age:over", "notice:no"});
  BOOST_REQUIRE(player.done("shop-card", at()));
  set_full(true);
  BOOST_TEST(player.choose("receipt", "leave", at()));
  set_full(false);
  player.advance(at(5'000));
  BOOST_TEST(holds(kinds(player.ledger()), "session-end"));
}

// The session's own end could be, and says nothing of it.
BOOST_AUTO_TEST_CASE(an_end_of_a_camera_that_could_not_be_recorded_is_told) {
  Player player = play(scanned);
  BOOST_REQUIRE(camera_is_on());
  watched.troubles.clear();
  bool failed = false;
  const auto decision = while_deciding([&](FileAct act) {
    if (act != FileAct::write || failed) return SQLITE_OK;
    failed = true;
    return SQLITE_FULL;
  });
  BOOST_TEST(player.left(at()));
  BOOST_TEST(failed);
  BOOST_TEST(holds(kinds(player.ledger()), "session-end"));
  BOOST_TEST(watched.troubles == (Lines{"ledger.full"}));
}

// Also where nobody waits for what it sees.
BOOST_AUTO_TEST_CASE(a_preview_ends_at_once_when_the_ledger_is_taken_away) {
  Player player = play(agreed);
  BOOST_REQUIRE(player.step() == "mirror");
  BOOST_REQUIRE(camera_is_on());
  watched.log.clear();
  std::filesystem::remove(options.ledger_path);
  player.advance(at(100));
  BOOST_TEST(player.step() == "mirror");
  BOOST_TEST(watched.log == (Lines{"camera stop"}));
  BOOST_TEST(watched.troubles == (Lines{"ledger.moved", "ledger.moved"}));  // nor can its end be recorded
}

BOOST_AUTO_TEST_CASE(a_player_that_has_stopped_wakes_for_nothing) {
  Player player = play({"home:start"});
  set_full(true);
  player.stop(at());
  BOOST_TEST(!player.next_deadline().has_value());
}

BOOST_AUTO_TEST_CASE(a_consent_that_was_held_back_is_not_written_later) {
  Player player = play(of_age);
  set_full(true);
  BOOST_TEST(player.choose("ask-pay", "yes", at()));
  BOOST_TEST(player.step() == "shop-card");
  set_full(false);
  player.advance(at(5'000));
  player.stop(at());
  BOOST_TEST(records(player, RecordKind::consented).empty());
  BOOST_TEST(!records(player, RecordKind::refused).empty());
}

BOOST_AUTO_TEST_CASE(a_session_whose_beginning_is_not_on_record_gets_no_face) {
  Player player = play();
  set_full(true);
  BOOST_TEST(player.choose("home", "start", at()));  // the start of the session is kept
  set_full(false);
  walk(player, {"age:over", "notice:next", "ask-pay:yes", "ask-send:yes"});
  BOOST_TEST(watched.captures.empty());
  BOOST_TEST(refusals(player) == (Lines{"pay gate.ledger"}));
  walk(player, {"mirror:quickly", "mirror-end:leave"});
  walk(player, agreed);
  BOOST_TEST(watched.captures.size() == 1U);  // the next one does
}

BOOST_AUTO_TEST_CASE(a_camera_that_is_on_goes_off_when_something_cannot_be_recorded) {
  Player player = play(agreed);
  BOOST_REQUIRE(camera_is_on());
  set_full(true);
  BOOST_TEST(player.choose("mirror", "box", at()));
  BOOST_TEST(!camera_is_on());
  set_full(false);
  player.advance(at(5'000));
  BOOST_TEST(holds(records(player, RecordKind::withdrawn), "pay "));
}

BOOST_AUTO_TEST_CASE(the_module_is_told_to_stop_by_the_record_that_failed_whatever_it_was_of) {
  Player player = play(scanned);
  BOOST_REQUIRE(match(player));
  walk(player, {"confirm:delete"});
  BOOST_REQUIRE(player.fault("erase", at()));
  walk(player, {"failed:retry"});
  BOOST_REQUIRE(camera_is_on());
  set_full(true);
  watched.log.clear();
  BOOST_TEST(!player.confirm_erasure(watched.orders.front(), at()));
  BOOST_TEST(!camera_is_on());
  BOOST_TEST(watched.log == (Lines{"camera stop"}));
}

BOOST_AUTO_TEST_CASE(an_erasure_is_done_when_its_confirmation_is_on_record) {
  Player player = play(scanned);
  BOOST_REQUIRE(match(player));
  walk(player, {"confirm:delete"});
  BOOST_REQUIRE(watched.orders.size() == 1U);
  set_full(true);
  BOOST_TEST(!player.confirm_erasure(watched.orders.front(), at()));
  BOOST_TEST(player.step() == "erase");
  BOOST_TEST(!player.done("erase", at()));
  set_full(false);
  BOOST_TEST(player.confirm_erasure(watched.orders.front(), at()));
  BOOST_TEST(player.step() == "home");
}

BOOST_AUTO_TEST_CASE(a_package_that_could_not_be_put_on_record_does_not_run) {
  KeptState kept;
  options.state = &kept;
  { const Player first = play(); }
  install(vending_draft(edited(guarded_flow().text(), "revision=\"1\"", "revision=\"2\"")));
  // The state is written first; from then on the disk takes nothing.
  kept.after = [this] { set_full(true); };
  const Result<Player> second = Player::open(options, watched, watched, watched, at());
  BOOST_REQUIRE(!second.ok());
  BOOST_TEST(second.error().code == "ledger.full");
}

BOOST_AUTO_TEST_CASE(a_camera_that_was_found_open_went_off_after_it_came_on) {
  {
    LedgerOptions keyed;
    keyed.device_key = options.device_key;
    Ledger ledger = Ledger::open(options.ledger_path, keyed).value();
    Record on;
    on.kind = RecordKind::camera_on;
    on.time = now.utc + 60'000;  // the clock has been put back since
    on.reference.fill(9);
    BOOST_REQUIRE(ledger.append(on).ok());
  }
  const Player player = play();
  std::vector<UtcMillis> times;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 100,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::camera_off)
                              times.push_back(stored.record.time);
                            return true;
                          })
                    .ok());
  BOOST_REQUIRE(times.size() == 1U);
  BOOST_TEST(times.front() == sample_now + 60'000);
}

BOOST_AUTO_TEST_CASE(a_question_that_could_not_be_shown_closes_the_session_for_every_camera) {
  watched.broken_screen = "notice";
  Player player = play({"home:start", "age:over"});
  BOOST_TEST(player.step() == "shop-card");
  watched.broken_screen.clear();
  BOOST_REQUIRE(player.fault("shop-card", at()));
  walk(player, {"receipt:door", "ask-door:yes"});
  BOOST_TEST(watched.captures.empty());
  BOOST_TEST(refusals(player) == (Lines{"door gate.display"}));
}

// Nobody asks the gate for a camera behind what was not recorded, or not shown: there is nothing to refuse.
BOOST_AUTO_TEST_CASE(behind_what_did_not_happen_no_camera_is_asked_for) {
  {
    Player player = play({"home:start", "age:over", "notice:next", "ask-pay:yes"});
    bool failed = false;
    const auto decision = while_deciding([&](FileAct act) {
      if (act != FileAct::write || failed) return SQLITE_OK;
      failed = true;
      return SQLITE_FULL;
    });
    BOOST_TEST(player.choose("ask-send", "yes", at()));
    BOOST_TEST(player.step() != "mirror");
    BOOST_TEST(refusals(player).empty());
    BOOST_TEST(player.left(at()));
  }
  watched.broken_screen = "mirror";
  Player player = play(agreed);
  BOOST_TEST(player.step() == "home");
  BOOST_TEST(refusals(player).empty());
}

BOOST_AUTO_TEST_CASE(a_log_that_cannot_be_put_away_after_a_session_is_told_and_nothing_is_lost) {
  Player player = play({"home:start"});
  watched.troubles.clear();
  {
    const auto decision = while_deciding(
        [](FileAct act) { return act == FileAct::truncate ? SQLITE_IOERR_TRUNCATE : SQLITE_OK; });
    BOOST_TEST(player.left(at()));
  }
  BOOST_TEST(watched.troubles == (Lines{"ledger.io"}));
  BOOST_TEST(holds(kinds(player.ledger()), "session-end"));
  walk(player, {"home:start"});
  BOOST_TEST(player.ledger().verify().ok());
}

BOOST_AUTO_TEST_CASE(each_time_that_the_disk_does_not_take_what_is_kept_is_told) {
  Player player = play();
  set_full(true);
  BOOST_TEST(player.choose("home", "start", at()));
  watched.troubles.clear();
  player.choose("nowhere", "x", at(5'000));
  BOOST_TEST(watched.troubles == (Lines{"ledger.full"}));
}

BOOST_AUTO_TEST_CASE(an_end_of_a_camera_that_the_disk_does_not_take_is_told_at_the_next_event) {
  Player player = play(agreed);
  watched.grant.release();  // by the module itself
  set_full(true);
  watched.troubles.clear();
  BOOST_TEST(!player.presence(at()));
  BOOST_TEST(watched.troubles == (Lines{"ledger.full"}));
}

BOOST_AUTO_TEST_CASE(an_end_of_a_camera_that_the_disk_does_not_take_is_told_when_the_player_wakes) {
  Player player = play(agreed);
  watched.grant.release();
  set_full(true);
  watched.troubles.clear();
  player.advance(at());
  BOOST_TEST(watched.troubles == (Lines{"ledger.full"}));
}

// A module that gives its grant back in the call that starts it, before the disk is full.
BOOST_AUTO_TEST_CASE(an_end_of_a_camera_that_the_disk_does_not_take_is_told_by_the_call_that_began_it) {
  struct Hasty : Watched {
    bool start(Grant given, const CaptureOrder& order) override {
      given.release();
      full();
      return Watched::start(Grant(), order);
    }
    std::function<void()> full;
  } hasty;
  hasty.full = [this] { set_full(true); };
  Player player = Player::open(options, hasty, hasty, hasty, now).value();
  BOOST_REQUIRE(player.start(at()));
  walk(player, agreed);
  BOOST_REQUIRE(hasty.captures.size() == 1U);
  BOOST_TEST(hasty.troubles == (Lines{"ledger.full"}));
}

BOOST_AUTO_TEST_CASE(a_preview_under_a_ledger_that_is_taken_away_is_told_to_stop) {
  Player player = play(agreed);
  BOOST_REQUIRE(camera_is_on());
  std::filesystem::remove(options.ledger_path);
  watched.log.clear();
  player.advance(at());
  BOOST_TEST(!camera_is_on());
  BOOST_TEST(holds(watched.log, "camera stop"));
  BOOST_TEST(player.step() == "mirror");
}

BOOST_AUTO_TEST_CASE(a_machine_that_cannot_close_a_camera_which_was_found_open_does_not_start) {
  KeptState kept;
  options.state = &kept;
  { const Player first = play(); }
  {
    LedgerOptions keyed;
    keyed.device_key = options.device_key;
    Ledger ledger = Ledger::open(options.ledger_path, keyed).value();
    Record on;
    on.kind = RecordKind::camera_on;
    on.time = now.utc;
    on.reference.fill(9);
    on.number = 20'000;
    BOOST_REQUIRE(ledger.append(on).ok());
  }
  bool failed = false;
  {
    const auto decision = while_deciding([&](FileAct act) {
      return act == FileAct::write && !std::exchange(failed, true) ? SQLITE_FULL : SQLITE_OK;
    });
    const Result<Player> refused = Player::open(options, watched, watched, watched, at());
    BOOST_REQUIRE(!refused.ok());
    BOOST_TEST(refused.error().code == "ledger.full");
  }
  const Player player = play();
  std::vector<Record> off;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 100,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::camera_off) off.push_back(stored.record);
                            return true;
                          })
                    .ok());
  BOOST_REQUIRE(off.size() == 1U);
  BOOST_TEST(off[0].detail == "found-open");
  BOOST_TEST(off[0].number == 0U);  // how long it may be on is said of the beginning
}

BOOST_AUTO_TEST_CASE(orders_that_the_disk_hides_at_the_start_are_told_of_and_never_taken_for_none) {
  KeptState kept;
  options.state = &kept;
  {
    Player player = play(scanned);
    BOOST_REQUIRE(match(player));
    walk(player, {"confirm:delete"});
  }
  for (unsigned failing = 1;; ++failing) {
    unsigned reads = 0;
    const auto decision = while_deciding([&](FileAct act) {
      return act == FileAct::read && ++reads == failing ? SQLITE_IOERR_READ : SQLITE_OK;
    });
    watched.log.clear();
    watched.troubles.clear();
    const Result<Player> player = Player::open(options, watched, watched, watched, at());
    if (reads < failing) break;
    if (player) BOOST_TEST((holds(watched.log, "erase pay") || !watched.troubles.empty()), failing);
  }
  BOOST_TEST(holds(watched.log, "erase pay"));
}

BOOST_AUTO_TEST_SUITE_END()
