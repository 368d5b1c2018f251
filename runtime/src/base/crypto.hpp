// SPDX-License-Identifier: MIT
// The few operations of libsodium that the player uses, on our own byte types.
#pragma once

#include <facenotice/bytes.hpp>

namespace facenotice::crypto {

// Initialises libsodium once; false when it cannot be (then nothing verifies). Thread-safe.
bool ready();

Digest sha256(ByteView bytes);
// BLAKE2b with a 32-byte output; `key` may be empty or 16 to 64 bytes (RFC 7693).
Digest blake2b(ByteView bytes, ByteView key = {});
// Ed25519 (RFC 8032) over the whole message; false for a bad key too.
bool verify_ed25519(ByteView signature, ByteView message, ByteView public_key);
// A point on the curve, in the prime-order subgroup, canonically encoded.
bool is_public_key(ByteView key);
Id128 random_id();
bool equal_constant_time(ByteView a, ByteView b);

}  // namespace facenotice::crypto
