// SPDX-License-Identifier: MIT
// A face module that asks and asks: each time it is answered, and neither the answers' cost nor the ledger
// grows with how often.
#include <boost/test/unit_test.hpp>

#include <facenotice/gate.hpp>

#include "tests/support/allocations.hpp"
#include "tests/support/one_camera.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace gate_refusals {
namespace {

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
  std::size_t allocations_of_asking(MonotonicMillis at) {
    CountedAllocations::restart();
    const CountedAllocations counted;
    ask(at);
    return CountedAllocations::count();
  }

  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = open(signed_sample()).value();
  Flow flow = one_camera();
  Gate gate{ledger, package, flow, {}};
  const Id128 session{1, 2, 3}, next{4, 5, 6};
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

BOOST_AUTO_TEST_SUITE_END()
