// SPDX-License-Identifier: MIT
// A token of consent given earlier is read in one spelling, and held against everything that it says.
#include <facenotice/consent_token.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>

#include "schema/base/user_error.hpp"
#include "tests/support/residents_door.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(consent_token)

namespace {

std::string file(const ConsentToken& token = annas_token(), const SecretKey& key = enrolment_key()) {
  return issue_token(token, key);
}

TokenGrounds grounds() {
  const ConsentToken token = annas_token();
  return {token.flow, token.purpose, token.notice, std::int64_t{365} * 86'400'000};
}

std::string code(const std::string& text, UtcMillis now = sample_now,
                 const TrustStore& trust = residents_trust()) {
  const Result<SignedToken> token = read_token(text);
  if (!token) return token.error().code;
  const Status counts = check_token(*token, grounds(), trust, now);
  return counts ? "" : counts.error().code;
}

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  BOOST_REQUIRE(text.find(old) != std::string::npos);
  return text.replace(text.find(old), old.size(), by);
}

// Signed as it is: only its spelling is wrong.
std::string spelled(const std::string& lines) {
  return with_signature(lines, enrolment_key().sign(ByteView(lines), "consent token"));
}
std::string lines() {
  return *format_token(annas_token());
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_issued_is_read_back) {
  const SignedToken read = read_token(file()).value();
  BOOST_TEST(read.lines == lines());
  BOOST_TEST((read.token.subject == anna));
  BOOST_TEST(read.token.issued == "2026-09-01");
  BOOST_TEST(!read.token.by_guardian);
  BOOST_TEST(code(file()) == "");
}

// The specification of the format, held by its bytes.
BOOST_AUTO_TEST_CASE(its_lines_are_these) {
  ConsentToken token = annas_token();
  token.notice = Digest{0xAB};
  token.by_guardian = true;
  BOOST_TEST(*format_token(token) ==
             "facenotice-token-1\nflow residents-door\npurpose face-entry\nnotice ab" + std::string(62, '0') +
                 "\nlanguage zh-CN\ngiven-by guardian\nsubject 0a010203" + std::string(24, '0') +
                 "\nissued 2026-09-01\nexpires 2027-08-31\n");
}

BOOST_AUTO_TEST_CASE(another_spelling_is_no_token) {
  for (const auto& [old, by] :
       {std::pair{"facenotice-token-1", "facenotice-token-2"}, std::pair{"flow residents-door\n", ""},
        std::pair{"purpose face-entry", "purpose  face-entry"},
        std::pair{"given-by subject", "given-by operator"}, std::pair{"subject 0a", "subject 0A"},
        std::pair{"expires 2027-08-31\n", "expires 2027-08-31\nmore yes\n"},
        std::pair{"issued 2026-09-01", "issued 2026-9-1"},
        std::pair{"expires 2027-08-31", "expires 2026-08-31"}, std::pair{"language zh-CN", "language zh CN"}})
    BOOST_TEST(code(spelled(replaced(lines(), old, by))) == "token.form", by);
  BOOST_TEST(code(lines()) == "token.form");
  BOOST_TEST(code("") == "token.form");
  BOOST_TEST(code(std::string(max_token_bytes + 1, '\n')) == "token.form");
  BOOST_TEST(code(spelled(replaced(lines(), "subject 0a010203", "subject 00000000"))) == "token.form");
}

BOOST_AUTO_TEST_CASE(nothing_counts_before_the_signature_of_an_enrolment_key_holds) {
  BOOST_TEST(code(replaced(file(), "expires 2027-08-31", "expires 2027-09-01")) == "token.signature");
  BOOST_TEST(code(file(annas_token(), stranger_key())) == "token.stranger");
  // A vendor signs packages, and nobody's consent.
  BOOST_TEST(code(file(annas_token(), vendor_key())) == "token.stranger");
  TrustStore trust = residents_trust();
  trust.keys.back().revoked = "2026-09-21";
  BOOST_TEST(code(file(), sample_now, trust) == "token.key-revoked");
  trust = residents_trust();
  trust.keys.back().until = "2026-09-20";
  BOOST_TEST(code(file(), sample_now, trust) == "token.key-date");
}

BOOST_AUTO_TEST_CASE(it_counts_for_its_flow_its_purpose_its_notice_and_its_days_only) {
  const auto changed = [](const std::function<void(ConsentToken&)>& change) {
    ConsentToken token = annas_token();
    change(token);
    return code(file(token));
  };
  BOOST_TEST(changed([](ConsentToken& token) { token.flow = "another-door"; }) == "token.flow");
  BOOST_TEST(changed([](ConsentToken& token) { token.purpose = "marketing"; }) == "token.purpose");
  BOOST_TEST(changed([](ConsentToken& token) { token.notice[0] ^= 1; }) == "token.notice");
  BOOST_TEST(changed([](ConsentToken& token) { token.issued = "2026-09-22"; }) == "token.early");
  BOOST_TEST(changed([](ConsentToken& token) { token.expires = "2026-09-20"; }) == "token.expired");
  BOOST_TEST(changed([](ConsentToken& token) { token.expires = "2027-09-02"; }) == "token.too-long");
}

BOOST_AUTO_TEST_CASE(it_counts_for_as_long_as_the_flow_says_and_no_day_longer) {
  ConsentToken token = annas_token();
  token.expires = "2027-09-01";  // 365 days
  BOOST_TEST(code(file(token)) == "");
  token.expires = "2027-09-02";
  BOOST_TEST(code(file(token)) == "token.too-long");
}

BOOST_AUTO_TEST_CASE(the_first_and_the_last_day_count_whole) {
  const UtcMillis first = *parse_date("2026-09-01"), last = *parse_date("2027-08-31");
  constexpr UtcMillis day = 86'400'000;
  BOOST_TEST(code(file(), first) == "");
  BOOST_TEST(code(file(), first - 1) == "token.early");
  BOOST_TEST(code(file(), last + day - 1) == "");
  BOOST_TEST(code(file(), last + day) == "token.expired");
}

// Whoever has seen one knows none of the others.
BOOST_AUTO_TEST_CASE(a_subject_is_a_new_one_each_time) {
  const Id128 one = new_subject(), other = new_subject();
  BOOST_TEST((one != other));
  BOOST_TEST((one != Id128{}));
}

// Who writes one is told; nobody signs what no machine would take.
BOOST_AUTO_TEST_CASE(what_is_no_token_and_no_list_is_not_signed) {
  BOOST_CHECK_THROW(issue_token(ConsentToken{}, fixed_key(1)), UserError);
  BOOST_CHECK_THROW(issue_withdrawals(WithdrawalList{}, fixed_key(1)), UserError);
}

BOOST_AUTO_TEST_SUITE_END()
