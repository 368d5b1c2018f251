// SPDX-License-Identifier: MIT
// Opening a package: signatures first, then everything else.
#include <algorithm>
#include <optional>

#include <facenotice/package.hpp>

#include "src/base/crypto.hpp"
#include "src/package/signatures.hpp"

namespace facenotice {
namespace {

constexpr std::size_t not_found = static_cast<std::size_t>(-1);
Status check_date(const Manifest& manifest, UtcMillis now) {
  const Result<UtcMillis> last_day = parse_date(manifest.expires);
  if (!last_day) return last_day.error();
  if (now < 0)
    return Error{"package.expired",
                 "The machine's date is before 1970, so the package's expiry cannot be judged."};
  if (now >= *last_day + day_ms)
    return Error{"package.expired", "The package expired on " + manifest.expires + "; today is " +
                                        format_date(now) + ". Install a newer one."};
  return {};
}

// Whether the machine may run this flow, and drafts.
Status check_flow(const Manifest& manifest, const TrustStore& trust) {
  if (!trust.flows.empty() &&
      std::find(trust.flows.begin(), trust.flows.end(), manifest.flow) == trust.flows.end())
    return Error{"package.flow", "The package is of the flow \"" + manifest.flow +
                                     "\", which this machine's trust file does not name."};
  if (manifest.draft && !trust.allow_drafts)
    return Error{"package.draft",
                 "The package is a draft, and this machine's trust file does not allow drafts."};
  return {};
}

}  // namespace

// The only code that can make a Package.
class PackageVerifier {
 public:
  static Result<Package> open(Bytes file, const TrustStore& trust, UtcMillis now, const PackageMemory& memory,
                              const PackageLimits& limits) {
    if (!crypto::ready()) return Error{"package.crypto", "The cryptographic library cannot be started."};
    if (!memory)
      return Error{"package.memory",
                   "No memory of accepted packages was given, so a rollback cannot be seen."};
    if (Status s = check_trust(trust); !s) return s.error();
    Result<PackageContainer> container = read_container(file, limits);
    if (!container) return container.error();
    if (trust.expired(now)) return expired_trust(trust);
    if (Status s = check_signatures(*container, trust, now, "package"); !s) return s.error();

    Result<PackageContents> contents = read_payload(container->payload, limits);
    if (!contents) return contents.error();
    const Manifest& manifest = contents->manifest;
    if (Status s = check_flow(manifest, trust); !s) return s.error();
    if (Status s = check_date(manifest, now); !s) return s.error();
    const Result<AcceptedPackage> seen = memory(manifest.flow);
    if (!seen) return seen.error();
    if (manifest.sequence < seen->sequence)
      return Error{"package.rollback",
                   "The package has sequence number " + std::to_string(manifest.sequence) +
                       ", but this machine has already run number " + std::to_string(seen->sequence) + "."};
    Package package;
    package.signatures_ = container->signatures;
    package.digest_ = crypto::sha256(container->payload);
    if (manifest.sequence == seen->sequence && package.digest_ != seen->digest)
      return Error{"package.other", "This machine has run another package under the sequence number " +
                                        std::to_string(manifest.sequence) +
                                        ": give this one a higher revision."};
    for (const ByteView& bytes : contents->files)
      package.offsets_.push_back(static_cast<std::size_t>(bytes.data() - file.data()));
    package.manifest_ = manifest;
    package.payload_at_ = static_cast<std::size_t>(container->payload.data() - file.data());
    package.bytes_ = std::move(file);
    return package;
  }
};

Result<Package> verify_package(Bytes file, const TrustStore& trust, UtcMillis now,
                               const PackageMemory& memory, const PackageLimits& limits) {
  return PackageVerifier::open(std::move(file), trust, now, memory, limits);
}

Status still_trusted(const Package& package, const TrustStore& trust, UtcMillis now) {
  if (Status s = check_trust(trust); !s) return s;
  if (trust.expired(now)) return expired_trust(trust);
  // The signatures lie over the bytes that were verified when the package was opened.
  const PackageContainer container{package.signatures(), package.payload()};
  if (Status s = check_signatures(container, trust, now, "package"); !s) return s;
  return check_flow(package.manifest(), trust);
}

std::size_t Package::find(std::string_view name) const {
  const auto& files = manifest_.files;
  const auto found =
      std::lower_bound(files.begin(), files.end(), name,
                       [](const ManifestFile& file, std::string_view n) { return file.name < n; });
  if (found == files.end() || found->name != name) return not_found;
  return static_cast<std::size_t>(found - files.begin());
}

bool Package::falls_back(std::string_view name) const {
  return std::binary_search(manifest_.falls_back.begin(), manifest_.falls_back.end(), name);
}
bool Package::has(std::string_view name) const {
  return find(name) != not_found;
}

ByteView Package::file(std::string_view name) const {
  const std::size_t i = find(name);
  if (i == not_found) return {};
  return ByteView(bytes_).part(offsets_[i], static_cast<std::size_t>(manifest_.files[i].size));
}

Digest Package::file_digest(std::string_view name) const {
  const std::size_t i = find(name);
  return i == not_found ? Digest{} : manifest_.files[i].sha256;
}

}  // namespace facenotice
