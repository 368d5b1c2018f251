// SPDX-License-Identifier: MIT
// Who reviews the document, and what they confirm.
#pragma once

#include <filesystem>
#include <string>

#include "schema/document/paperwork.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

// Adds a signed answer behind those that are there: they are the history.
Edit confirm(const Document& document, const Confirmation& confirmation);

// Refused when the key is in the list already: one key has one role.
Edit add_reviewer(const Document& document, const Reviewer& reviewer);
// From that day on (ISO 8601) nothing counts that the key has signed. `key`: the public key's line.
Edit revoke_reviewer(const Document& document, const std::string& key, const std::string& date);

}  // namespace facenotice
