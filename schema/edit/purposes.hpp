// SPDX-License-Identifier: MIT
// Why faces are processed, and what there is without a face.
#pragma once

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

struct PurposeDraft {
  PurposeId id;
  std::string kind;         // payment, access, …
  std::string legal_basis;  // consent, …
  AlternativeId alternative;
  Texts name, description{}, method{}, necessity{}, impact{};  // all but the name may be empty
};
// The declaration alone: inserts.hpp has a purpose with all that makes it lawful.
Edit add_purpose(const Document& document, const PurposeDraft& purpose);
// kind, legal-basis, citation, alternative, guardian-age, consent-lasts …
Edit set_purpose(const Document& document, const PurposeId& purpose, const AttributeChanges& changes);
// Refused while anything names it: a capture, an act, a text …
Edit remove_purpose(const Document& document, const PurposeId& purpose);

struct AlternativeDraft {
  AlternativeId id;
  std::string kind;  // qr, card, cash, code, key, document, staff, none-needed
  Texts name;
};
Edit add_alternative(const Document& document, const AlternativeDraft& alternative);
Edit set_alternative(const Document& document, const AlternativeId& alternative,
                     const AttributeChanges& changes);
Edit remove_alternative(const Document& document, const AlternativeId& alternative);

}  // namespace facenotice
