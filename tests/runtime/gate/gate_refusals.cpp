// SPDX-License-Identifier: MIT
// A face module that asks and asks: each time it is answered, and neither the answers' cost nor the ledger
// grows with how often.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include <facenotice/gate.hpp>

#include "tests/support/allocations.hpp"
#include "tests/support/faulty_files.hpp"
#include "tests/support/one_camera.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace gate_refusals {
namespace {

using Lines = std::vector<std::string>;

struct Asking {
  Asking() { gate.begin_session(session); }
  std::string ask(MonotonicMillis at, const std::string& purpose = "pay", const std::string& step = "scan") {
    const Result<Grant> grant = gate.request({purpose, step, 1000}, {sample_now + at, at});
    return grant ? "granted" : grant.error().code;
  }
  void refused_before(std::size_t times) {
    Record refused;
    refused.kind = RecordKind::camera_refused;
    refused.time = sample_now;
    refused.session = session;
    refused.purpose = "pay";
    refused.step = "scan";
    refused.package = package.digest();
    refused.detail = "gate.no-consent";
    BOOST_REQUIRE(ledger.append_all(std::vector<Record>(times, refused)).ok());
  }
  // "code purpose number" of each, and the time of the last.
  std::vector<std::string> refusals() {
    std::vector<std::string> all;
    BOOST_REQUIRE(ledger
                      .read(1, 10'000,
                            [&](const StoredRecord& stored) {
                              const Record& one = stored.record;
                              if (one.kind == RecordKind::camera_refused) {
                                all.push_back(one.detail + " " + one.purpose + " " +
                                              std::to_string(one.number));
                                last_time = one.time;
                              }
                              return true;
                            })
                      .ok());
    return all;
  }
  // 30 times a second, answered each time. Returns the time after it.
  MonotonicMillis poll(MonotonicMillis from, int times, const std::string& answer = "gate.no-consent") {
    for (int i = 0; i < times; ++i) BOOST_REQUIRE(ask(from += 33) == answer);
    return from;
  }
  std::size_t allocations_of_asking(MonotonicMillis at) {
    CountedAllocations::restart();
    const CountedAllocations counted;
    ask(at);
    return CountedAllocations::count();
  }

  FaultyFiles files;
  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = open(signed_sample()).value();
  Flow flow = one_camera();
  Gate gate{ledger, package, flow, {}};
  const Id128 session{1, 2, 3}, next{4, 5, 6};
  UtcMillis last_time = 0;
};

}  // namespace
}  // namespace gate_refusals

BOOST_FIXTURE_TEST_SUITE(gate_refusals, gate_refusals::Asking)

BOOST_AUTO_TEST_CASE(a_request_takes_no_more_memory_for_all_that_was_refused_before_it) {
  ask(1);
  refused_before(1);
  const std::size_t first = allocations_of_asking(2);
  refused_before(500);
  BOOST_TEST(allocations_of_asking(3) == first);
}

