// SPDX-License-Identifier: MIT
// What must not go back: ledger and machine state held against each other at every start.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include <facenotice/file.hpp>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/faulty_files.hpp"
#include "tests/support/kept_state.hpp"

using namespace facenotice;
using namespace facenotice::test;
namespace fs = std::filesystem;

namespace machine_state {
namespace {

// The files of a machine at one moment. SQLite's log is part of the ledger.
struct Copy {
  explicit Copy(fs::path to) : ledger(std::move(to)) {}
  fs::path ledger;
  std::optional<Bytes> state;
};

struct Shop : Fixture {
  std::string code(StateStore* store = nullptr) {
    PlayerOptions with = options;
    with.state = store;
    const Result<Player> player = Player::open(with, machine, machine, machine, at());
    return player ? "" : player.error().code;
  }
  // Somebody comes, looks, goes away; the machine is switched off.
  void a_day(StateStore* store = nullptr) {
    PlayerOptions with = options;
    with.state = store;
    Result<Player> player = Player::open(with, machine, machine, machine, at());
    BOOST_REQUIRE_MESSAGE(player.ok(), (player ? "" : player.error().message));
    a_session(*player);
    player->stop(at());
  }
  void a_session(Player& player) {
    player.start(at());
    walk(player, {"attract:start", "goods:leave"});
  }

  fs::path ledger_file() const { return options.ledger_path; }
  fs::path state_file() const { return state_file_of(options.ledger_path); }
  void put_by(const std::string& name) { copy(ledger_file(), folder / name); }
  void put_back(const std::string& name) { copy(folder / name, ledger_file()); }
  void put_state_by(const std::string& name) { fs::copy_file(state_file(), folder / name); }
  void put_state_back(const std::string& name) {
    fs::copy_file(folder / name, state_file(), fs::copy_options::overwrite_existing);
  }
  void remove_ledger() {
    for (const char* part : {"", "-wal"}) fs::remove(ledger_file().string() + part);
  }
  static void copy(const fs::path& from, const fs::path& to) {
    for (const char* part : {"", "-wal"}) {
      fs::remove(to.string() + part);
      if (fs::exists(from.string() + part)) fs::copy_file(from.string() + part, to.string() + part);
    }
  }
  std::vector<Record> named() {
    std::vector<Record> all;
    LedgerOptions opened;
    opened.device_key = options.device_key;
    const Ledger ledger = Ledger::open(options.ledger_path, opened).value();
    BOOST_REQUIRE(ledger
                      .read(1, 10'000,
                            [&](const StoredRecord& stored) {
                              if (stored.record.kind == RecordKind::state_named) all.push_back(stored.record);
                              return true;
                            })
                      .ok());
    return all;
  }
  void install_revision(int revision, const std::string& other = {}) {
    std::string xml = vending_xml();
    const std::string mark = "revision=\"";
    const std::size_t begin = xml.find(mark) + mark.size();
    xml.replace(begin, xml.find('"', begin) - begin, std::to_string(revision));
    PackageDraft draft = vending_draft(xml);
    if (!other.empty()) draft.files.push_back({"extra.bin", Bytes(other.begin(), other.end())});
    install(draft);
  }
};

}  // namespace
}  // namespace machine_state

BOOST_FIXTURE_TEST_SUITE(machine_state, machine_state::Shop)

// --- what is written, and when -----------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(first_use_the_package_and_every_session_end_are_a_generation_that_the_ledger_names) {
  a_day();
  const std::vector<Record> all = named();
  Lines why;
  for (std::size_t i = 0; i < all.size(); ++i) {
    BOOST_TEST(all[i].number == i + 1);
    why.push_back(all[i].detail);
  }
  BOOST_TEST(why == (Lines{"first-use", "package", "session-end"}));
}

BOOST_AUTO_TEST_CASE(a_machine_goes_on_from_day_to_day) {
  for (int day = 0; day < 3; ++day) a_day();
  BOOST_TEST(machine.troubles.empty());
  BOOST_TEST(fs::file_size(state_file()) < 300U);
}

BOOST_AUTO_TEST_CASE(a_ledger_of_before_there_were_states_is_taken_as_it_is_once) {
  LedgerOptions opened;
  opened.device_key = options.device_key;
  BOOST_REQUIRE(Ledger::open(options.ledger_path, opened)->append(Record{}).ok());
  a_day();
  BOOST_TEST(named().front().detail == "first-use");
  fs::remove(state_file());
  BOOST_TEST(code() == "state.missing");
}

