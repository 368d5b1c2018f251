// SPDX-License-Identifier: MIT
// A machine's trust changes by signed updates, between sessions, and never goes back.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include <facenotice/file.hpp>
#include <facenotice/trust_update.hpp>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/kept_state.hpp"
#include "tests/support/signed_trust.hpp"

using namespace facenotice;
using namespace facenotice::test;
namespace fs = std::filesystem;

namespace trust_changes {
namespace {

// The vendor's key is known to be stolen; another one signs from now on, and has signed this, too.
Bytes without_vendor(std::uint64_t version) {
  TrustStore trust = trust_of(version);
  trust.keys[0].revoked = "2026-09-20";
  trust.keys.push_back({"vendor", "Second", stranger_key().public_key()});
  return sign_trust(signed_by_both(trust), stranger_key(), "vendor");
}

struct Shop : Fixture {
  Shop() { put(plain(trust_of(1))); }
  void put(const Bytes& file) { write_file_atomically(options.trust_path, ByteView(file)); }
  void put_update(const Bytes& file) { write_file_atomically(update(), ByteView(file)); }
  std::string update() const { return options.trust_path + ".update"; }
  std::uint64_t version() const {
    return read_trust_file(read_file(options.trust_path, max_signed_trust_file).value()).value().version;
  }
  std::string code() {
    const Result<Player> player = Player::open(options, machine, machine, machine, at());
    return player ? "" : player.error().code;
  }
};

}  // namespace
}  // namespace trust_changes

BOOST_FIXTURE_TEST_SUITE(trust_changes, trust_changes::Shop)

BOOST_AUTO_TEST_CASE(the_first_trust_file_is_believed_as_it_lies_there_and_remembered) {
  BOOST_TEST(code().empty());
  const Player player = open().value();
  const Lines seen = kinds(player.ledger());
  BOOST_TEST(std::count(seen.begin(), seen.end(), "trust-accepted") == 1);
}

BOOST_AUTO_TEST_CASE(a_trust_file_that_was_edited_exchanged_or_put_back_is_refused) {
  put(plain(trust_of(2)));
  BOOST_TEST(code().empty());
  TrustStore edited = trust_of(2);
  edited.allow_drafts = true;
  put(plain(edited));
  BOOST_TEST(code() == "trust.other");
  put(plain(trust_of(1)));
  BOOST_TEST(code() == "trust.older");
  put(plain(trust_of(0)));
  BOOST_TEST(code() == "trust.older");
  put(signed_by_both(trust_of(3)));  // signed, but nobody has looked whether by the right ones
  BOOST_TEST(code() == "trust.replaced");
  put(plain(trust_of(2)));
  BOOST_TEST(code().empty());
}

BOOST_AUTO_TEST_CASE(an_update_that_waits_beside_the_trust_file_is_taken_at_the_start) {
  BOOST_TEST(code().empty());
  put_update(signed_by_both(trust_of(2)));
  BOOST_TEST(code().empty());
  BOOST_TEST(version() == 2U);
  BOOST_TEST(!fs::exists(update()));
  BOOST_TEST(code().empty());
}

BOOST_AUTO_TEST_CASE(an_update_that_is_not_taken_stops_no_machine_and_is_told) {
  BOOST_TEST(code().empty());
  put_update(plain(trust_of(2)));
  BOOST_TEST(code().empty());
  BOOST_TEST(machine.troubles == (Lines{"trust.unsigned"}));
  BOOST_TEST(version() == 1U);
}

BOOST_AUTO_TEST_CASE(a_trust_file_that_has_expired_is_followed_by_an_update_at_the_start) {
  TrustStore first = trust_of(1);
  first.expires = "2026-09-22";
  put(plain(first));
  BOOST_TEST(code().empty());
  at(3 * 86'400'000LL);
  BOOST_TEST(code() == "trust.expired");
  put_update(signed_by_both(trust_of(2)));
  BOOST_TEST(code().empty());
}

