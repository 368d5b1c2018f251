// SPDX-License-Identifier: MIT
// The bookkeeping of waivers. What is said here is said in the report's language, whatever language the
// program speaks: a package holds the same report wherever it is made.
#include "schema/check/waivers.hpp"

#include <fmt/format.h>

namespace facenotice {
namespace {

struct Said {
  const char *en, *zh;
};
constexpr Said who_says = {"FaceNotice, waivers", "FaceNotice，豁免"};
constexpr Said asks = {"A waiver names one finding, a reason, an approver and a day.",
                       "每项豁免须写明一个发现项、理由、批准人和到期日。"};
constexpr Said stale = {
    "The waiver of {} by {} names a finding that is not there (any more): {}. Delete the waiver, or take the "
    "fingerprint from a new check.",
    "{} 的豁免（批准人：{}）所指的发现项已不存在：{}。请删除该豁免，或改用最新检查给出的指纹。"};
constexpr Said expired = {
    "The waiver of {} by {} ended on {}; what it waived counts again. Mend it, or have it approved anew.",
    "{} 的豁免（批准人：{}）已于 {} 到期，所豁免的发现项重新计入。请整改或重新批准。"};
constexpr Said review = {
    "The waiver of {} by {} is not honoured: what only a person can judge is answered by an attestation "
    "(facenotice attest --item {}).",
    "{} 的豁免（批准人：{}）无效：只能由人判断的事项须以人工确认回答（facenotice attest --item {}）。"};

const char* in_language(const Said& said, const std::string& language) {
  return language.substr(0, 2) == "zh" ? said.zh : said.en;
}

Finding about(const Document& document, const Report& report, const Waiver& waiver, const char* id,
              const Said& message, const std::string& third) {
  Finding finding;
  finding.id = finding.assertion = finding.property = id;
  finding.pack = "FN";
  finding.severity = Severity::warning;
  finding.citation = in_language(who_says, report.language);
  finding.asks = in_language(asks, report.language);
  finding.source = "H";
  finding.place = document.place(waiver.offset);
  finding.xpath = "/n:flow/n:waivers/n:waiver[@finding='" + waiver.finding + "']";
  finding.message =
      fmt::format(fmt::runtime(in_language(message, report.language)), waiver.rule, waiver.approver, third);
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
