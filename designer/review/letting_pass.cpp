// SPDX-License-Identifier: MIT
// Which finding, whether it may pass, and the signed waiver.
#include "designer/review/letting_pass.hpp"

#include <algorithm>

#include "designer/review/answering.hpp"
#include "export/package/paperwork_signing.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/waive.hpp"

namespace facenotice {

SignedWaiver sign_waiver(const Document& document, const Report& report, const SecretKey& key,
                         const WaiverToSign& what) {
  require_not_over(what.expires);
  const auto finding = std::find_if(
      report.findings.begin(), report.findings.end(),
      [&](const Finding& known) { return known.fingerprint == what.finding && !known.pack.empty(); });
  if (finding == report.findings.end())
    throw UserError(msg("The check has no finding {}; it prints one for each.", what.finding));
  if (!finding->waivable)
    throw UserError(
        msg("{} is what a law demands ({}): it cannot be waived. An exemption that the law grants is "
            "declared with its article and confirmed by counsel.",
            finding->id, finding->citation));
  const Reviewer reviewer = able_reviewer(document, key.public_key());
  Waiver waiver;
  waiver.rule = finding->id;
  waiver.finding = finding->fingerprint;
  waiver.reason = what.reason;
  waiver.approver = reviewer.name;
  waiver.role = reviewer.role;
  waiver.date = today();
  waiver.expires = what.expires.empty() ? months_after(waiver.date, 12) : what.expires;
  waiver = signed_by(key, document.flow().id, std::move(waiver));
  return {waive(document, waiver), waiver};
}

}  // namespace facenotice
