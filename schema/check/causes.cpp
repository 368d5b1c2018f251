// SPDX-License-Identifier: MIT
// Groups findings by their cause.
#include "schema/check/causes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace facenotice {
namespace {

bool contains(const std::vector<std::string>& items, const std::string& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

const std::string& item_of(const Finding& finding) {
  return finding.item_name.empty() ? finding.item : finding.item_name;
}

void add(Cause& cause, const Finding& finding) {
  if (!finding.item.empty() && !contains(cause.items, item_of(finding)))
    cause.items.push_back(item_of(finding));
  auto law = std::find_if(cause.laws.begin(), cause.laws.end(),
                          [&](const CauseLaw& known) { return known.id == finding.id; });
  if (law == cause.laws.end()) {
    cause.laws.push_back({finding.id, finding.severity, {}, {}});
    law = cause.laws.end() - 1;
  }
  law->findings.push_back(&finding);
  law->severity = std::min(law->severity, finding.severity);
  if (!finding.item.empty() && !contains(law->items, item_of(finding)))
    law->items.push_back(item_of(finding));
}

// What says the same in other laws, languages or items is told once.
using Saying = std::pair<std::string, std::string>;  // assertion, message
Saying saying_of(const Finding& finding) {
  return {finding.assertion, finding.item.empty() ? finding.message : std::string()};
}

// Chooses what speaks for the cause: of the strictest findings that count, what most laws name; of equals,
// the shortest path, then the order of the report.
void choose_headline(Cause& cause) {
  std::map<std::string, std::set<std::string>> laws;  // by assertion
  std::vector<const Finding*> all;
  for (const CauseLaw& law : cause.laws)
    for (const Finding* finding : law.findings) {
      all.push_back(finding);
      laws[finding->assertion].insert(law.id);
    }
  const auto rank = [&](const Finding* finding) {
    const bool counts = cause.waived || finding->counts();
    return std::tuple(!counts, finding->severity, all.size() - laws[finding->assertion].size(),
                      finding->trace.empty() ? std::size_t{9999} : finding->trace.size());
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Finding* a, const Finding* b) { return rank(a) < rank(b); });
  cause.first = all.front();
  std::set<Saying> told = {saying_of(*cause.first)};
  for (const Finding* finding : all) {
    if (told.insert(saying_of(*finding)).second) cause.also.push_back(finding);
    if (!finding->trace.empty() &&
        (cause.path == nullptr || finding->trace.size() < cause.path->trace.size()))
      cause.path = finding;
  }
}

void finish(Cause& cause) {
  std::stable_sort(cause.laws.begin(), cause.laws.end(),
                   [](const CauseLaw& a, const CauseLaw& b) { return a.severity < b.severity; });
  std::size_t limits = 0;
  cause.waived = true;
  cause.severity = Severity::info;
  for (CauseLaw& law : cause.laws) {
    if (law.items.size() == cause.items.size()) law.items.clear();
    const Finding& finding = *law.findings.front();
    if (finding.strictness) {
      ++limits;
      if (cause.strictest == nullptr || *finding.strictness < *cause.strictest->strictness)
        cause.strictest = &finding;
    }
    for (const Finding* each : law.findings) cause.waived = cause.waived && !each->counts();
  }
  if (limits < 2) cause.strictest = nullptr;
  for (const CauseLaw& law : cause.laws)
    for (const Finding* each : law.findings)
      if (cause.waived || each->counts()) cause.severity = std::min(cause.severity, each->severity);
  choose_headline(cause);
  // The articles that the headline breaks come before those that follow from it.
  const auto follows = [&](const CauseLaw& law) {
    return std::none_of(law.findings.begin(), law.findings.end(),
                        [&](const Finding* finding) { return finding->assertion == cause.first->assertion; });
  };
  std::stable_sort(cause.laws.begin(), cause.laws.end(), [&](const CauseLaw& a, const CauseLaw& b) {
    return std::pair(a.severity, follows(a)) < std::pair(b.severity, follows(b));
  });
}

}  // namespace

std::vector<Cause> causes_of(const Report& report) {
  std::vector<Cause> causes;
  std::map<std::string, std::size_t> known;
  for (const Finding& finding : report.findings) {
    if (finding.pack.empty()) continue;
    const auto [found, fresh] = known.emplace(finding.cause, causes.size());
    if (fresh) causes.emplace_back();
    add(causes[found->second], finding);
  }
  for (Cause& cause : causes) finish(cause);
  std::stable_sort(causes.begin(), causes.end(),
                   [](const Cause& a, const Cause& b) { return a.severity < b.severity; });
  return causes;
}

std::size_t count_of_causes(const Report& report, Severity severity) {
  const std::vector<Cause> causes = causes_of(report);
  const auto counted = std::count_if(causes.begin(), causes.end(), [&](const Cause& cause) {
    return cause.severity == severity && !cause.waived;
  });
  const auto denied =
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const Finding& finding) { return finding.denied && finding.severity == severity; });
  return static_cast<std::size_t>(counted + denied);
}

std::string laws_in_short(const Cause& cause) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, cause.laws.size()); ++i)
    text += (i == 0 ? "" : ", ") + cause.laws[i].id;
  if (cause.laws.size() > most) text += ", +" + std::to_string(cause.laws.size() - most);
  return text;
}

}  // namespace facenotice
