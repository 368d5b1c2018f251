// SPDX-License-Identifier: MIT
// Trust files with signatures, and which of them may follow upon which.
#include <facenotice/trust_update.hpp>

#include <algorithm>
#include <map>

#include "src/base/crypto.hpp"
#include "src/package/signatures.hpp"

namespace facenotice {
namespace {

bool is_signed(ByteView file) {
  return file.size() >= package_magic.size() &&
         std::equal(package_magic.begin(), package_magic.end(), file.begin());
}

Result<PackageContainer> container_of(ByteView file) {
  PackageLimits limits;
  limits.file = max_signed_trust_file;
  return read_container(file, limits);
}

// Those who are to be believed from now on have signed, too: a key that nobody holds, or somebody else's,
// would leave a machine that no update and no package can reach any more. Who stands in the former file has
// been judged by it; here their signatures count or do not.
Status check_new_signers(const PackageContainer& container, const TrustStore& current, const TrustStore& next,
                         UtcMillis now) {
  std::map<std::string, unsigned> by_role;
  for (const Signature& signature : container.signatures) {
    const std::string id = to_string(signature.key_id);
    const TrustedKey* key = next.find(signature.key_id);
    const bool holds = key != nullptr && verify(key->key, signature, container.payload);
    const bool counts = holds && why_not(*key, now).empty();
    if (counts) ++by_role[key->role];
    if (counts || current.find(signature.key_id) != nullptr) continue;
    if (key == nullptr)
      return Error{"trust.stranger", "The trust file is signed by key " + id +
                                         ", which neither it nor this machine's trust file lists."};
    if (!holds)
      return Error{"trust.signature", "The signature of the new key " + id + " (" + key->role +
                                          ") does not hold: it was changed after it was signed."};
    const bool revoked = !key->revoked.empty();
    return Error{revoked ? "trust.key-revoked" : "trust.key-date",
                 "The trust file is signed by its new key " + id + " (" + key->role + "), which it calls " +
                     (revoked ? "revoked itself." : "not valid at this time itself.")};
  }
  for (const RoleRequirement& required : next.required)
    if (signs_packages(required.role) && by_role[required.role] < required.count)
      return Error{
          "trust.new-keys",
          "The trust file asks for " + std::to_string(required.count) + " signatures of the role \"" +
              required.role + "\", but has " + std::to_string(by_role[required.role]) +
              " of them by keys that it lists itself: whoever is to be believed next signs it, too."};
  return {};
}

}  // namespace

Result<TrustStore> read_trust_file(ByteView file) {
  if (!is_signed(file)) return read_trust(file.text());
  const Result<PackageContainer> container = container_of(file);
  if (!container) return container.error();
  return read_trust(container->payload.text());
}

Result<TrustStore> verify_trust_update(ByteView file, const TrustStore& current, UtcMillis now) {
  if (!crypto::ready()) return Error{"package.crypto", "The cryptographic library cannot be started."};
  if (Status s = check_trust(current); !s) return s.error();
  if (!is_signed(file))
    return Error{"trust.unsigned", "A trust file that follows upon another must be signed."};
  const Result<PackageContainer> container = container_of(file);
  if (!container) return container.error();
  if (Status s = check_signatures(*container, current, now, "trust", Strangers::judged_later); !s)
    return s.error();
  Result<TrustStore> next = read_trust(container->payload.text());
  if (!next) return next;
  if (next->version <= current.version)
    return Error{"trust.older", "The trust file has version " + std::to_string(next->version) +
                                    ", but this machine has version " + std::to_string(current.version) +
                                    " already."};
  if (next->version > current.version + max_trust_jump)
    return Error{"trust.too-far", "The trust file has version " + std::to_string(next->version) +
                                      ", more than " + std::to_string(max_trust_jump) +
                                      " above the version " + std::to_string(current.version) +
                                      " that this machine has. Give it one in between first."};
  if (next->expired(now)) return expired_trust(*next);
  if (Status s = check_new_signers(*container, current, *next, now); !s) return s.error();
  return next;
}

}  // namespace facenotice
