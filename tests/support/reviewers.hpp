// SPDX-License-Identifier: MIT
// Reviewers with keys that are the same in every run, and what they sign.
#pragma once

#include <string>
#include <vector>

#include <facenotice/digest.hpp>

#include "export/package/paperwork_signing.hpp"
#include "schema/check/answers.hpp"
#include "schema/edit/confirm.hpp"
#include "schema/edit/waive.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice::test {

// One key for each role: its seed and id come from the role's name.
inline SecretKey key_of_role(const std::string& role) {
  const Digest seed = sha256(ByteView("reviewer " + role));
  KeyId id{};
  std::copy_n(seed.begin(), id.size(), id.begin());
  return SecretKey::from_seed(seed, id);
}

inline Reviewer reviewer_of_role(const std::string& role) {
  return {"The " + role,
          role,
          format_public_key(key_of_role(role).public_key()),
          "2020-01-01",
          "2099-12-31",
          "",
          -1};
}

// What a list of reviewers from outside would vouch for: everybody.
inline ReviewerList vouched_reviewers() {
  ReviewerList list{"reviewers.xml", sha256_hex("the list"), {}};
  for (const ReviewerRole& role : RuleLibrary::installed()->attestations().roles())
    list.reviewers.push_back(reviewer_of_role(role.id));
  return list;
}

inline Document with_reviewer(const Document& document, const std::string& role) {
  for (const Reviewer& reviewer : paperwork_of(document).reviewers)
    if (reviewer.role == role) return document;
  return add_reviewer(document, reviewer_of_role(role)).document;
}

// An answer that holds on `date`, by the catalogue of the program.
inline Confirmation answer_to(const Document& document, const std::string& item, const std::string& role,
                              const std::string& date, const std::string& language = "") {
  Confirmation answer;
  answer.item = item;
  answer.language = language;
  answer.by = reviewer_of_role(role).name;
  answer.role = role;
  answer.date = date;
  speak_of(answer, document, RuleLibrary::installed()->attestations());
  answer.evidence = "evidence.pdf";
  answer.evidence_digest = sha256_hex("evidence");
  return answer;
}
inline Document with_answer(const Document& document, const Confirmation& answer) {
  return confirm(document, signed_by(key_of_role(answer.role), document.flow().id, answer)).document;
}

// Everything that the program's catalogue can ask, answered by everybody who must.
inline Document all_answered(const std::string& text, const std::string& date,
                             const std::string& name = "test.flow.xml") {
  Document document = Document::parse(text, name);
  for (const ReviewerRole& role : RuleLibrary::installed()->attestations().roles())
    document = with_reviewer(document, role.id);
  for (const AttestationItem& item : RuleLibrary::installed()->attestations().items()) {
    // A copy: each answer makes another document.
    const std::vector<std::string> languages =
        item.per_language ? document.flow().languages : std::vector<std::string>{""};
    for (const std::string& language : languages)
      for (const std::string& role : item.roles)
        document = with_answer(document, answer_to(document, item.id, role, date, language));
  }
  return document;
}

inline Waiver signed_waiver(const std::string& flow, const std::string& rule, const std::string& finding,
                            const std::string& date, const std::string& expires,
                            const std::string& role = "counsel") {
  Waiver waiver;
  waiver.rule = rule;
  waiver.finding = finding;
  waiver.reason = "Being mended";
  waiver.approver = reviewer_of_role(role).name;
  waiver.role = role;
  waiver.date = date;
  waiver.expires = expires;
  return signed_by(key_of_role(role), flow, std::move(waiver));
}

}  // namespace facenotice::test
