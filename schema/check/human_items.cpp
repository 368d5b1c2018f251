// SPDX-License-Identifier: MIT
// Attestations of the document against the items that packs ask for.
#include "schema/check/human_items.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "schema/base/message.hpp"

namespace facenotice {
namespace {

// Why an answer that is there does not count; nothing where there is none, or where it counts.
Message shortcoming(AttestationState state) {
  switch (state) {
    case AttestationState::stale:
      return msg("An attestation exists, but what it speaks of has changed since.");
    case AttestationState::expired:
      return msg("The attestation has expired.");
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
    made.role = entry->role.in(report_.words.language());
    made.statement = entry->statement.in(report_.words.language());
    made.evidence = entry->evidence.in(report_.words.language());
    made.again = entry->again.in(report_.words.language());
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
  const Words& words = report_.words;
  std::vector<Finding> findings;
  for (const auto& [id, item] : items_) {
    if (item.state == AttestationState::valid || library_.attestations().find(id) == nullptr) continue;
    Finding finding;
    finding.id = finding.assertion = finding.property = id;
    finding.severity = Severity::review;
    finding.citation = item.citations.front();
    if (item.citations.size() > 1)
      finding.citation = words.trf("{} and {} more", finding.citation, item.citations.size() - 1);
    finding.asks = item.statement;
    finding.source = "H";
    finding.place = document_.place(item.offset >= 0 ? item.offset : document_.root().offset_debug() - 1);
    finding.xpath = "/n:flow";
    finding.message = words.trf("To be confirmed by {}: {}", item.role, item.statement);
    if (const Message why = shortcoming(item.state); !why.empty()) finding.message += " " + why.in(words);
    finding.fix = fmt::format("facenotice attest … --item {}", id);
    finding.fingerprint = finding.cause = id;
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace facenotice
