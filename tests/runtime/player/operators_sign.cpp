// SPDX-License-Identifier: MIT
// A player whose trust file asks for operators starts on no ledger that was adopted without them.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include <facenotice/file.hpp>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/operators.hpp"
#include "tests/support/signed_trust.hpp"

using namespace facenotice;
using namespace facenotice::test;
namespace fs = std::filesystem;

namespace operators_sign {
namespace {

struct Shop : Fixture {
  Shop() { put(plain(operators_trust(1, 1))); }
  void put(const Bytes& file) { write_file_atomically(options.trust_path, ByteView(file)); }
  void put_update(const TrustStore& next) {
    write_file_atomically(options.trust_path + ".update", ByteView(signed_by_both(next)));
  }
  std::string code() {
    const Result<Player> player = Player::open(options, machine, machine, machine, at());
    return player ? "" : player.error().code;
  }
  LedgerOptions keyed() const {
    LedgerOptions opened;
    opened.device_key = options.device_key;
    return opened;
  }
  void lose_state() const { fs::remove(state_file_of(options.ledger_path)); }
  void adopt_unsigned() {
    const Result<Adoption> act =
        adopt_ledger(options.ledger_path, keyed(), nullptr, "A. Technician", "disk replaced", now.utc);
    BOOST_REQUIRE_MESSAGE(act.ok(), (act ? "" : act.error().message));
  }
  template <class... Keys>
  std::string adopt_signed(const TrustStore& trust, const Keys&... keys) {
    const Result<AdoptionRequest> asked =
        request_adoption(options.ledger_path, keyed(), nullptr, trust, "Li Wei", "disk replaced", now.utc);
    if (!asked) return asked.error().code;
    const Result<Adoption> act =
        adopt_ledger(options.ledger_path, keyed(), nullptr, read_adoption(signed_by(*asked, keys...)).value(),
                     trust, now.utc);
    return act ? "" : act.error().code;
  }
};

}  // namespace
}  // namespace operators_sign

BOOST_FIXTURE_TEST_SUITE(operators_sign, operators_sign::Shop)

BOOST_AUTO_TEST_CASE(a_signed_adoption_lets_the_machine_start_and_people_are_served_again) {
  BOOST_TEST(code() == "");
  lose_state();
  BOOST_TEST(code() == "state.missing");
  BOOST_TEST(adopt_signed(operators_trust(1, 1), operator_key()) == "");
  Player player = open().value();
  BOOST_TEST(player.start(at()));
  walk(player, joined(to_notice, agree_all));
  BOOST_TEST(machine.grant.valid(now.monotonic));
  const Lines seen = kinds(player.ledger());
  for (const char* kind : {"ledger-adopted", "adoption-accepted"}) BOOST_TEST(holds(seen, kind), kind);
}

BOOST_AUTO_TEST_CASE(an_adoption_that_nobody_signed_stops_the_machine_whoever_made_it) {
  BOOST_TEST(code() == "");
  lose_state();
  adopt_unsigned();
  for (int start = 0; start < 2; ++start) BOOST_TEST(code() == "adoption.unsigned");
  BOOST_TEST(machine.log.empty());  // nothing was shown, and no camera was asked for
  BOOST_TEST(adopt_signed(operators_trust(1, 1), operator_key()) == "");
  BOOST_TEST(code() == "");
}

BOOST_AUTO_TEST_CASE(where_no_operators_are_asked_for_an_adoption_is_what_it_was) {
  put(plain(trust_of(1)));
  BOOST_TEST(code() == "");
  lose_state();
  adopt_unsigned();
  BOOST_TEST(code() == "");
}

// Who replaces the disk may not replace the trust file with it.
BOOST_AUTO_TEST_CASE(an_older_trust_file_that_asks_for_nobody_is_no_way_round) {
  BOOST_TEST(code() == "");
  put_update(operators_trust(1, 2));
  BOOST_TEST(code() == "");
  lose_state();
  adopt_unsigned();
  put(plain(trust_of(1)));
  BOOST_TEST(code() == "trust.older");
  put(plain(trust_of(2)));
  BOOST_TEST(code() == "trust.other");
}

BOOST_AUTO_TEST_CASE(the_newest_trust_file_judges_one_that_still_waits_among_them) {
  put(plain(trust_of(1)));
  BOOST_TEST(code() == "");
  lose_state();
  adopt_unsigned();
  put_update(operators_trust(1, 2));
  BOOST_TEST(code() == "adoption.unsigned");
}

BOOST_AUTO_TEST_CASE(an_update_that_asks_for_operators_leaves_what_ran_before_as_it_is) {
  put(plain(trust_of(1)));
  BOOST_TEST(code() == "");
  lose_state();
  adopt_unsigned();
  {
    Player player = open().value();
    player.start(at());
    BOOST_TEST(player.update_trust(signed_by_both(operators_trust(1, 2)), at()));
    walk(player, {"attract:start", "goods:leave"});
  }
  BOOST_TEST(code() == "");
  lose_state();
  adopt_unsigned();
  BOOST_TEST(code() == "adoption.unsigned");
}

BOOST_AUTO_TEST_CASE(a_key_that_an_update_takes_away_answered_for_what_was_taken_before) {
  BOOST_TEST(code() == "");
  lose_state();
  BOOST_TEST(adopt_signed(operators_trust(1, 1), operator_key()) == "");
  BOOST_TEST(code() == "");
  TrustStore next = operators_trust(1, 2);
  next.keys[2].revoked = "2026-09-20";
  put_update(next);
  BOOST_TEST(code() == "");
  BOOST_TEST(code() == "");
  // But answers for nothing more.
  lose_state();
  BOOST_TEST(adopt_signed(next, operator_key()) == "adoption.key-revoked");
  BOOST_TEST(adopt_signed(operators_trust(1, 1), operator_key()) == "");  // by a trust file of before
  BOOST_TEST(code() == "adoption.key-revoked");
  BOOST_TEST(adopt_signed(next, second_operator_key()) == "");
  BOOST_TEST(code() == "");
}

BOOST_AUTO_TEST_CASE(where_two_must_sign_one_is_not_enough_for_the_player_either) {
  put(plain(operators_trust(2, 2)));
  BOOST_TEST(code() == "");
  lose_state();
  BOOST_TEST(adopt_signed(operators_trust(1, 1), operator_key()) == "");
  BOOST_TEST(code() == "adoption.role");
  BOOST_TEST(adopt_signed(operators_trust(2, 2), operator_key(), second_operator_key()) == "");
  BOOST_TEST(code() == "");
}

BOOST_AUTO_TEST_SUITE_END()
