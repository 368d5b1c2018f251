// SPDX-License-Identifier: MIT
// Public keys and signatures in the form of the public tool minisign (legacy "Ed" algorithm, pure Ed25519).
// Source: https://jedisct1.github.io/minisign/ (signature and public key format); RFC 8032 (Ed25519).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <facenotice/bytes.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

// A minisign key id: 8 bytes as stored; printed as one little-endian number in 16 upper-case hex digits.
using KeyId = std::array<std::uint8_t, 8>;
std::string to_string(const KeyId& id);
void append_text(std::string& out, const KeyId& id);

inline constexpr std::size_t max_trusted_comment = 254;  // bytes of UTF-8

struct PublicKey {
  KeyId id{};
  std::array<std::uint8_t, 32> key{};

  friend bool operator==(const PublicKey& a, const PublicKey& b) { return a.id == b.id && a.key == b.key; }
};

struct Signature {
  KeyId key_id{};
  std::array<std::uint8_t, 64> signature{};  // over the raw bytes
  std::string trusted_comment;               // one line, printable UTF-8, at most max_trusted_comment bytes
  std::array<std::uint8_t, 64> global{};     // over signature + trusted comment
};

// Reads the base64 line of a public key ("RW..."); a whole .pub file (comment line first) is taken too.
// Fails with "minisign.key" for a wrong algorithm, length or a point that no honest key pair has.
Result<PublicKey> parse_public_key(std::string_view text);
// The base64 line.
std::string format_public_key(const PublicKey& key);

// True when both signatures hold for `message` under `key` and the key ids agree. Thread-safe.
bool verify(const PublicKey& key, const Signature& signature, ByteView message);

// A comment that can be stored and printed as one line: valid UTF-8, no control characters, short enough.
bool is_trusted_comment(std::string_view comment);

// The text of a .minisig file, as `minisign -V` reads it.
std::string format_signature(const Signature& signature, std::string_view untrusted_comment);
// Reads the text of a .minisig file (LF or CRLF). Fails with "minisign.signature"; a prehashed ("ED")
// signature is named as such in the message, because only signatures over the raw bytes are taken.
Result<Signature> parse_signature(std::string_view text);
// The same into what is there, whose memory is used again; after an error it is no signature.
Status parse_signature(std::string_view text, Signature& signature);

}  // namespace facenotice
