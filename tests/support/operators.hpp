// SPDX-License-Identifier: MIT
// Operators, and a trust file that asks for their signatures under an adoption.
#pragma once

#include <string>
#include <vector>

#include "export/package/adoption_writer.hpp"
#include "tests/support/sample_package.hpp"

namespace facenotice::test {

inline SecretKey operator_key() {
  return fixed_key(0x51);
}
inline SecretKey second_operator_key() {
  return fixed_key(0x52);
}

// Two operators, of whom `count` must sign; 0: nobody is asked for.
inline TrustStore operators_trust(unsigned count = 1, std::uint64_t version = 0) {
  TrustStore trust = sample_trust();
  trust.version = version;
  trust.keys.push_back({operator_role, "Li Wei", operator_key().public_key()});
  trust.keys.push_back({operator_role, "Wang Fang", second_operator_key().public_key()});
  if (count > 0) trust.required.push_back({operator_role, count});
  return trust;
}

// The file of a request that these have signed.
template <class... Keys>
std::string signed_by(const AdoptionRequest& request, const Keys&... keys) {
  std::string file = format_adoption(request).value();
  ((file = sign_adoption(file, keys)), ...);
  return file;
}

}  // namespace facenotice::test
