// SPDX-License-Identifier: MIT
// Signatures, roles, terms, parts and ends, in the order in which each makes the next pointless.
#include "schema/check/answers.hpp"

#include <algorithm>

#include "schema/base/dates.hpp"

namespace facenotice {
namespace {

std::string key_id(const Reviewer& reviewer) {
  const Result<PublicKey> key = parse_public_key(reviewer.key);
  return key ? to_string(key->id) : std::string();
}

}  // namespace

const char* answer_state_word(AnswerState state) {
  switch (state) {
    case AnswerState::missing:
      return "missing";
    case AnswerState::unsigned_:
      return "unsigned";
    case AnswerState::unknown_key:
      return "unknown-key";
    case AnswerState::other_role:
      return "other-role";
    case AnswerState::out_of_term:
      return "out-of-term";
    case AnswerState::bad_signature:
      return "bad-signature";
    case AnswerState::without_evidence:
      return "without-evidence";
    case AnswerState::stale:
      return "stale";
    case AnswerState::expired:
      return "expired";
    case AnswerState::denied:
      return "denied";
    case AnswerState::demonstration:
      return "demonstration";
    case AnswerState::unvouched:
      return "unvouched";
    case AnswerState::confirmed:
      return "confirmed";
  }
  return "";
}

AttestationItem answered_item(const AttestationCatalog& catalogue, std::string_view id) {
  if (const AttestationItem* known = catalogue.find(id)) return *known;
  AttestationItem item;
  item.id = std::string(id);
  item.roles = {"counsel"};
  item.speaks_of = {FlowPart::all};
  return item;
}

std::string part_to_confirm(const Document& document, const AttestationCatalog& catalogue,
                            std::string_view item, std::string_view language) {
  return part_digest(document, answered_item(catalogue, item).speaks_of, language);
}

Answers::Answers(const Document& document, const AttestationCatalog& catalogue,
                 const std::vector<Reviewer>& vouched, std::string_view as_of, std::string_view today)
    : document_(document),
      catalogue_(catalogue),
      paperwork_(paperwork_of(document)),
      vouched_(vouched),
      as_of_(as_of),
      today_(std::max(today, as_of)) {}

AnswerState Answers::signer(const Signed& by_key, std::string_view text, std::string_view by,
                            std::string_view role, std::string_view key, std::string_view date) const {
  if (by_key.signature.empty()) return AnswerState::unsigned_;
  const Reviewer* reviewer = nullptr;
  for (const Reviewer& known : paperwork_.reviewers)
    if (!key.empty() && key_id(known) == key) {
      if (reviewer != nullptr) return AnswerState::other_role;  // one key has one role
      reviewer = &known;
    }
  if (reviewer == nullptr) return AnswerState::unknown_key;
  if (reviewer->role != role || reviewer->name != by || catalogue_.find_role(role) == nullptr)
    return AnswerState::other_role;
  const auto counts = [&](const Reviewer& who) {
    return who.may_sign_on(date) && (who.revoked.empty() || who.revoked > today_);
  };
  if (!counts(*reviewer) || date > today_) return AnswerState::out_of_term;
  if (!is_signed_by(by_key, *parse_public_key(reviewer->key), text)) return AnswerState::bad_signature;
  if (role == demonstration_role) return AnswerState::demonstration;
  const bool vouched = std::any_of(vouched_.begin(), vouched_.end(), [&](const Reviewer& who) {
    return who.key == reviewer->key && who.role == reviewer->role && who.name == reviewer->name &&
           counts(who);
  });
  return vouched ? AnswerState::confirmed : AnswerState::unvouched;
}

const std::string& Answers::part_now(const AttestationItem& item, std::string_view language) const {
  std::string& digest = parts_[{item.id, std::string(language)}];
  if (digest.empty()) digest = part_digest(document_, item.speaks_of, language);
  return digest;
}

AnswerState Answers::state_of(const Confirmation& c, const AttestationItem& item) const {
  const AnswerState signed_by =
      signer(c.by_key, signed_text(document_.flow().id, c), c.by, c.role, c.key, c.date);
  if (signed_by < AnswerState::demonstration) return signed_by;
  if (item.evidence_required && c.evidence_digest.empty() && c.role != demonstration_role)
    return AnswerState::without_evidence;
  if (c.part != part_now(item, c.language)) return AnswerState::stale;
  if (!c.expires.empty() && c.expires < as_of_) return AnswerState::expired;
  if (item.holds_months > 0 && months_after(c.date, item.holds_months) < as_of_) return AnswerState::expired;
  return c.satisfied ? signed_by : AnswerState::denied;
}

Answer Answers::of_role(const AttestationItem& item, std::string_view language, std::string_view role) const {
  struct Judged {
    const Confirmation* confirmation;
    AnswerState state;
  };
  std::map<std::string, Judged>
      by_key;  // what each key says: its newest answer that can be relied on, else its newest
  std::size_t all = 0;
  const auto reliable = [](AnswerState state) { return state >= AnswerState::denied; };
  for (const Confirmation& c : paperwork_.confirmations) {
    if (c.item != item.id || c.language != language) continue;
    if (c.role != role && c.role != demonstration_role) continue;
    ++all;
    const Judged judged{&c, state_of(c, item)};
    const auto [known, fresh] = by_key.emplace(c.key, judged);
    if (fresh) continue;
    const bool better = reliable(judged.state) && !reliable(known->second.state);
    const bool newer =
        reliable(judged.state) == reliable(known->second.state) && c.date >= known->second.confirmation->date;
    if (better || newer) known->second = judged;
  }
  // A no stands until who gave it takes it back: another's yes does not outvote it. Else the best counts, a
  // demonstration's behind any of the role itself; of equals the newest.
  const auto worth = [](AnswerState state) {
    return state == AnswerState::denied          ? 3
           : state == AnswerState::demonstration ? 1
           : is_answered(state)                  ? 2
                                                 : 0;
  };
  const Judged* best = nullptr;
  for (const auto& [key, judged] : by_key)
    if (best == nullptr || std::pair(worth(judged.state), judged.confirmation->date) >
                               std::pair(worth(best->state), best->confirmation->date))
      best = &judged;
  Answer answer;
  answer.role = std::string(role);
  if (best == nullptr) return answer;
  answer.state = best->state;
  answer.by = best->confirmation->by;
  answer.date = best->confirmation->date;
  answer.expires = best->confirmation->expires;
  answer.evidence = best->confirmation->evidence;
  answer.evidence_digest = best->confirmation->evidence_digest;
  answer.offset = best->confirmation->offset;
  answer.earlier = all - 1;
  return answer;
}

std::vector<Answer> Answers::to(std::string_view id, std::string_view language) const {
  const AttestationItem item = answered_item(catalogue_, id);
  std::vector<Answer> answers;
  for (const std::string& role : item.roles) answers.push_back(of_role(item, language, role));
  return answers;
}

std::vector<AttestationFact> attestation_facts(const Document& document, const AttestationCatalog& catalogue,
                                               const Answers& answers) {
  std::vector<AttestationFact> facts;
  for (const AttestationItem& item : catalogue.items()) {
    AttestationFact fact{item.id, "valid", {}, {}, item.statement.in("en"), item.statement.in("zh-CN")};
    for (const std::string& role : item.roles) {
      fact.role += (fact.role.empty() ? "" : " and ") + catalogue.role_name(role, "en");
      fact.role_zh += (fact.role_zh.empty() ? "" : "和") + catalogue.role_name(role, "zh-CN");
    }
    const std::vector<std::string> once = {""};
    for (const std::string& language : item.per_language ? document.flow().languages : once)
      for (const Answer& answer : answers.to(item.id, language))
        if (!is_answered(answer.state)) fact.state = answer_state_word(answer.state);
    facts.push_back(std::move(fact));
  }
  return facts;
}

std::vector<AttestationFact> attestation_facts(const Document& document, const AttestationCatalog& catalogue,
                                               std::string_view as_of) {
  return attestation_facts(document, catalogue, Answers(document, catalogue, {}, as_of, as_of));
}

}  // namespace facenotice