// A machine that is never switched off: its keys end all the same, whatever its clock is set to.
BOOST_AUTO_TEST_CASE(a_trust_file_that_ends_while_the_player_runs_gives_no_more_permission) {
  for (const std::int64_t put_back : {std::int64_t{0}, std::int64_t{3 * 86'400'000}}) {
    TrustStore first = trust_of(1);
    first.expires = "2026-09-22";
    Shop shop;
    shop.put(plain(first));
    Player player = shop.open().value();
    player.start(shop.at());
    shop.walk(player, joined(to_notice, agree_all));
    BOOST_TEST(shop.machine.grant.valid(shop.now.monotonic));
    player.left(shop.at());
    shop.at(3 * 86'400'000);
    shop.now.utc -= put_back;
    shop.machine.log.clear();
    shop.walk(player, joined(to_notice, agree_all));
    BOOST_TEST(!holds(shop.machine.log, "camera scan"));
    BOOST_TEST(holds(shop.machine.troubles, "gate.package-trust"));
    BOOST_TEST(player.step() == "face-failed");  // where the other ways are offered
    // A newer one, and it goes on.
    BOOST_TEST(player.left(shop.at()));
    BOOST_TEST(player.update_trust(signed_by_both(trust_of(2)), shop.at()));
    shop.walk(player, joined(to_notice, agree_all));
    BOOST_TEST(shop.machine.grant.valid(shop.now.monotonic));
  }
}

BOOST_AUTO_TEST_CASE(between_sessions_an_update_is_taken_at_once) {
  Player player = open().value();
  player.start(at());
  BOOST_TEST(player.update_trust(signed_by_both(trust_of(2)), at()));
  BOOST_TEST(version() == 2U);
  BOOST_TEST(!player.update_trust(signed_by_both(trust_of(2)), at()));
  BOOST_TEST(machine.troubles == (Lines{"trust.older"}));
  walk(player, {"attract:start"});
}

// Else a cut just then would leave a machine whose state vouches for a file that is nowhere.
BOOST_AUTO_TEST_CASE(an_update_that_cannot_be_laid_beside_the_trust_file_is_not_taken) {
  Player player = open().value();
  player.start(at());
  fs::create_directory(update() + ".new");
  BOOST_TEST(!player.update_trust(signed_by_both(trust_of(2)), at()));
  BOOST_TEST(machine.troubles == (Lines{"file.write"}));
  BOOST_TEST(version() == 1U);
  fs::remove(update() + ".new");
  BOOST_TEST(player.update_trust(signed_by_both(trust_of(2)), at()));
  BOOST_TEST(version() == 2U);
}

// The state vouches for it already: no other takes its place, and no start goes by what it replaces.
BOOST_AUTO_TEST_CASE(an_update_that_cannot_be_put_in_place_is_the_next_to_be_put_there) {
  const Bytes second = signed_by_both(trust_of(2));
  {
    Player player = open().value();
    player.start(at());
    fs::create_directory(options.trust_path + ".new");
    BOOST_TEST(!player.update_trust(second, at()));
    BOOST_TEST(!player.update_trust(signed_by_both(trust_of(3)), at()));
    BOOST_TEST(machine.troubles == (Lines{"file.write", "file.write"}));
    BOOST_TEST((read_file(update(), max_signed_trust_file).value() == second));
  }
  BOOST_TEST(code() == "file.write");
  fs::remove(options.trust_path + ".new");
  BOOST_TEST(code() == "");
  BOOST_TEST(version() == 2U);
}

// Such a thing was never laid there by a player.
BOOST_AUTO_TEST_CASE(what_lies_in_an_update_s_place_and_is_none_stops_no_machine) {
  BOOST_TEST(code() == "");
  fs::create_directory(update());
  BOOST_TEST(code() == "");
  fs::remove(update());
  put_update(Bytes(max_signed_trust_file + 1));
  Player player = open().value();
  player.start(at());
  BOOST_TEST(player.update_trust(signed_by_both(trust_of(2)), at()));
  BOOST_TEST(version() == 2U);
}

