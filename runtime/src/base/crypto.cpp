// SPDX-License-Identifier: MIT
// libsodium behind crypto.hpp.
#include "src/base/crypto.hpp"

#include <sodium.h>

namespace facenotice::crypto {

bool ready() {
  return sodium_init() >= 0;
}

Digest sha256(ByteView bytes) {
  Digest digest{};
  crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
  return digest;
}

Digest blake2b(ByteView bytes, ByteView key) {
  Digest digest{};
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), key.data(), key.size());
  return digest;
}

bool verify_ed25519(ByteView signature, ByteView message, ByteView public_key) {
  if (!ready() || signature.size() != crypto_sign_BYTES || public_key.size() != crypto_sign_PUBLICKEYBYTES)
    return false;
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key.data()) ==
         0;
}

bool is_public_key(ByteView key) {
  return ready() && key.size() == crypto_core_ed25519_BYTES &&
         crypto_core_ed25519_is_valid_point(key.data()) == 1;
}

Id128 random_id() {
  Id128 id{};
  if (ready()) randombytes_buf(id.data(), id.size());
  return id;
}

bool equal_constant_time(ByteView a, ByteView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace facenotice::crypto
