// SPDX-License-Identifier: MIT
// What a ledger says of a consent given earlier: under which mark it knows it, and what was held against
// what.
#pragma once

#include <facenotice/consent_token.hpp>
#include <facenotice/record.hpp>

namespace facenotice {

// Under which a ledger knows a consent given earlier: BLAKE2b-256("FNCONSENT1" + ledger id + subject). Two
// machines' ledgers cannot be laid side by side to see where somebody goes; whoever has the token's subject
// can tell, and once that is deleted nobody can.
Digest consent_mark(const Id128& ledger, const Id128& subject);
// Its first half, by which records are found (Record::reference).
Id128 short_mark(const Digest& mark);

// What is recorded of a token that counts: language, separate, affirmative, mark, and as detail who signed
// it, on which notice, who gave it and its dates.
void describe_token(const SignedToken& token, const Id128& ledger, Record& record);

}  // namespace facenotice
