// SPDX-License-Identifier: MIT
// Whoever says that they are a child is seen by no camera that was allowed before they said so.
#include <boost/test/unit_test.hpp>

#include <facenotice/gate.hpp>

#include "tests/support/faulty_files.hpp"
#include "tests/support/one_camera.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace stated_age {
namespace {

// Somebody has agreed on their own.
struct Agreed {
  Agreed() {
    gate.begin_session(session);
    BOOST_REQUIRE(agree(ledger, package, session));
  }
  Result<Grant> ask() { return gate.request({"pay", "scan", 20'000}, {sample_now, 1000}); }
  void guardian_agrees() {
    Record agreed;
    agreed.kind = RecordKind::guardian_consented;
    agreed.time = sample_now;
    agreed.session = session;
    agreed.purpose = "pay";
    agreed.package = package.digest();
    agreed.separate = agreed.affirmative = true;
    BOOST_REQUIRE(ledger.append(agreed).ok());
  }

  FaultyFiles files;
  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
  Package package = open(signed_sample()).value();
  Flow flow = one_camera();
  Gate gate{ledger, package, flow, {}};
  const Id128 session{1, 2, 3};
};

}  // namespace
}  // namespace stated_age

BOOST_FIXTURE_TEST_SUITE(stated_age, stated_age::Agreed)

BOOST_AUTO_TEST_CASE(a_child_who_says_so_in_front_of_the_camera_is_seen_no_more) {
  const Result<Grant> grant = ask();
  BOOST_REQUIRE(grant.ok());
  gate.set_age(AgeBand::under_guardian_age);
  BOOST_TEST(!grant->valid(1001));
  BOOST_TEST((grant->end() == GrantEnd::cancelled));
  BOOST_TEST(!gate.may_report(grant->id(), 1001));
  BOOST_TEST(ask().error().code == "gate.no-guardian");
  guardian_agrees();
  BOOST_TEST(ask().ok());
}

BOOST_AUTO_TEST_CASE(a_child_who_says_so_while_camera_on_is_being_written_is_not_seen) {
  bool said = false;
  const auto decision = files.while_deciding([&](FileAct act) {
    if (act == FileAct::write && !std::exchange(said, true)) gate.set_age(AgeBand::under_guardian_age);
    return SQLITE_OK;
  });
  const Result<Grant> grant = ask();
  BOOST_TEST(said);
  BOOST_REQUIRE(!grant.ok());
  BOOST_TEST(grant.error().code == "gate.revoked");
  BOOST_TEST(!gate.camera_on());
}

BOOST_AUTO_TEST_CASE(what_is_said_again_or_says_nothing_against_it_ends_nothing) {
  gate.set_age(AgeBand::under_guardian_age);
  guardian_agrees();
  const Result<Grant> grant = ask();
  BOOST_REQUIRE(grant.ok());
  gate.set_age(AgeBand::under_guardian_age);
  BOOST_TEST(grant->valid(1001));
  gate.set_age(AgeBand::of_age);
  BOOST_TEST(grant->valid(1002));
}

BOOST_AUTO_TEST_SUITE_END()
