// SPDX-License-Identifier: MIT
// Canonical bytes and links against values computed by another implementation (Python's hashlib and struct).
#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>

#include <facenotice/record.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(record_chain)

namespace {

Record consent() {
  Record record;
  record.kind = RecordKind::consented;
  record.time = 1'790'000'000'123;
  record.session.fill(0x11);
  record.purpose = "pay";
  record.step = "ask";
  record.choice = "agree";
  record.language = "zh-CN";
  record.package.fill(0xAA);
  record.screen.fill(0xBB);
  record.separate = true;
  record.affirmative = true;
  return record;
}

}  // namespace

BOOST_AUTO_TEST_CASE(canonical_bytes_are_as_documented) {
  const std::string aa(64, 'a'), bb(64, 'b'), reference(32, '0'), detail(4, '0'), number(16, '0'),
      none(64, '0');
  BOOST_TEST(
      to_hex(canonical_bytes(consent())) ==
      "01057b6c50c4a0010000111111111111111111111111111111110300706179030061736b0500616772656505007a682d434e" +
          aa + bb + "03" + reference + detail + number + none);
}

BOOST_AUTO_TEST_CASE(a_word_of_the_glass_is_version_2_which_ends_with_it) {
  Record record = consent();
  const std::string before = to_hex(canonical_bytes(record));
  record.glass = Glass::compared;
  record.glass_digest.fill(0xDD);
  BOOST_TEST(to_hex(canonical_bytes(record)) == "02" + before.substr(2) + "01" + std::string(64, 'd'));
}

BOOST_AUTO_TEST_CASE(links_are_as_documented) {
  Id128 ledger{};
  for (std::size_t i = 0; i < ledger.size(); ++i) ledger[i] = static_cast<std::uint8_t>(i);
  const Digest first = first_link(ledger);
  BOOST_TEST(to_hex(first) == "fb1b352842ea98313ade9e645c8309ed2b3bf944d17d00708d7b7fc37f91d495");
  const Digest one = next_link(first, 1, consent());
  BOOST_TEST(to_hex(one) == "d19195e99c7cfdbacf3800950756af91383a88e4df6a0b25918ac2629c4b19ec");
  Record accepted;
  accepted.kind = RecordKind::package_accepted;
  accepted.detail = "vending-1 售货";
  accepted.number = 0x7FFFFFFFFFFFFFFF;
  accepted.commitment.fill(0xCC);
  BOOST_TEST(to_hex(next_link(one, 2, accepted)) ==
             "c113134e2d863dbe5ab8a26fab2d6e4101007fe51ea8d9662617dc3a9633633e");
  Digest salt;
  salt.fill(7);
  BOOST_TEST(to_hex(commit_to("order 42", salt)) ==
             "3eab5b76eeb42075ea4227ba0886ec13aafc1bbeba11ba78af87e60a46fa0c7e");
}

BOOST_AUTO_TEST_CASE(every_field_counts) {
  const std::vector<std::function<void(Record&)>> changes = {
      [](Record& r) { r.kind = RecordKind::refused; },
      [](Record& r) { r.time += 1; },
      [](Record& r) { r.session[15] ^= 1; },
      [](Record& r) {
        r.purpose = "pa";
        r.step = "yask";
      },  // the same text, cut elsewhere
      [](Record& r) { r.step = "asl"; },
      [](Record& r) { r.choice = "agreE"; },
      [](Record& r) { r.language = "en"; },
      [](Record& r) { r.package[0] ^= 1; },
      [](Record& r) { r.screen[31] ^= 1; },
      [](Record& r) { r.separate = false; },
      [](Record& r) { r.affirmative = false; },
      [](Record& r) { r.reference[0] = 1; },
      [](Record& r) { r.detail = "x"; },
      [](Record& r) { r.number = 1; },
      [](Record& r) { r.commitment[0] = 1; },
      [](Record& r) { r.glass = Glass::compared; },
      [](Record& r) { r.glass = Glass::not_compared; },
      [](Record& r) {
        r.glass = Glass::not_compared;
        r.glass_digest[31] = 1;
      },
  };
  std::set<std::string> seen = {to_hex(canonical_bytes(consent()))};
  for (const auto& change : changes) {
    Record record = consent();
    change(record);
    BOOST_TEST(seen.insert(to_hex(canonical_bytes(record))).second);
  }
  BOOST_TEST(seen.size() == changes.size() + 1);
  BOOST_TEST((next_link({}, 1, consent()) != next_link({}, 2, consent())));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_recorded_is_refused) {
  Record record = consent();
  BOOST_TEST(check_record(record).ok());
  record.purpose = std::string(max_record_text, 'x');
  BOOST_TEST(check_record(record).ok());
  record.purpose += 'x';
  BOOST_TEST(!check_record(record).ok());
  record = consent();
  record.step = "\xED\xA0\x80";  // a surrogate
  BOOST_TEST(!check_record(record).ok());
  record = consent();
  record.time = -1;
  BOOST_TEST(!check_record(record).ok());
  record = consent();
  record.number = 0x8000000000000000;
  BOOST_TEST(!check_record(record).ok());
  record = consent();
  record.glass_digest[0] = 1;  // of what?
  BOOST_TEST(!check_record(record).ok());
  record.glass = Glass::compared;
  BOOST_TEST(check_record(record).ok());
  record.glass = static_cast<Glass>(last_glass + 1);
  BOOST_TEST(!check_record(record).ok());
  record = consent();
  record.kind = static_cast<RecordKind>(0);
  BOOST_TEST(!check_record(record).ok());
  record.kind = static_cast<RecordKind>(last_record_kind + 1);
  BOOST_TEST(!check_record(record).ok());
}

BOOST_AUTO_TEST_SUITE_END()
