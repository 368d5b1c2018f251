// SPDX-License-Identifier: MIT
// The trust store: whose signatures a machine asks for before it opens a package.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/minisign.hpp>
#include <facenotice/result.hpp>
#include <facenotice/time.hpp>

namespace facenotice {

inline constexpr std::size_t max_trust_file = 65536;                         // bytes
inline constexpr std::uint64_t max_trust_version = 999'999'999'999'999'999;  // what 18 digits hold
inline constexpr std::size_t max_trusted_keys = 64;
inline constexpr unsigned max_role_count = 16;
inline constexpr std::size_t max_trusted_flows = 64;

// Roles: "vendor" and "legal" sign packages and newer trust files; "enrolment" signs tokens of consent given
// earlier; "operator" signs adoptions of a ledger (adoption.hpp). Others may be asked for under packages and
// trust files, too.
inline constexpr char operator_role[] = "operator";

struct TrustedKey {
  std::string role;  // lower-case letters, digits, hyphens; at most 32
  std::string name;  // for people; may be empty, at most 128 bytes
  PublicKey key;
  // ISO 8601 dates, each may be empty. First and last day on which what it signed is taken.
  std::string from = {}, until = {};
  // The day from which it is not believed any more. When something was signed nobody can prove, so all that
  // it ever signed is refused as soon as the file says so.
  std::string revoked = {};
};

// Why the key does not count at this time: "revoked", "expired", "early"; empty: it counts.
std::string_view why_not(const TrustedKey& key, UtcMillis now);

// How many different keys of one role must have signed: adoptions of a ledger where the role is "operator"
// (without such a requirement they are signed by nobody), packages and newer trust files otherwise.
struct RoleRequirement {
  std::string role;
  unsigned count = 1;  // 1 to max_role_count
};

// One vendor and one legal signature are always asked for; a file may ask for more, never for fewer: what was
// signed by the legal reviewer is what is shown.
struct TrustStore {
  // 1, 2, 3, ...: a machine takes a newer one only when the older one's signers have signed it, and never
  // goes back. 0: unversioned, believed as it lies there; whoever can write it decides.
  std::uint64_t version = 0;
  std::string expires;  // ISO 8601 date, the last day; empty: never
  // The flows that this machine may run; empty: any flow that the keys sign.
  std::vector<std::string> flows;
  std::vector<TrustedKey> keys;
  std::vector<RoleRequirement> required = {{"legal", 1}, {"vendor", 1}};
  bool allow_drafts = false;  // draft packages are for the bench, never for the field

  const TrustedKey* find(const KeyId& id) const;
  bool expired(UtcMillis now) const;
};

// Reads a trust file (XML, namespace urn:facenotice:trust:1). Untrusted input: strict, bounded; errors have
// the codes "trust.size", "trust.xml", "trust.structure", "trust.key", "trust.duplicate" (one key under two
// entries would let one person stand in for two roles) and "trust.unmeetable" (no package could ever pass).
Result<TrustStore> read_trust(std::string_view xml);

// The same checks on a store that was made in memory; read_trust() applies them too.
Status check_trust(const TrustStore& trust);

bool is_role_name(std::string_view role);
// Whether signatures of this role are asked for under packages and trust files; those of operators are not.
bool signs_packages(std::string_view role);

}  // namespace facenotice
