// SPDX-License-Identifier: MIT
// The trust store: whose signatures a machine asks for before it opens a package.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/minisign.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

inline constexpr std::size_t max_trust_file = 65536;  // bytes
inline constexpr std::size_t max_trusted_keys = 64;
inline constexpr unsigned max_role_count = 16;

struct TrustedKey {
  std::string role;  // "vendor", "legal", or another name: lower-case letters, digits, hyphens; at most 32
  std::string name;  // for people; may be empty, at most 128 bytes
  PublicKey key;
};

// How many different keys of one role must have signed.
struct RoleRequirement {
  std::string role;
  unsigned count = 1;  // 1 to max_role_count
};

// One vendor and one legal signature are always asked for; a file may ask for more, never for fewer: what was
// signed by the legal reviewer is what is shown.
struct TrustStore {
  std::vector<TrustedKey> keys;
  std::vector<RoleRequirement> required = {{"legal", 1}, {"vendor", 1}};
  bool allow_drafts = false;  // draft packages are for the bench, never for the field

  const TrustedKey* find(const KeyId& id) const;
};

// Reads a trust file (XML, namespace urn:facenotice:trust:1). Untrusted input: strict, bounded; errors have
// the codes "trust.size", "trust.xml", "trust.structure", "trust.key", "trust.duplicate" (one key under two
// entries would let one person stand in for two roles) and "trust.unmeetable" (no package could ever pass).
Result<TrustStore> read_trust(std::string_view xml);

// The same checks on a store that was made in memory; read_trust() applies them too.
Status check_trust(const TrustStore& trust);

bool is_role_name(std::string_view role);

}  // namespace facenotice
