// SPDX-License-Identifier: MIT
// What rows were held against, in words.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "schema/base/words.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

// What the places are that a rule looked at, as a person says it.
std::string places_in_words(const Words& words, const std::string& node, std::size_t count) {
  static const std::map<std::string, const char*> names = {
      {"f:camera", noted("uses of a camera")},
      {"f:told", noted("things to be told before a camera goes on")},
      {"f:reprompt", noted("questions asked again")},
      {"f:misleads", noted("ways without a face")},
      {"f:similar", noted("texts that should differ")},
      {"f:states-duration", noted("durations in texts")},
      {"f:outdated-translation", noted("texts in several languages")},
      {"f:numbers-differ", noted("texts in several languages")},
      {"f:placeholder-missing", noted("texts")},
      {"f:unread", noted("texts")},
      {"f:dead-end", noted("screens")},
      {"f:unreachable", noted("screens")},
      {"n:exit", noted("ways on without a choice")},
      {"n:field", noted("fields to fill in")},
      {"n:camera", noted("uses of a camera")},
      {"f:check", noted("conditions of a camera")},
      {"f:also", noted("further purposes of what a camera takes")},
      {"f:offer", noted("offers of the face")},
      {"f:refusal", noted("ways to refuse or withdraw")},
      {"f:withdrawal", noted("withdrawals")},
      {"f:ask", noted("questions for data")},
      {"f:seen", noted("texts and buttons as drawn")},
      {"f:laid-out", noted("screens as drawn")},
      {"f:retention", noted("retention periods")},
      {"f:phrase", noted("phrases of the word lists")},
      {"f:time-out", noted("time-outs")},
      {"f:start", noted("starts of a camera")},
      {"f:failure", noted("failed scans")},
      {"f:policy", noted("policies")},
      {"f:attestation", noted("confirmations by a person")},
      {"n:flow", noted("whole flow")},
      {"n:screen", noted("screens")},
      {"n:choice", noted("choices")},
      {"n:capture", noted("captures")},
      {"n:title", noted("texts")},
      {"n:block", noted("texts")},
      {"n:alternative", noted("alternatives")},
      {"n:sign", noted("signs")},
      {"n:purpose", noted("purposes")},
      {"n:item", noted("data items")},
      {"n:deployment", noted("deployment")},
      {"n:party", noted("parties")},
      {"n:right", noted("rights")},
      {"n:device", noted("device")},
      {"n:languages", noted("languages")},
      {"n:exemption", noted("exemptions claimed")}};
  const auto known = names.find(node);
  return words.trf("{}: {}", known != names.end() ? words.tr(known->second) : words.tr("places"), count);
}

std::string seen_in_words(const Words& words, const RowCheck& check) {
  if (check.of_faults)
    return check.places == 0 ? words.tr("looked everywhere, none found")
                             : words.trf("{} found", check.failed);
  const std::string seen = places_in_words(words, check.looked_at, check.places);
  return check.failed > 0 ? words.trf("{}, {}", seen, words.trf("{} not so", check.failed)) : seen;
}

}  // namespace

std::vector<std::string> evidence_in_words(const Report& report, const RowResult& row) {
  const Words& words = report.words;
  // Several assertions of one property may look at the same places, or at places of several kinds: what they
  // hold is said once, and of each kind the assertion that looked at most.
  struct Seen {
    std::string title;
    std::vector<RowCheck> checks;
  };
  std::vector<Seen> evidence;
  for (const RowCheck& check : row.checks) {
    if (check.looked_at == "f:attestation" || (check.places == 0 && !check.of_faults)) continue;
    auto same = std::find_if(evidence.begin(), evidence.end(),
                             [&](const Seen& known) { return known.title == check.title; });
    if (same == evidence.end()) same = evidence.insert(evidence.end(), {check.title, {}});
    auto alike = std::find_if(same->checks.begin(), same->checks.end(), [&](const RowCheck& known) {
      return known.of_faults == check.of_faults && (check.of_faults || known.looked_at == check.looked_at) &&
             (known.failed == 0) == (check.failed == 0);
    });
    if (alike == same->checks.end())
      same->checks.push_back(check);
    else if (std::pair(check.failed, check.places) > std::pair(alike->failed, alike->places))
      *alike = check;
  }
  std::vector<std::string> said;
  for (const Seen& seen : evidence) {
    std::string all;
    for (const RowCheck& check : seen.checks)
      all += (all.empty() ? "" : words.tr("; ")) + seen_in_words(words, check);
    said.push_back(words.trf("{} ({})", seen.title, all));
  }
  return said;
}

std::string exploration_in_words(const Report& report, const RowResult& row) {
  static const std::set<std::string> on_paths = {
      "f:camera", "f:check", "f:told",    "f:reprompt",    "f:misleads", "f:refusal", "f:withdrawal",
      "f:ask",    "f:start", "f:failure", "f:unreachable", "f:dead-end", "f:offer",   "f:also"};
  const bool any = std::any_of(row.checks.begin(), row.checks.end(), [&](const RowCheck& check) {
    return on_paths.count(check.looked_at) > 0 && (check.places > 0 || check.of_faults);
  });
  if (!any) return {};
  return report.words.trf(
      "On every path that there is: the machine’s own transition function was gone through in {} states and "
      "{} "
      "transitions.",
      report.states, report.transitions);
}

}  // namespace facenotice
