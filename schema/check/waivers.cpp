// SPDX-License-Identifier: MIT
// The bookkeeping of waivers.
#include "schema/check/waivers.hpp"

namespace facenotice {
namespace {

constexpr const char* stale = noted(
    "The waiver of {} by {} names a finding that is not there (any more): {}. Delete the waiver, or take the "
    "fingerprint from a new check.");
constexpr const char* expired = noted(
    "The waiver of {} by {} ended on {}; what it waived counts again. Mend it, or have it approved anew.");
constexpr const char* review = noted(
    "The waiver of {} by {} is not honoured: what only a person can judge is answered by an attestation "
    "(facenotice attest --item {}).");

Finding about(const Document& document, const Report& report, const Waiver& waiver, const char* id,
              const char* message, const std::string& third) {
  Finding finding;
  finding.id = finding.assertion = finding.property = id;
  finding.pack = "FN";
  finding.severity = Severity::warning;
  finding.citation = report.words.tr("FaceNotice, waivers");
  finding.asks = report.words.tr("A waiver names one finding, a reason, an approver and a day.");
  finding.source = "H";
  finding.place = document.place(waiver.offset);
  finding.xpath = "/n:flow/n:waivers/n:waiver[@finding='" + waiver.finding + "']";
  finding.message = report.words.trf(message, waiver.rule, waiver.approver, third);
  finding.fingerprint = finding.cause = waiver.finding + "-" + id;
  return finding;
}

}  // namespace

void apply_waivers(const Document& document, Report& report) {
  std::vector<Finding> problems;
  for (const Waiver& waiver : document.flow().waivers) {
    const bool over = waiver.expires < report.as_of;
    bool named = false, is_review = false;
    for (Finding& finding : report.findings) {
      if (finding.id != waiver.rule || finding.fingerprint != waiver.finding) continue;
      named = true;
      is_review = finding.severity == Severity::review;
      if (!over && !is_review) finding.waiver = WaiverUse{waiver.reason, waiver.approver, waiver.expires};
    }
    if (!named)
      problems.push_back(about(document, report, waiver, "FN-WAIVER-STALE", stale, waiver.finding));
    else if (is_review)
      problems.push_back(about(document, report, waiver, "FN-WAIVER-REVIEW", review, waiver.rule));
    else if (over)
      problems.push_back(about(document, report, waiver, "FN-WAIVER-EXPIRED", expired, waiver.expires));
  }
  report.findings.insert(report.findings.end(), problems.begin(), problems.end());
}

}  // namespace facenotice
