// SPDX-License-Identifier: MIT
// How many must sign, and that nobody talks the machine out of asking.
#include <boost/test/unit_test.hpp>

#include "tests/support/sample_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(required_signers)

namespace {

std::string code_of(const Result<Package>& package) {
  return package ? "accepted" : package.error().code;
}

TrustStore two_lawyers() {
  TrustStore trust = sample_trust();
  trust.keys.push_back({"legal", "Second", stranger_key().public_key()});
  for (RoleRequirement& required : trust.required)
    if (required.role == "legal") required.count = 2;
  return trust;
}

}  // namespace

BOOST_AUTO_TEST_CASE(where_two_lawyers_must_sign_one_does_not_suffice) {
  const TrustStore trust = two_lawyers();
  BOOST_TEST(code_of(open(signed_sample(), trust)) == "package.role");
  BOOST_TEST(code_of(open(sign_package(signed_sample(), stranger_key(), "legal"), trust)) == "accepted");
}

BOOST_AUTO_TEST_CASE(two_lawyers_are_no_vendor) {
  const Bytes without_vendor = sign_package(
      sign_package(format_package(sample_draft()), legal_key(), "legal"), stranger_key(), "legal");
  BOOST_TEST(code_of(open(without_vendor, two_lawyers())) == "package.role");
}

BOOST_AUTO_TEST_CASE(trust_that_is_given_in_code_is_held_to_what_a_file_is) {
  TrustStore nobody = sample_trust();
  nobody.required.clear();
  BOOST_TEST(code_of(open(signed_sample(), nobody)) == "trust.structure");
  TrustStore none = sample_trust();
  for (RoleRequirement& required : none.required) required.count = 0;
  BOOST_TEST(code_of(open(signed_sample(), none)) == "trust.structure");
  TrustStore twice = sample_trust();
  twice.keys.push_back({"legal", "Again", vendor_key().public_key()});
  BOOST_TEST(code_of(open(signed_sample(), twice)) == "trust.duplicate");
}

BOOST_AUTO_TEST_CASE(both_roles_must_be_asked_for) {
  for (const char* left_out : {"vendor", "legal"}) {
    TrustStore trust = sample_trust();
    std::erase_if(trust.required, [&](const RoleRequirement& required) { return required.role == left_out; });
    const Status checked = check_trust(trust);
    BOOST_REQUIRE_MESSAGE(!checked.ok(), left_out);
    BOOST_TEST(checked.error().message.find(left_out) != std::string::npos);
  }
  BOOST_TEST(check_trust(sample_trust()).ok());
}

BOOST_AUTO_TEST_CASE(what_was_trusted_once_is_asked_again) {
  const Package package = open(signed_sample()).value();
  BOOST_TEST(still_trusted(package, sample_trust(), sample_now).ok());
  BOOST_TEST(still_trusted(package, two_lawyers(), sample_now).error().code == "package.role");
  TrustStore nobody = sample_trust();
  nobody.required.clear();
  BOOST_TEST(still_trusted(package, nobody, sample_now).error().code == "trust.structure");
  TrustStore over = sample_trust();
  over.expires = "2026-01-01";
  BOOST_TEST(still_trusted(package, over, sample_now).error().code == "trust.expired");
  TrustStore other = sample_trust();
  other.flows = {"another-flow"};
  BOOST_TEST(still_trusted(package, other, sample_now).error().code == "package.flow");
}

BOOST_AUTO_TEST_SUITE_END()
