// SPDX-License-Identifier: MIT
// Who has signed a package: told of what a machine refuses, too.
#include "designer/review/package_signers.hpp"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "tests/support/sample_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(package_signers)

namespace {

std::string said(const Bytes& package, const TrustStore& trust) {
  return signers_in_words(package, trust, sample_now, Words());
}

TrustStore named() {
  TrustStore trust = sample_trust();
  for (TrustedKey& key : trust.keys) key.name = key.role == "legal" ? "Li Wei" : "Example Retail";
  return trust;
}

TrustedKey& of_legal(TrustStore& trust) {
  for (TrustedKey& key : trust.keys)
    if (key.role == "legal") return key;
  throw std::logic_error("no legal key");
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_signature_is_told_by_role_name_and_key) {
  const std::string lines = said(signed_sample(sample_draft()), named());
  BOOST_TEST(lines.find("signed by legal, Li Wei, key ") != std::string::npos, lines);
  BOOST_TEST(lines.find("signed by vendor, Example Retail, key ") != std::string::npos, lines);
}

BOOST_AUTO_TEST_CASE(a_key_that_counts_no_more_or_not_yet_and_one_that_nobody_knows_are_told_as_such) {
  const Bytes package = signed_sample(sample_draft());
  TrustStore trust = named();
  of_legal(trust).revoked = "2026-01-02";
  BOOST_TEST(said(package, trust).find(": revoked on 2026-01-02\n") != std::string::npos);
  of_legal(trust).revoked.clear();
  of_legal(trust).until = "2020-01-01";
  BOOST_TEST(said(package, trust).find(": no longer since 2020-01-01\n") != std::string::npos);
  of_legal(trust).until.clear();
  of_legal(trust).from = "2099-01-01";
  BOOST_TEST(said(package, trust).find(": not before 2099-01-01\n") != std::string::npos);
  trust.keys.clear();
  BOOST_TEST(said(package, trust).find("signed by a key that this trust file does not know, ") == 0U);
}

BOOST_AUTO_TEST_CASE(a_signature_over_other_bytes_does_not_hold) {
  Bytes package = signed_sample(sample_draft());
  package.back() ^= 1;
  const std::string lines = said(package, named());
  BOOST_TEST(lines.find("the signature does not hold, what was signed has changed") != std::string::npos,
             lines);
}

BOOST_AUTO_TEST_CASE(what_nobody_signed_says_so_and_what_is_no_package_says_nothing) {
  BOOST_TEST(said(format_package(sample_draft()), named()) == "Nobody has signed it.\n");
  BOOST_TEST(said(Bytes(100, 7), named()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
