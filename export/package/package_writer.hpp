// SPDX-License-Identifier: MIT
// Writing packages: deterministic payload, signatures added one by one, taken out again for other tools.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/package.hpp>

#include "export/package/keys.hpp"

namespace facenotice {

struct PackageFile {
  std::string name;  // see is_package_file_name()
  Bytes bytes;
};

// What a package is made from; the manifest is derived.
struct PackageDraft {
  std::string flow;
  std::uint64_t sequence = 0;
  std::string expires;              // ISO 8601 date
  std::string verdict = "waiting";  // see Manifest
  bool draft = false;
  std::vector<PackageFile> files;       // any order
  std::vector<std::string> falls_back;  // see Manifest; any order
  std::vector<ManifestNotice> notices;  // see Manifest
};

// The bytes of an unsigned package. The same input gives the same bytes on every machine, whatever its
// locale, time zone or clock, and whatever the order of the files. Throws UserError for input that no player
// would take, also once it carries as many signatures as it can.
Bytes format_package(PackageDraft draft, const PackageLimits& limits = {});

// The same package with one more signature. The comment says what was signed: "facenotice package role=...
// flow=... sequence=...". Throws UserError when the package is damaged, when a signature that it carries
// already is by this key, or when it carries the most that a package can.
Bytes sign_package(ByteView package, const SecretKey& key, const std::string& role);

// A trust file with one more signature, as verify_trust_update() takes it: `file` is its XML, or that with
// the signatures of others already. Throws UserError for what no machine would read as a trust file.
Bytes sign_trust(ByteView file, const SecretKey& key, const std::string& role);

// Adds a signature that was made elsewhere (`minisign -S -l` over the extracted payload). Throws UserError
// when it does not hold under `key`.
Bytes add_signature(ByteView package, const Signature& signature, const PublicKey& key);

// sign_package() on a file, replaced atomically.
void sign_package_file(const std::filesystem::path& package, const SecretKey& key, const std::string& role);

struct ExtractedFiles {
  std::filesystem::path payload;
  std::vector<std::filesystem::path> signatures;  // payload name + "." + key id + ".minisig"
};

// Writes the payload and one .minisig file per signature into `folder` (made if it is missing). Nothing is
// verified here: that is what the other tool is for. Throws UserError.
ExtractedFiles extract_package(ByteView package, const std::filesystem::path& folder,
                               const std::string& name);

}  // namespace facenotice
