// SPDX-License-Identifier: MIT
// The container's bytes, from a draft or with one more signature.
#include "export/package/package_writer.hpp"

#include <sodium.h>
#include <algorithm>

#include <facenotice/file.hpp>
#include <facenotice/little_endian.hpp>
#include <facenotice/trust_update.hpp>

#include "schema/base/atomic_file.hpp"
#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

namespace fs = std::filesystem;

template <class T>
T take(Result<T> result) {
  if (!result) throw UserError(player_says(result.error()));
  return *std::move(result);
}

void append_entry(Bytes& out, const Signature& signature) {
  append(out, signature.key_id);
  append(out, signature.signature);
  append_le(out, signature.trusted_comment.size(), 2);
  append(out, ByteView(signature.trusted_comment));
  out.resize(out.size() + (max_trusted_comment - signature.trusted_comment.size()), 0);
  append(out, signature.global);
}

Bytes format_container(const std::vector<Signature>& signatures, ByteView payload) {
  Bytes out;
  out.reserve(package_header_size + signatures.size() * package_signature_size + payload.size());
  append(out, package_magic);
  append_le(out, package_version, 2);
  append_le(out, signatures.size(), 2);
  append_le(out, 0, 4);
  append_le(out, payload.size(), 8);
  append_le(out, 0, 8);
  for (const Signature& signature : signatures) append_entry(out, signature);
  append(out, payload);
  return out;
}

// The signature goes to its place by key id, so that the order of signing leaves no trace in the bytes.
Bytes insert(const PackageContainer& container, const Signature& added) {
  std::vector<Signature> signatures = container.signatures;
  for (const Signature& signature : signatures)
    if (signature.key_id == added.key_id)
      throw UserError(msg("Key {} has signed this package already.", to_string(added.key_id)));
  if (signatures.size() >= max_package_signatures)
    throw UserError(msg("The package carries {} signatures already.", max_package_signatures));
  signatures.push_back(added);
  std::sort(signatures.begin(), signatures.end(),
            [](const Signature& a, const Signature& b) { return a.key_id < b.key_id; });
  return format_container(signatures, container.payload);
}

}  // namespace

Bytes format_package(PackageDraft draft, const PackageLimits& limits) {
  std::sort(draft.files.begin(), draft.files.end(),
            [](const PackageFile& a, const PackageFile& b) { return a.name < b.name; });
  if (draft.files.size() > limits.files)
    throw UserError(msg("A package may hold at most {} files.", limits.files));
  std::sort(draft.falls_back.begin(), draft.falls_back.end());
  Manifest manifest{1,
                    draft.flow,
                    draft.sequence,
                    draft.expires,
                    draft.verdict,
                    draft.draft,
                    {},
                    std::move(draft.falls_back),
                    std::move(draft.notices)};
  std::size_t total =
      package_header_size + max_package_signatures * package_signature_size + payload_header_size;
  for (const PackageFile& file : draft.files) {
    if (!is_package_file_name(file.name))
      throw UserError(msg("“{}” is not a name for a package's file.", file.name));
    if (file.bytes.size() > limits.one_file)
      throw UserError(msg("{}: is larger than {} bytes.", file.name, limits.one_file));
    ManifestFile entry{file.name, file.bytes.size(), {}};
    crypto_hash_sha256(entry.sha256.data(), file.bytes.data(), file.bytes.size());
    manifest.files.push_back(entry);
    total += file.bytes.size();
  }
  if (const Status s = check_manifest(manifest); !s)
    throw UserError(msg("The package cannot be written: {}", player_says(s.error())));
  const std::string text = format_manifest(manifest);
  total += text.size();
  if (text.size() > limits.manifest || total > limits.file)
    throw UserError(msg("The package would be larger than a player takes."));
  Bytes payload;
  payload.reserve(total);
  append(payload, payload_magic);
  append_le(payload, text.size(), 4);
  append(payload, ByteView(text));
  for (const PackageFile& file : draft.files) append(payload, file.bytes);
  return format_container({}, payload);
}

Bytes sign_package(ByteView package, const SecretKey& key, const std::string& role) {
  if (!is_role_name(role))
    throw UserError(msg("“{}” is not a role: use lower-case letters, digits and hyphens.", role));
  const PackageContainer container = take(read_container(package));
  // Nobody signs what no machine could open.
  const PackageContents contents = take(read_payload(container.payload));
  std::string comment = "facenotice package role=" + role + " flow=" + contents.manifest.flow +
                        " sequence=" + std::to_string(contents.manifest.sequence);
  return insert(container, key.sign(container.payload, comment));
}

Bytes sign_trust(ByteView file, const SecretKey& key, const std::string& role) {
  const TrustStore trust = take(read_trust_file(file));
  if (trust.version == 0) throw UserError(msg("A trust file without a version cannot follow upon another."));
  const Result<PackageContainer> container = read_container(file);
  return insert(container ? *container : PackageContainer{{}, file},
                key.sign(container ? container->payload : file,
                         "facenotice trust role=" + role + " version=" + std::to_string(trust.version)));
}

Bytes add_signature(ByteView package, const Signature& signature, const PublicKey& key) {
  const PackageContainer container = take(read_container(package));
  if (!verify(key, signature, container.payload))
    throw UserError(
        msg("The signature of key {} does not hold for this package under the public key that was given.",
            to_string(signature.key_id)));
  return insert(container, signature);
}

void sign_package_file(const fs::path& package, const SecretKey& key, const std::string& role) {
  const Bytes before = take(read_file(package.string(), PackageLimits{}.file));
  write_file_atomically(package, ByteView(sign_package(before, key, role)));
}

ExtractedFiles extract_package(ByteView package, const fs::path& folder, const std::string& name) {
  if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
    throw UserError(msg("“{}” is not a plain file name.", name));
  const PackageContainer container = take(read_container(package));
  std::error_code error;
  const bool made_folder = fs::create_directories(folder, error);
  if (error) throw UserError(msg("The folder {} cannot be made: {}.", folder.string(), error.message()));
  ExtractedFiles files;
  try {
    files.payload = folder / name;
    write_file_atomically(files.payload, container.payload);
    for (const Signature& signature : container.signatures) {
      const std::string id = to_string(signature.key_id);
      files.signatures.push_back(folder / (name + "." + id + ".minisig"));
      write_file_atomically(files.signatures.back(),
                            format_signature(signature, "FaceNotice package, key " + id));
    }
  } catch (...) {
    if (made_folder) fs::remove_all(folder, error);
    throw;
  }
  return files;
}

}  // namespace facenotice
