// SPDX-License-Identifier: MIT
// What a machine refuses, and why: damage, strangers, missing roles, dates, rollback, drafts.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <random>

#include <facenotice/digest.hpp>

#include "tests/support/sample_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(package_trust)

namespace {

std::string refusal(const Result<Package>& result) {
  return result ? "accepted" : result.error().code;
}

std::size_t manifest_end(const Bytes& package) {
  const std::size_t payload = package_header_size + 2 * package_signature_size;
  const Result<PackageContainer> container = read_container(package);
  return payload + payload_header_size + format_manifest(read_payload(container->payload)->manifest).size();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_signed_package_opens_and_gives_its_files) {
  const Result<Package> package = open(signed_sample());
  BOOST_REQUIRE_MESSAGE(package.ok(), package.error().message);
  BOOST_TEST(package->manifest().flow == "vending-1");
  BOOST_TEST(package->manifest().sequence == 7u);
  BOOST_TEST(package->file("flow.xml").text() == "<flow xmlns=\"urn:facenotice:flow:1\"/>\n");
  BOOST_TEST(package->file("glyphs.bin").size() == 20000u);
  BOOST_TEST(package->has("empty.bin"));
  BOOST_TEST(package->file("empty.bin").empty());
  BOOST_TEST(!package->has("nothing.bin"));
  BOOST_TEST(package->file("nothing.bin").empty());
  BOOST_TEST(package->signatures().size() == 2u);
  BOOST_TEST(package->signatures()[1].trusted_comment ==
             "facenotice package role=legal flow=vending-1 sequence=7");
}

BOOST_AUTO_TEST_CASE(a_moved_package_keeps_its_files) {
  Result<Package> opened = open(signed_sample());
  BOOST_REQUIRE(opened.ok());
  const Package moved = *std::move(opened);
  const Package copied = moved;
  BOOST_TEST(moved.file("glyphs.bin").size() == 20000u);
  BOOST_TEST(copied.file("glyphs.bin").data() != moved.file("glyphs.bin").data());
  BOOST_TEST(copied.file("flow.xml").text() == moved.file("flow.xml").text());
}

BOOST_AUTO_TEST_CASE(every_bit_of_header_signatures_and_manifest_is_guarded) {
  Bytes package = signed_sample();
  const std::size_t end = manifest_end(package);
  BOOST_TEST_MESSAGE("bits flipped: " << end * 8);
  for (std::size_t bit = 0; bit < end * 8; ++bit) {
    package[bit / 8] = static_cast<std::uint8_t>(package[bit / 8] ^ (1u << (bit % 8)));
    const Result<Package> result = open(package);
    BOOST_REQUIRE_MESSAGE(!result.ok(), "flip of bit " << bit << " was accepted");
    BOOST_REQUIRE(!result.error().message.empty());
    package[bit / 8] = static_cast<std::uint8_t>(package[bit / 8] ^ (1u << (bit % 8)));
  }
  BOOST_TEST(open(package).ok());
}

BOOST_AUTO_TEST_CASE(twenty_thousand_random_bits_of_the_rest_are_guarded) {
  Bytes package = signed_sample();
  const std::size_t start = manifest_end(package) * 8;
  std::mt19937 random(4711);
  std::uniform_int_distribution<std::size_t> any(start, package.size() * 8 - 1);
  for (int i = 0; i < 20000; ++i) {
    const std::size_t bit = any(random);
    package[bit / 8] = static_cast<std::uint8_t>(package[bit / 8] ^ (1u << (bit % 8)));
    BOOST_REQUIRE(refusal(open(package)) == "package.signature");
    package[bit / 8] = static_cast<std::uint8_t>(package[bit / 8] ^ (1u << (bit % 8)));
  }
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
  const Bytes package = signed_sample();
  for (std::size_t size = 0; size < package.size(); size += 512) {
    const Bytes cut(package.begin(), package.begin() + static_cast<std::ptrdiff_t>(size));
    const std::string code = refusal(open(cut));
    BOOST_TEST((code == "package.truncated" || code == "package.magic"), size << ": " << code);
  }
  for (std::ptrdiff_t size = 8; size < std::ptrdiff_t{package_header_size}; ++size)
    BOOST_TEST(refusal(open(Bytes(package.begin(), package.begin() + size))) == "package.truncated", size);
  BOOST_TEST(refusal(open(Bytes(package.begin(), package.end() - 1))) == "package.truncated");
}

BOOST_AUTO_TEST_CASE(bytes_after_the_end_are_refused) {
  Bytes package = signed_sample();
  package.push_back(0);
  BOOST_TEST(refusal(open(package)) == "package.trailing");
}

BOOST_AUTO_TEST_CASE(strangers_and_missing_roles_are_refused) {
  const Bytes unsigned_package = format_package(sample_draft());
  BOOST_TEST(refusal(open(unsigned_package)) == "package.unsigned");
  const Bytes vendor_only = sign_package(unsigned_package, vendor_key(), "vendor");
  BOOST_TEST(refusal(open(vendor_only)) == "package.role");
  BOOST_TEST(refusal(open(sign_package(unsigned_package, legal_key(), "legal"))) == "package.role");
  // Complete, but with one signature too many: a stranger's.
  BOOST_TEST(refusal(open(sign_package(signed_sample(), stranger_key(), "legal"))) == "package.stranger");
  // A vendor cannot make itself legal by saying so in the comment.
  BOOST_TEST(refusal(open(sign_package(vendor_only, stranger_key(), "legal"))) == "package.stranger");
  TrustStore two_vendors = sample_trust();
  two_vendors.keys.push_back({"vendor", "Second", stranger_key().public_key()});
  BOOST_TEST(refusal(open(sign_package(vendor_only, stranger_key(), "legal"), two_vendors)) ==
             "package.role");
}

BOOST_AUTO_TEST_CASE(the_right_id_with_the_wrong_key_does_not_hold) {
  TrustStore trust = sample_trust();
  trust.keys[1].key.key = stranger_key().public_key().key;
  BOOST_TEST(refusal(open(signed_sample(), trust)) == "package.signature");
}

BOOST_AUTO_TEST_CASE(one_key_cannot_sign_twice_for_two) {
  Bytes package = sign_package(format_package(sample_draft()), vendor_key(), "vendor");
  const Bytes entry(package.begin() + package_header_size,
                    package.begin() + package_header_size + package_signature_size);
  package.insert(package.begin() + package_header_size, entry.begin(), entry.end());
  package[10] = 2;
  BOOST_TEST(refusal(open(package)) == "package.signed-twice");
}

BOOST_AUTO_TEST_CASE(a_package_is_good_through_its_last_day) {
  const UtcMillis last = *parse_date("2027-06-30");
  BOOST_TEST(open(signed_sample(), sample_trust(), last + 86'399'999).ok());
  BOOST_TEST(refusal(open(signed_sample(), sample_trust(), last + 86'400'000)) == "package.expired");
  BOOST_TEST(open(signed_sample(), sample_trust(), 0).ok());
  BOOST_TEST(refusal(open(signed_sample(), sample_trust(), -1)) == "package.expired");
}

BOOST_AUTO_TEST_CASE(an_older_package_than_seen_is_refused) {
  const Digest same = open(signed_sample())->digest();
  const auto seen = [&](std::uint64_t highest) {
    return [highest, same](const std::string& flow) -> Result<AcceptedPackage> {
      return flow == "vending-1" ? AcceptedPackage{highest, same} : AcceptedPackage{};
    };
  };
  const auto with = [&](const PackageMemory& memory) {
    return refusal(verify_package(signed_sample(), sample_trust(), sample_now, memory));
  };
  BOOST_TEST(with(seen(6)) == "accepted");
  BOOST_TEST(with(seen(7)) == "accepted");
  BOOST_TEST(with(seen(8)) == "package.rollback");
  BOOST_TEST(with({}) == "package.memory");
  // m: the same number, but not what was accepted under it.
  BOOST_TEST(with([](const std::string&) -> Result<AcceptedPackage> {
               return AcceptedPackage{7, {}};
             }) == "package.other");
  BOOST_TEST(with([](const std::string&) -> Result<AcceptedPackage> {
               return AcceptedPackage{6, {}};
             }) == "accepted");
  BOOST_TEST(with([](const std::string&) -> Result<AcceptedPackage> {
               return Error{"ledger.io", "No."};
             }) == "ledger.io");
}

// m: another product's flow under the same keys.
BOOST_AUTO_TEST_CASE(a_package_of_a_flow_that_the_trust_file_does_not_name_is_refused) {
  TrustStore trust = sample_trust();
  trust.flows = {"another-1", "vending-1"};
  BOOST_TEST(open(signed_sample(), trust).ok());
  trust.flows = {"another-1", "vending-10"};
  BOOST_TEST(refusal(open(signed_sample(), trust)) == "package.flow");
}

BOOST_AUTO_TEST_CASE(a_key_counts_from_its_first_day_through_its_last_and_never_once_revoked) {
  const auto with = [](const char* from, const char* until, const char* revoked, const char* day) {
    TrustStore trust = sample_trust();
    trust.keys.push_back({"vendor", "Spare", stranger_key().public_key()});  // the role stays meetable
    trust.keys[0].from = from;
    trust.keys[0].until = until;
    trust.keys[0].revoked = revoked;
    return refusal(open(signed_sample(), trust, parse_date(day).value() + 43'200'000));
  };
  BOOST_TEST(with("2026-09-01", "2026-10-31", "", "2026-08-31") == "package.key-date");
  BOOST_TEST(with("2026-09-01", "2026-10-31", "", "2026-09-01") == "accepted");
  BOOST_TEST(with("2026-09-01", "2026-10-31", "", "2026-10-31") == "accepted");
  BOOST_TEST(with("2026-09-01", "2026-10-31", "", "2026-11-01") == "package.key-date");
  // Whatever day it says: when something was signed nobody can prove.
  BOOST_TEST(with("", "", "2026-12-01", "2026-09-01") == "package.key-revoked");
}

BOOST_AUTO_TEST_CASE(under_a_trust_file_that_has_expired_nothing_is_opened) {
  TrustStore trust = sample_trust();
  trust.expires = "2026-09-30";
  const UtcMillis last = *parse_date("2026-09-30");
  BOOST_TEST(open(signed_sample(), trust, last + 86'399'999).ok());
  BOOST_TEST(refusal(open(signed_sample(), trust, last + 86'400'000)) == "trust.expired");
}

BOOST_AUTO_TEST_CASE(drafts_need_permission) {
  PackageDraft draft = sample_draft();
  draft.draft = true;
  const Bytes package = signed_sample(draft);
  BOOST_TEST(refusal(open(package)) == "package.draft");
  TrustStore bench = sample_trust();
  bench.allow_drafts = true;
  BOOST_TEST(open(package, bench).ok());
}

BOOST_AUTO_TEST_CASE(signed_nonsense_is_still_refused) {
  // A signer with a broken tool: the signatures hold, the content does not.
  const auto signed_payload = [](const std::string& manifest, const std::string& rest) {
    Bytes payload(payload_magic.begin(), payload_magic.end());
    for (int i = 0; i < 4; ++i) payload.push_back(static_cast<std::uint8_t>(manifest.size() >> (8 * i)));
    payload.insert(payload.end(), manifest.begin(), manifest.end());
    payload.insert(payload.end(), rest.begin(), rest.end());
    Bytes package = format_package(sample_draft());
    package.resize(package_header_size);
    for (int i = 0; i < 8; ++i)
      package[16 + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(payload.size() >> (8 * i));
    package.insert(package.end(), payload.begin(), payload.end());
    package = add_signature(package, vendor_key().sign(payload, "x"), vendor_key().public_key());
    return add_signature(package, legal_key().sign(payload, "x"), legal_key().public_key());
  };
  Manifest manifest{1, "f", 1, "2027-01-01", "waiting", false, {}, {}, {}};
  BOOST_TEST(open(signed_payload(format_manifest(manifest), "")).ok());
  BOOST_TEST(refusal(open(signed_payload(format_manifest(manifest), "x"))) == "package.payload");
  BOOST_TEST(refusal(open(signed_payload(format_manifest(manifest) + " ", ""))) == "package.manifest");
  BOOST_TEST(refusal(open(signed_payload("<!DOCTYPE p []>" + format_manifest(manifest), ""))) ==
             "package.manifest");
  manifest.verdict = "broken";
  BOOST_TEST(refusal(open(signed_payload(format_manifest(manifest), ""))) == "package.manifest");
  manifest.verdict = "lawful-as-far-as-checked";
  BOOST_TEST(open(signed_payload(format_manifest(manifest), "")).ok());
  // A look can be left out only of a screen that is there, once, and not when it is there itself.
  const auto left_out = [&](std::vector<std::string> files, std::vector<std::string> looks) {
    Manifest leaving{manifest};
    for (std::string& name : files)
      leaving.files.push_back(ManifestFile{std::move(name), 0, sha256(ByteView())});
    leaving.falls_back = std::move(looks);
    return refusal(open(signed_payload(format_manifest(leaving), "")));
  };
  const std::string normal = "screens/a.en.d.normal.bin", large = "screens/a.en.d.large-text.bin",
                    high = "screens/a.en.d.high-contrast.bin";
  BOOST_TEST(left_out({normal}, {high, large}) == "accepted");
  BOOST_TEST(left_out({normal}, {large, high}) == "package.manifest");
  BOOST_TEST(left_out({normal}, {large, large}) == "package.manifest");
  BOOST_TEST(left_out({normal}, {normal}) == "package.manifest");
  BOOST_TEST(left_out({large, normal}, {large}) == "package.manifest");
  BOOST_TEST(left_out({}, {large}) == "package.manifest");
  BOOST_TEST(left_out({"flow.xml", normal}, {"flow.large-text.bin"}) == "package.manifest");
  manifest.files = {{"a", 1, {}}};
  BOOST_TEST(refusal(open(signed_payload(format_manifest(manifest), "x"))) == "package.digest");
  BOOST_TEST(refusal(open(signed_payload(format_manifest(manifest), ""))) == "package.payload");
  manifest.files = {{"../a", 0, {}}};
  BOOST_TEST(refusal(open(signed_payload(format_manifest(manifest), ""))) == "package.manifest");
  manifest.files = {{"b", 0, {}}, {"a", 0, {}}};
  BOOST_TEST(refusal(open(signed_payload(format_manifest(manifest), ""))) == "package.manifest");
  manifest.files.clear();
  manifest.format = 2;
  BOOST_TEST(refusal(open(signed_payload(format_manifest(manifest), ""))) == "package.manifest");
}

BOOST_AUTO_TEST_CASE(a_draft_may_be_broken_and_nothing_else_that_no_package_may_be) {
  TrustStore bench = sample_trust();
  bench.allow_drafts = true;
  PackageDraft draft = sample_draft();
  draft.draft = true;
  draft.verdict = "broken";
  BOOST_TEST(open(signed_sample(draft), bench).ok());
  Manifest manifest{1, "f", 1, "2027-01-01", "broken", true, {}, {}, {}};
  BOOST_TEST(check_manifest(manifest).ok());
  for (const char* verdict : {"", "could-not-check", "Broken"}) {
    manifest.verdict = verdict;
    BOOST_TEST(!check_manifest(manifest).ok(), verdict);
  }
}

BOOST_AUTO_TEST_CASE(notices_and_looks_that_cannot_be_are_named_by_their_place) {
  const auto message = [](const Manifest& manifest) {
    const Status checked = check_manifest(manifest);
    return checked ? std::string() : checked.error().message;
  };
  Manifest manifest{1, "f", 1, "2027-01-01", "waiting", false, {}, {}, {}};
  const ManifestNotice good{"pay", "en", sha256(ByteView())};
  manifest.notices = {good, {"send", "en", sha256(ByteView())}};
  BOOST_TEST(message(manifest).empty());
  for (const ManifestNotice& bad :
       {ManifestNotice{"", "en", good.sha256}, ManifestNotice{"z z", "en", good.sha256},
        ManifestNotice{"z", "", good.sha256}, ManifestNotice{"z", "en", {}}}) {
    manifest.notices[1] = bad;
    BOOST_TEST(message(manifest).rfind("Notice 2 of the manifest", 0) == 0U, message(manifest));
  }
  manifest.notices = {good, good};
  BOOST_TEST(!message(manifest).empty());
  manifest.notices.clear();
  manifest.falls_back = {"screens/a.en.d.large-text.bin"};
  BOOST_TEST(message(manifest).rfind("Look 1 that the manifest leaves out", 0) == 0U, message(manifest));
}

BOOST_AUTO_TEST_CASE(as_many_signatures_as_there_may_be_are_read_and_no_more) {
  Bytes package = format_package(sample_draft());
  for (std::size_t i = 0; i < max_package_signatures; ++i)
    package = sign_package(package, fixed_key(static_cast<std::uint8_t>(0x60 + i)), "vendor");
  const Result<PackageContainer> container = read_container(package);
  BOOST_REQUIRE(container.ok());
  BOOST_TEST(container->signatures.size() == max_package_signatures);
  package[10] = static_cast<std::uint8_t>(max_package_signatures + 1);
  BOOST_TEST(read_container(package).error().code == "package.header");
}

BOOST_AUTO_TEST_CASE(a_package_of_another_version_says_which) {
  Bytes package = signed_sample();
  package[8] = 2;
  const Result<PackageContainer> container = read_container(package);
  BOOST_REQUIRE(!container.ok());
  BOOST_TEST(container.error().code == "package.version");
  BOOST_TEST(container.error().message.find("container version 2;") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_payload_of_nothing_but_its_header_has_no_manifest) {
  Bytes payload(payload_magic.begin(), payload_magic.end());
  payload.resize(payload_header_size, 0);
  BOOST_TEST(read_payload(payload).error().code == "package.manifest");
  payload.pop_back();
  BOOST_TEST(read_payload(payload).error().code == "package.payload");
}

// As an editor of Windows writes it.
BOOST_AUTO_TEST_CASE(a_signature_file_with_other_line_ends_is_the_same_signature) {
  const Bytes message = {1, 2, 3};
  const std::string text = format_signature(vendor_key().sign(message, "x"), "a comment");
  std::string windows;
  for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
  const Result<Signature> signature = parse_signature(windows);
  BOOST_REQUIRE(signature.ok());
  BOOST_TEST(verify(vendor_key().public_key(), *signature, message));
  BOOST_TEST(signature->trusted_comment == "x");
}

BOOST_AUTO_TEST_CASE(a_notice_is_known_by_its_purpose_and_its_language) {
  Manifest manifest;
  manifest.notices = {{"pay", "en", Digest{1}}, {"pay", "zh-CN", Digest{2}}, {"send", "en", Digest{3}}};
  BOOST_TEST((manifest.notice("pay", "en") == Digest{1}));
  BOOST_TEST((manifest.notice("pay", "zh-CN") == Digest{2}));
  BOOST_TEST((manifest.notice("send", "en") == Digest{3}));
  BOOST_TEST((manifest.notice("send", "zh-CN") == Digest{}));
}

BOOST_AUTO_TEST_CASE(limits_hold) {
  PackageLimits small;
  small.files = 3;
  BOOST_TEST(refusal(verify_package(signed_sample(), sample_trust(), sample_now, seen_nothing, small)) ==
             "package.manifest");
  small = {};
  small.one_file = 19999;
  BOOST_TEST(refusal(verify_package(signed_sample(), sample_trust(), sample_now, seen_nothing, small)) ==
             "package.payload");
  small = {};
  small.manifest = 50;  // bytes, and the file has more than that behind it
  BOOST_TEST(refusal(verify_package(signed_sample(), sample_trust(), sample_now, seen_nothing, small)) ==
             "package.payload");
  small = {};
  small.file = 1000;
  BOOST_TEST(refusal(verify_package(signed_sample(), sample_trust(), sample_now, seen_nothing, small)) ==
             "package.size");
}

BOOST_AUTO_TEST_SUITE_END()
