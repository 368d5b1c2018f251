// SPDX-License-Identifier: MIT
// A list of withdrawals is read in one spelling, signed by the enrolment, and counts for its days.
#include <facenotice/withdrawal_list.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/support/residents_door.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(withdrawal_list)

namespace {

const Id128 ben{0xB}, cleo{0xC};

std::string code(const std::string& file, const TrustStore& trust = residents_trust()) {
  const Result<WithdrawalList> list = verify_withdrawals(file, trust, sample_now);
  return list ? "" : list.error().code;
}
std::string spelled(const std::string& lines) {
  return with_signature(lines, enrolment_key().sign(ByteView(lines), "withdrawals"));
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_issued_is_read_back) {
  const std::string file = issue_withdrawals(list_of(7, {anna, ben}), enrolment_key());
  const WithdrawalList read = verify_withdrawals(file, residents_trust(), sample_now).value();
  BOOST_TEST(read.number == 7U);
  BOOST_TEST(read.has(anna));
  BOOST_TEST(read.has(ben));
  BOOST_TEST(!read.has(cleo));
  BOOST_TEST(*format_withdrawals(list_of(7, {anna})) ==
             "facenotice-withdrawals-1\nnumber 7\nissued 2026-09-20\nuntil 2026-09-27\nsubject 0a010203" +
                 std::string(24, '0') + "\n");
}

BOOST_AUTO_TEST_CASE(another_spelling_is_no_list) {
  const std::string head = "facenotice-withdrawals-1\nnumber 7\nissued 2026-09-20\nuntil 2026-09-27\n",
                    a = "subject 0a" + std::string(30, '0') + "\n",
                    b = "subject 0b" + std::string(30, '0') + "\n";
  BOOST_TEST(code(spelled(head)) == "");
  BOOST_TEST(code(spelled(head + a + b)) == "");
  for (const std::string& lines :
       {head + b + a, head + a + a, head + "subject 0a\n", head + "\n", head + "more yes\n",
        std::string("facenotice-withdrawals-1\nnumber 07\nissued 2026-09-20\nuntil 2026-09-27\n"),
        std::string("facenotice-withdrawals-1\nnumber 0\nissued 2026-09-20\nuntil 2026-09-27\n"),
        std::string("facenotice-withdrawals-1\nnumber 7\nissued 2026-09-20\nuntil 2026-09-19\n"),
        std::string("facenotice-withdrawals-1\nissued 2026-09-20\nnumber 7\nuntil 2026-09-27\n")})
    BOOST_TEST(code(spelled(lines)) == "withdrawals.form", lines);
  BOOST_TEST(code(head) == "withdrawals.form");
  BOOST_TEST(code("") == "withdrawals.form");
}

BOOST_AUTO_TEST_CASE(what_is_no_signed_text_is_read_as_no_list) {
  for (const std::string file : {"", "facenotice-withdrawals-1\n", "no list at all"}) {
    const Result<WithdrawalList> list = read_withdrawals(file);
    BOOST_REQUIRE(!list.ok());
    BOOST_TEST(list.error().code == "withdrawals.form");
  }
}

BOOST_AUTO_TEST_CASE(only_the_enrolment_signs_one) {
  std::string file = issue_withdrawals(list_of(7, {anna}), enrolment_key());
  BOOST_TEST(code(issue_withdrawals(list_of(7), vendor_key())) == "withdrawals.stranger");
  TrustStore trust = residents_trust();
  trust.keys.back().revoked = "2026-09-01";
  BOOST_TEST(code(file, trust) == "withdrawals.key-revoked");
  file.replace(file.find("number 7"), 8, "number 8");
  BOOST_TEST(code(file) == "withdrawals.signature");
}

BOOST_AUTO_TEST_CASE(its_last_day_counts_whole) {
  const WithdrawalList list = list_of(7);
  constexpr UtcMillis day = 86'400'000;
  BOOST_TEST(!list.stale(*parse_date("2026-09-27") + day - 1));
  BOOST_TEST(list.stale(*parse_date("2026-09-27") + day));
}

BOOST_AUTO_TEST_CASE(a_list_of_too_many_is_none) {
  WithdrawalList list = list_of(1);
  for (std::size_t i = 0; i <= max_withdrawals; ++i) {
    Id128 subject{};
    for (std::size_t byte = 0; byte < 3; ++byte)
      subject[byte] = static_cast<std::uint8_t>((i + 1) >> (8 * (2 - byte)));
    list.subjects.push_back(subject);
  }
  BOOST_TEST(!format_withdrawals(list).ok());
  list.subjects.pop_back();
  BOOST_TEST(code(issue_withdrawals(list, enrolment_key())) == "");
}

BOOST_AUTO_TEST_SUITE_END()
