// SPDX-License-Identifier: MIT
// The package's container and payload, taken apart without trust.
#include <algorithm>

#include <facenotice/package.hpp>

#include <facenotice/little_endian.hpp>
#include "src/base/crypto.hpp"

namespace facenotice {
namespace {

bool all_zero(ByteView bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

Result<Signature> read_entry(ByteView entry) {
  Signature signature;
  std::copy_n(entry.begin(), signature.key_id.size(), signature.key_id.begin());
  std::copy_n(entry.begin() + 8, signature.signature.size(), signature.signature.begin());
  const auto length = static_cast<std::size_t>(load_le(entry, 72, 2));
  if (length > max_trusted_comment) return Error{"package.header", "A signature's comment is too long."};
  signature.trusted_comment = std::string(entry.part(74, length).text());
  if (!is_trusted_comment(signature.trusted_comment))
    return Error{"package.header", "A signature's comment is not one line of UTF-8."};
  if (!all_zero(entry.part(74 + length, max_trusted_comment - length)))
    return Error{"package.header", "Unused bytes of a signature's comment are not zero."};
  std::copy_n(entry.begin() + 328, signature.global.size(), signature.global.begin());
  return signature;
}

}  // namespace

Result<PackageContainer> read_container(ByteView file, const PackageLimits& limits) {
  if (file.size() > limits.file)
    return Error{"package.size", "The package is larger than " + std::to_string(limits.file) + " bytes."};
  const ByteView magic(package_magic);
  if (file.size() < magic.size() || !std::equal(magic.begin(), magic.end(), file.begin()))
    return Error{"package.magic",
                 "This is not a FaceNotice package, or it was damaged when it was copied as text."};
  if (file.size() < package_header_size)
    return Error{"package.truncated", "The package ends inside its header."};
  if (load_le(file, 8, 2) != package_version)
    return Error{"package.version", "The package has container version " +
                                        std::to_string(load_le(file, 8, 2)) +
                                        "; this player reads version 1. Update the player."};
  const auto count = static_cast<std::size_t>(load_le(file, 10, 2));
  if (count > max_package_signatures)
    return Error{"package.header",
                 "The package claims more than " + std::to_string(max_package_signatures) + " signatures."};
  if (load_le(file, 12, 4) != 0 || load_le(file, 24, 8) != 0)
    return Error{"package.header", "Reserved bytes of the package's header are not zero."};
  const std::size_t head = package_header_size + count * package_signature_size;
  const std::uint64_t payload = load_le(file, 16, 8);
  if (file.size() < head || payload > file.size() - head)
    return Error{"package.truncated", "The package is cut short: copy it again."};
  if (payload < file.size() - head)
    return Error{"package.trailing", "There are bytes after the end of the package."};
  PackageContainer container;
  for (std::size_t i = 0; i < count; ++i) {
    Result<Signature> signature =
        read_entry(file.part(package_header_size + i * package_signature_size, package_signature_size));
    if (!signature) return signature.error();
    container.signatures.push_back(*std::move(signature));
  }
  container.payload = file.part(head);
  return container;
}

Result<PackageContents> read_payload(ByteView payload, const PackageLimits& limits) {
  const ByteView magic(payload_magic);
  if (payload.size() < payload_header_size || !std::equal(magic.begin(), magic.end(), payload.begin()))
    return Error{"package.payload", "The signed part is not the payload of a FaceNotice package."};
  const std::uint64_t manifest_size = load_le(payload, 8, 4);
  if (manifest_size > limits.manifest || manifest_size > payload.size() - payload_header_size)
    return Error{"package.payload", "The manifest's size is not possible."};
  const ByteView text = payload.part(payload_header_size, static_cast<std::size_t>(manifest_size));
  Result<Manifest> manifest = read_manifest(text.text(), limits.files);
  if (!manifest) return manifest.error();

  PackageContents contents;
  std::size_t offset = payload_header_size + text.size();
  for (const ManifestFile& file : manifest->files) {
    if (file.size > limits.one_file || file.size > payload.size() - offset)
      return Error{"package.payload",
                   "The file " + file.name + " is larger than allowed or than the package."};
    const ByteView bytes = payload.part(offset, static_cast<std::size_t>(file.size));
    if (crypto::sha256(bytes) != file.sha256)
      return Error{"package.digest", "The file " + file.name + " does not match its digest in the manifest."};
    contents.files.push_back(bytes);
    offset += bytes.size();
  }
  if (offset != payload.size()) return Error{"package.payload", "There are bytes after the last file."};
  contents.manifest = *std::move(manifest);
  return contents;
}

}  // namespace facenotice
