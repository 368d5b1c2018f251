// SPDX-License-Identifier: MIT
// Items, who has answered them, and what is said of those that are open.
#include "schema/check/human_items.hpp"

#include <facenotice/flow_reader.hpp>

#include <algorithm>

#include "schema/base/message.hpp"

namespace facenotice {

Message shortcoming(AnswerState state) {
  switch (state) {
    case AnswerState::unsigned_:
      return msg("Nobody has signed it.");
    case AnswerState::unknown_key:
      return msg("Its key is none of the document's reviewers'.");
    case AnswerState::other_role:
      return msg("Its key belongs to another role or person.");
    case AnswerState::out_of_term:
      return msg("Its reviewer could not sign on that day, or the key was revoked.");
    case AnswerState::bad_signature:
      return msg("Its signature does not hold: something was changed after signing.");
    case AnswerState::without_evidence:
      return msg("The file that shows it is missing.");
    case AnswerState::stale:
      return msg("What it speaks of has changed since.");
    case AnswerState::expired:
      return msg("Its time is over.");
    case AnswerState::denied:
      return msg("It says that it is not so.");
    case AnswerState::demonstration:
      return msg("It was given for a demonstration only.");
    case AnswerState::unvouched:
      return msg("Nobody has vouched for its reviewer.");
    case AnswerState::missing:
    case AnswerState::confirmed:
      break;
  }
  return {};
}

HumanItem& HumanItems::item(const std::string& id, const std::string& language) {
  const auto known = items_.find({id, language});
  if (known != items_.end()) return known->second;
  HumanItem& made = items_[{id, language}];
  made.id = id;
  made.language = language;
  const AttestationItem entry = answered_item(catalogue_, id);
  const std::string_view words = report_.words.language();
  if (!entry.statement.empty()) made.statement = entry.statement.in(words);
  if (!entry.evidence.empty()) made.evidence = entry.evidence.in(words);
  if (!entry.again.empty()) made.again = entry.again.in(words);
  made.evidence_required = entry.evidence_required;
  made.answers = answers_.to(id, language);
  for (const std::string& role : entry.roles) made.roles.push_back(catalogue_.role_name(role, words));
  return made;
}

void HumanItems::ask(const std::string& id, const Row& row, const std::string& citation) {
  const AttestationItem* entry = catalogue_.find(id);
  const bool per_language = entry != nullptr && entry->per_language;
  const std::vector<std::string> once = {""};
  for (const std::string& language : per_language ? document_.flow().languages : once) {
    HumanItem& asked = item(id, language);
    if (std::find(asked.rows.begin(), asked.rows.end(), row.id) != asked.rows.end()) continue;
    asked.rows.push_back(row.id);
    asked.citations.push_back(citation);
  }
}

void HumanItems::ask(const Finding& review) {
  HumanItem& asked = item(review.id, "");
  if (!asked.rows.empty()) return;
  asked.rows.push_back(review.id);
  asked.citations.push_back(review.citation);
  asked.statement = review.asks;
}

std::vector<HumanItem> HumanItems::items() const {
  std::vector<HumanItem> all;
  for (const auto& [key, item] : items_) all.push_back(item);
  return all;
}

std::vector<Finding> HumanItems::open() const {
  const Words& words = report_.words;
  std::vector<Finding> findings;
  for (const auto& [key, item] : items_) {
    const AnswerState state = item.state();
    if (is_answered(state) || catalogue_.find(item.id) == nullptr) continue;
    Finding finding;
    finding.id = finding.assertion = finding.property = item.id;
    finding.severity = state == AnswerState::denied ? Severity::error : Severity::review;
    finding.citation = item.citations.front();
    if (item.citations.size() > 1)
      finding.citation = words.trf("{} and {} more", finding.citation, item.citations.size() - 1);
    finding.asks = item.statement;
    finding.source = "H";
    finding.item = item.language;
    std::string who;
    SourceOffset offset = source_offset(document_.root());
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      if (is_answered(item.answers[i].state)) continue;
      who += (who.empty() ? "" : words.tr(", ")) + item.roles[i];
      if (item.answers[i].offset >= 0) offset = item.answers[i].offset;
    }
    finding.place = document_.place(offset);
    finding.xpath = "/n:flow";
    const std::string statement =
        item.language.empty() ? item.statement : item.language + ": " + item.statement;
    finding.message = state == AnswerState::denied
                          ? words.trf("{} has answered that this is not so: {}", who, statement)
                          : words.trf("To be confirmed by {}: {}", who, statement);
    if (state != AnswerState::denied)
      for (const Answer& answer : item.answers)
        if (const Message why = shortcoming(answer.state); !is_answered(answer.state) && !why.empty()) {
          finding.message += (words.chinese() ? "" : " ") +
                             words.trf("The answer of {} does not count. {}", answer.by, why.in(words));
          break;
        }
    finding.fix = state == AnswerState::denied
                      ? words.tr("Mend what is not so, then have it answered anew.")
                      : words.trf("facenotice attest FILE --item {} --key KEY{}", item.id,
                                  item.evidence_required ? " --evidence FILE" : "");
    finding.fingerprint = finding.cause = item.language.empty() ? item.id : item.id + "/" + item.language;
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace facenotice
