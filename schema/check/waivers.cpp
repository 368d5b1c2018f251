// SPDX-License-Identifier: MIT
// What may be let pass, by whom and for how long.
#include "schema/check/waivers.hpp"

#include <optional>

#include "schema/base/dates.hpp"
#include "schema/base/message.hpp"
#include "schema/check/human_items.hpp"

namespace facenotice {
namespace {

struct Objection {
  const char* id;
  Severity severity;
  Message message;
};

Finding about(const Document& document, const Report& report, const Waiver& waiver,
              const Objection& problem) {
  Finding finding;
  finding.id = finding.assertion = finding.property = problem.id;
  finding.pack = "FN";
  finding.severity = problem.severity;
  finding.citation = report.words.tr("FaceNotice, waivers");
  finding.asks = report.words.tr(
      "A waiver lets pass guidance, a standard or a threshold of ours, never what a law demands: one "
      "finding, a "
      "reason, a reviewer's signature, an end within a year.");
  finding.source = "H";
  finding.place = document.place(waiver.offset);
  finding.xpath = "/n:flow/n:waivers/n:waiver[@finding='" + waiver.finding + "']";
  finding.message = problem.message.in(report.words);
  finding.fix =
      report.words.tr("Delete the waiver; mend what it speaks of, or have it approved as this asks.");
  finding.fingerprint = finding.cause = waiver.finding + "-" + problem.id;
  return finding;
}

std::optional<Objection> problem_of(const Waiver& waiver, const Finding* finding, const Answer& signer,
                                    const std::string& as_of) {
  const auto warning = [](const char* id, Message message) {
    return Objection{id, Severity::warning, std::move(message)};
  };
  if (finding == nullptr)
    return warning(
        "FN-WAIVER-STALE",
        msg("The waiver of {} by {} names a finding that is not there (any more): {}. Delete the waiver, or "
            "take the fingerprint from a new check.",
            waiver.rule, waiver.approver, waiver.finding));
  if (finding->severity == Severity::review)
    return warning("FN-WAIVER-REVIEW",
                   msg("The waiver of {} by {} is not honoured: what only a person can judge needs a signed "
                       "answer.",
                       waiver.rule, waiver.approver));
  if (!finding->waivable)
    return Objection{
        "FN-WAIVER-MUST", Severity::error,
        msg("{} wants to let pass what a law demands ({}, {}). That cannot be waived: an exemption that the "
            "law grants is declared with its article and confirmed by counsel.",
            waiver.approver, waiver.rule, finding->citation)};
  if (signer.state < AnswerState::demonstration && !signer.by_list)
    return warning("FN-WAIVER-UNSIGNED", msg("The waiver of {} by {} does not count. {}", waiver.rule,
                                             waiver.approver, shortcoming(signer)));
  if (months_after(waiver.date, 12) < waiver.expires)
    return warning("FN-WAIVER-LONG",
                   msg("The waiver of {} by {} does not count: it lasts until {}, and may last a year "
                       "at most.",
                       waiver.rule, waiver.approver, waiver.expires));
  if (waiver.expires < as_of)
    return warning(
        "FN-WAIVER-EXPIRED",
        msg("The waiver of {} by {} ended on {}; what it waived counts again. Mend it, or have it approved "
            "anew.",
            waiver.rule, waiver.approver, waiver.expires));
  if (signer.state != AnswerState::confirmed)
    return warning("FN-WAIVER-UNVOUCHED", msg("The waiver of {} by {} does not count. {}", waiver.rule,
                                              waiver.approver, shortcoming(signer)));
  return std::nullopt;
}

}  // namespace

void apply_waivers(const Document& document, const Answers& answers, Report& report) {
  std::vector<Finding> problems;
  for (const Waiver& waiver : answers.paperwork().waivers) {
    Answer signer;
    static_cast<Standing&>(signer) = answers.signer(waiver.by_key, signed_text(document.flow().id, waiver),
                                                    waiver.approver, waiver.role, waiver.key, waiver.date);
    signer.by = waiver.approver;
    signer.date = waiver.date;
    signer.key = waiver.key;
    const Finding* first = nullptr;
    for (const Finding& finding : report.findings)
      if (finding.id == waiver.rule && finding.fingerprint == waiver.finding && first == nullptr)
        first = &finding;
    const std::optional<Objection> problem = problem_of(waiver, first, signer, report.as_of);
    if (problem) problems.push_back(about(document, report, waiver, *problem));
    for (Finding& finding : report.findings) {
      if (finding.id != waiver.rule || finding.fingerprint != waiver.finding) continue;
      if (problem)
        finding.not_waived_why = problem->message.in(report.words);
      else
        finding.waiver = WaiverUse{waiver.reason, waiver.approver, waiver.role, waiver.date, waiver.expires};
    }
  }
  report.findings.insert(report.findings.end(), problems.begin(), problems.end());
}

}  // namespace facenotice
