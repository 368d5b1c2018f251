// SPDX-License-Identifier: MIT
// An adoption as the ledger keeps it: the act, then a record for each signature under it.
#pragma once

#include <vector>

#include <facenotice/adoption.hpp>
#include <facenotice/ledger.hpp>

namespace facenotice {

// The act first. "adopt.words" when who or why fit in no record.
Result<std::vector<Record>> records_of(const AdoptionRequest& request,
                                       const std::vector<Signature>& signatures);

// Whether the ledger's last adoption is one that this trust file takes, or was taken once before. Codes of
// check_adoption().
struct AdoptionStanding {
  Status taken;
  std::uint64_t sequence = 0;  // of the act; 0: there is none, or it was taken before
};
AdoptionStanding standing_of(const Ledger& ledger, const Digest& machine, const TrustStore& trust,
                             UtcMillis now);

}  // namespace facenotice
