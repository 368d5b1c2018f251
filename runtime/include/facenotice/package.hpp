// SPDX-License-Identifier: MIT
// Packages (.fnp): the container, its signatures, and the one way to open one.
//
// File: header (32 bytes), one fixed-size entry per signature (392 bytes), payload to the exact end of file.
//   header   0  8  magic 89 'F' 'N' 'P' 0D 0A 1A 0A (sees text-mode damage, as PNG's does)
//            8  2  container version, 1            (all numbers little-endian)
//           10  2  signature count, 0 to 16
//           12  4  reserved, zero
//           16  8  payload size in bytes
//           24  8  reserved, zero
//   entry    0  8  minisign key id
//            8 64  Ed25519 signature over the raw payload
//           72  2  length of the trusted comment, 0 to 254
//           74 254 trusted comment, UTF-8, the rest zero
//          328 64  Ed25519 signature over (signature + trusted comment)
//   payload  0  8  magic "FNPLOAD1" (keeps these signatures from holding for any other kind of file)
//            8  4  manifest size in bytes
//           12  n  manifest (manifest.hpp), then the files, in manifest order, no gap, nothing after
//
// The payload and a .minisig made from an entry are what `minisign -V` verifies.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/bytes.hpp>
#include <facenotice/manifest.hpp>
#include <facenotice/minisign.hpp>
#include <facenotice/result.hpp>
#include <facenotice/time.hpp>
#include <facenotice/trust.hpp>

namespace facenotice {

inline constexpr std::array<std::uint8_t, 8> package_magic = {0x89, 'F', 'N', 'P', 0x0D, 0x0A, 0x1A, 0x0A};
inline constexpr std::array<std::uint8_t, 8> payload_magic = {'F', 'N', 'P', 'L', 'O', 'A', 'D', '1'};
inline constexpr std::uint64_t package_version = 1;
inline constexpr std::size_t package_header_size = 32;
inline constexpr std::size_t payload_header_size = 12;
inline constexpr std::size_t package_signature_size = 392;
inline constexpr std::size_t max_package_signatures = 16;

// What a reader is willing to hold. Sizes in bytes.
struct PackageLimits {
  std::uint64_t file = 512ull * 1024 * 1024;  // the whole package
  std::uint64_t manifest = 16ull * 1024 * 1024;
  std::uint64_t one_file = 128ull * 1024 * 1024;  // one file inside
  std::size_t files = 65536;
};

// The container taken apart; nothing in it has been verified and nothing of the payload has been looked at.
// The payload view points into the bytes that were given.
struct PackageContainer {
  std::vector<Signature> signatures;
  ByteView payload;
};

// Codes: "package.size", "package.magic", "package.version", "package.truncated", "package.trailing",
// "package.header" (reserved bytes, counts, comments).
Result<PackageContainer> read_container(ByteView file, const PackageLimits& limits = {});

// The manifest and the files of a payload, digests compared. For tools that sign or show a package; machines
// open packages with verify_package() only. Codes: "package.payload", "package.manifest", "package.digest".
struct PackageContents {
  Manifest manifest;
  std::vector<ByteView> files;  // in manifest order; views into the payload
};
Result<PackageContents> read_payload(ByteView payload, const PackageLimits& limits = {});

// A package whose signatures, digests, date and sequence have been checked: verify_package() makes these and
// nothing else does. Owns its bytes. Immutable, so that any thread may read it.
class Package {
 public:
  const Manifest& manifest() const { return manifest_; }
  // SHA-256 of the payload: names this very notice version in records and receipts.
  const Digest& digest() const { return digest_; }
  const std::vector<Signature>& signatures() const { return signatures_; }

  // What the signatures are over. Valid while the Package lives.
  ByteView payload() const { return ByteView(bytes_).part(payload_at_); }

  bool has(std::string_view name) const;
  // A look of a screen that has no room: Manifest::falls_back.
  bool falls_back(std::string_view name) const;
  // The bytes of a file; empty when there is none of that name. Valid while the Package lives.
  ByteView file(std::string_view name) const;
  // The SHA-256 of a file; all zero when there is none of that name.
  Digest file_digest(std::string_view name) const;

 private:
  friend class PackageVerifier;
  Package() = default;
  std::size_t find(std::string_view name) const;

  Bytes bytes_;
  std::size_t payload_at_ = 0;
  Manifest manifest_;
  std::vector<std::size_t> offsets_;  // of each file in bytes_
  std::vector<Signature> signatures_;
  Digest digest_{};
};

// What was accepted last, by sequence, of a flow. Sequence 0: nothing yet.
struct AcceptedPackage {
  std::uint64_t sequence = 0;
  Digest digest{};  // Package::digest()
  friend bool operator==(const AcceptedPackage& a, const AcceptedPackage& b) {
    return a.sequence == b.sequence && a.digest == b.digest;
  }
};

// Asks the machine's memory (the ledger) for the highest sequence ever accepted for a flow. An error refuses
// the package: a machine that cannot remember cannot rule out a rollback.
using PackageMemory = std::function<Result<AcceptedPackage>(const std::string& flow)>;

// Opens a package, or says why not. In this order: container, signatures (every one must verify and be by a
// trusted key in its time, no key twice, every role's count met), manifest, digests, flow, draft flag, expiry
// against `now`, sequence. Nothing of the payload is parsed before the signatures hold. Codes, besides those
// of read_container() and read_payload(): "package.unsigned", "package.stranger", "trust.expired",
// "package.signature", "package.signed-twice", "package.key-revoked", "package.key-date" (by a key that is
// not valid yet or any more), "package.role", "package.flow" (a flow that the trust file does not name),
// "package.draft", "package.expired", "package.rollback", "package.other" (the same sequence, but other
// content than was accepted under it: two of one number could be put on the machine back and forth), and
// whatever `memory` fails with. An empty `memory` is refused ("package.memory").
Result<Package> verify_package(Bytes file, const TrustStore& trust, UtcMillis now,
                               const PackageMemory& memory, const PackageLimits& limits = {});

// Whether this trust store would still open a package that is open: signatures, flow, drafts, and the store's
// own expiry. Codes as above.
Status still_trusted(const Package& package, const TrustStore& trust, UtcMillis now);

}  // namespace facenotice
