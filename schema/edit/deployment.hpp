// SPDX-License-Identifier: MIT
// Where the machine stands, and which laws bind it.
#pragma once

#include "schema/edit/edit.hpp"

namespace facenotice {

// place, setting, sector, audience, as-of …
Edit set_deployment(const Document& document, const AttributeChanges& changes);

Edit add_jurisdiction(const Document& document, const std::string& code);     // "CN-SH"
Edit remove_jurisdiction(const Document& document, const std::string& code);  // refused for the only one
Edit add_standard(const Document& document, const std::string& code);         // "ISO-29184"
Edit remove_standard(const Document& document, const std::string& code);

// A statutory exception that the operator claims for a step or a purpose.
struct ExemptionClaim {
  std::string statute, scope;
  std::string relaxes;  // what it excuses from, words apart; empty: it is only put on record
};
Edit add_exemption(const Document& document, const ExemptionClaim& claim);
Edit remove_exemption(const Document& document, const ExemptionClaim& claim);  // by statute and scope

// Another product: its packages are no newer or older ones of the old id.
Edit set_flow_id(const Document& document, const std::string& id);
// Of the flow itself: revision, valid-until.
Edit set_release(const Document& document, std::uint64_t revision, const std::string& valid_until);

}  // namespace facenotice
