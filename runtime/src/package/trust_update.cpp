// SPDX-License-Identifier: MIT
// Trust files with signatures, and which of them may follow upon which.
#include <facenotice/trust_update.hpp>

#include <algorithm>

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
  if (Status s = check_signatures(*container, current, now, "trust"); !s) return s.error();
  Result<TrustStore> next = read_trust(container->payload.text());
  if (!next) return next;
  if (next->version <= current.version)
    return Error{"trust.older", "The trust file has version " + std::to_string(next->version) +
                                    ", but this machine has version " + std::to_string(current.version) +
                                    " already."};
  if (next->expired(now)) return expired_trust(*next);
  return next;
}

}  // namespace facenotice
