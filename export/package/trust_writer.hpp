// SPDX-License-Identifier: MIT
// Writing trust files.
#pragma once

#include <string>

#include <facenotice/trust.hpp>

namespace facenotice {

// The XML text of a trust file, as read_trust() takes it. Throws UserError for a store that read_trust()
// would refuse.
std::string format_trust(const TrustStore& trust);

}  // namespace facenotice
