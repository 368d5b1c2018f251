// SPDX-License-Identifier: MIT
// What operators sign has one spelling, and counts when as many of them as the trust file asks for have
// signed.
#include <facenotice/adoption.hpp>
#include <facenotice/trust_update.hpp>

#include <boost/test/unit_test.hpp>
#include <string>

#include "schema/base/user_error.hpp"
#include "tests/support/operators.hpp"
#include "tests/support/signed_trust.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(adoption_form)

namespace {

AdoptionRequest request() {
  AdoptionRequest asked;
  asked.machine.fill(0x7D);
  asked.ledger.fill(0x6B);
  asked.records = 41;
  asked.head.fill(0x9F);
  asked.generation = 8;
  asked.refusal = "state.missing";
  asked.when = sample_now + 123;
  asked.who = "Li Wei";
  asked.why = "disk replaced";
  return asked;
}

std::string lines() {
  return format_adoption(request()).value();
}

std::string code(const std::string& file, const TrustStore& trust = operators_trust(),
                 UtcMillis now = sample_now) {
  const Result<SignedAdoption> read = read_adoption(file);
  if (!read) return read.error().code;
  const Status counts = check_adoption(read->lines, read->signatures, trust, now);
  return counts ? "" : counts.error().code;
}

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  BOOST_REQUIRE(text.find(old) != std::string::npos);
  return text.replace(text.find(old), old.size(), by);
}

// Who signs, signs whatever is put before them: nothing but the spelling keeps it out.
std::string spelled(const std::string& text) {
  return format_signed_adoption(text, {operator_key().sign(ByteView(text), "adoption")});
}

}  // namespace

// The specification of the format, held by its bytes.
BOOST_AUTO_TEST_CASE(its_lines_are_these) {
  const auto times = [](const char* digits, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += digits;
    return out;
  };
  BOOST_TEST(lines() == "facenotice-adoption-1\nmachine " + times("7d", 32) + "\nledger " + times("6b", 16) +
                            "\nrecords 41\nhead " + times("9f", 32) +
                            "\ngeneration 8\nstate none\nrefusal state.missing\n"
                            "when 2026-09-21T14:13:20.123Z\nwho Li Wei\nwhy disk replaced\n");
}

BOOST_AUTO_TEST_CASE(what_was_signed_is_read_back_with_every_signature) {
  const SignedAdoption read =
      read_adoption(signed_by(request(), operator_key(), second_operator_key())).value();
  BOOST_TEST(read.lines == lines());
  BOOST_TEST(*format_adoption(read.request) == lines());
  BOOST_REQUIRE(read.signatures.size() == 2U);
  BOOST_TEST((read.signatures[0].key_id == operator_key().id()));
  BOOST_TEST(format_signed_adoption(read.lines, read.signatures) ==
             signed_by(request(), operator_key(), second_operator_key()));
  const SignedAdoption unsigned_yet = read_adoption(lines()).value();
  BOOST_TEST(unsigned_yet.signatures.empty());
  BOOST_TEST(unsigned_yet.request.when == sample_now + 123);
}

BOOST_AUTO_TEST_CASE(numbers_go_up_to_the_largest_and_no_further) {
  AdoptionRequest largest = request();
  largest.records = largest.generation = max_sequence;
  BOOST_TEST(format_adoption(largest).ok());
  AdoptionRequest beyond = largest;
  ++beyond.records;
  BOOST_TEST(!format_adoption(beyond).ok());
  beyond = largest;
  ++beyond.generation;
  BOOST_TEST(!format_adoption(beyond).ok());
}

