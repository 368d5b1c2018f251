// SPDX-License-Identifier: MIT
// Trust files: what is written is read, and everything else is refused with a reason.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "export/package/trust_writer.hpp"
#include "schema/base/user_error.hpp"
#include "tests/support/sample_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(trust_file)

namespace {

std::string code_of(const std::string& xml) {
  const Result<TrustStore> trust = read_trust(xml);
  return trust ? "read" : trust.error().code;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_written_is_read) {
  TrustStore trust = sample_trust();
  trust.keys[0].name = "A & B <\"quoted\"> 法务";
  trust.keys.push_back({"legal", "", stranger_key().public_key()});
  trust.required = {{"legal", 2}, {"vendor", 1}};
  trust.allow_drafts = true;
  trust.version = 12;
  trust.expires = "2028-02-29";
  trust.flows = {"vending-1", "gate-2"};
  trust.keys[1].from = "2026-01-01";
  trust.keys[1].until = "2027-01-01";
  trust.keys.push_back({"operator", "", fixed_key(0x44).public_key(), "", "", "2026-05-05"});
  const std::string text = format_trust(trust);
  const Result<TrustStore> read = read_trust(text);
  BOOST_REQUIRE_MESSAGE(read.ok(), read.error().message);
  BOOST_TEST(format_trust(*read) == text);
  BOOST_TEST(read->keys[0].name == trust.keys[0].name);
  BOOST_TEST(read->allow_drafts);
  BOOST_TEST(read->required[0].count == 2u);
  BOOST_TEST(read->version == 12U);
  BOOST_TEST(read->expires == "2028-02-29");
  BOOST_TEST((read->flows == trust.flows));
  BOOST_TEST(read->keys[1].until == "2027-01-01");
  BOOST_TEST(read->keys.back().revoked == "2026-05-05");
}

BOOST_AUTO_TEST_CASE(a_count_of_two_digits_is_what_it_says) {
  TrustStore trust = sample_trust();
  trust.required = {{"legal", 12}, {"vendor", 1}};
  for (std::uint8_t seed = 0x60; seed < 0x6C; ++seed)
    trust.keys.push_back({"legal", "", fixed_key(seed).public_key()});
  const Result<TrustStore> read = read_trust(format_trust(trust));
  BOOST_REQUIRE_MESSAGE(read.ok(), read.error().message);
  BOOST_TEST(read->required[0].count == 12U);
}

BOOST_AUTO_TEST_CASE(an_element_of_a_trust_file_holds_no_other) {
  const std::string text = format_trust(sample_trust()), end = "/>";
  const std::size_t first = text.find(end);
  BOOST_REQUIRE(first != std::string::npos);
  const std::string name = text.substr(text.rfind('<', first) + 1,
                                       text.find(' ', text.rfind('<', first)) - text.rfind('<', first) - 1);
  for (const char* inside : {"<key/>", "words"}) {
    std::string other = text;
    other.replace(first, end.size(), std::string(">") + inside + "</" + name + ">");
    BOOST_TEST(code_of(other) == "trust.structure", other);
  }
}

BOOST_AUTO_TEST_CASE(version_dates_and_flows_are_what_they_say_or_refused) {
  TrustStore trust = sample_trust();
  trust.version = 3;
  trust.expires = "2027-01-01";
  trust.flows = {"vending-1"};
  trust.keys[0].until = "2026-12-31";
  const std::string text = format_trust(trust);
  BOOST_TEST(code_of(text) == "read");
  for (const char* version : {"0", "-1", "03", "", "3.0", "1234567890123456789"})
    BOOST_TEST(code_of(replaced(text, "version=\"3\"", std::string("version=\"") + version + "\"")) ==
                   "trust.structure",
               version);
  for (const char* version : {"1", "10", "90", "123456789012345678"})
    BOOST_TEST(code_of(replaced(text, "version=\"3\"", std::string("version=\"") + version + "\"")) == "read",
               version);
  BOOST_TEST(code_of(replaced(text, "2027-01-01", "2027-13-01")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "2026-12-31", "soon")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "vending-1", "Vending 1")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "<flow ", "<flow id=\"vending-1\"/><flow ")) == "trust.structure");
  // A role whose only key is revoked could not be met.
  trust.keys[0].revoked = "2026-06-01";
  BOOST_TEST(check_trust(trust).error().code == "trust.unmeetable");
}