// --- what is refused ---------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_state_that_is_gone_though_the_ledger_names_one_is_refused) {
  a_day();
  fs::remove(state_file());
  BOOST_TEST(code() == "state.missing");
  BOOST_TEST(!fs::exists(state_file()));
}

BOOST_AUTO_TEST_CASE(an_older_state_that_was_put_back_is_refused) {
  a_day();
  put_state_by("old");
  a_day();
  put_state_back("old");
  BOOST_TEST(code() == "state.older");
}

BOOST_AUTO_TEST_CASE(a_damaged_state_is_refused) {
  a_day();
  fs::resize_file(state_file(), 100);
  BOOST_TEST(code() == "state.corrupt");
  fs::resize_file(state_file(), 0);
  BOOST_TEST(code() == "state.corrupt");
}

BOOST_AUTO_TEST_CASE(a_state_that_whoever_lacks_the_device_key_has_made_is_refused) {
  a_day();
  MachineState state =
      decode_state(read_file(state_file(), max_state_bytes).value(), options.device_key).value();
  write_file_atomically(state_file(), ByteView(encode_state(state, Bytes(32, 9)).value()));
  BOOST_TEST(code() == "state.key");
}

// d, after a restart
BOOST_AUTO_TEST_CASE(a_ledger_that_is_gone_is_refused_and_none_is_begun_in_its_place) {
  a_day();
  remove_ledger();
  BOOST_TEST(code() == "ledger.absent");
  BOOST_TEST(!fs::exists(ledger_file()));
  write_file_atomically(ledger_file(), std::string());
  BOOST_TEST(code() == "ledger.absent");
}

// d, after a restart
BOOST_AUTO_TEST_CASE(an_older_copy_of_the_ledger_is_refused) {
  a_day();
  put_by("old");
  a_day();
  put_back("old");
  BOOST_TEST(code() == "ledger.shorter");
}

// e
BOOST_AUTO_TEST_CASE(a_log_that_was_deleted_after_a_power_cut_is_refused) {
  {
    Result<Player> player = open();
    BOOST_REQUIRE(player.ok());
    put_by("cut");
  }
  put_back("cut");
  BOOST_REQUIRE(fs::remove(options.ledger_path + "-wal"));
  const std::string refusal = code();
  BOOST_TEST((refusal == "ledger.shorter" || refusal == "ledger.absent"), refusal);
}

BOOST_AUTO_TEST_CASE(another_ledger_under_the_same_name_is_refused) {
  a_day();
  put_state_by("state");
  remove_ledger();
  fs::remove(state_file());
  a_day();
  put_state_back("state");
  BOOST_TEST(code() == "ledger.other");
}

BOOST_AUTO_TEST_CASE(the_same_ledger_that_went_another_way_is_refused) {
  a_day();
  put_by("before");
  put_state_by("before.state");
  a_day();
  put_state_by("this way");
  put_back("before");
  put_state_back("before.state");
  for (int day = 0; day < 3; ++day) a_day();
  put_state_back("this way");
  BOOST_TEST(code() == "ledger.other");
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_read_is_not_taken_for_an_empty_one) {
  KeptState kept;
  a_day(&kept);
  kept.unreadable = true;
  BOOST_TEST(code(&kept) == "state.read");
  kept.unreadable = false;
  BOOST_TEST(code(&kept).empty());
}

BOOST_AUTO_TEST_CASE(a_state_that_cannot_be_written_at_the_start_keeps_the_player_from_starting) {
  fs::create_directories(state_file().string() + ".new");
  BOOST_TEST(code() == "state.write");
  fs::remove(state_file().string() + ".new");
  a_day();
}

// --- m: what is remembered beyond the ledger ---

BOOST_AUTO_TEST_CASE(an_older_package_is_refused_after_the_ledger_was_deleted_or_put_back) {
  for (const bool deleted : {true, false}) {
    Shop shop;
    shop.install_revision(5);
    shop.a_day();
    shop.put_by("old");
    shop.install_revision(6);
    shop.a_day();
    if (deleted)
      shop.remove_ledger();
    else
      shop.put_back("old");
    shop.install_revision(5);
    BOOST_TEST(shop.code() == (deleted ? "ledger.absent" : "ledger.shorter"));
    // Not even an operator who adopts the ledger brings the older package back.
    LedgerOptions opened;
    opened.device_key = shop.options.device_key;
    BOOST_REQUIRE(
        adopt_ledger(shop.options.ledger_path, opened, nullptr, "A. Operator", "disk replaced", shop.now.utc)
            .ok());
    BOOST_TEST(shop.code() == "package.rollback");
    shop.install_revision(6, "other content");
    BOOST_TEST(shop.code() == "package.other");
    shop.install_revision(6);
    BOOST_TEST(shop.code().empty());
  }
}

