// SPDX-License-Identifier: MIT
// The rights of people, the full rules, and the proof.
#pragma once

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

// kind: access, copy, correct, delete, withdraw, complain, explain, restrict, object. One of each.
Edit add_right(const Document& document, const std::string& kind, const Texts& channel);
Edit set_right(const Document& document, const std::string& kind, const AttributeChanges& changes);
// Refused while a text names it.
Edit remove_right(const Document& document, const std::string& kind);

struct PolicyDraft {
  PolicyId id;
  std::string audience;  // general, minor
  std::string url;       // where the rules can be read …
  std::string screen{};  // … and the id of the screen that shows them; one of the two may be empty
};
Edit add_policy(const Document& document, const PolicyDraft& policy);
Edit set_policy(const Document& document, const PolicyId& policy, const AttributeChanges& changes);
Edit remove_policy(const Document& document, const PolicyId& policy);

// How long proof of notice and consent is kept (ISO 8601); empty: not said.
Edit set_records_kept(const Document& document, const std::string& duration);

}  // namespace facenotice
