// SPDX-License-Identifier: MIT
// A reviewer lets pass guidance, a standard or a threshold of ours; never what a law demands.
#pragma once

#include <string>

#include "export/package/keys.hpp"
#include "schema/check/report.hpp"
#include "schema/document/paperwork.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

struct WaiverToSign {
  std::string finding;  // its fingerprint
  std::string reason;
  std::string expires;  // ISO 8601, a year at most; empty: a year
};

struct SignedWaiver {
  Edit edit;
  Waiver waiver;
};

// `report`: of this document, now. Throws UserError when there is no such finding, or a law demands it.
SignedWaiver sign_waiver(const Document& document, const Report& report, const SecretKey& key,
                         const WaiverToSign& what);

}  // namespace facenotice
