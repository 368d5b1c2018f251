// SPDX-License-Identifier: MIT
// Whether what people have signed counts: by whom, about what, on which day.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/check/human_item.hpp"
#include "schema/document/paperwork.hpp"
#include "schema/facts/facts.hpp"
#include "schema/packs/attestation_catalog.hpp"

namespace facenotice {

// Judges the confirmations and signatures of one document on one day.
class Answers {
 public:
  // `vouched`: reviewers for whom somebody outside of the document vouches. Dates are ISO 8601.
  Answers(const Document& document, const AttestationCatalog& catalogue, const std::vector<Reviewer>& vouched,
          std::string_view as_of, std::string_view today);

  // One answer for each role that must give one. What the catalogue does not know (the id of a row that asks
  // a person) is answered by counsel, and speaks of the whole flow.
  std::vector<Answer> to(std::string_view item, std::string_view language = {}) const;

  // Of a signature under `by`, `role` and `key` on `date`: unsigned_ to revoked, or unvouched, demonstration,
  // confirmed.
  Standing signer(const Signed& by_key, std::string_view text, std::string_view by, std::string_view role,
                  std::string_view key, std::string_view date) const;

  // The date on which the same key has said the same of the same part by the same evidence, as its last word
  // that stands; empty: it has not, or its answer is renewed. Of an answer taken back: when that was.
  std::string given_already(const Confirmation& answer) const;

  // What its key has said last to the same item, and can be held to; null: nothing.
  const Confirmation* last_word(const Confirmation& answer) const;

  // The answers that nobody can be held to, to whatever item: what was signed was changed or taken away. A
  // mere name, without key and signature, claims nothing; its item says so.
  std::vector<GivenAnswer> unproven() const;

  const Paperwork& paperwork() const { return paperwork_; }

 private:
  Standing standing_of(const Confirmation& confirmation, const AttestationItem& item) const;
  Standing signer(const Confirmation& confirmation) const;
  GivenAnswer answer_from(const Confirmation& c, const Standing& standing) const;
  Answer of_role(const AttestationItem& item, std::string_view language, std::string_view role) const;
  const std::string& part_now(const AttestationItem& item, std::string_view language) const;

  const Document& document_;
  const AttestationCatalog& catalogue_;
  Paperwork paperwork_;
  std::vector<Reviewer> vouched_;
  std::string as_of_, today_;
  mutable std::map<std::pair<std::string, std::string>, std::string> parts_;  // by item and language
};

// The items of the catalogue as facts that rules see.
std::vector<AttestationFact> attestation_facts(const Document& document, const AttestationCatalog& catalogue,
                                               const Answers& answers);
// The same with nobody outside of the document to vouch for anybody.
std::vector<AttestationFact> attestation_facts(const Document& document, const AttestationCatalog& catalogue,
                                               std::string_view as_of);

// The item that an id names, as Answers judges it.
AttestationItem answered_item(const AttestationCatalog& catalogue, std::string_view id);
// Puts into the confirmation what it speaks of, as it is now.
void speak_of(Confirmation& confirmation, const Document& document, const AttestationCatalog& catalogue);
// What a confirmation of it must carry as its part now.
std::string part_to_confirm(const Document& document, const AttestationCatalog& catalogue,
                            std::string_view item, std::string_view language);

}  // namespace facenotice
