// SPDX-License-Identifier: MIT
// minisign's text and binary forms.
#include <facenotice/minisign.hpp>
#include <facenotice/utf8.hpp>

#include <sodium.h>
#include <algorithm>
#include <array>

#include "src/base/crypto.hpp"

namespace facenotice {
namespace {

constexpr std::string_view untrusted_prefix = "untrusted comment: ";
constexpr std::string_view trusted_prefix = "trusted comment: ";

std::string base64(ByteView bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
  out.pop_back();  // the terminating zero
  return out;
}

// Exactly `size` bytes in standard base64 with padding, nothing around them.
bool unbase64(std::string_view text, std::uint8_t* out, std::size_t size) {
  std::size_t written = 0;
  const char* end = nullptr;
  if (text.empty()) return false;
  if (sodium_base642bin(out, size, text.data(), text.size(), nullptr, &written, &end,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    return false;
  return written == size && end == text.data() + text.size();
}

constexpr std::size_t most_lines = 5;  // one more than any of these files has

// Takes lines apart at LF or CRLF; the last may lack its end. How many there are, or most_lines.
std::size_t split_lines(std::string_view text, std::array<std::string_view, most_lines>& lines) {
  std::size_t number = 0;
  while (!text.empty() && number < most_lines) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines[number++] = line;
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return number;
}

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

void append_text(std::string& out, const KeyId& id) {
  static constexpr char digits[] = "0123456789ABCDEF";
  for (auto byte = id.rbegin(); byte != id.rend(); ++byte) {
    out.push_back(digits[*byte >> 4]);
    out.push_back(digits[*byte & 15]);
  }
}

std::string to_string(const KeyId& id) {
  std::string out;
  append_text(out, id);
  return out;
}

Result<PublicKey> parse_public_key(std::string_view text) {
  const Error error{
      "minisign.key",
      "This is not a minisign public key: expected 56 base64 characters that begin with \"RW\"."};
  std::array<std::string_view, most_lines> lines;
  const std::size_t number = split_lines(text, lines);
  const std::size_t first = number > 0 && starts_with(lines.front(), untrusted_prefix) ? 1 : 0;
  if (number != first + 1) return error;
  std::array<std::uint8_t, 42> raw{};
  if (!unbase64(lines[first], raw.data(), raw.size())) return error;
  if (raw[0] != 'E' || raw[1] != 'd') return error;
  PublicKey key;
  std::copy_n(raw.begin() + 2, key.id.size(), key.id.begin());
  std::copy_n(raw.begin() + 10, key.key.size(), key.key.begin());
  if (!crypto::is_public_key(key.key))
    return Error{"minisign.key", "The public key " + to_string(key.id) + " is not a valid Ed25519 key."};
  return key;
}

std::string format_public_key(const PublicKey& key) {
  Bytes raw = {'E', 'd'};
  raw.insert(raw.end(), key.id.begin(), key.id.end());
  raw.insert(raw.end(), key.key.begin(), key.key.end());
  return base64(raw);
}

bool verify(const PublicKey& key, const Signature& signature, ByteView message) {
  if (key.id != signature.key_id || !is_trusted_comment(signature.trusted_comment)) return false;
  if (!crypto::verify_ed25519(signature.signature, message, key.key)) return false;
  std::array<std::uint8_t, sizeof(Signature::signature) + max_trusted_comment> commented{};
  const std::string& comment = signature.trusted_comment;
  const auto end =
      std::copy(comment.begin(), comment.end(),
                std::copy(signature.signature.begin(), signature.signature.end(), commented.begin()));
  return crypto::verify_ed25519(
      signature.global, {commented.data(), static_cast<std::size_t>(end - commented.begin())}, key.key);
}

bool is_trusted_comment(std::string_view comment) {
  if (comment.size() > max_trusted_comment || !is_utf8(comment)) return false;
  return std::none_of(comment.begin(), comment.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

std::string format_signature(const Signature& signature, std::string_view untrusted_comment) {
  Bytes raw = {'E', 'd'};
  raw.insert(raw.end(), signature.key_id.begin(), signature.key_id.end());
  raw.insert(raw.end(), signature.signature.begin(), signature.signature.end());
  std::string out;
  out.append(untrusted_prefix).append(untrusted_comment).append("\n");
  out.append(base64(raw)).append("\n");
  out.append(trusted_prefix).append(signature.trusted_comment).append("\n");
  out.append(base64(signature.global)).append("\n");
  return out;
}

Result<Signature> parse_signature(std::string_view text) {
  Signature signature;
  if (Status s = parse_signature(text, signature); !s) return s.error();
  return signature;
}

Status parse_signature(std::string_view text, Signature& signature) {
  const auto error = [] {
    return Error{"minisign.signature",
                 "This is not a minisign signature file: expected four lines (comment, signature, trusted "
                 "comment, signature of the comment)."};
  };
  std::array<std::string_view, most_lines> lines;
  if (split_lines(text, lines) != 4 || !starts_with(lines[0], untrusted_prefix) ||
      !starts_with(lines[2], trusted_prefix))
    return error();
  std::array<std::uint8_t, 74> raw{};
  if (!unbase64(lines[1], raw.data(), raw.size())) return error();
  if (raw[0] == 'E' && raw[1] == 'D')
    return Error{"minisign.signature",
                 "The signature is over a hash of the file; sign the raw bytes instead (minisign -S -l)."};
  if (raw[0] != 'E' || raw[1] != 'd') return error();
  std::copy_n(raw.begin() + 2, signature.key_id.size(), signature.key_id.begin());
  std::copy_n(raw.begin() + 10, signature.signature.size(), signature.signature.begin());
  const std::string_view comment = lines[2].substr(trusted_prefix.size());
  if (!is_trusted_comment(comment))
    return Error{"minisign.signature", "The trusted comment must be one line of UTF-8 of at most " +
                                           std::to_string(max_trusted_comment) + " bytes."};
  signature.trusted_comment = comment;
  if (!unbase64(lines[3], signature.global.data(), signature.global.size())) return error();
  return {};
}

}  // namespace facenotice