BOOST_AUTO_TEST_CASE(without_a_trust_file_nothing_starts) {
  BOOST_TEST(code() == "");
  fs::remove(options.trust_path);
  BOOST_TEST(code() == "file.open");
}

BOOST_AUTO_TEST_CASE(a_trust_file_that_cannot_be_remembered_starts_nothing) {
  std::size_t refused = 0;
  for (unsigned failing = 1; failing <= 4; ++failing) {
    Shop shop;
    KeptState kept;
    shop.options.state = &kept;
    kept.fails = [&](unsigned write) { return write == failing; };
    if (shop.code() == "state.write") {
      ++refused;
      continue;
    }
    TrustStore other = trust_of(1);
    other.keys.push_back({"spare", "Spare", stranger_key().public_key()});
    shop.put(plain(other));
    BOOST_TEST(shop.code() == "trust.other", "write " << failing);
  }
  BOOST_TEST(refused > 1U);
}

BOOST_AUTO_TEST_CASE(in_a_session_an_update_waits_for_its_end) {
  Player player = open().value();
  player.start(at());
  walk(player, {"attract:start"});
  BOOST_TEST(player.update_trust(signed_by_both(trust_of(3)), at()));
  BOOST_TEST(!player.update_trust(signed_by_both(trust_of(3)), at()));  // it waits already
  BOOST_TEST(!player.update_trust(signed_by_both(trust_of(2)), at()));  // a later one does
  BOOST_TEST(machine.troubles == (Lines{"trust.older", "trust.older"}));
  BOOST_TEST(version() == 1U);
  walk(player, {"goods:leave"});
  BOOST_TEST(version() == 3U);
}

BOOST_AUTO_TEST_CASE(one_that_waits_is_forgotten_when_a_later_one_ends_the_session) {
  Player player = open().value();
  player.start(at());
  walk(player, {"attract:start"});
  BOOST_TEST(player.update_trust(signed_by_both(trust_of(2)), at()));
  BOOST_TEST(player.update_trust(without_vendor(3), at()));
  BOOST_TEST(version() == 3U);
  BOOST_TEST(machine.troubles == (Lines{"package.key-revoked"}));
}

// n
BOOST_AUTO_TEST_CASE(a_revoked_key_ends_the_running_session_and_capture_and_the_player) {
  {
    Player player = open().value();
    player.start(at());
    walk(player, joined(to_notice, agree_all));
    BOOST_REQUIRE(machine.grant.valid(now.monotonic));
    BOOST_TEST(player.update_trust(without_vendor(2), at(100)));
    BOOST_TEST(!machine.grant.valid(now.monotonic));
    BOOST_TEST(machine.log.back() == "camera stop");
    BOOST_TEST(machine.troubles == (Lines{"package.key-revoked"}));
    const Lines seen = kinds(player.ledger());
    BOOST_TEST(std::count(seen.begin(), seen.end(), "trust-accepted") == 2);
    BOOST_TEST(seen.back() == "session-end");
    BOOST_TEST(!player.start(at()));
    BOOST_TEST(!player.next_deadline().has_value());
  }
  BOOST_TEST(version() == 2U);
  BOOST_TEST(code() == "package.key-revoked");
  // Nor does the former trust file bring the package back.
  put(plain(trust_of(1)));
  BOOST_TEST(code() == "trust.older");
}

BOOST_AUTO_TEST_CASE(an_update_that_ends_the_package_takes_none_with_it_that_waits) {
  Player player = open().value();
  player.start(at());
  walk(player, {"attract:start"});
  BOOST_TEST(player.update_trust(signed_by_both(trust_of(2)), at()));
  BOOST_TEST(player.update_trust(without_vendor(3), at()));
  BOOST_TEST(version() == 3U);
}