BOOST_AUTO_TEST_CASE(a_package_that_a_cut_kept_out_of_the_ledger_is_remembered_by_the_state) {
  KeptState kept;
  install_revision(5);
  a_day(&kept);
  install_revision(6);
  {
    FaultyFiles files;
    kept.after = [&] { files.set_full(true); };
    BOOST_TEST(code(&kept) == "ledger.full");
    kept.after = {};
  }
  install_revision(5);
  BOOST_TEST(code(&kept) == "package.rollback");
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_put_back_revives_no_expired_package_though_the_ledger_is_new) {
  a_day();
  const Instant before = now;
  const UtcMillis ends = parse_date(flow_from(vending_xml()).valid_until).value() + 86'400'000;
  now.utc = ends - 10'000;
  a_day();
  remove_ledger();
  LedgerOptions opened;
  opened.device_key = options.device_key;
  BOOST_REQUIRE(adopt_ledger(options.ledger_path, opened, nullptr, "A. Operator", "new disk", now.utc).ok());
  KeptState read;
  read.bytes = read_file(state_file(), max_state_bytes).value();
  BOOST_TEST(decode_state(*read.bytes, options.device_key)->last_seen > before.utc);
}

// --- power cuts and failures ---

BOOST_AUTO_TEST_CASE(a_power_cut_before_or_after_any_write_of_the_state_stops_no_machine) {
  KeptState kept;
  std::vector<Copy> cuts;
  const auto cut = [&] {
    Copy one(folder / ("cut" + std::to_string(cuts.size())));
    if (fs::exists(ledger_file())) copy(ledger_file(), one.ledger);
    one.state = kept.bytes;
    cuts.push_back(std::move(one));
  };
  kept.before = kept.after = cut;
  a_day(&kept);
  a_day(&kept);
  BOOST_TEST(cuts.size() == 10U);
  for (const Copy& one : cuts) {
    KeptState left;
    left.bytes = one.state;
    PlayerOptions with = options;
    with.ledger_path = one.ledger.string();
    with.state = &left;
    for (int start = 0; start < 2; ++start) {
      Result<Player> player = Player::open(with, machine, machine, machine, at());
      BOOST_REQUIRE_MESSAGE(player.ok(), one.ledger << " " << (player ? "" : player.error().message));
      a_session(*player);
      BOOST_TEST(player->ledger().verify().ok());
    }
  }
}

BOOST_AUTO_TEST_CASE(each_write_of_the_state_fails_in_turn_and_the_next_start_works) {
  KeptState counted;
  a_day(&counted);
  BOOST_REQUIRE(counted.writes == 3U);
  for (unsigned failing = 1; failing <= counted.writes; ++failing)
    for (const bool stays : {false, true}) {
      Shop shop;
      KeptState kept;
      kept.fails = [&](unsigned write) { return stays ? write >= failing : write == failing; };
      PlayerOptions with = shop.options;
      with.state = &kept;
      {
        Result<Player> player = Player::open(with, shop.machine, shop.machine, shop.machine, shop.at());
        BOOST_TEST(player.ok() == (failing > 2), failing);
        if (player) {
          shop.a_session(*player);
          player->stop(shop.at());
          BOOST_TEST(holds(shop.machine.troubles, "state.write"));
          BOOST_TEST(holds(shop.machine.log, "goods zh-CN"));  // the machine went on
        }
      }
      kept.fails = {};
      shop.a_day(&kept);
    }
}

