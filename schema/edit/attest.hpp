// SPDX-License-Identifier: MIT
// Writing attestations into a document: what a person confirms because no program can.
#pragma once

#include <filesystem>
#include <string>

#include "schema/document/document.hpp"

namespace facenotice {

struct AttestationEntry {
  std::string item;      // id of the review item
  std::string by, role;  // who, as what
  std::string date;      // ISO 8601
  std::string evidence;  // may be empty
  std::string expires;   // ISO 8601, may be empty
};

// A new document with the attestation added, or in place of the one for the same item, bound to the digest of
// the part that the item speaks of: whatever changes that part makes it stale. Only the lines of
// <attestations> change.
// Throws UserError when the document is not sound, or when no rule asks for that item.
Document attest(const Document& document, const AttestationEntry& entry);

// "report.pdf sha256:…" for a file that shows it. Throws UserError when it cannot be read.
std::string evidence_of(const std::filesystem::path& file);

}  // namespace facenotice
