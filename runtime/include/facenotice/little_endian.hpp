// SPDX-License-Identifier: MIT
// Fixed-width little-endian numbers at the edge of the program.
#pragma once

#include <cstddef>
#include <cstdint>

#include <facenotice/bytes.hpp>

namespace facenotice {

// Reads `width` bytes at `offset`; the caller has checked that they exist.
inline std::uint64_t load_le(ByteView bytes, std::size_t offset, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < width; ++i) value |= static_cast<std::uint64_t>(bytes[offset + i]) << (8 * i);
  return value;
}

// Appends the low `width` bytes of `value`.
void append_le(Bytes& out, std::uint64_t value, std::size_t width);
void append(Bytes& out, ByteView bytes);

}  // namespace facenotice
