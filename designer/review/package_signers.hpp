// SPDX-License-Identifier: MIT
// Who has signed a package, held against a machine's trust file.
#pragma once

#include <string>

#include <facenotice/bytes.hpp>
#include <facenotice/time.hpp>
#include <facenotice/trust.hpp>

#include "schema/base/words.hpp"

namespace facenotice {

// vendor or legal in words; a role of somebody's own as it is.
std::string signing_role_in_words(const Words& words, const std::string& role);

// A line with a line end for each signature: as what the trust file knows its key, and whether it counts on
// that day. Also of a package that a machine refuses; nothing for what is no package.
std::string signers_in_words(ByteView package, const TrustStore& trust, UtcMillis now, const Words& words);

}  // namespace facenotice
