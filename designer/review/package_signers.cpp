// SPDX-License-Identifier: MIT
#include "designer/review/package_signers.hpp"

#include <facenotice/minisign.hpp>
#include <facenotice/package.hpp>

namespace facenotice {
namespace {

std::string who_is(const TrustedKey& key, const Words& words) {
  const std::string role = signing_role_in_words(words, key.role);
  return key.name.empty() || key.name == key.role ? role : words.trf("{}, {}", role, key.name);
}

std::string signer_in_words(const Signature& signature, ByteView payload, const TrustStore& trust,
                            UtcMillis now, const Words& words) {
  const TrustedKey* known = trust.find(signature.key_id);
  const std::string id = to_string(signature.key_id);
  if (known == nullptr) return words.trf("a key that this trust file does not know, {}", id);
  const std::string who = who_is(*known, words);
  if (!verify(known->key, signature, payload))
    return words.trf("{}, key {}: the signature does not hold, what was signed has changed", who, id);
  const std::string_view why = why_not(*known, now);
  if (why == "revoked") return words.trf("{}, key {}: revoked on {}", who, id, known->revoked);
  if (why == "expired") return words.trf("{}, key {}: no longer since {}", who, id, known->until);
  if (why == "early") return words.trf("{}, key {}: not before {}", who, id, known->from);
  return words.trf("{}, key {}", who, id);
}

}  // namespace

std::string signing_role_in_words(const Words& words, const std::string& role) {
  if (role == "legal") return words.tr("legal");
  if (role == "vendor") return words.tr("vendor");
  return role;
}

std::string signers_in_words(ByteView package, const TrustStore& trust, UtcMillis now, const Words& words) {
  const Result<PackageContainer> container = read_container(package);
  if (!container) return {};
  if (container->signatures.empty()) return words.tr("Nobody has signed it.") + std::string("\n");
  std::string said;
  for (const Signature& signature : container->signatures)
    said += words.trf("signed by {}\n", signer_in_words(signature, container->payload, trust, now, words));
  return said;
}

}  // namespace facenotice