BOOST_AUTO_TEST_CASE(a_generation_that_the_ledger_could_not_name_is_named_before_the_next_one) {
  KeptState kept;
  FaultyFiles files;
  PlayerOptions with = options;
  with.state = &kept;
  {
    Player player = Player::open(with, machine, machine, machine, at()).value();
    kept.after = [&] { files.set_full(true); };
    a_session(player);
    files.set_full(false);
    kept.after = {};
    player.advance(at(10'000));
    a_session(player);
    player.stop(at());
  }
  const std::vector<Record> all = named();
  for (std::size_t i = 0; i < all.size(); ++i) BOOST_TEST(all[i].number == i + 1);
  BOOST_TEST(std::count_if(all.begin(), all.end(), [](const Record& r) { return r.detail == "pending"; }) ==
             1);
  a_day(&kept);
}

// --- what is open ---

BOOST_AUTO_TEST_CASE(orders_that_nobody_confirms_are_repeated_day_after_day_and_confirmed_ones_are_not) {
  const auto orders_of = [](unsigned many) {
    std::vector<Record> orders;
    for (unsigned i = 0; i < many; ++i) {
      Record order;
      order.kind = RecordKind::erase_ordered;
      order.purpose = "face-payment";
      order.reference.fill(1);
      order.reference[0] = static_cast<std::uint8_t>(i >> 8U);
      order.reference[1] = static_cast<std::uint8_t>(i);
      orders.push_back(order);
    }
    return orders;
  };
  // A few are listed in the state; more than it lists are looked for in all of the ledger.
  for (const unsigned many : {3U, 300U}) {
    Shop shop;
    shop.a_day();
    {
      LedgerOptions opened;
      opened.device_key = shop.options.device_key;
      BOOST_REQUIRE(Ledger::open(shop.options.ledger_path, opened)->append_all(orders_of(many)).ok());
    }
    unsigned left = many;
    for (int day = 0; day < 3; ++day) {
      shop.machine.orders.clear();
      {
        Player player = shop.open().value();
        BOOST_TEST(shop.machine.orders.size() == left);
        BOOST_TEST(player.confirm_erasure(shop.machine.orders.front(), shop.at()));
        BOOST_TEST(!player.confirm_erasure(shop.machine.orders.front(), shop.at()));
        --left;
        player.stop(shop.at());
      }
      BOOST_TEST(shop.named().back().detail == "stop");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_camera_that_was_on_when_the_power_failed_is_closed_once) {
  KeptState kept;
  PlayerOptions with = options;
  with.state = &kept;
  {
    Player player = Player::open(with, machine, machine, machine, at()).value();
    player.start(at());
    walk(player, joined(to_notice, agree_all));
    BOOST_REQUIRE(machine.grant.valid(now.monotonic));
    put_by("cut");
    const auto state = kept.bytes;
    player.stop(at());
    kept.bytes = state;
  }
  put_back("cut");
  for (int start = 0; start < 2; ++start) {
    const Player player = Player::open(with, machine, machine, machine, at()).value();
    const Lines seen = kinds(player.ledger());
    BOOST_TEST(std::count(seen.begin(), seen.end(), "camera-off face-payment") == 1);
  }
}

// --- what was verified once ---

BOOST_AUTO_TEST_CASE(changes_since_the_state_are_seen_at_the_start_and_older_ones_on_demand) {
  a_day();
  const std::uint64_t size = Ledger::open(options.ledger_path,
                                          [&] {
                                            LedgerOptions opened;
                                            opened.device_key = options.device_key;
                                            return opened;
                                          }())
                                 ->size()
                                 .value();
  const auto change = [&](std::uint64_t sequence) {
    sqlite3* db = nullptr;
    BOOST_REQUIRE(sqlite3_open(options.ledger_path.c_str(), &db) == SQLITE_OK);
    const std::string sql = "DROP TRIGGER record_stays; UPDATE record SET step = 'other' WHERE sequence = " +
                            std::to_string(sequence) +
                            "; CREATE TRIGGER record_stays BEFORE UPDATE ON record\n"
                            "  BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;";
    BOOST_TEST(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
  };
  put_by("good");
  change(size);  // the one that names the last state
  BOOST_TEST(code() == "ledger.corrupt");
  put_back("good");
  change(1);
  const Result<Player> player = open();
  BOOST_REQUIRE(player.ok());
  BOOST_TEST(player->ledger().verify().error().code == "ledger.corrupt");
}

// --- the host's own place ---

BOOST_AUTO_TEST_CASE(a_host_that_keeps_the_state_itself_has_no_file_of_it_beside_the_ledger) {
  KeptState kept;
  a_day(&kept);
  BOOST_TEST(!fs::exists(state_file()));
  BOOST_TEST(kept.bytes.has_value());
  kept.bytes.reset();
  BOOST_TEST(code(&kept) == "state.missing");
}

BOOST_AUTO_TEST_SUITE_END()
