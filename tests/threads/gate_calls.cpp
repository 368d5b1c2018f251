// SPDX-License-Identifier: MIT
// Every call of a gate beside every other: what the player does while the face module's threads ask.
#include <atomic>
#include <map>

#include <boost/test/unit_test.hpp>

#include <facenotice/gate.hpp>

#include "tests/support/one_camera.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/threads/askers.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(gate_calls)

BOOST_AUTO_TEST_CASE(every_call_may_come_while_a_module_asks) {
  const TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "ledger").string()).value();
  const Package package = open(signed_sample()).value();
  const Flow flow = one_camera();
  Gate gate(ledger, package, flow, {sample_now, 0});
  WithdrawalList list;
  list.number = 1;
  list.issued = "2026-09-01";
  list.until = "2027-09-01";
  const Id128 session{1, 2, 3};
  std::atomic<MonotonicMillis> clock{0};
  std::atomic<int> granted{0}, at_once{0}, on{0}, unsettled{0};
  {
    const Askers module(2, [&] {
      const Instant now{sample_now, clock};
      if (Result<Grant> grant = gate.request({"pay", "scan", 1000}, now)) {
        ++granted;
        if (grant->valid(now.monotonic) && on++ > 0) ++at_once;
        static_cast<void>(gate.may_report(grant->id(), now.monotonic));
        --on;
      }
      if (!gate.settle(now)) ++unsettled;
      static_cast<void>(gate.camera_on());
      static_cast<void>(gate.known_time(now));
      static_cast<void>(gate.held_mark("pay"));
      static_cast<void>(gate.withdrawals_number());
    });
    for (int round = 0; round < 4 * rounds(); ++round) {
      const Instant now{sample_now + round * 86'400'000LL, clock += 10};
      gate.begin_session(session);
      for (int times = 0; times < 200; ++times)
        gate.set_age(times % 2 == 0 ? AgeBand::under_guardian_age : AgeBand::of_age);
      BOOST_REQUIRE(agree(ledger, package, session));
      gate.set_trust(sample_trust(), now);
      gate.set_withdrawals(list, now);
      gate.drop_token({});
      gate.revoke("pay", GrantEnd::withdrawn);
      BOOST_REQUIRE(gate.settle(now).ok());
      gate.close_session_for(GrantEnd::display_failed);
      gate.end_session();
      gate.revoke_all(GrantEnd::cancelled);
    }
  }
  BOOST_REQUIRE(gate.settle({sample_now, clock + 10'000}).ok());
  BOOST_TEST(granted > 0);
  BOOST_TEST(at_once == 0);
  BOOST_TEST(unsettled == 0);
  std::map<RecordKind, int> written;
  BOOST_REQUIRE(ledger
                    .read(1, 1'000'000,
                          [&](const StoredRecord& stored) {
                            ++written[stored.record.kind];
                            return true;
                          })
                    .ok());
  BOOST_TEST(written[RecordKind::camera_on] >= granted);  // some were taken back while they were written
  BOOST_TEST(written[RecordKind::camera_off] == written[RecordKind::camera_on]);
  BOOST_TEST(ledger.open_captures()->empty());
  BOOST_TEST(ledger.verify().ok());
}

BOOST_AUTO_TEST_SUITE_END()
