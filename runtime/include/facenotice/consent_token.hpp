// SPDX-License-Identifier: MIT
// Consent given earlier (on a phone, at a desk), for machines that know their people: a machine never takes
// it on trust. The operator's enrolment system signs a token, which says what was agreed to, on which notice
// and until when; the gate holds it against its own trust file, its package and the list of withdrawals
// (withdrawal_list.hpp) before it counts for a session, and all of that goes on record.
//
// A token is text: its lines, each ending in LF, then the four lines of a minisign signature over them.
//   facenotice-token-1
//   flow compound-entry        the flow that it is for
//   purpose face-entry         the one purpose that was agreed to
//   notice 9f3c...             64 hex digits: the notice that was told (Manifest::notices)
//   language zh-CN             in which it was told and asked
//   given-by subject           or guardian
//   subject 6b1f...            32 hex digits, random: no number of a person, another for each consent
//   issued 2026-11-20          dates, ISO 8601: first and last day (UTC) on which it counts
//   expires 2027-11-19
// One spelling: this order, one space, nothing more. `head -n 9` and `tail -n 4` of it go through
// `minisign -V`. A token names nobody and holds no face. Whoever has it can hand it in: keep it as one keeps
// a door key; lost ones go on the list of withdrawals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <facenotice/bytes.hpp>
#include <facenotice/minisign.hpp>
#include <facenotice/result.hpp>
#include <facenotice/time.hpp>
#include <facenotice/trust.hpp>

namespace facenotice {

inline constexpr std::size_t max_token_bytes = 2048;
inline constexpr char enrolment_role[] = "enrolment";  // of the keys that may sign tokens and withdrawals

struct ConsentToken {
  std::string flow;
  std::string purpose;
  Digest notice{};
  std::string language;      // BCP 47
  bool by_guardian = false;  // a guardian agreed, for a subject under the guardian age (PIPL Art. 31)
  Id128 subject{};
  std::string issued, expires;
};

struct SignedToken {
  ConsentToken token;
  std::string lines;  // what is signed
  Signature signature;
};

// The lines that are signed. Values that no token may have are "token.form".
Result<std::string> format_token(const ConsentToken& token);
// Untrusted input; no signature is looked at. "token.form".
Result<SignedToken> read_token(std::string_view file);
// The same into what is there, whose memory is used again; after an error it is no token.
Status read_token(std::string_view file, SignedToken& read);
// Room for every token that there can be.
void reserve_texts(SignedToken& token);

// What was signed, with the four lines of its signature after it.
std::string with_signature(std::string_view lines, const Signature& signature);

// Whether a key that may sign such things has signed these lines, and counts now. Codes, each after `what`
// ("token", "withdrawals"): ".stranger" (no key of the role enrolment in this trust file), ".signature",
// ".key-revoked", ".key-date".
Status check_enrolment(std::string_view lines, const Signature& signature, const TrustStore& trust,
                       UtcMillis now, const std::string& what);

// What a token must fit.
struct TokenGrounds {
  std::string flow;
  std::string purpose;
  // Notice of the package, in the token's language; all zero: it has none, and no token fits.
  Digest notice{};
  std::int64_t lasts_ms = 0;  // how long the flow says that a consent lasts
};
// In this order: signature and key, flow, purpose, notice, dates. Codes, besides those of check_enrolment():
// "token.flow", "token.purpose", "token.notice" (given on another notice: whoever holds it must be asked
// again), "token.early", "token.expired", "token.too-long" (it counts for longer than the flow says).
Status check_token(const SignedToken& token, const TokenGrounds& grounds, const TrustStore& trust,
                   UtcMillis now);

}  // namespace facenotice
