// SPDX-License-Identifier: MIT
// The one spelling of a token, and what it is held against.
#include <facenotice/consent_token.hpp>

#include <algorithm>

#include <facenotice/manifest.hpp>

#include "src/base/crypto.hpp"
#include "src/package/signed_text.hpp"

namespace facenotice {
namespace {

constexpr char token_form[] = "token.form";
constexpr std::string_view token_first_line = "facenotice-token-1";
constexpr std::size_t max_word = 128;  // bytes of a purpose's id or a language tag

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= max_word && std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F;
  });
}

bool can_be(const ConsentToken& token) {
  return is_flow_id(token.flow) && is_word(token.purpose) && is_word(token.language) &&
         token.subject != Id128{} && parse_date(token.issued) && parse_date(token.expires) &&
         *parse_date(token.issued) <= *parse_date(token.expires);
}

std::string lines_of(const ConsentToken& token) {
  std::string out(token_first_line);
  const auto line = [&](std::string_view word, std::string_view value) {
    out.append("\n").append(word).append(" ").append(value);
  };
  line("flow", token.flow);
  line("purpose", token.purpose);
  line("notice", to_hex(token.notice));
  line("language", token.language);
  line("given-by", token.by_guardian ? "guardian" : "subject");
  line("subject", to_hex(token.subject));
  line("issued", token.issued);
  line("expires", token.expires);
  return out + "\n";
}

Error no_token() {
  return {token_form, "This is no consent token: another spelling, or values that none can have."};
}

}  // namespace

Result<std::string> format_token(const ConsentToken& token) {
  if (!can_be(token)) return no_token();
  return lines_of(token);
}

Result<SignedToken> read_token(std::string_view file) {
  if (file.size() > max_token_bytes) return no_token();
  Result<SignedText> text = split_signed_text(file, token_form);
  if (!text) return text.error();
  SignedToken read;
  ConsentToken& token = read.token;
  LineReader lines(text->lines);
  lines.expect(token_first_line);
  token.flow = lines.value("flow");
  token.purpose = lines.value("purpose");
  const std::string_view notice = lines.value("notice");
  token.language = lines.value("language");
  token.by_guardian = lines.value("given-by") == "guardian";
  const std::string_view subject = lines.value("subject");
  token.issued = lines.value("issued");
  token.expires = lines.value("expires");
  if (!lines.finished() || !from_hex(notice, token.notice.data(), token.notice.size()) ||
      !from_hex(subject, token.subject.data(), token.subject.size()) || !can_be(token) ||
      lines_of(token) != text->lines)
    return no_token();
  read.lines = text->lines;
  read.signature = text->signature;
  return read;
}

std::string with_signature(std::string_view lines, const Signature& signature) {
  return std::string(lines) + format_signature(signature, "signature of the lines above");
}

Status check_enrolment(std::string_view lines, const Signature& signature, const TrustStore& trust,
                       UtcMillis now, const std::string& what) {
  const TrustedKey* key = trust.find(signature.key_id);
  if (key == nullptr || key->role != enrolment_role)
    return Error{what + ".stranger", "It is signed by key " + to_string(signature.key_id) +
                                         ", which this machine's trust file does not name for enrolment."};
  if (!crypto::ready() || !verify(key->key, signature, ByteView(lines)))
    return Error{what + ".signature", "The signature of key " + to_string(signature.key_id) +
                                          " does not hold: it was changed after it was signed."};
  if (const std::string_view why = why_not(*key, now); !why.empty())
    return Error{what + (why == "revoked" ? ".key-revoked" : ".key-date"),
                 "It is signed by key " + to_string(signature.key_id) + ", which is " +
                     (why == "revoked"   ? "revoked."
                      : why == "expired" ? "not valid any more."
                                         : "not valid yet.")};
  return {};
}

Status check_token(const SignedToken& signed_token, const TokenGrounds& grounds, const TrustStore& trust,
                   UtcMillis now) {
  const ConsentToken& token = signed_token.token;
  if (Status s = check_enrolment(signed_token.lines, signed_token.signature, trust, now, "token"); !s)
    return s;
  if (token.flow != grounds.flow)
    return Error{"token.flow", "The token is for the flow \"" + token.flow + "\", not for this one."};
  if (token.purpose != grounds.purpose)
    return Error{"token.purpose",
                 "The token is for the purpose \"" + token.purpose + "\", not for this one."};
  if (grounds.notice == Digest{} || token.notice != grounds.notice)
    return Error{"token.notice",
                 "The token was given on another notice than this machine's. Tell the person what has "
                 "changed, and ask again."};
  const Result<UtcMillis> first = parse_date(token.issued), last = parse_date(token.expires);
  if (!first || !last) return no_token();
  if (now < *first) return Error{"token.early", "The token counts from " + token.issued + " on."};
  if (now >= later(*last, day_ms))
    return Error{"token.expired", "The token expired on " + token.expires + "."};
  if (later(*last, -*first) > grounds.lasts_ms)
    return Error{"token.too-long", "The token counts for longer than the flow says that a consent lasts."};
  return {};
}

}  // namespace facenotice
