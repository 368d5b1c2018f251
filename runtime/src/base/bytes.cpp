// SPDX-License-Identifier: MIT
// Raw bytes to text and back, and appended to buffers.
#include <facenotice/bytes.hpp>

#include <facenotice/little_endian.hpp>

namespace facenotice {

void append_hex(std::string& out, ByteView bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  for (std::uint8_t byte : bytes) {
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
}

std::string to_hex(ByteView bytes) {
  std::string out;
  append_hex(out, bytes);
  return out;
}

namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

bool from_hex(std::string_view hex, std::uint8_t* out, std::size_t size) {
  if (hex.size() != size * 2) return false;
  for (char c : hex)
    if (digit(c) < 0) return false;
  for (; !hex.empty(); hex.remove_prefix(2))
    *out++ = static_cast<std::uint8_t>(digit(hex[0]) * 16 + digit(hex[1]));
  return true;
}

void append_le(Bytes& out, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void append(Bytes& out, ByteView bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

}  // namespace facenotice
