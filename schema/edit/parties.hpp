// SPDX-License-Identifier: MIT
// Who processes, receives, owns and answers.
#pragma once

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

struct PartyDraft {
  PartyId id;
  std::string roles;    // words apart: "recipient payment-service"
  std::string country;  // "CN"
  Texts name;
  Texts purpose{};  // of a recipient; may be empty
};
Edit add_party(const Document& document, const PartyDraft& party);
// roles, country, record-number.
Edit set_party(const Document& document, const PartyId& party, const AttributeChanges& changes);
// Refused while a data item or a text names it.
Edit remove_party(const Document& document, const PartyId& party);

struct ContactDraft {
  std::string kind;  // phone, email, web, postal, counter
  std::string value;
  std::string hours{};  // empty: always
};
Edit add_contact(const Document& document, const PartyId& party, const ContactDraft& contact);
// The contacts of a party are counted from 0.
Edit set_contact(const Document& document, const PartyId& party, std::size_t number,
                 const ContactDraft& contact);
Edit remove_contact(const Document& document, const PartyId& party, std::size_t number);

}  // namespace facenotice
