// SPDX-License-Identifier: MIT
// Confirmations and waivers in words.
#include "designer/review/receipts.hpp"

#include <algorithm>

#include "schema/packs/rule_library.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

std::string shortened(const std::string& digest) {
  return digest.substr(0, 12);
}

std::string role_in_words(const Words& words, const std::string& role) {
  return RuleLibrary::installed()->attestations().role_name(role, words.language());
}

}  // namespace

std::string receipt_in_words(const Words& words, const Report& report, const Confirmation& given) {
  std::string statement;
  for (const HumanItem& item : report.human)
    if (item.id == given.item) statement = item.statement;
  const std::string item = given.language.empty() ? given.item : given.item + " (" + given.language + ")";
  const std::string evidence = given.evidence_digest.empty() ? words.tr("none")
                                                             : words.trf("{} (SHA-256 {}…)", given.evidence,
                                                                         shortened(given.evidence_digest));
  const std::string reason =
      given.reason.empty() ? std::string() : words.trf("  reason given: {}\n", given.reason);
  const auto said = [&] {
    switch (given.said) {
      case Said::satisfied:
        return words.trf("{}: it is so: {}\n", item, statement);
      case Said::not_satisfied:
        return words.trf("{}: it is NOT so: {}\n", item, statement);
      case Said::taken_back:
        return words.trf("{}: the answer is taken back: {}\n", item, statement);
    }
    return std::string();
  };
  return said() + reason +
         words.trf("  signed by {} ({}), key {}, about part {}…; evidence: {}; until: {}\n", given.by,
                   role_in_words(words, given.role), given.key, shortened(given.part), evidence,
                   given.expires.empty() ? words.tr("what it speaks of changes") : given.expires);
}

std::string receipt_in_a_sentence(const Words& words, const Report& report,
                                  const std::vector<Confirmation>& given) {
  std::vector<std::string> items;
  for (const Confirmation& one : given)
    if (std::find(items.begin(), items.end(), one.item) == items.end()) items.push_back(one.item);
  const Confirmation& first = given.front();
  if (first.said == Said::taken_back)
    return words.trf(
        "Taken back: what {} ({}) had answered to {}. It stays in the history and counts no more.", first.by,
        role_in_words(words, first.role), joined_in_words(words, items));
  const std::string until =
      first.expires.empty() ? std::string(words.tr("what it speaks of changes")) : first.expires;
  std::string said =
      first.said == Said::satisfied
          ? words.trf("Signed: {} is so. By {} ({}), until {}.", joined_in_words(words, items), first.by,
                      role_in_words(words, first.role), until)
          : words.trf("Signed: {} is NOT so. By {} ({}), until {}.", joined_in_words(words, items), first.by,
                      role_in_words(words, first.role), until);
  if (first.said == Said::not_satisfied)
    return said + (words.chinese() ? "" : " ") +
           words.tr("It counts at once: while it stands, the flow is not packed.");
  if (report.vouched_by.name.empty())
    said += (words.chinese() ? "" : " ") +
            words.trf(
                "It is listed as open until somebody vouches for {}: a list of reviewers, or whoever signs "
                "the package for legal.",
                first.by);
  return said;
}

std::string receipt_in_a_sentence(const Words& words, const Report& report, const Waiver& waiver) {
  const auto finding =
      std::find_if(report.findings.begin(), report.findings.end(),
                   [&](const Finding& known) { return known.fingerprint == waiver.finding; });
  std::string said = words.trf("Signed: {} is let pass. By {} ({}), until {}.",
                               finding == report.findings.end() ? waiver.rule : finding->citation,
                               waiver.approver, role_in_words(words, waiver.role), waiver.expires);
  if (report.vouched_by.name.empty())
    said += (words.chinese() ? "" : " ") +
            words.trf("It does not count before a list of reviewers vouches for {}: choose one in Settings.",
                      waiver.approver);
  return said;
}

}  // namespace facenotice
