// SPDX-License-Identifier: MIT
// Signatures, roles, terms, parts and ends, in the order in which each makes the next pointless.
#include "schema/check/answers.hpp"

#include <algorithm>
#include <optional>

#include "schema/base/dates.hpp"
#include "schema/check/persons.hpp"

namespace facenotice {
namespace {

std::string key_id(const Reviewer& reviewer) {
  const Result<PublicKey> key = parse_public_key(reviewer.key);
  return key ? to_string(key->id) : std::string();
}

// Whether the reviewer's signature of that day counts today: confirmed, or why not.
Standing term_of(const Reviewer& who, std::string_view date, std::string_view today) {
  if (!who.revoked.empty() && (who.revoked <= date || who.revoked <= today))
    return {AnswerState::revoked, who.revoked};
  if (date < who.from) return {AnswerState::not_yet, who.from};
  if (date > who.until) return {AnswerState::out_of_term, who.until};
  return {AnswerState::confirmed};
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
    case AnswerState::not_yet:
      return "not-yet";
    case AnswerState::out_of_term:
      return "out-of-term";
    case AnswerState::revoked:
      return "revoked";
    case AnswerState::bad_signature:
      return "bad-signature";
    case AnswerState::without_evidence:
      return "without-evidence";
    case AnswerState::stale:
      return "stale";
    case AnswerState::expired:
      return "expired";
    case AnswerState::taken_back:
      return "taken-back";
    case AnswerState::same_person:
      return "same-person";
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

void speak_of(Confirmation& confirmation, const Document& document, const AttestationCatalog& catalogue) {
  confirmation.part = part_to_confirm(document, catalogue, confirmation.item, confirmation.language);
  confirmation.pieces =
      part_pieces(document, answered_item(catalogue, confirmation.item).speaks_of, confirmation.language);
}

Answers::Answers(const Document& document, const AttestationCatalog& catalogue,
                 const std::vector<Reviewer>& vouched, std::string_view as_of, std::string_view today)
    : document_(document),
      catalogue_(catalogue),
      paperwork_(paperwork_of(document)),
      vouched_(vouched),
      as_of_(as_of),
      today_(std::max(today, as_of)) {}

Standing Answers::signer(const Signed& by_key, std::string_view text, std::string_view by,
                         std::string_view role, std::string_view key, std::string_view date) const {
  if (by_key.signature.empty()) return {AnswerState::unsigned_};
  const Reviewer* reviewer = nullptr;
  for (const Reviewer& known : paperwork_.reviewers)
    if (!key.empty() && key_id(known) == key) {
      if (reviewer != nullptr) return {AnswerState::other_role};  // one key has one role
      reviewer = &known;
    }
  if (reviewer == nullptr) return {AnswerState::unknown_key};
  if (!is_signed_by(by_key, *parse_public_key(reviewer->key), text)) return {AnswerState::bad_signature};
  if (reviewer->role != role || reviewer->name != by || catalogue_.find_role(role) == nullptr)
    return {AnswerState::other_role};
  if (date > today_) return {AnswerState::not_yet};
  if (Standing ends = term_of(*reviewer, date, today_); ends.state != AnswerState::confirmed) return ends;
  if (role == demonstration_role) return {AnswerState::demonstration};
  for (const Reviewer& who : vouched_) {
    if (who.key != reviewer->key || who.role != reviewer->role || who.name != reviewer->name) continue;
    Standing vouched = term_of(who, date, today_);
    vouched.by_list = true;
    return vouched;
  }
  return {AnswerState::unvouched};
}

Standing Answers::signer(const Confirmation& c) const {
  return signer(c.by_key, signed_text(document_.flow().id, c), c.by, c.role, c.key, c.date);
}

std::vector<GivenAnswer> Answers::unproven() const {
  std::vector<GivenAnswer> all;
  for (const Confirmation& c : paperwork_.confirmations)
    if (const Standing standing = signer(c);
        is_unproven(standing.state) && !(c.key.empty() && standing.state == AnswerState::unsigned_))
      all.push_back(answer_from(c, standing));
  return all;
}

const std::string& Answers::part_now(const AttestationItem& item, std::string_view language) const {
  std::string& digest = parts_[{item.id, std::string(language)}];
  if (digest.empty()) digest = part_digest(document_, item.speaks_of, language);
  return digest;
}

Standing Answers::standing_of(const Confirmation& c, const AttestationItem& item) const {
  Standing standing = signer(c);
  if (standing.state < AnswerState::demonstration) return standing;
  if (c.said == Said::taken_back) return {AnswerState::taken_back};  // whatever it spoke of has become
  if (item.evidence_required && c.evidence_digest.empty() && c.role != demonstration_role)
    return {AnswerState::without_evidence};
  if (c.part != part_now(item, c.language)) return {AnswerState::stale};
  if (!c.expires.empty() && c.expires < as_of_) return {AnswerState::expired, c.expires};
  if (item.holds_months > 0)
    if (const std::string end = months_after(c.date, item.holds_months); end < as_of_)
      return {AnswerState::expired, end};
  if (c.said == Said::not_satisfied) standing.state = AnswerState::denied;
  return standing;
}

GivenAnswer Answers::answer_from(const Confirmation& c, const Standing& standing) const {
  GivenAnswer answer;
  static_cast<Standing&>(answer) = standing;
  answer.role = c.role;
  answer.said = c.said;
  answer.reason = c.reason;
  answer.by = c.by;
  answer.date = c.date;
  answer.expires = c.expires;
  answer.key = c.key;
  answer.item = c.item;
  answer.evidence = c.evidence;
  answer.evidence_digest = c.evidence_digest;
  answer.offset = c.offset;
  if (standing.state == AnswerState::stale && !c.pieces.empty())
    answer.changed = changed_pieces(
        c.pieces, part_pieces(document_, answered_item(catalogue_, c.item).speaks_of, c.language));
  return answer;
}

Answer Answers::of_role(const AttestationItem& item, std::string_view language, std::string_view role) const {
  struct Judged {
    const Confirmation* confirmation;
    Standing standing;
  };
  const auto concerns = [&](const Confirmation& c) {
    if (c.item != item.id || c.language != language) return false;
    // Whoever changes the role of an answer takes it from nobody.
    const bool of_another =
        std::find(item.roles.begin(), item.roles.end(), c.role) != item.roles.end() && c.role != role;
    return !of_another;
  };
  std::map<std::string, Judged> by_key;  // what each key says: the newest of what it has signed
  std::optional<Judged> unproven;
  std::vector<Judged> all;
  for (const Confirmation& c : paperwork_.confirmations) {
    if (!concerns(c)) continue;
    const Judged judged{&c, standing_of(c, item)};
    if (is_unproven(judged.standing.state)) {
      all.push_back(judged);
      // Of several the worst proven: a changed answer says more than one without a signature.
      if (!unproven || judged.standing.state >= unproven->standing.state) unproven = judged;
      continue;
    }
    if (c.role != role && c.role != demonstration_role) continue;
    all.push_back(judged);
    const auto [known, fresh] = by_key.emplace(c.key, judged);
    if (!fresh && c.date >= known->second.confirmation->date) known->second = judged;
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
    if (best == nullptr || std::pair(worth(judged.standing.state), judged.confirmation->date) >
                               std::pair(worth(best->standing.state), best->confirmation->date))
      best = &judged;
  // What was tampered with may have been a no: until it is cleared up, no yes counts beside it.
  if (unproven && (best == nullptr || best->standing.state != AnswerState::denied)) best = &*unproven;
  Answer answer;
  if (best != nullptr) {
    static_cast<GivenAnswer&>(answer) = answer_from(*best->confirmation, best->standing);
    for (const Judged& judged : all)
      if (judged.confirmation != best->confirmation)
        answer.others.push_back(answer_from(*judged.confirmation, judged.standing));
  }
  answer.role = std::string(role);
  return answer;
}

const Confirmation* Answers::last_word(const Confirmation& answer) const {
  const Confirmation* newest = nullptr;
  for (const Confirmation& c : paperwork_.confirmations)
    if (c.item == answer.item && c.language == answer.language && c.key == answer.key &&
        !is_unproven(signer(c).state) && (newest == nullptr || c.date >= newest->date))
      newest = &c;
  return newest;
}

std::string Answers::given_already(const Confirmation& answer) const {
  const Confirmation* newest = last_word(answer);
  if (answer.said == Said::taken_back)
    return newest != nullptr && newest->said == answer.said ? newest->date : std::string();
  if (newest == nullptr || newest->said != answer.said || newest->part != answer.part ||
      newest->expires != answer.expires || newest->evidence_digest != answer.evidence_digest ||
      newest->reason != answer.reason)
    return {};
  const AttestationItem item = answered_item(catalogue_, answer.item);
  const bool renews = item.holds_months > 0 && newest->date < answer.date;
  return !renews && standing_of(*newest, item).state >= AnswerState::denied ? newest->date : std::string();
}

std::vector<Answer> Answers::to(std::string_view id, std::string_view language) const {
  const AttestationItem item = answered_item(catalogue_, id);
  std::vector<Answer> answers;
  for (const std::string& role : item.roles) {
    Answer answer = of_role(item, language, role);
    // Two keys make no second person. A demonstration is one person's in all roles, and a draft anyway.
    const auto counts = [](const Answer& given) { return given.state > AnswerState::demonstration; };
    for (const Answer& other : answers)
      if (counts(answer) && counts(other) && same_person(other.by, answer.by))
        answer.state = AnswerState::same_person;
    answers.push_back(std::move(answer));
  }
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
