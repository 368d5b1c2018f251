// SPDX-License-Identifier: MIT
// A reviewer answers, with a key, what no program can judge.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "export/package/keys.hpp"
#include "schema/check/report.hpp"
#include "schema/document/paperwork.hpp"
#include "schema/edit/edit.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

// The reviewer of the document with this key, whose signature counts today. Throws UserError: there is none,
// the key is revoked, its term has not begun or is over.
Reviewer able_reviewer(const Document& document, const PublicKey& key);

// Throws UserError when it is no day (ISO 8601; empty: none), or over already.
void require_not_over(const std::string& day);

struct AnswersToSign {
  std::vector<std::string> items;  // ids of items, or of rows that ask a person, as the report has them
  std::string language;            // BCP 47: of items that are asked once per language, this one only
  Said said = Said::satisfied;
  std::string reason;              // why, in the reviewer's own words; signed; may be empty
  std::filesystem::path evidence;  // a file whose name and SHA-256 are signed; empty: none
  std::string expires;             // ISO 8601; empty: until what it speaks of changes
};

// What can be known before a key is unlocked, which takes seconds. Throws UserError when the laws of the
// document do not ask, when it is not for this reviewer to answer (it says for whom it is), and when evidence
// is asked for and none is given. `reviewer`: null while nobody knows whose key it is.
void require_may_answer(const Document& document, const Report& report, const RuleLibrary& library,
                        const Reviewer* reviewer, const AnswersToSign& answers);

struct SignedAnswers {
  Edit edit;
  std::vector<Confirmation> given;  // in the order of the items and of the document's languages
};

// `report`: of this document, now. Throws UserError as require_may_answer() does, and when the same was
// answered before, and when there is no answer of the key that it could take back.
SignedAnswers sign_answers(const Document& document, const Report& report, const RuleLibrary& library,
                           const SecretKey& key, const AnswersToSign& answers);

}  // namespace facenotice
