// SPDX-License-Identifier: MIT
// The manifest of a package: what the package is and the digest of every file in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/bytes.hpp>
#include <facenotice/result.hpp>
#include <facenotice/time.hpp>

namespace facenotice {

struct ManifestFile {
  std::string name;        // relative path: see is_package_file_name()
  std::uint64_t size = 0;  // bytes
  Digest sha256{};
};

// The notice of one purpose in one language, as a token of consent given earlier names it.
struct ManifestNotice {
  std::string purpose, language;
  Digest sha256{};  // over all that its screens say (schema/document/notice_digest.hpp)
};

struct Manifest {
  unsigned format = 1;
  std::string flow;            // the flow's id
  std::uint64_t sequence = 0;  // grows with every release of the flow; 1 to 2^63 - 1
  std::string expires;         // ISO 8601 date; the package is good through the end of that day, UTC
  // What the check said: "waiting" (people have yet to decide) or "lawful-as-far-as-checked"; a draft may
  // also be "broken".
  std::string verdict = "waiting";
  bool draft = false;
  std::vector<ManifestFile>
      files;  // in strictly ascending byte order of their names, the order in the payload
  // Screens in large text or high contrast that have no room, by the names that their files would have, in
  // strictly ascending order: there the machine shows the normal look. A screen that is neither a file nor
  // named here is missing, and the package is refused.
  std::vector<std::string> falls_back;
  // For each purpose to which the flow takes a consent given earlier, in every language; in strictly
  // ascending order of purpose and language.
  std::vector<ManifestNotice> notices;

  // All zero when there is none.
  Digest notice(std::string_view purpose, std::string_view language) const;
};

inline constexpr std::size_t max_flow_id = 128;    // bytes
inline constexpr std::size_t max_file_name = 200;  // bytes
inline constexpr std::uint64_t max_sequence = 0x7FFFFFFFFFFFFFFF;

// A screen's file in another look than the normal one; the name of its normal one then.
std::optional<std::string> normal_screen_file(std::string_view name);

// Slash-separated parts of letters, digits, '.', '_' and '-'; no part is empty or starts with '.'; at most
// max_file_name bytes. Such a name stays inside the folder that it is extracted to, on any file system.
bool is_package_file_name(std::string_view name);
// Letters, digits, '.', '_', ':' and '-'; 1 to max_flow_id bytes.
bool is_flow_id(std::string_view id);

// The one spelling of a manifest: XML, namespace urn:facenotice:package:1. Equal manifests give equal bytes.
std::string format_manifest(const Manifest& manifest);

// Reads what format_manifest() writes and nothing else: another spelling of the same content is refused with
// "package.manifest", so that there is no room for two readers to disagree. `max_files` bounds the work.
Result<Manifest> read_manifest(std::string_view xml, std::size_t max_files);

// Every value in its range, names valid and ascending; "package.manifest" otherwise.
Status check_manifest(const Manifest& manifest);

}  // namespace facenotice