BOOST_AUTO_TEST_CASE(another_spelling_is_none) {
  for (const auto& [old, by] : std::vector<std::pair<std::string, std::string>>{
           {"adoption-1", "adoption-2"},
           {"records 41", "records 041"},
           {"records 41", "records +41"},
           {"records 41", "records 9223372036854775808"},
           {"generation 8", "generation 0"},
           {"machine 7d", "machine 7D"},
           {"machine 7d", "machine "},
           {"ledger 6b", "ledger zz"},
           {"head 9f", "head "},
           {"state none", "state " + std::string(64, '0')},
           {"refusal state.missing", "refusal State Missing"},
           {"20.123Z", "20.123"},
           {"T14:13", " 14:13"},
           {"T14:13", "T25:13"},
           {"2026-09-21T", "2026-09-31T"},
           {"who Li", "who  Li\nwho"},
           {"who Li Wei", "who "},
           {"why disk", "why  \x07"},
           {"who Li Wei\nwhy disk replaced", "why disk replaced\nwho Li Wei"},
           {"disk replaced\n", "disk replaced\n\n"},
           {"disk replaced\n", "disk replaced\nmore 1\n"}}) {
    const std::string text = replaced(lines(), old, by);
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(code(text) == "adoption.form");
      BOOST_TEST(code(spelled(text)) == "adoption.form");
    }
  }
  BOOST_TEST(code("") == "adoption.form");
  BOOST_TEST(code(spelled("")) == "adoption.form");
  BOOST_TEST(code(lines().substr(0, lines().size() - 1)) == "adoption.form");
  BOOST_TEST(code(signed_by(request(), operator_key()) + "\n") == "adoption.form");
  BOOST_TEST(code(lines() + std::string(max_adoption_bytes, 'x')) == "adoption.form");
}

BOOST_AUTO_TEST_CASE(more_signatures_than_any_trust_file_asks_for_are_none) {
  const SignedAdoption one = read_adoption(signed_by(request(), operator_key())).value();
  std::vector<Signature> many(max_adoption_signatures, one.signatures.front());
  BOOST_TEST(read_adoption(format_signed_adoption(one.lines, many)).ok());
  many.push_back(one.signatures.front());
  BOOST_TEST(code(format_signed_adoption(one.lines, many)) == "adoption.form");
}

BOOST_AUTO_TEST_CASE(who_and_why_are_one_line_each) {
  for (const std::string& words : {std::string(), std::string("a\nrefusal x"), std::string(257, 'x')}) {
    AdoptionRequest asked = request();
    asked.who = words;
    BOOST_TEST(format_adoption(asked).error().code == "adopt.words");
    asked = request();
    asked.why = words;
    BOOST_TEST(format_adoption(asked).error().code == "adopt.words");
  }
}

BOOST_AUTO_TEST_CASE(an_operators_signature_counts_and_nobody_elses) {
  BOOST_TEST(code(signed_by(request(), operator_key())) == "");
  BOOST_TEST(code(lines()) == "adoption.unsigned");
  BOOST_TEST(code(signed_by(request(), vendor_key())) == "adoption.stranger");
  BOOST_TEST(code(signed_by(request(), legal_key())) == "adoption.stranger");
  BOOST_TEST(code(signed_by(request(), stranger_key())) == "adoption.stranger");
  // Nor beside one that counts.
  BOOST_TEST(code(signed_by(request(), operator_key(), vendor_key())) == "adoption.stranger");
}

BOOST_AUTO_TEST_CASE(what_was_changed_after_it_was_signed_does_not_count) {
  const std::string file = signed_by(request(), operator_key());
  BOOST_TEST(code(replaced(file, "Li Wei", "Li Wen")) == "adoption.signature");
  BOOST_TEST(code(replaced(file, "disk replaced", "disk repaired")) == "adoption.signature");
  BOOST_TEST(code(replaced(file, "records 41", "records 42")) == "adoption.signature");
  BOOST_TEST(code(replaced(file, "trusted comment: adoption", "trusted comment: adopted")) ==
             "adoption.signature");
}

BOOST_AUTO_TEST_CASE(a_threshold_of_two_wants_two_different_keys) {
  const TrustStore two = operators_trust(2);
  BOOST_TEST(code(signed_by(request(), operator_key()), two) == "adoption.role");
  BOOST_TEST(code(signed_by(request(), operator_key(), second_operator_key()), two) == "");
  const SignedAdoption once = read_adoption(signed_by(request(), operator_key())).value();
  BOOST_TEST(
      check_adoption(once.lines, {once.signatures[0], once.signatures[0]}, two, sample_now).error().code ==
      "adoption.signed-twice");
}

