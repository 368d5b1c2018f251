// SPDX-License-Identifier: MIT
// Operators' signatures under the adoption of a machine's ledger.
#pragma once

#include <string>
#include <string_view>

#include <facenotice/adoption.hpp>

#include "export/package/keys.hpp"

namespace facenotice {

// The file (a request, or one that others have signed already) with one signature more. Throws UserError when
// it is no adoption, when this key has signed it already, or when nobody more can.
std::string sign_adoption(std::string_view file, const SecretKey& key);

}  // namespace facenotice