BOOST_AUTO_TEST_CASE(what_is_asked_again_and_again_is_on_record_once_and_then_how_often) {
  const MonotonicMillis polled = poll(0, 300);
  BOOST_TEST(refusals() == (Lines{"gate.no-consent pay 0"}));
  BOOST_TEST(last_time == sample_now + 33);  // when it began
  gate.revoke_all(GrantEnd::cancelled);      // something happened: what was counted is told
  BOOST_TEST(gate.settle({sample_now, polled + 1000}).ok());
  BOOST_TEST(refusals() == (Lines{"gate.no-consent pay 0", "gate.no-consent pay 299"}));
  BOOST_TEST(last_time == sample_now + polled);  // when it was said last
  BOOST_TEST(gate.settle({sample_now, polled + 90'000}).ok());
  BOOST_TEST(refusals().size() == 2U);
}

BOOST_AUTO_TEST_CASE(
    whoever_agrees_while_a_module_asks_is_seen_at_once_and_what_was_counted_stands_before_it) {
  const MonotonicMillis polled = poll(0, 100);
  BOOST_REQUIRE(agree(ledger, package, session));
  BOOST_TEST(ask(polled + 33) == "granted");
  Lines kinds;
  BOOST_REQUIRE(ledger
                    .read(1, 100,
                          [&](const StoredRecord& stored) {
                            kinds.emplace_back(to_string(stored.record.kind));
                            return true;
                          })
                    .ok());
  BOOST_TEST(kinds == (Lines{"camera-refused", "notified", "consented", "camera-refused", "camera-on"}));
}

BOOST_AUTO_TEST_CASE(a_refusal_after_something_else_on_record_is_no_repetition) {
  poll(0, 10);
  Record told;
  told.kind = RecordKind::notified;
  told.time = sample_now;
  told.session = session;
  told.purpose = "pay";
  told.package = package.digest();
  BOOST_REQUIRE(ledger.append(told).ok());
  poll(1000, 1);
  BOOST_TEST(refusals() ==
             (Lines{"gate.no-consent pay 0", "gate.no-consent pay 9", "gate.no-consent pay 0"}));
}

BOOST_AUTO_TEST_CASE(a_camera_that_the_flow_comes_to_is_refused_on_record_each_time) {
  for (int times = 0; times < 3; ++times) {
    gate.next_step();
    poll(times * 1000, 1);
  }
  BOOST_TEST(refusals() == Lines(3, "gate.no-consent pay 0"));
}

BOOST_AUTO_TEST_CASE(modules_that_ask_for_different_things_in_turn_are_counted_apart) {
  for (MonotonicMillis at = 0; at < 100; ++at) {
    BOOST_TEST(ask(at) == "gate.no-consent");
    BOOST_TEST(ask(at, "send") == "gate.no-step");
  }
  gate.end_session();
  BOOST_TEST(gate.settle({sample_now, 1000}).ok());
  BOOST_TEST(refusals() == (Lines{"gate.no-consent pay 0", "gate.no-step send 0", "gate.no-consent pay 99",
                                  "gate.no-step send 99"}));
}

BOOST_AUTO_TEST_CASE(what_is_refused_at_different_steps_is_counted_apart) {
  for (MonotonicMillis at = 0; at < 10; ++at)
    for (const char* step : {"hall", "lift"}) BOOST_TEST(ask(at, "pay", step) == "gate.no-step");
  gate.end_session();
  BOOST_REQUIRE(gate.settle({sample_now, 1000}).ok());
  BOOST_TEST(refusals() ==
             (Lines{"gate.no-step pay 0", "gate.no-step pay 0", "gate.no-step pay 9", "gate.no-step pay 9"}));
}

BOOST_AUTO_TEST_CASE(the_same_question_with_another_answer_is_counted_apart) {
  poll(0, 5);
  gate.close_session_for(GrantEnd::display_failed);
  poll(1000, 5, "gate.display");
  gate.end_session();
  BOOST_REQUIRE(gate.settle({sample_now, 2000}).ok());
  BOOST_TEST(refusals() == (Lines{"gate.no-consent pay 0", "gate.no-consent pay 4", "gate.display pay 0",
                                  "gate.display pay 4"}));
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_hours_is_told_by_the_minute_and_none_is_left_out) {
  for (MonotonicMillis at = 0; at < 3'600'000; at += 250) {
    BOOST_REQUIRE(ask(at) == "gate.no-consent");
    if (at % 1000 == 0) BOOST_REQUIRE(gate.settle({sample_now, at}).ok());
  }
  gate.end_session();
  BOOST_REQUIRE(gate.settle({sample_now, 3'600'000}).ok());
  std::uint64_t records = 0, asked = 0;
  BOOST_REQUIRE(ledger
                    .read(1, 100'000,
                          [&](const StoredRecord& stored) {
                            ++records;
                            asked += stored.record.number == 0 ? 1 : stored.record.number;
                            return true;
                          })
                    .ok());
  BOOST_TEST(asked == 4U * 3600U);
  BOOST_TEST(records == 120U);
}

BOOST_AUTO_TEST_CASE(where_nobody_wakes_the_gate_a_request_does_after_a_minute) {
  for (MonotonicMillis at = 0; at <= 60'000; at += 20'000) ask(at);
  BOOST_TEST(refusals() ==
             (Lines{"gate.no-consent pay 0", "gate.no-consent pay 2", "gate.no-consent pay 0"}));
}

BOOST_AUTO_TEST_CASE(where_nobody_asks_any_more_waking_the_gate_tells_it_after_a_minute) {
  poll(0, 10);  // from 33 ms on
  BOOST_TEST(gate.settle({sample_now, 60'032}).ok());
  BOOST_TEST(refusals() == (Lines{"gate.no-consent pay 0"}));
  BOOST_TEST(gate.settle({sample_now, 60'033}).ok());
  BOOST_TEST(refusals() == (Lines{"gate.no-consent pay 0", "gate.no-consent pay 9"}));
}

BOOST_AUTO_TEST_CASE(how_often_it_was_asked_for_while_it_was_on_stands_before_its_end) {
  BOOST_REQUIRE(agree(ledger, package, session));
  Result<Grant> grant = gate.request({"pay", "scan", 20'000}, {sample_now, 0});
  const MonotonicMillis polled = poll(0, 10, "gate.busy");
  grant->release();
  BOOST_TEST(gate.settle({sample_now, polled}).ok());
  Lines cameras;
  BOOST_REQUIRE(ledger
                    .read(3, 100,
                          [&](const StoredRecord& stored) {
                            cameras.push_back(std::string(to_string(stored.record.kind)) + " " +
                                              std::to_string(stored.record.number));
                            return true;
                          })
                    .ok());
  BOOST_TEST(cameras == (Lines{"camera-on 20000", "camera-refused 0", "camera-refused 9", "camera-off 0"}));
}

BOOST_AUTO_TEST_CASE(the_next_session_s_refusals_are_its_own) {
  poll(0, 5);
  gate.begin_session(next);
  poll(1000, 5);
  gate.end_session();
  poll(2000, 5, "gate.no-session");
  gate.begin_session(session);
  BOOST_REQUIRE(gate.settle({sample_now, 3000}).ok());
  BOOST_TEST(refusals() ==
             (Lines{"gate.no-consent pay 0", "gate.no-consent pay 4", "gate.no-consent pay 0",
                    "gate.no-consent pay 4", "gate.no-session pay 0", "gate.no-session pay 4"}));
}

BOOST_AUTO_TEST_CASE(what_was_counted_waits_for_a_disk_that_takes_it) {
  const MonotonicMillis polled = poll(0, 10);
  files.set_full(true);
  gate.revoke_all(GrantEnd::cancelled);
  BOOST_TEST(gate.settle({sample_now, polled}).error().code == "ledger.full");
  poll(polled, 10);  // refused all the same, and not counted: none of it could be put on record
  files.set_full(false);
  BOOST_TEST(gate.settle({sample_now, polled + 1000}).ok());
  BOOST_TEST(refusals() == (Lines{"gate.no-consent pay 0", "gate.no-consent pay 9"}));
}

BOOST_AUTO_TEST_CASE(a_module_that_asks_for_ever_other_things_is_refused_and_fills_no_memory) {
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 40; ++i) {
      const std::string purpose = "p" + std::to_string(i);
      BOOST_TEST(ask(i, purpose) == "gate.no-step");
      BOOST_TEST(ask(i, purpose) == "gate.no-step");
    }
  gate.end_session();
  BOOST_REQUIRE(gate.settle({sample_now, 1000}).ok());
  const Lines all = refusals();
  BOOST_TEST(all.size() == 160U);
  BOOST_TEST(std::count(all.begin(), all.end(), "gate.no-step p7 0") == 2);
  BOOST_TEST(std::count(all.begin(), all.end(), "gate.no-step p7 1") == 2);
}

BOOST_AUTO_TEST_SUITE_END()