BOOST_AUTO_TEST_CASE(a_cut_at_any_moment_of_an_update_leaves_a_machine_that_starts_and_has_taken_it) {
  const Bytes first = plain(trust_of(1)), second = signed_by_both(trust_of(2));
  // The state could not be written: the update waits beside the trust file.
  KeptState kept;
  options.state = &kept;
  {
    Player player = open().value();
    kept.fails = [](unsigned) { return true; };
    BOOST_TEST(!player.update_trust(second, at()));
    BOOST_TEST(version() == 1U);
  }
  kept.fails = {};
  BOOST_TEST(code().empty());
  BOOST_TEST(version() == 2U);
  // The state knows of it, the trust file is still the former.
  put(first);
  BOOST_TEST(code() == "trust.older");
  put_update(second);
  BOOST_TEST(code().empty());
  BOOST_TEST(version() == 2U);
  // Both are in place, and what waited was not cleared away.
  put_update(second);
  BOOST_TEST(code().empty());
  BOOST_TEST(!fs::exists(update()));
}

// The place took the second version and said that it could not; the third failed, too. The second waited
// beside the trust file, and nothing else that the state vouches for was anywhere.
BOOST_AUTO_TEST_CASE(two_updates_whose_state_could_not_be_written_leave_a_machine_that_starts) {
  for (const bool third_is_tried_again : {false, true}) {
    Shop shop;
    KeptState kept;
    shop.options.state = &kept;
    {
      Player player = shop.open().value();
      kept.fails = [](unsigned) { return true; };
      kept.takes_what_it_fails = true;
      BOOST_TEST(!player.update_trust(signed_by_both(trust_of(2)), shop.at()));
      kept.takes_what_it_fails = false;
      BOOST_TEST(!player.update_trust(signed_by_both(trust_of(3)), shop.at()));
      if (third_is_tried_again) {
        kept.fails = {};
        BOOST_TEST(player.update_trust(signed_by_both(trust_of(3)), shop.at()));
      }
    }
    kept.fails = {};
    BOOST_TEST(shop.code().empty());
    BOOST_TEST(shop.version() == (third_is_tried_again ? 3U : 2U));
  }
}

// A machine that was off for long takes what was signed meanwhile one after another.
BOOST_AUTO_TEST_CASE(a_version_too_far_ahead_is_taken_after_one_in_between) {
  Player player = open().value();
  player.start(at());
  const Bytes far = signed_by_both(trust_of(2 + max_trust_jump)),
              between = signed_by_both(trust_of(1 + max_trust_jump));
  BOOST_TEST(!player.update_trust(far, at()));
  BOOST_TEST(machine.troubles == (Lines{"trust.too-far"}));
  BOOST_TEST(version() == 1U);
  BOOST_TEST(player.update_trust(between, at()));
  BOOST_TEST(player.update_trust(far, at()));
  BOOST_TEST(version() == 2 + max_trust_jump);
}

BOOST_AUTO_TEST_CASE(a_new_signer_who_has_not_signed_changes_nothing) {
  Player player = open().value();
  player.start(at());
  walk(player, joined(to_notice, agree_all));
  TrustStore next = trust_of(2);
  next.keys[0].key = stranger_key().public_key();
  const Bytes file = signed_by_both(next);
  BOOST_TEST(!player.update_trust(file, at(100)));
  BOOST_TEST(machine.troubles == (Lines{"trust.new-keys"}));
  BOOST_TEST(machine.grant.valid(now.monotonic));
  BOOST_TEST(version() == 1U);
  BOOST_TEST(player.update_trust(sign_trust(file, stranger_key(), "vendor"), at(100)));
}

BOOST_AUTO_TEST_CASE(a_camera_under_keys_that_count_no_more_goes_off_for_its_package) {
  Player player = open().value();
  player.start(at());
  walk(player, joined(to_notice, agree_all));
  BOOST_REQUIRE(machine.grant.valid(now.monotonic));
  player.update_trust(without_vendor(2), at(100));
  BOOST_TEST(!machine.grant.valid(now.monotonic));
  Lines ends;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 1000,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::camera_off)
                              ends.push_back(stored.record.detail);
                            return true;
                          })
                    .ok());
  BOOST_TEST(ends == (Lines{"package-change"}));
}

BOOST_AUTO_TEST_SUITE_END()
