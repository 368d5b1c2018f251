// SPDX-License-Identifier: MIT
// A newer trust file is taken on the word of the signers of the one before it, and on nothing else.
#include <boost/test/unit_test.hpp>

#include <facenotice/trust_update.hpp>

#include "export/package/trust_writer.hpp"
#include "schema/base/user_error.hpp"
#include "tests/support/signed_trust.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(trust_update)

namespace {

std::string code_of(ByteView file, const TrustStore& current = trust_of(1), UtcMillis now = sample_now) {
  const Result<TrustStore> next = verify_trust_update(file, current, now);
  return next ? "taken" : next.error().code;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_newer_file_that_the_older_ones_signers_have_signed_is_taken) {
  TrustStore next = trust_of(2);
  next.keys[0].key = stranger_key().public_key();  // the vendor's key is changed
  const Bytes file = sign_trust(signed_by_both(next), stranger_key(), "vendor");
  BOOST_TEST(code_of(file) == "taken");
  BOOST_TEST(format_trust(*verify_trust_update(file, trust_of(1), sample_now)) == format_trust(next));
  BOOST_TEST(format_trust(*read_trust_file(file)) == format_trust(next));
  BOOST_TEST(format_trust(*read_trust_file(plain(next))) == format_trust(next));
  BOOST_TEST(code_of(file, trust_of(0)) == "taken");  // a machine whose file had no version yet
}

BOOST_AUTO_TEST_CASE(without_every_role_of_the_older_one_it_is_not) {
  const Bytes file = plain(trust_of(2));
  BOOST_TEST(code_of(file) == "trust.unsigned");
  BOOST_TEST(code_of(sign_trust(file, vendor_key(), "vendor")) == "trust.role");
  BOOST_TEST(code_of(sign_trust(file, legal_key(), "legal")) == "trust.role");
  BOOST_TEST(code_of(sign_trust(signed_by_both(trust_of(2)), stranger_key(), "vendor")) == "trust.stranger");
  TrustStore two = trust_of(1);
  two.keys.push_back({"legal", "Second", fixed_key(0x44).public_key()});
  two.required = {{"legal", 2}, {"vendor", 1}};
  BOOST_TEST(code_of(signed_by_both(trust_of(2)), two) == "trust.role");
  BOOST_TEST(code_of(sign_trust(signed_by_both(trust_of(2)), fixed_key(0x44), "legal"), two) == "taken");
}

// The newer file's own keys say nothing without those of the older one.
BOOST_AUTO_TEST_CASE(a_file_that_only_its_own_new_keys_have_signed_is_not_taken) {
  TrustStore theirs = trust_of(2);
  theirs.keys[0].key = stranger_key().public_key();
  theirs.keys[1].key = fixed_key(0x55).public_key();
  const Bytes file =
      sign_trust(sign_trust(plain(theirs), stranger_key(), "vendor"), fixed_key(0x55), "legal");
  BOOST_TEST(code_of(file) == "trust.role");
}

BOOST_AUTO_TEST_CASE(a_new_signer_has_signed_too_as_often_as_the_newer_file_asks) {
  TrustStore next = trust_of(2);
  next.keys[0].key = stranger_key().public_key();
  const Bytes by_old = signed_by_both(next);
  BOOST_TEST(code_of(by_old) == "trust.new-keys");
  BOOST_TEST(code_of(sign_trust(by_old, stranger_key(), "vendor")) == "taken");
  // A further key of a role that is met by those who were there need not sign.
  TrustStore more = trust_of(2);
  more.keys.push_back({"legal", "Second", fixed_key(0x55).public_key()});
  BOOST_TEST(code_of(signed_by_both(more)) == "taken");
  // From now on two must: then two have.
  more.required = {{"legal", 2}, {"vendor", 1}};
  BOOST_TEST(code_of(signed_by_both(more)) == "trust.new-keys");
  BOOST_TEST(code_of(sign_trust(signed_by_both(more), fixed_key(0x55), "legal")) == "taken");
  // A role that is new.
  TrustStore role = trust_of(2);
  role.keys.push_back({"board", "Board", fixed_key(0x66).public_key()});
  role.required.push_back({"board", 1});
  BOOST_TEST(code_of(signed_by_both(role)) == "trust.new-keys");
  BOOST_TEST(code_of(sign_trust(signed_by_both(role), fixed_key(0x66), "board")) == "taken");
}

// What a key has signed by the older file does not count for the newer one that takes it out of office.
BOOST_AUTO_TEST_CASE(a_key_that_the_newer_file_revokes_or_moves_does_not_vouch_for_it) {
  TrustStore next = trust_of(2);
  next.keys[0].revoked = "2026-09-20";
  next.keys.push_back({"vendor", "Second", stranger_key().public_key()});
  BOOST_TEST(code_of(signed_by_both(next)) == "trust.new-keys");
  next.keys[0].revoked.clear();
  next.keys[0].until = "2026-08-01";
  BOOST_TEST(code_of(signed_by_both(next)) == "trust.new-keys");
  next.keys[0].until.clear();
  next.keys[0].role = "legal";
  BOOST_TEST(code_of(signed_by_both(next)) == "trust.new-keys");
  BOOST_TEST(code_of(sign_trust(signed_by_both(next), stranger_key(), "vendor")) == "taken");
  // Another key under the same number.
  next = trust_of(2);
  next.keys[0].key.key = stranger_key().public_key().key;
  BOOST_TEST(code_of(signed_by_both(next)) == "trust.new-keys");
}

BOOST_AUTO_TEST_CASE(a_signature_of_a_new_key_holds_and_counts_or_the_file_is_refused) {
  TrustStore next = trust_of(2);
  next.keys.push_back({"vendor", "Second", stranger_key().public_key()});
  const auto signed_by_new = [&] { return sign_trust(signed_by_both(next), stranger_key(), "vendor"); };
  BOOST_TEST(code_of(signed_by_new()) == "taken");
  // By somebody whom neither names.
  BOOST_TEST(code_of(sign_trust(signed_by_new(), fixed_key(0x55), "vendor")) == "trust.stranger");
  next.keys.back().from = "2026-12-01";
  BOOST_TEST(code_of(signed_by_new()) == "trust.key-date");
  next.keys.back().revoked = "2026-09-01";
  BOOST_TEST(code_of(signed_by_new()) == "trust.key-revoked");
  // By the new key's number, but not by the key.
  next = trust_of(2);
  PublicKey claimed = fixed_key(0x55).public_key();
  claimed.id = stranger_key().public_key().id;
  next.keys.push_back({"vendor", "Second", claimed});
  BOOST_TEST(code_of(signed_by_new()) == "trust.signature");
}

BOOST_AUTO_TEST_CASE(a_version_far_ahead_is_refused_so_that_none_locks_out_the_later_ones) {
  BOOST_TEST(code_of(signed_by_both(trust_of(5 + max_trust_jump)), trust_of(5)) == "taken");
  BOOST_TEST(code_of(signed_by_both(trust_of(6 + max_trust_jump)), trust_of(5)) == "trust.too-far");
  BOOST_TEST(code_of(signed_by_both(trust_of(999'999'999'999'999'999)), trust_of(5)) == "trust.too-far");
  BOOST_TEST(code_of(signed_by_both(trust_of(max_trust_jump)), trust_of(0)) == "taken");
  BOOST_TEST(code_of(signed_by_both(trust_of(max_trust_jump + 1)), trust_of(0)) == "trust.too-far");
}

BOOST_AUTO_TEST_CASE(nothing_older_or_equal_or_expired_is_taken) {
  BOOST_TEST(code_of(signed_by_both(trust_of(2)), trust_of(2)) == "trust.older");
  BOOST_TEST(code_of(signed_by_both(trust_of(2)), trust_of(3)) == "trust.older");
  TrustStore next = trust_of(2);
  next.expires = "2026-01-01";
  BOOST_TEST(code_of(signed_by_both(next)) == "trust.expired");
  BOOST_CHECK_THROW(sign_trust(plain(trust_of(0)), vendor_key(), "vendor"), UserError);
}

BOOST_AUTO_TEST_CASE(an_expired_file_can_still_be_followed_by_a_newer_one) {
  TrustStore current = trust_of(1);
  current.expires = "2026-01-01";
  BOOST_TEST(code_of(signed_by_both(trust_of(2)), current) == "taken");
}

BOOST_AUTO_TEST_CASE(revoked_and_outdated_keys_sign_no_newer_file) {
  TrustStore current = trust_of(1);
  current.keys.push_back({"vendor", "Spare", stranger_key().public_key()});
  current.keys[0].revoked = "2026-08-01";
  BOOST_TEST(code_of(signed_by_both(trust_of(2)), current) == "trust.key-revoked");
  current.keys[0].revoked.clear();
  current.keys[0].until = "2026-08-01";
  BOOST_TEST(code_of(signed_by_both(trust_of(2)), current) == "trust.key-date");
  TrustStore next = current;
  next.version = 2;
  const Bytes spare = sign_trust(sign_trust(plain(next), stranger_key(), "vendor"), legal_key(), "legal");
  BOOST_TEST(code_of(spare, current) == "taken");
}

BOOST_AUTO_TEST_CASE(every_changed_byte_of_a_signed_file_is_seen) {
  const Bytes file = signed_by_both(trust_of(2));
  for (std::size_t i = 0; i < file.size(); ++i) {
    Bytes changed = file;
    changed[i] ^= 1;
    BOOST_TEST(code_of(changed) != "taken", i);
  }
  for (std::size_t size = 0; size < file.size(); size += 7)
    BOOST_TEST(code_of(ByteView(file).part(0, size)) != "taken", size);
  BOOST_TEST(code_of(Bytes(max_signed_trust_file + 1)) != "taken");
}

BOOST_AUTO_TEST_CASE(a_package_is_no_trust_file_though_the_same_keys_have_signed_it) {
  BOOST_TEST(code_of(signed_sample()) == "trust.xml");
  BOOST_TEST(open(signed_by_both(trust_of(2))).error().code == "package.payload");
}

BOOST_AUTO_TEST_SUITE_END()
