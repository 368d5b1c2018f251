// SPDX-License-Identifier: MIT
// A ledger knows a consent given earlier by a mark that says nothing elsewhere.
#include <facenotice/consent_mark.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/support/residents_door.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(marks_of_consent)

BOOST_AUTO_TEST_CASE(two_ledgers_know_one_consent_under_two_marks) {
  const Id128 here{1}, there{2}, ben{3};
  BOOST_TEST((consent_mark(here, anna) == consent_mark(here, anna)));
  BOOST_TEST((consent_mark(here, anna) != consent_mark(there, anna)));
  BOOST_TEST((consent_mark(here, anna) != consent_mark(here, ben)));
}

BOOST_AUTO_TEST_CASE(a_record_of_it_names_who_signed_it_and_not_whose_it_is) {
  Record record;
  record.kind = RecordKind::token_accepted;
  describe_token(read_token(issue_token(annas_token(), enrolment_key())).value(), Id128{1}, record);
  BOOST_TEST(check_record(record).ok());
  BOOST_TEST(record.detail.find("key=" + to_string(enrolment_key().id())) == 0U);
  BOOST_TEST(record.detail.find(to_hex(anna)) == std::string::npos);
  BOOST_TEST((record.reference == short_mark(record.commitment)));
  BOOST_TEST((record.separate && record.affirmative));
}

BOOST_AUTO_TEST_SUITE_END()