BOOST_AUTO_TEST_CASE(a_key_counts_in_its_time_only_and_not_once_it_is_revoked) {
  const auto with = [](const std::string& from, const std::string& until, const std::string& revoked) {
    TrustStore trust = operators_trust();
    TrustedKey& key = trust.keys[2];
    key.from = from;
    key.until = until;
    key.revoked = revoked;
    return code(signed_by(request(), operator_key()), trust);
  };
  BOOST_TEST(with("2026-09-21", "2026-09-21", "") == "");
  BOOST_TEST(with("", "2026-09-20", "") == "adoption.key-date");
  BOOST_TEST(with("2026-09-22", "", "") == "adoption.key-date");
  BOOST_TEST(with("", "", "2027-01-01") == "adoption.key-revoked");
}

BOOST_AUTO_TEST_CASE(where_no_operators_are_asked_for_none_need_sign_but_what_is_signed_must_hold) {
  const TrustStore nobody = operators_trust(0);
  BOOST_TEST(operators_asked(nobody) == 0U);
  BOOST_TEST(operators_asked(operators_trust(2)) == 2U);
  BOOST_TEST(code(lines(), nobody) == "");
  BOOST_TEST(code(signed_by(request(), stranger_key()), nobody) == "adoption.stranger");
}

BOOST_AUTO_TEST_CASE(a_trust_file_that_counts_no_more_or_never_did_lets_nothing_pass) {
  TrustStore over = operators_trust();
  over.expires = "2026-09-20";
  BOOST_TEST(code(signed_by(request(), operator_key()), over) == "trust.expired");
  TrustStore nobody_left = operators_trust(2);
  nobody_left.keys[2].revoked = "2026-09-01";
  BOOST_TEST(code(signed_by(request(), operator_key(), second_operator_key()), nobody_left) ==
             "trust.unmeetable");
}

BOOST_AUTO_TEST_CASE(packages_and_trust_files_are_not_for_operators_to_sign) {
  const TrustStore trust = operators_trust();
  BOOST_TEST(open(signed_sample(), trust).ok());
  BOOST_TEST(
      verify_trust_update(signed_by_both(operators_trust(1, 2)), operators_trust(1, 1), sample_now).ok());
  // And they stand in for nobody there.
  const Bytes by_operator = sign_package(sign_package(format_package(sample_draft()), vendor_key(), "vendor"),
                                         operator_key(), operator_role);
  BOOST_TEST(open(by_operator, trust).error().code == "package.role");
}

BOOST_AUTO_TEST_CASE(a_key_signs_once_and_what_is_no_adoption_is_not_signed) {
  BOOST_CHECK_THROW(sign_adoption(signed_by(request(), operator_key()), operator_key()), UserError);
  BOOST_CHECK_THROW(sign_adoption("a shopping list\n", operator_key()), UserError);
}

BOOST_AUTO_TEST_CASE(a_machine_is_known_by_its_device_key_and_the_key_is_not_told) {
  BOOST_TEST((machine_mark(Bytes(32, 1)) == machine_mark(Bytes(32, 1))));
  BOOST_TEST((machine_mark(Bytes(32, 1)) != machine_mark(Bytes(32, 2))));
  BOOST_TEST((machine_mark({}) == Digest{}));
  BOOST_TEST(to_hex(machine_mark(Bytes(32, 1))).find("0101") == std::string::npos);
}

// One signature more, and no machine would read the file.
BOOST_AUTO_TEST_CASE(as_many_sign_as_a_machine_reads_and_no_more) {
  std::string file = lines();
  for (std::size_t i = 0; i < max_adoption_signatures; ++i)
    file = sign_adoption(file, fixed_key(static_cast<std::uint8_t>(0x40 + i)));
  const Result<SignedAdoption> read = read_adoption(file);
  BOOST_REQUIRE_MESSAGE(read.ok(), read.error().message);
  BOOST_TEST(read->signatures.size() == max_adoption_signatures);
  BOOST_CHECK_EXCEPTION(sign_adoption(file, fixed_key(0x3F)), UserError, [](const UserError& error) {
    return std::string(error.what()) == "An adoption holds at most 16 signatures.";
  });
}

BOOST_AUTO_TEST_SUITE_END()
