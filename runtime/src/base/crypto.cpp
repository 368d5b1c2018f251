// SPDX-License-Identifier: MIT
// libsodium behind crypto.hpp.
#include "src/base/crypto.hpp"

#include <sodium.h>
#include <new>
#include <tuple>

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

namespace {

crypto_generichash_state* state_in(std::uint8_t* place) {
  return reinterpret_cast<crypto_generichash_state*>(place);
}

}  // namespace

Blake2b::Blake2b(ByteView key) {
  static_assert(sizeof(state_) >= sizeof(crypto_generichash_state) &&
                alignof(Blake2b) >= alignof(crypto_generichash_state));
  ::new (static_cast<void*>(state_)) crypto_generichash_state;
  crypto_generichash_init(state_in(state_), key.data(), key.size(), Digest{}.size());
}

Blake2b& Blake2b::add(ByteView part) {
  crypto_generichash_update(state_in(state_), part.data(), part.size());
  return *this;
}

Blake2b& Blake2b::add_le(std::uint64_t value, std::size_t width) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
  return add(ByteView(bytes).part(0, width));
}

Digest Blake2b::finish() {
  Digest digest{};
  crypto_generichash_final(state_in(state_), digest.data(), digest.size());
  return digest;
}

bool verify_ed25519(const Ed25519Signature& signature, ByteView message, const Ed25519Key& public_key) {
  static_assert(std::tuple_size_v<Ed25519Signature> == crypto_sign_BYTES &&
                std::tuple_size_v<Ed25519Key> == crypto_sign_PUBLICKEYBYTES);
  return ready() && crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                                public_key.data()) == 0;
}

bool is_public_key(const Ed25519Key& key) {
  static_assert(std::tuple_size_v<Ed25519Key> == crypto_core_ed25519_BYTES);
  return ready() && crypto_core_ed25519_is_valid_point(key.data()) == 1;
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
