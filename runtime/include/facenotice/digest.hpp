// SPDX-License-Identifier: MIT
// SHA-256 (FIPS 180-4), the digest of the package format.
#pragma once

#include <string>

#include <facenotice/bytes.hpp>

namespace facenotice {

Digest sha256(ByteView bytes);
// Lower-case hexadecimal, 64 digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace facenotice
