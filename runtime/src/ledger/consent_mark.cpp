// SPDX-License-Identifier: MIT
#include <facenotice/consent_mark.hpp>

#include <algorithm>

#include "src/base/crypto.hpp"

namespace facenotice {

Digest consent_mark(const Id128& ledger, const Id128& subject) {
  Bytes bytes;
  constexpr std::string_view domain = "FNCONSENT1";
  bytes.insert(bytes.end(), domain.begin(), domain.end());
  bytes.insert(bytes.end(), ledger.begin(), ledger.end());
  bytes.insert(bytes.end(), subject.begin(), subject.end());
  return crypto::blake2b(bytes);
}

Id128 short_mark(const Digest& mark) {
  Id128 half{};
  std::copy_n(mark.begin(), half.size(), half.begin());
  return half;
}

void describe_token(const SignedToken& signed_token, const Id128& ledger, Record& record) {
  const ConsentToken& token = signed_token.token;
  record.language = token.language;
  record.separate = true;
  record.affirmative = true;
  record.commitment = consent_mark(ledger, token.subject);
  record.reference = short_mark(record.commitment);
  record.detail = "key=" + to_string(signed_token.signature.key_id) + " notice=" + to_hex(token.notice) +
                  " given-by=" + (token.by_guardian ? "guardian" : "subject") + " issued=" + token.issued +
                  " expires=" + token.expires;
}

}  // namespace facenotice
