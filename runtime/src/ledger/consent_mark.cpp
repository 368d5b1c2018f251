// SPDX-License-Identifier: MIT
#include <facenotice/consent_mark.hpp>

#include <algorithm>

#include "src/base/crypto.hpp"

namespace facenotice {

Digest consent_mark(const Id128& ledger, const Id128& subject) {
  return crypto::Blake2b().add(ByteView(std::string_view("FNCONSENT1"))).add(ledger).add(subject).finish();
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
  std::string& detail = record.detail;
  detail.assign("key=");
  append_text(detail, signed_token.signature.key_id);
  detail.append(" notice=");
  append_hex(detail, token.notice);
  detail.append(" given-by=").append(token.by_guardian ? "guardian" : "subject");
  detail.append(" issued=").append(token.issued).append(" expires=").append(token.expires);
}

}  // namespace facenotice
