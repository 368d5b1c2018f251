// SPDX-License-Identifier: MIT
// What no program can judge, and what people have answered.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <facenotice/flow.hpp>

#include "schema/document/said.hpp"

namespace facenotice {

// What has become of an answer. In rising order of worth: of several, the item is worth its least.
enum class AnswerState : std::uint8_t {
  missing,           // nobody of this role has answered
  unsigned_,         // a name without a signature
  unknown_key,       // the key is none of the document's reviewers'
  bad_signature,     // the signature does not hold: something was changed after signing
  other_role,        // the key is a reviewer's, of another role or name than the answer says
  not_yet,           // dated before the reviewer's term, or on a day to come
  out_of_term,       // dated after the reviewer's term
  revoked,           // the document, or the list that vouches, has revoked the key
  without_evidence,  // the item asks for a file that shows it
  stale,             // what it speaks of has changed since
  expired,           // by its own end, or since the item asks for a new answer every so often
  taken_back,        // by whoever had given it
  same_person,       // who answered has answered for another role already: two roles need two people
  denied,            // answered: it is not so
  demonstration,     // by the role that makes drafts only
  unvouched,         // it holds, by a reviewer whom nobody outside of the document vouches for
  confirmed,
};
// "missing", "unsigned", …, "confirmed": as reports for programs spell it.
const char* answer_state_word(AnswerState state);
// Whether nobody can be held to it: somebody may have taken away or changed what was signed.
inline bool is_unproven(AnswerState state) {
  return state > AnswerState::missing && state <= AnswerState::bad_signature;
}
// Whether somebody has answered yes, for a demonstration at least.
inline bool is_answered(AnswerState state) {
  return state >= AnswerState::demonstration;
}

// What has become of a signature, and what that rests on.
struct Standing {
  AnswerState state = AnswerState::missing;
  std::string day = {};  // that the state speaks of, ISO 8601: of the revocation, of the term, of the end
  bool by_list = false;  // the list that vouches for reviewers says so, not the document
};

// One confirmation of the document, judged.
struct GivenAnswer : Standing {
  std::string role;  // id
  std::string item;
  Said said = Said::satisfied;
  std::string reason;                  // why; may be empty
  std::string by, date, expires, key;  // `key` is an id
  std::string evidence, evidence_digest;
  // Of a stale one, what has changed, where it says what its part consisted of: as changed_pieces() has it;
  // in a HumanItem as people call it.
  std::vector<std::string> changed;
  SourceOffset offset = -1;
};

// The answer of one role that must give one: a standing no, else what nobody can be held to, else the best
// and newest; of a role that has given none, the role alone.
struct Answer : GivenAnswer {
  std::vector<GivenAnswer> others;  // of this role, in the document's order: the history
};

// One item, asked once, or once per language.
struct HumanItem {
  std::string id;                          // H-05
  std::string language;                    // BCP 47, of an item that is asked once per language; else empty
  std::string statement, evidence, again;  // in the report's words
  bool evidence_required = false;
  std::vector<std::string> rows;       // ids of the rows that ask
  std::vector<std::string> citations;  // of those rows
  std::vector<Answer> answers;         // one for each role that must answer
  std::vector<std::string> roles;      // names of those roles, in the report's words

  AnswerState state() const {
    AnswerState least = AnswerState::confirmed;
    for (const Answer& answer : answers) {
      if (answer.state == AnswerState::denied) return answer.state;  // whatever others have yet to say
      if (answer.state < least) least = answer.state;
    }
    return answers.empty() ? AnswerState::missing : least;
  }
};

}  // namespace facenotice
