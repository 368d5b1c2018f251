// SPDX-License-Identifier: MIT
// Keys and signatures in minisign's form: what each part must be, and what a refusal says of a key.
#include <boost/test/unit_test.hpp>

#include "export/package/trust_writer.hpp"
#include "tests/support/sample_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(signature_forms)

BOOST_AUTO_TEST_CASE(a_key_names_its_algorithm_in_both_letters) {
  const std::string key = format_public_key(vendor_key().public_key());
  BOOST_REQUIRE(parse_public_key(key).ok());
  for (const std::size_t at : {std::size_t{0}, std::size_t{1}}) {
    std::string other = key;
    other[at] = static_cast<char>(other[at] + 1);  // of the first letter, of the second
    BOOST_TEST(!parse_public_key(other).ok(), other);
  }
}

BOOST_AUTO_TEST_CASE(a_signature_holds_for_the_key_that_it_names_only) {
  const Bytes message = {1, 2, 3};
  const Signature signature = vendor_key().sign(message, "x");
  PublicKey key = vendor_key().public_key();
  BOOST_TEST(verify(key, signature, message));
  key.id[0] ^= 1;
  BOOST_TEST(!verify(key, signature, message));
}

BOOST_AUTO_TEST_CASE(a_trusted_comment_is_one_line_of_so_many_bytes) {
  BOOST_TEST(is_trusted_comment(""));
  BOOST_TEST(is_trusted_comment(std::string(max_trusted_comment, 'c')));
  BOOST_TEST(!is_trusted_comment(std::string(max_trusted_comment + 1, 'c')));
  for (const char* comment : {"a\nb", "a\rb", "\xC0\x80"}) BOOST_TEST(!is_trusted_comment(comment));
}

BOOST_AUTO_TEST_CASE(a_refusal_says_why_a_key_does_not_count) {
  const auto message = [](const char* from, const char* until, const char* revoked) {
    TrustStore trust = sample_trust();
    trust.keys.push_back({"vendor", "Spare", stranger_key().public_key()});
    trust.keys[0].from = from;
    trust.keys[0].until = until;
    trust.keys[0].revoked = revoked;
    return open(signed_sample(), trust).error().message;
  };
  const auto says = [](const std::string& text, const char* words) {
    BOOST_TEST(text.find(words) != std::string::npos, text);
  };
  says(message("", "", "2026-01-01"), "which is revoked.");
  says(message("", "2026-01-01", ""), "which is not valid any more.");
  says(message("2027-01-01", "", ""), "which is not valid yet.");
}

BOOST_AUTO_TEST_CASE(the_largest_version_of_a_trust_file_is_the_largest_that_a_machine_reads) {
  TrustStore trust = sample_trust();
  trust.version = max_trust_version;
  const Result<TrustStore> read = read_trust(format_trust(trust));
  BOOST_REQUIRE_MESSAGE(read.ok(), read.error().message);
  BOOST_TEST(read->version == max_trust_version);
  trust.version = max_trust_version + 1;
  BOOST_TEST(check_trust(trust).error().code == "trust.structure");
}

BOOST_AUTO_TEST_SUITE_END()
