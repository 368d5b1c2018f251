// SPDX-License-Identifier: MIT
// Trust files of one version after another, signed as the sample's signers would.
#pragma once

#include <string>

#include "export/package/trust_writer.hpp"
#include "tests/support/sample_package.hpp"

namespace facenotice::test {

inline TrustStore trust_of(std::uint64_t version) {
  TrustStore trust = sample_trust();
  trust.version = version;
  return trust;
}
inline Bytes plain(const TrustStore& trust) {
  const std::string text = format_trust(trust);
  return {text.begin(), text.end()};
}
inline Bytes signed_by_both(const TrustStore& trust) {
  return sign_trust(sign_trust(plain(trust), vendor_key(), "vendor"), legal_key(), "legal");
}

}  // namespace facenotice::test
