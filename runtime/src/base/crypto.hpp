// SPDX-License-Identifier: MIT
// The few operations of libsodium that the player uses, on our own byte types.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <facenotice/bytes.hpp>

namespace facenotice::crypto {

// Initialises libsodium once; false when it cannot be (then nothing verifies). Thread-safe.
bool ready();

Digest sha256(ByteView bytes);
// BLAKE2b with a 32-byte output; `key` may be empty or 16 to 64 bytes (RFC 7693).
Digest blake2b(ByteView bytes, ByteView key = {});
// The same of bytes that come part by part, so that nobody has to put them together first.
class Blake2b {
 public:
  explicit Blake2b(ByteView key = {});
  Blake2b& add(ByteView part);
  Blake2b& add_le(std::uint64_t value, std::size_t width);  // its low `width` bytes, at most 8
  Digest finish();                                          // once

 private:
  alignas(64) std::uint8_t state_[384];  // libsodium's
};
using Ed25519Key = std::array<std::uint8_t, 32>;
using Ed25519Signature = std::array<std::uint8_t, 64>;
// Ed25519 (RFC 8032) over the whole message; false for a bad key too.
bool verify_ed25519(const Ed25519Signature& signature, ByteView message, const Ed25519Key& public_key);
// A point on the curve, in the prime-order subgroup, canonically encoded.
bool is_public_key(const Ed25519Key& key);
Id128 random_id();
bool equal_constant_time(ByteView a, ByteView b);

}  // namespace facenotice::crypto
