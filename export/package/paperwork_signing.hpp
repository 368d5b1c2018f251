// SPDX-License-Identifier: MIT
// Signing answers and waivers with a reviewer's key.
#pragma once

#include "export/package/keys.hpp"
#include "schema/document/paperwork.hpp"

namespace facenotice {

// The reviewer of the document whose key this is. Throws UserError when there is none.
Reviewer reviewer_of_key(const Document& document, const PublicKey& key);

// With the key's id and its signature over the lines of paperwork.hpp; `flow` is the flow's id.
Confirmation signed_by(const SecretKey& key, const std::string& flow, Confirmation confirmation);
Waiver signed_by(const SecretKey& key, const std::string& flow, Waiver waiver);

// The file's name and SHA-256. Throws UserError when it cannot be read or is empty.
void add_evidence(Confirmation& confirmation, const std::filesystem::path& file);

}  // namespace facenotice