BOOST_AUTO_TEST_CASE(roles_have_safe_defaults_that_cannot_be_lowered) {
  std::string text = format_trust(sample_trust());
  text = replaced(text, "  <require role=\"legal\" count=\"1\"/>\n", "");
  text = replaced(text, "  <require role=\"vendor\" count=\"1\"/>\n", "");
  const Result<TrustStore> read = read_trust(text);
  BOOST_REQUIRE(read.ok());
  BOOST_TEST(read->required.size() == 2u);
  BOOST_TEST(!read->allow_drafts);
  text = format_trust(sample_trust());
  BOOST_TEST(code_of(replaced(text, "count=\"1\"", "count=\"0\"")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "count=\"1\"", "count=\"17\"")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "count=\"1\"", "count=\"-1\"")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "count=\"1\"", "count=\"2\"")) == "trust.unmeetable");
  BOOST_TEST(code_of(replaced(text, "count=\"1\"", "count=\"10\"")) == "trust.unmeetable");
}

BOOST_AUTO_TEST_CASE(one_key_cannot_hold_two_roles) {
  TrustStore trust = sample_trust();
  trust.keys[1].key = trust.keys[0].key;
  BOOST_CHECK_THROW(format_trust(trust), UserError);
  // The same key under another id is the same key.
  trust.keys[1].key.id[0] ^= 1;
  BOOST_TEST(check_trust(trust).error().code == "trust.duplicate");
  // So is another key under the same id ambiguous.
  trust = sample_trust();
  trust.keys[1].key.id = trust.keys[0].key.id;
  BOOST_TEST(check_trust(trust).error().code == "trust.duplicate");
}

BOOST_AUTO_TEST_CASE(anything_unexpected_is_refused) {
  const std::string text = format_trust(sample_trust());
  BOOST_TEST(code_of(text) == "read");
  BOOST_TEST(code_of("") == "trust.xml");
  BOOST_TEST(code_of("<trust") == "trust.xml");
  BOOST_TEST(code_of(std::string("<trust>\0</trust>", 16)) == "trust.xml");
  BOOST_TEST(code_of("<trust>\xC0\x80</trust>") == "trust.xml");
  BOOST_TEST(code_of(std::string(max_trust_file + 1, ' ')) == "trust.size");
  BOOST_TEST(code_of(std::string(max_trust_file, ' ')) == "trust.xml");
  BOOST_TEST(code_of(replaced(text, "urn:facenotice:trust:1", "urn:facenotice:trust:2")) ==
             "trust.structure");
  BOOST_TEST(code_of(replaced(text, "<trust", "<!DOCTYPE trust [<!ENTITY x 'y'>]><trust")) == "trust.xml");
  BOOST_TEST(code_of(replaced(text, "<require", "<surprise/><require")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "<require", "text<require")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "<require", "<?pi?><require")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "<require", "<!-- why --><require")) == "read");
  BOOST_TEST(code_of(replaced(text, "<key ", "<key extra=\"1\" ")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "<trust ", "<trust extra=\"1\" ")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "<require ", "<require extra=\"1\" ")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "<key ", "<key role=\"legal\" ")) == "trust.xml");
  BOOST_TEST(code_of(replaced(text, "role=\"legal\" id", "role=\"Legal\" id")) == "trust.structure");
  BOOST_TEST(code_of(replaced(text, "id=\"07", "id=\"17")) == "trust.key");
  BOOST_TEST(code_of(replaced(text, "public=\"RWQ", "public=\"RWR")) == "trust.key");
  BOOST_TEST(code_of(text + "<trust/>") == "trust.xml");
  BOOST_TEST(code_of(replaced(text, "xmlns=\"urn:facenotice:trust:1\"",
                              "xmlns=\"urn:facenotice:trust:1\" drafts=\"yes\"")) == "trust.structure");
}

