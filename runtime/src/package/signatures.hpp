// SPDX-License-Identifier: MIT
// The signatures of a container, judged by a trust store: packages, trust files and adoptions alike.
#pragma once

#include <string>

#include <facenotice/package.hpp>

namespace facenotice {

// Signatures by keys that the trust store does not list: refused, or left to a newer store that may list
// them.
enum class Strangers : unsigned char { refused, judged_later };

// Every signature by a trusted key in its time, none twice, all holding, every role's count met. Codes begin
// with `what`: "package", "trust" or "adoption". For an adoption only operators count, for the others
// everybody else.
Status check_signatures(const PackageContainer& container, const TrustStore& trust, UtcMillis now,
                        const std::string& what, Strangers strangers = Strangers::refused);

Error expired_trust(const TrustStore& trust);

}  // namespace facenotice
