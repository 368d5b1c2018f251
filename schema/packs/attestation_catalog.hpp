// SPDX-License-Identifier: MIT
// What only a person can confirm: the items of rules/attestations.xml, and whether an attestation in a
// document still speaks of what the document says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document/document.hpp"
#include "schema/packs/rule_pack.hpp"

namespace facenotice {

// A part of the flow that an attestation speaks of: when it changes, the attestation is stale.
enum class FlowPart : std::uint8_t { all, texts, deployment, data, device, signs, steps };

struct AttestationItem {
  std::string id;                       // H-01
  PackText role;                        // who signs
  PackText statement, evidence, again;  // what is confirmed, what shows it, when to confirm it again
  std::vector<FlowPart> speaks_of;
};

class AttestationCatalog {
 public:
  // Throws CouldNotCheck with file:line.
  static AttestationCatalog load(const std::filesystem::path& file);
  static AttestationCatalog parse(const std::string& bytes, const std::string& name);

  const std::vector<AttestationItem>& items() const { return items_; }
  const AttestationItem* find(std::string_view id) const;

 private:
  std::vector<AttestationItem> items_;
};

// SHA-256, in hex, of the parts as the tree has them: comments, indentation and the order of attributes do
// not count. Of `all`: Document::content_digest().
std::string part_digest(const Document& document, const std::vector<FlowPart>& parts);

// What an attestation of an item must carry as its digest now. An item that the catalogue does not know
// (a review rule) speaks of all.
std::string digest_to_attest(const Document& document, const AttestationCatalog& catalog,
                             std::string_view item);

enum class AttestationState : std::uint8_t { missing, stale, expired, valid };
const char* attestation_state_word(AttestationState state);
AttestationState state_of(const Document& document, const AttestationCatalog& catalog,
                          const Attestation& attestation, std::string_view as_of);

}  // namespace facenotice
