// SPDX-License-Identifier: MIT
// The public face of crypto::sha256.
#include <facenotice/digest.hpp>

#include "src/base/crypto.hpp"

namespace facenotice {

Digest sha256(ByteView bytes) {
  return crypto::sha256(bytes);
}

std::string sha256_hex(std::string_view bytes) {
  return to_hex(crypto::sha256(ByteView(bytes)));
}

}  // namespace facenotice
