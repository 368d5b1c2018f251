// SPDX-License-Identifier: MIT
// What people have answered, in words.
#include "schema/base/words.hpp"
#include "schema/check/human_items.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {

const char* answer_state_in_words(const Words& words, AnswerState state) {
  switch (state) {
    case AnswerState::missing:
      return words.tr("open");
    case AnswerState::unsigned_:
      return words.tr("not signed");
    case AnswerState::unknown_key:
      return words.tr("signed by nobody who reviews this document");
    case AnswerState::other_role:
      return words.tr("signed in another name or role");
    case AnswerState::not_yet:
      return words.tr("dated before the reviewer may sign");
    case AnswerState::out_of_term:
      return words.tr("dated after the reviewer's term");
    case AnswerState::revoked:
      return words.tr("the key was revoked");
    case AnswerState::bad_signature:
      return words.tr("the signature does not hold");
    case AnswerState::without_evidence:
      return words.tr("the evidence is missing");
    case AnswerState::stale:
      return words.tr("out of date: what it speaks of has changed");
    case AnswerState::expired:
      return words.tr("expired");
    case AnswerState::taken_back:
      return words.tr("taken back");
    case AnswerState::same_person:
      return words.tr("answered by the person who answers in the other role");
    case AnswerState::denied:
      return words.tr("answered: it is not so");
    case AnswerState::demonstration:
      return words.tr("answered for a demonstration");
    case AnswerState::unvouched:
      return words.tr("answered by a reviewer whom nobody has vouched for");
    case AnswerState::confirmed:
      return words.tr("confirmed");
  }
  return "";
}

const char* said_in_words(const Words& words, Said said) {
  switch (said) {
    case Said::satisfied:
      return words.tr("it is so");
    case Said::not_satisfied:
      return words.tr("it is not so");
    case Said::taken_back:
      return words.tr("taken back");
  }
  return "";
}

std::string why_in_words(const Words& words, const GivenAnswer& answer) {
  return answer.state == AnswerState::denied ? std::string() : shortcoming(answer).in(words);
}

std::string reason_in_words(const Words& words, const GivenAnswer& answer) {
  return answer.reason.empty() ? std::string() : words.trf("Reason given: {}", answer.reason);
}

std::string basis_in_words(const Words& words, const GivenAnswer& answer) {
  const std::string evidence = answer.evidence_digest.empty()
                                   ? words.tr("none")
                                   : words.trf("{} (SHA-256 {})", answer.evidence, answer.evidence_digest);
  return words.trf("key {}; evidence: {}; until: {}", answer.key.empty() ? words.tr("none") : answer.key,
                   evidence, answer.expires.empty() ? words.tr("what it speaks of changes") : answer.expires);
}

std::string other_answer_in_words(const Words& words, const GivenAnswer& answer) {
  const std::string said =
      words.trf("{}, {}: {}; {}", answer.date, answer.by, said_in_words(words, answer.said),
                answer_state_in_words(words, answer.state));
  const std::string why = why_in_words(words, answer);
  const std::string reason = reason_in_words(words, answer);
  // Both are sentences.
  const std::string more = why + (why.empty() || reason.empty() || words.chinese() ? "" : " ") + reason;
  return more.empty() ? said : words.trf("{} – {}", said, more);
}

}  // namespace facenotice
