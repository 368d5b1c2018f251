// SPDX-License-Identifier: MIT
// The one spelling of a token, and what it is held against.
#include <facenotice/consent_token.hpp>

#include <algorithm>
#include <array>

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

// Into `hex`, which has room for it.
template <class Id>
std::string_view hex_of(const Id& id, std::array<char, 2 * sizeof(Digest)>& hex) {
  static constexpr char digits[] = "0123456789abcdef";
  std::size_t size = 0;
  for (const std::uint8_t byte : id) {
    hex[size++] = digits[byte >> 4];
    hex[size++] = digits[byte & 15];
  }
  return {hex.data(), size};
}

bool can_be(const ConsentToken& token) {
  return is_flow_id(token.flow) && is_word(token.purpose) && is_word(token.language) &&
         token.subject != Id128{} && parse_date(token.issued) && parse_date(token.expires) &&
         *parse_date(token.issued) <= *parse_date(token.expires);
}

// The lines of a token, one part after the other.
template <class Part>
void each_part(const ConsentToken& token, const Part& part) {
  std::array<char, 2 * sizeof(Digest)> hex{};
  const auto line = [&](std::string_view word, std::string_view value) {
    part("\n");
    part(word);
    part(" ");
    part(value);
  };
  part(token_first_line);
  line("flow", token.flow);
  line("purpose", token.purpose);
  line("notice", hex_of(token.notice, hex));
  line("language", token.language);
  line("given-by", token.by_guardian ? "guardian" : "subject");
  line("subject", hex_of(token.subject, hex));
  line("issued", token.issued);
  line("expires", token.expires);
  part("\n");
}

std::string lines_of(const ConsentToken& token) {
  std::string out;
  each_part(token, [&](std::string_view part) { out.append(part); });
  return out;
}

bool spelt(const ConsentToken& token, std::string_view lines) {
  bool same = true;
  each_part(token, [&](std::string_view part) {
    same = same && lines.substr(0, part.size()) == part;
    lines.remove_prefix(std::min(part.size(), lines.size()));
  });
  return same && lines.empty();
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
  SignedToken read;
  if (Status s = read_token(file, read); !s) return s.error();
  return read;
}

Status read_token(std::string_view file, SignedToken& read) {
  if (file.size() > max_token_bytes) return no_token();
  std::string_view text;
  if (!split_signed_text(file, text, read.signature)) return no_token();
  ConsentToken& token = read.token;
  LineReader lines(text);
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
      !from_hex(subject, token.subject.data(), token.subject.size()) || !can_be(token) || !spelt(token, text))
    return no_token();
  read.lines = text;
  return {};
}

void reserve_texts(SignedToken& token) {
  for (std::string* text : {&token.token.flow, &token.token.purpose, &token.token.language,
                            &token.token.issued, &token.token.expires, &token.lines})
    text->reserve(max_token_bytes);
  token.signature.trusted_comment.reserve(max_trusted_comment);
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
