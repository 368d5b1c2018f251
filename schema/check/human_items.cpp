// SPDX-License-Identifier: MIT
// Attestations of the document against the items that packs ask for. Sentences are in the report's language.
#include "schema/check/human_items.hpp"

#include <facenotice/flow_reader.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace facenotice {
namespace {

std::string sentence(AttestationState state, bool chinese) {
  switch (state) {
    case AttestationState::stale:
      return chinese ? "已有人工确认，但其所涉内容此后已变更。"
                     : "An attestation exists, but what it speaks of has changed since.";
    case AttestationState::expired:
      return chinese ? "人工确认已过期。" : "The attestation has expired.";
    case AttestationState::missing:
    case AttestationState::valid:
      break;
  }
  return {};
}

}  // namespace

std::string attested_item(const PatternInfo& pattern) {
  if (pattern.property != "P34.attested") return {};
  for (const auto& [name, value] : pattern.parameters)
    if (name == "ITEM" && value.size() > 2) return value.substr(1, value.size() - 2);  // a literal
  return {};
}

HumanItem& HumanItems::item(const std::string& id) {
  const auto known = items_.find(id);
  if (known != items_.end()) return known->second;
  HumanItem& made = items_[id];
  made.id = id;
  if (const AttestationItem* entry = library_.attestations().find(id)) {
    made.role = entry->role.in(report_.language);
    made.statement = entry->statement.in(report_.language);
    made.evidence = entry->evidence.in(report_.language);
    made.again = entry->again.in(report_.language);
  }
  // Of several attestations of one item, one that holds counts.
  for (const Attestation& attestation : document_.flow().attestations) {
    if (attestation.item != id) continue;
    const AttestationState state = state_of(document_, library_.attestations(), attestation, report_.as_of);
    if (state < made.state) continue;
    made.state = state;
    made.by = attestation.by;
    made.by_role = attestation.role;
    made.date = attestation.date;
    made.expires = attestation.expires;
    made.shown = attestation.evidence;
    made.offset = attestation.offset;
  }
  return made;
}

void HumanItems::ask(const std::string& id, const Row& row, const std::string& citation) {
  HumanItem& asked = item(id);
  if (std::find(asked.rows.begin(), asked.rows.end(), row.id) != asked.rows.end()) return;
  asked.rows.push_back(row.id);
  asked.citations.push_back(citation);
}

std::vector<HumanItem> HumanItems::items() const {
  std::vector<HumanItem> all;
  for (const auto& [id, item] : items_) all.push_back(item);
  return all;
}

std::vector<Finding> HumanItems::open() const {
  const bool chinese = report_.language.substr(0, 2) == "zh";
  std::vector<Finding> findings;
  for (const auto& [id, item] : items_) {
    if (item.state == AttestationState::valid || library_.attestations().find(id) == nullptr) continue;
    Finding finding;
    finding.id = finding.assertion = finding.property = id;
    finding.severity = Severity::review;
    finding.citation = item.citations.front();
    if (item.citations.size() > 1)
      finding.citation += fmt::format(fmt::runtime(chinese ? "等 {} 项" : " and {} more"),
                                      chinese ? item.citations.size() : item.citations.size() - 1);
    finding.asks = item.statement;
    finding.source = "H";
    finding.place = document_.place(item.offset >= 0 ? item.offset : source_offset(document_.root()));
    finding.xpath = "/n:flow";
    finding.message = fmt::format(fmt::runtime(chinese ? "{}须确认：{}" : "To be confirmed by {}: {}"),
                                  item.role, item.statement);
    if (const std::string why = sentence(item.state, chinese); !why.empty())
      finding.message += (chinese ? "" : " ") + why;
    finding.fix = fmt::format("facenotice attest … --item {}", id);
    finding.fingerprint = finding.cause = id;
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace facenotice