BOOST_AUTO_TEST_CASE(the_days_of_a_key_begin_and_end_at_midnight) {
  TrustedKey key = sample_trust().keys[0];
  key.from = "2026-09-01";
  key.until = "2026-10-31";
  const UtcMillis first = *parse_date("2026-09-01"), over = *parse_date("2026-11-01");
  BOOST_TEST(why_not(key, first - 1) == "early");
  BOOST_TEST(why_not(key, first).empty());
  BOOST_TEST(why_not(key, over - 1).empty());
  BOOST_TEST(why_not(key, over) == "expired");
}

BOOST_AUTO_TEST_CASE(a_role_is_named_in_lower_case_letters_digits_and_hyphens) {
  for (const char* role : {"a", "zoo", "a0-9z", "legal"}) BOOST_TEST(is_role_name(role), role);
  BOOST_TEST(is_role_name(std::string(32, 'r')));
  BOOST_TEST(!is_role_name(std::string(33, 'r')));
  for (const char* role :
       {"", "0a", "-a", "`a", "{a", "Legal", "lEgal", "a b", "a:b", "a/b", "a{", "a`", "a."})
    BOOST_TEST(!is_role_name(role), role);
}

BOOST_AUTO_TEST_CASE(a_keys_name_is_one_line_of_at_most_128_bytes) {
  TrustStore trust = sample_trust();
  trust.keys[0].name = std::string(128, 'n');
  BOOST_TEST(check_trust(trust).ok());
  for (const std::string& name : {std::string(129, 'n'), std::string("two\nlines")}) {
    trust.keys[0].name = name;
    BOOST_TEST(check_trust(trust).error().code == "trust.structure");
  }
}

BOOST_AUTO_TEST_CASE(points_that_no_key_pair_has_are_refused) {
  PublicKey key = vendor_key().public_key();
  key.key = {};  // the all-zero encoding is a point of small order
  BOOST_TEST(!parse_public_key(format_public_key(key)).ok());
  key.key[0] = 1;  // the neutral element
  BOOST_TEST(!parse_public_key(format_public_key(key)).ok());
  key = vendor_key().public_key();
  BOOST_TEST(parse_public_key(format_public_key(key)).ok());
  BOOST_TEST(!parse_public_key(format_public_key(key) + "A").ok());
  BOOST_TEST(!parse_public_key("").ok());
}

// What is written is what a machine reads: up to its last byte, and no further.
BOOST_AUTO_TEST_CASE(a_trust_file_is_as_long_as_a_machine_reads_and_no_longer) {
  TrustStore trust = sample_trust();
  while (trust.keys.size() < max_trusted_keys) {
    const std::string number = std::to_string(trust.keys.size()),
                      role = std::string(32 - number.size(), 'r') + number;
    const PublicKey key = fixed_key(static_cast<std::uint8_t>(0x80 + trust.keys.size())).public_key();
    trust.keys.push_back({role, "", key, "2026-01-01", "2027-01-01", ""});
    trust.required.push_back({role, 1});
  }
  while (trust.flows.size() < max_trusted_flows)
    trust.flows.push_back(std::string(max_flow_id - 2, 'f') + std::to_string(10 + trust.flows.size()));
  for (TrustedKey& key : trust.keys) key.name = "x";
  const auto missing = [&] { return max_trust_file - format_trust(trust).size(); };
  for (TrustedKey& key : trust.keys)  // a quotation mark takes six bytes
    key.name.append(std::min<std::size_t>(127, missing() / 6), '"');
  TrustedKey& last = trust.keys.back();
  last.name.append(missing(), 'x');
  const std::string text = format_trust(trust);
  BOOST_TEST(text.size() == max_trust_file);
  BOOST_TEST(code_of(text) == "read");
  last.name += 'x';
  BOOST_CHECK_THROW(format_trust(trust), UserError);
}

BOOST_AUTO_TEST_SUITE_END()
