// SPDX-License-Identifier: MIT
// What only a person can confirm: the items of rules/attestations.xml, and the roles that may answer them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document/flow_part.hpp"
#include "schema/packs/rule_pack.hpp"

namespace facenotice {

// In what capacity somebody signs. The list is closed.
struct ReviewerRole {
  std::string id;  // "counsel"
  PackText name;
};
// Answers every item, for demonstrations and tests; what rests on it is a draft.
inline constexpr std::string_view demonstration_role = "demonstration";

struct AttestationItem {
  std::string id;                       // H-01
  std::vector<std::string> roles;       // ids: each must answer, by a key of its own
  PackText statement, evidence, again;  // what is confirmed, what shows it, when to confirm it again
  std::vector<FlowPart> speaks_of;      // when they change, the answer is stale
  bool evidence_required = false;       // a file whose digest is signed
  unsigned holds_months = 0;            // how long an answer counts at most; 0: until something changes
  bool per_language = false;            // asked once for each language of the document
};

class AttestationCatalog {
 public:
  // Throws CouldNotCheck with file:line.
  static AttestationCatalog load(const std::filesystem::path& file);
  static AttestationCatalog parse(const std::string& bytes, const std::string& name);

  const std::vector<AttestationItem>& items() const { return items_; }
  const AttestationItem* find(std::string_view id) const;
  const std::vector<ReviewerRole>& roles() const { return roles_; }
  const ReviewerRole* find_role(std::string_view id) const;
  // The role's name in a language, or its id when it is none of the list.
  std::string role_name(std::string_view id, std::string_view language) const;

 private:
  std::vector<AttestationItem> items_;
  std::vector<ReviewerRole> roles_;
};

}  // namespace facenotice
