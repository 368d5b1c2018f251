// SPDX-License-Identifier: MIT
// Keys, a trust store and a small package that the trust tests share.
#pragma once

#include <string>

#include "export/package/package_writer.hpp"

namespace facenotice::test {

inline SecretKey fixed_key(std::uint8_t number) {
  Bytes seed(32, number);
  return SecretKey::from_seed(seed, {number, 1, 2, 3, 4, 5, 6, 7});
}
inline SecretKey vendor_key() {
  return fixed_key(0x11);
}
inline SecretKey legal_key() {
  return fixed_key(0x22);
}
inline SecretKey stranger_key() {
  return fixed_key(0x33);
}

inline TrustStore sample_trust() {
  TrustStore trust;
  trust.keys = {{"vendor", "Vendor", vendor_key().public_key()},
                {"legal", "Legal", legal_key().public_key()}};
  return trust;
}

inline PackageDraft sample_draft() {
  PackageDraft draft;
  draft.flow = "vending-1";
  draft.sequence = 7;
  draft.expires = "2027-06-30";
  Bytes noise;
  std::uint32_t state = 12345;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525u + 1013904223u;
    noise.push_back(static_cast<std::uint8_t>(state >> 24));
  }
  const std::string flow = "<flow xmlns=\"urn:facenotice:flow:1\"/>\n";
  draft.files.push_back({"flow.xml", Bytes(flow.begin(), flow.end())});
  draft.files.push_back({"glyphs.bin", noise});
  draft.files.push_back({"screens/ask.zh-CN.main.normal.bin", Bytes(300, 0xAB)});
  draft.files.push_back({"empty.bin", {}});
  return draft;
}

inline Bytes signed_sample(PackageDraft draft = sample_draft()) {
  return sign_package(sign_package(format_package(std::move(draft)), vendor_key(), "vendor"), legal_key(),
                      "legal");
}

inline constexpr UtcMillis sample_now = 1'790'000'000'000;  // 2026-09-21

inline Result<AcceptedPackage> seen_nothing(const std::string&) {
  return AcceptedPackage{};
}

inline Result<Package> open(Bytes bytes, const TrustStore& trust = sample_trust(),
                            UtcMillis now = sample_now) {
  return verify_package(std::move(bytes), trust, now, seen_nothing);
}

}  // namespace facenotice::test
