// SPDX-License-Identifier: MIT
// Writing attestations into a document: what a person confirms because no program can.
#pragma once

#include <filesystem>
#include <string>

#include "schema/edit/edit.hpp"

namespace facenotice {

struct AttestationEntry {
  std::string item;      // id of the review item
  std::string by, role;  // who, as what
  std::string date;      // ISO 8601
  std::string evidence;  // may be empty
  std::string expires;   // ISO 8601, may be empty
};

// Adds the attestation, or puts it in place of the one for the same item, bound to the digest of the part
// that the item speaks of: whatever changes that part makes it stale. Refused when no rule asks for that
// item.
Edit attest(const Document& document, const AttestationEntry& entry);

// "report.pdf sha256:…" for a file that shows it. Throws UserError when it cannot be read.
std::string evidence_of(const std::filesystem::path& file);

}  // namespace facenotice
