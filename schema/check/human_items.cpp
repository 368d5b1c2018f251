// SPDX-License-Identifier: MIT
// Items, who has answered them, and what is said of those that are open.
#include "schema/check/human_items.hpp"

#include <facenotice/digest.hpp>
#include <facenotice/flow_reader.hpp>

#include <algorithm>

#include "schema/base/message.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice {

Message shortcoming(const GivenAnswer& answer) {
  switch (answer.state) {
    case AnswerState::unsigned_:
      return msg("Nobody has signed it.");
    case AnswerState::unknown_key:
      return msg("Its key {} is none of the document's reviewers'.", answer.key);
    case AnswerState::bad_signature:
      return msg("Its signature does not hold: something was changed after signing.");
    case AnswerState::other_role:
      return msg("Its key {} belongs to another role or person than {}.", answer.key, answer.by);
    case AnswerState::not_yet:
      if (answer.day.empty()) return msg("It is dated {}, a day to come.", answer.date);
      return answer.by_list
                 ? msg("The list that vouches lets {} sign from {} on; it is dated {}.", answer.by,
                       answer.day, answer.date)
                 : msg("{} may sign from {} on; it is dated {}.", answer.by, answer.day, answer.date);
    case AnswerState::out_of_term:
      return answer.by_list
                 ? msg("The list that vouches lets {} sign until {}; it is dated {}.", answer.by, answer.day,
                       answer.date)
                 : msg("{} could sign until {}; it is dated {}.", answer.by, answer.day, answer.date);
    case AnswerState::revoked:
      return answer.by_list
                 ? msg("The list that vouches has revoked the key of {} on {}.", answer.by, answer.day)
                 : msg("The key of {} was revoked on {}.", answer.by, answer.day);
    case AnswerState::without_evidence:
      return msg("{} gave no file that shows it.", answer.by);
    case AnswerState::stale: {
      if (answer.changed.empty()) return msg("What it speaks of has changed since {}.", answer.date);
      constexpr std::size_t most = 5;
      std::string named;
      for (std::size_t i = 0; i < std::min(most, answer.changed.size()); ++i)
        named += (i == 0 ? "" : " · ") + answer.changed[i];
      return answer.changed.size() > most
                 ? msg("What it speaks of has changed since {}: {} and {} more.", answer.date, named,
                       answer.changed.size() - most)
                 : msg("What it speaks of has changed since {}: {}.", answer.date, named);
    }
    case AnswerState::expired:
      return msg("It counted until {}.", answer.day);
    case AnswerState::taken_back:
      return msg("{} took back on {} what had been answered.", answer.by, answer.date);
    case AnswerState::same_person:
      return msg("{} has answered in another role too: two roles need two people. Have somebody else answer.",
                 answer.by);
    case AnswerState::denied:
      return msg("{} said on {} that it is not so.", answer.by, answer.date);
    case AnswerState::demonstration:
      return msg("It was given for a demonstration only.");
    case AnswerState::unvouched:
      return msg("Nobody has vouched for {} with this key.", answer.by);
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
  const auto name = [&](GivenAnswer& answer) {
    if (answer.changed.empty()) return;
    const ShownNames names(document_.flow(), report_.words);
    for (std::string& piece : answer.changed) piece = names.piece(piece);
  };
  for (Answer& answer : made.answers) {
    name(answer);
    for (GivenAnswer& other : answer.others) name(other);
  }
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
    finding.denied = state == AnswerState::denied;
    finding.item = item.language;
    std::string who;
    SourceOffset offset = source_offset(document_.root());
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      if (is_answered(item.answers[i].state)) continue;
      if (state == AnswerState::denied && item.answers[i].state != state) continue;
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
        if (const Message why = shortcoming(answer); !is_answered(answer.state) && !why.empty()) {
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

std::vector<Finding> tampered_answers(const Document& document, const Answers& answers, const Words& words) {
  std::vector<Finding> findings;
  for (const GivenAnswer& answer : answers.unproven()) {
    Finding finding;
    finding.id = finding.assertion = finding.property = "FN-ANSWER-UNPROVEN";
    finding.pack = "FN";
    finding.severity = Severity::warning;
    finding.citation = words.tr("FaceNotice, confirmations");
    finding.asks = words.tr(
        "An answer is signed by a reviewer of the document, whole and unchanged. Where one is not, a no may "
        "have been changed or taken away: no answer to the same item counts beside it.");
    finding.source = "H";
    finding.place = document.place(answer.offset);
    finding.xpath = "/n:flow/n:attestations/n:attestation[@item='" + answer.item + "']";
    finding.message = words.trf("The answer to {} of {} ({}) at {} is not proven. {}", answer.item, answer.by,
                                answer.date, document.where(finding.place), shortcoming(answer).in(words));
    finding.fix = words.tr(
        "Put back what was signed from a copy that was kept; where there is none, take the answer out and "
        "have the item answered anew.");
    finding.fingerprint = finding.cause =
        sha256_hex(answer.item + "\n" + answer.role + "\n" + answer.key + "\n" + answer.date).substr(0, 16);
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace facenotice
