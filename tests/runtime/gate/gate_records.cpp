// SPDX-License-Identifier: MIT
// The gate and a ledger that fails it: no camera without camera-on on disk, no end that is forgotten, nothing
// of one session left for the next.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>
#include <string>

#include <facenotice/gate.hpp>

#include "tests/support/faulty_files.hpp"
#include "tests/support/one_camera.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/watched_statements.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace gate_records {
namespace {

// Somebody has agreed, and the disk does as it is told.
struct Agreed {
  Agreed() {
    gate.begin_session(session);
    agree(session);
  }
  void agree(const Id128& whose) { BOOST_REQUIRE(test::agree(ledger, package, whose)); }
  Result<Grant> ask(MonotonicMillis at = 1000) {
    return gate.request({"pay", "scan", 20'000}, {sample_now, at});
  }
  std::size_t count(RecordKind kind) {
    std::size_t found = 0;
    BOOST_REQUIRE(ledger
                      .read(1, 1000,
                            [&](const StoredRecord& stored) {
                              found += stored.record.kind == kind ? 1U : 0U;
                              return true;
                            })
                      .ok());
    return found;
  }

  FaultyFiles files;
  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = open(signed_sample()).value();
  Flow flow = one_camera();
  Gate gate{ledger, package, flow, {}};
  const Id128 session{1, 2, 3}, next{4, 5, 6};
};

// Somebody has agreed and taken it back, and to read that can be broken off.
struct TakenBack {
  TakenBack() {
    gate.begin_session(session);
    BOOST_REQUIRE(test::agree(ledger, package, session));
    Record back;
    back.kind = RecordKind::withdrawn;
    back.time = sample_now;
    back.session = session;
    back.purpose = "pay";
    back.package = package.digest();
    BOOST_REQUIRE(ledger.append(back).ok());
  }
  // Asked while SQLite may only take so many steps; what is left of them.
  std::size_t ask_within(std::size_t steps) {
    sqlite3* db = WatchedStatements::connection();
    const auto step = [](void* counted) {
      auto& left = *static_cast<std::size_t*>(counted);
      return left == 0 || --left == 0 ? 1 : 0;
    };
    sqlite3_progress_handler(db, 1, step, &steps);
    const Result<Grant> grant = gate.request({"pay", "scan", 20'000}, {sample_now, 1000});
    sqlite3_progress_handler(db, 0, nullptr, nullptr);
    BOOST_REQUIRE(!grant.ok());
    said.insert(grant.error().code);
    return steps;
  }

  const WatchedStatements statements;
  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = open(signed_sample()).value();
  Flow flow = one_camera();
  Gate gate{ledger, package, flow, {}};
  const Id128 session{1, 2, 3};
  std::set<std::string> said;
};

}  // namespace
}  // namespace gate_records

BOOST_FIXTURE_TEST_SUITE(gate_records, gate_records::Agreed)

BOOST_AUTO_TEST_CASE(a_withdrawal_while_camera_on_is_being_written_gives_a_grant_that_has_ended) {
  bool withdrawn = false;
  const auto decision = files.while_deciding([&](FileAct act) {
    if (act == FileAct::write && !withdrawn) {
      withdrawn = true;
      gate.revoke("pay", GrantEnd::withdrawn);
    }
    return SQLITE_OK;
  });
  const Result<Grant> grant = ask();
  BOOST_TEST(withdrawn);
  BOOST_REQUIRE(!grant.ok());
  BOOST_TEST(grant.error().code == "gate.revoked");
  BOOST_TEST(!gate.camera_on());
  BOOST_TEST(gate.settle({sample_now, 1001}).ok());
  BOOST_TEST(ledger.open_captures()->empty());
}

// Up to there they had agreed.
BOOST_FIXTURE_TEST_CASE(of_whom_only_a_part_can_be_read_no_camera_is_on, gate_records::TakenBack) {
  std::size_t steps = 1;
  while (ask_within(steps) == 0) ++steps;
  BOOST_TEST(steps > 20U);
  BOOST_TEST(said == (std::set<std::string>{"gate.ledger", "gate.withdrawn"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_recorded_is_not_recorded_again_with_what_comes) {
  BOOST_REQUIRE(ask().ok());
  gate.revoke_all(GrantEnd::released);
  BOOST_REQUIRE(gate.settle({sample_now, 1001}).ok());
  BOOST_TEST(ask(1002).ok());
  BOOST_TEST(count(RecordKind::camera_on) == 2U);
  BOOST_TEST(count(RecordKind::camera_off) == 1U);
}

BOOST_AUTO_TEST_CASE(a_gate_that_has_nothing_to_write_asks_nothing_of_the_ledger) {
  std::filesystem::remove((folder / "l-wal"));
  BOOST_TEST(gate.settle({sample_now, 1000}).ok());
  BOOST_TEST(!ask().ok());
}

BOOST_AUTO_TEST_CASE(a_camera_whose_beginning_cannot_be_recorded_stays_off) {
  files.set_full(true);
  const Result<Grant> grant = ask();
  BOOST_REQUIRE(!grant.ok());
  BOOST_TEST(grant.error().code == "gate.ledger");
  BOOST_TEST(!gate.camera_on());
  files.set_full(false);
  BOOST_TEST(ask().ok());
}

BOOST_AUTO_TEST_CASE(an_end_that_cannot_be_recorded_is_recorded_later) {
  Result<Grant> grant = ask();
  BOOST_REQUIRE(grant.ok());
  grant->release();
  files.set_full(true);
  const Status failed = gate.settle({sample_now, 2000});
  BOOST_REQUIRE(!failed.ok());
  BOOST_TEST(failed.error().code == "ledger.full");
  files.set_full(false);
  BOOST_TEST(ledger.open_captures()->size() == 1U);
  BOOST_TEST(gate.settle({sample_now, 3000}).ok());
  BOOST_TEST(ledger.open_captures()->empty());
  BOOST_TEST(gate.settle({sample_now, 4000}).ok());
  BOOST_TEST(count(RecordKind::camera_off) == 1U);
}

BOOST_AUTO_TEST_CASE(a_new_session_ends_what_is_left_of_the_last) {
  const Result<Grant> grant = ask();
  BOOST_REQUIRE(grant.ok());
  gate.begin_session(next);
  BOOST_TEST(!grant->valid(1001));
  BOOST_TEST((grant->end() == GrantEnd::session_end));
  agree(next);
  BOOST_TEST(ask(1002).ok());
}

BOOST_AUTO_TEST_CASE(an_outcome_of_the_last_session_does_not_count_in_the_next) {
  Result<Grant> grant = ask();
  BOOST_REQUIRE(grant.ok());
  const Id128 id = grant->id();
  grant->release();  // as a module does before it reports
  BOOST_TEST(gate.may_report(id, 1001));
  gate.begin_session(next);
  BOOST_TEST(!gate.may_report(id, 1001));
}

BOOST_AUTO_TEST_CASE(an_outcome_counts_from_the_grant_to_its_end_and_for_nobody_else) {
  Result<Grant> grant = ask(1000);
  BOOST_REQUIRE(grant.ok());
  const Id128 id = grant->id();
  BOOST_TEST(gate.may_report(id, 1000));
  BOOST_TEST(!gate.may_report(id, 999));
  BOOST_TEST(gate.may_report(id, 20'999));
  BOOST_TEST(!gate.may_report(id, 21'000));
  BOOST_TEST(!gate.may_report(Id128{}, 1000));
  for (const GrantEnd reason : {GrantEnd::withdrawn, GrantEnd::cancelled, GrantEnd::display_failed,
                                GrantEnd::ledger_failed, GrantEnd::clock_back}) {
    gate.begin_session(next);
    agree(next);
    const Result<Grant> taken_back = ask();
    gate.revoke_all(reason);
    BOOST_TEST(!gate.may_report(taken_back->id(), 1001), to_string(reason));
  }
}

BOOST_AUTO_TEST_CASE(records_of_a_camera_say_which_where_how_long_and_on_which_screen) {
  Record agreed;
  agreed.kind = RecordKind::consented;
  agreed.time = sample_now;
  agreed.session = session;
  agreed.purpose = "pay";
  agreed.package = package.digest();
  agreed.screen.fill(7);
  agreed.language = "en";
  agreed.separate = agreed.affirmative = true;
  Record told = agreed;
  told.kind = RecordKind::notified;
  BOOST_REQUIRE(ledger.append(told).ok());
  BOOST_REQUIRE(ledger.append(agreed).ok());
  Result<Grant> grant = ask();
  BOOST_REQUIRE(grant.ok());
  const Id128 id = grant->id();
  gate.revoke_all(GrantEnd::cancelled);
  BOOST_REQUIRE(gate.settle({sample_now + 5, 1005}).ok());
  BOOST_REQUIRE(!gate.request({"pay", "elsewhere", 1}, {sample_now, 1006}).ok());
  std::vector<Record> cameras;
  BOOST_REQUIRE(ledger
                    .read(5, 7,
                          [&](const StoredRecord& stored) {
                            cameras.push_back(stored.record);
                            return true;
                          })
                    .ok());
  BOOST_REQUIRE(cameras.size() == 3U);
  for (const Record& one : cameras) {
    BOOST_TEST(one.purpose == "pay");
    BOOST_TEST((one.session == session));
    BOOST_TEST((one.package == package.digest()));
  }
  const Record &on = cameras[0], &off = cameras[1], &refused = cameras[2];
  BOOST_TEST((on.kind == RecordKind::camera_on));
  BOOST_TEST(on.step == "scan");
  BOOST_TEST((on.reference == id));
  BOOST_TEST((on.screen == agreed.screen));
  BOOST_TEST(on.language == "en");
  BOOST_TEST(on.number == 20'000U);
  BOOST_TEST(on.time == sample_now);
  BOOST_TEST((off.kind == RecordKind::camera_off));
  BOOST_TEST(off.step == "scan");
  BOOST_TEST((off.reference == id));
  BOOST_TEST(off.detail == "cancelled");
  BOOST_TEST(off.time == sample_now + 5);
  BOOST_TEST((refused.kind == RecordKind::camera_refused));
  BOOST_TEST(refused.step == "elsewhere");
  BOOST_TEST((refused.reference == Id128{}));
  BOOST_TEST(refused.detail == "gate.no-step");
}

BOOST_AUTO_TEST_SUITE_END()
