// SPDX-License-Identifier: MIT
// Who may answer, what is asked, and the signed answer.
#include "designer/review/answering.hpp"

#include <algorithm>

#include <facenotice/time.hpp>

#include "export/package/paperwork_signing.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/answers.hpp"
#include "schema/check/human_items.hpp"
#include "schema/edit/confirm.hpp"

namespace facenotice {
namespace {

// Whether a rule of the row can find that a person must judge.
bool asks_a_person(const RuleLibrary& library, const std::string& id) {
  const RuleLibrary::Found found = library.find_row(id);
  if (found.row == nullptr) return false;
  for (const PatternInfo& pattern : found.pack->patterns())
    for (const AssertionInfo& assertion : pattern.assertions)
      if (&found.pack->rows()[pattern.row] == found.row && assertion.role == "review" &&
          pattern.attested_item().empty())
        return true;
  return false;
}

// The packs that ask about an item in one flow or another.
std::string packs_that_ask(const RuleLibrary& library, const std::string& id) {
  std::string packs;
  for (const RulePack& pack : library.packs())
    for (const PatternInfo& pattern : pack.patterns()) {
      if (pattern.attested_item() != id && !(pattern.rests_on_text && id == texts_item) &&
          !(pack.rows()[pattern.row].id == id && asks_a_person(library, id)))
        continue;
      packs += (packs.empty() ? "" : ", ") + pack.id();
      break;
    }
  return packs;
}

void require_asked(const Report& report, const RuleLibrary& library, const std::string& id) {
  for (const HumanItem& item : report.human)
    if (item.id == id) return;
  if (report.verdict == Verdict::could_not_check)
    throw UserError(msg("What is asked could not be checked. {}", report.could_not));
  const std::string packs = packs_that_ask(library, id);
  if (packs.empty())
    throw UserError(msg("Nobody is asked about {}; “facenotice check” lists what people confirm.", id));
  throw UserError(
      msg("The laws of this document do not ask about {}; packs that do for others: {}.", id, packs));
}

// In the language of whoever reads.
Message role_names(const RuleLibrary& library, const std::vector<std::string>& roles) {
  return Message([catalogue = library.attestations(), roles](const Words& words) {
    std::string names;
    for (const std::string& role : roles)
      names += (names.empty() ? "" : words.tr(", ")) + catalogue.role_name(role, words.language());
    return names;
  });
}

// The languages that an item is answered for: one empty tag where it is asked once.
std::vector<std::string> languages_of(const Document& document, const AttestationItem& item,
                                      const std::string& only) {
  if (!item.per_language) return {""};
  if (only.empty()) return document.flow().languages;
  for (const std::string& language : document.flow().languages)
    if (language == only) return {only};
  throw UserError(msg("The flow has no language {}.", only));
}

}  // namespace

Reviewer able_reviewer(const Document& document, const PublicKey& key) {
  Reviewer reviewer = reviewer_of_key(document, key);
  if (!reviewer.revoked.empty())
    throw UserError(msg("The key of {} was revoked on {}.", reviewer.name, reviewer.revoked));
  if (!reviewer.may_sign_on(today()))
    throw UserError(msg("{} may sign from {} until {} only.", reviewer.name, reviewer.from, reviewer.until));
  return reviewer;
}

void require_not_over(const std::string& day) {
  if (day.empty()) return;
  if (!parse_date(day)) throw UserError(msg("“{}” is no date; write it like 2026-11-23.", day));
  if (day < today()) throw UserError(msg("{} is over already.", day));
}

void require_may_answer(const Document& document, const Report& report, const RuleLibrary& library,
                        const Reviewer* reviewer, const AnswersToSign& answers) {
  require_not_over(answers.expires);
  const auto is_demonstration = [](const Reviewer& one) { return one.role == demonstration_role; };
  const std::vector<Reviewer> all = paperwork_of(document).reviewers;
  const bool demonstration = reviewer != nullptr ? is_demonstration(*reviewer)
                                                 : std::any_of(all.begin(), all.end(), is_demonstration);
  for (const std::string& id : answers.items) {
    require_asked(report, library, id);
    const AttestationItem item = answered_item(library.attestations(), id);
    if (reviewer != nullptr && !demonstration &&
        std::find(item.roles.begin(), item.roles.end(), reviewer->role) == item.roles.end())
      throw UserError(msg("{} is not for {} to answer ({}). It is for: {}.", id, reviewer->name,
                          role_names(library, {reviewer->role}), role_names(library, item.roles)));
    if (item.evidence_required && answers.said != Said::taken_back && answers.evidence.empty() &&
        !demonstration)
      throw UserError(msg("{} asks for a file that shows it as evidence.", id));
  }
}

SignedAnswers sign_answers(const Document& document, const Report& report, const RuleLibrary& library,
                           const SecretKey& key, const AnswersToSign& answers) {
  const Reviewer reviewer = able_reviewer(document, key.public_key());
  require_may_answer(document, report, library, &reviewer, answers);
  SignedAnswers done{{msg("Confirm"), document}, {}};
  for (const std::string& id : answers.items) {
    const AttestationItem item = answered_item(library.attestations(), id);
    std::string already;  // the day of an answer that stands
    bool is_new = false;
    for (const std::string& language : languages_of(document, item, answers.language)) {
      Confirmation answer;
      answer.item = id;
      answer.language = language;
      answer.said = answers.said;
      answer.reason = answers.reason;
      answer.by = reviewer.name;
      answer.role = reviewer.role;
      speak_of(answer, done.edit.document, library.attestations());
      answer.date = today();
      answer.expires = answers.expires;
      if (!answers.evidence.empty()) add_evidence(answer, answers.evidence);
      answer = signed_by(key, document.flow().id, std::move(answer));
      const Answers there(done.edit.document, library.attestations(), {}, today(), today());
      if (answer.said == Said::taken_back && there.last_word(answer) == nullptr) continue;
      if (const std::string given = there.given_already(answer); !given.empty()) {
        already = given;
        continue;
      }
      is_new = true;
      done.edit = confirm(done.edit.document, answer);
      done.given.push_back(std::move(answer));
    }
    if (!is_new && already.empty())
      throw UserError(msg("{} has not answered {}: there is nothing to take back.", reviewer.name, id));
    if (!is_new && answers.said == Said::taken_back)
      throw UserError(msg("{} took back the answer to {} already, on {}.", reviewer.name, id, already));
    if (!is_new)
      throw UserError(
          msg("{} has answered {} already, on {}; that answer stands.", reviewer.name, id, already));
  }
  return done;
}

}  // namespace facenotice
