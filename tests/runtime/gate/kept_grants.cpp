// SPDX-License-Identifier: MIT
// Grants that a host keeps when they are over: whatever is given after them, they say what they said.
#include <boost/test/unit_test.hpp>
#include <new>
#include <utility>
#include <vector>

#include <facenotice/gate.hpp>

#include "tests/support/allocations.hpp"
#include "tests/support/one_camera.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace kept_grants {
namespace {

struct Camera {
  Camera() {
    gate.begin_session(session);
    BOOST_REQUIRE(agree(ledger, package, session));
  }
  Grant given() {
    now.monotonic += 100;
    BOOST_REQUIRE(gate.settle(now).ok());
    return gate.request({"pay", "scan", 1000}, now).value();
  }

  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = facenotice::test::open(signed_sample()).value();
  Flow flow = one_camera();
  Gate gate{ledger, package, flow, {}};
  const Id128 session{1, 2, 3};
  Instant now{sample_now, 1000};
};

}  // namespace
}  // namespace kept_grants

BOOST_FIXTURE_TEST_SUITE(kept_grants, kept_grants::Camera)

BOOST_AUTO_TEST_CASE(what_is_over_is_no_later_grant) {
  std::vector<Grant> kept;
  std::vector<Id128> ids;
  for (std::size_t i = 0; i < 10; ++i) {
    kept.push_back(given());
    ids.push_back(kept.back().id());
    BOOST_TEST(kept.back().valid(now.monotonic));
    for (std::size_t old = 0; old < i; ++old) {
      BOOST_TEST(!kept[old].valid(now.monotonic));
      BOOST_TEST((kept[old].id() == ids[old]));
      BOOST_TEST((kept[old].end() == (old % 2 == 0 ? GrantEnd::released : GrantEnd::withdrawn)));
    }
    if (i % 2 == 0) {
      kept.back().release();
    } else {
      gate.revoke("pay", GrantEnd::withdrawn);
    }
  }
}

BOOST_AUTO_TEST_CASE(one_that_was_handed_on_is_in_hand_as_before) {
  Grant first = given();
  Grant handed_on = std::move(first);
  handed_on.release();
  const Id128 id = handed_on.id();
  for (int i = 0; i < 6; ++i) {
    Grant next = given();
    BOOST_TEST(next.valid(now.monotonic));
    BOOST_TEST((next.id() != id));
    BOOST_TEST(!handed_on.valid(now.monotonic));
    BOOST_TEST((handed_on.id() == id));
  }
}

// A module that asks by itself and lets go again, more often than anybody settles; then memory gives out.
BOOST_AUTO_TEST_CASE(a_camera_that_is_on_record_as_on_comes_to_be_on_record_as_off_whatever_memory_there_is) {
  std::size_t refused = 0;
  bool failed = true;
  for (std::size_t failing = 1; failed; ++failing) {
    Camera one;
    const auto ask = [&] { return one.gate.request({"pay", "scan", 1000}, one.now).ok(); };
    for (int i = 0; i < 4; ++i) BOOST_REQUIRE(ask());
    CountedAllocations::restart(failing);
    try {
      const CountedAllocations counted;
      ask();
    } catch (const std::bad_alloc&) {
      ++refused;
    }
    failed = CountedAllocations::count() >= failing;
    BOOST_REQUIRE(one.gate.settle(one.now).ok());
    BOOST_TEST(one.ledger.open_captures()->empty(), "allocation " << failing);
  }
  BOOST_TEST(refused > 1U);
}

BOOST_AUTO_TEST_SUITE_END()
