// SPDX-License-Identifier: MIT
// Decoding and encoding of UTF-8.
#include "schema/base/code_points.hpp"

namespace facenotice {
namespace {

constexpr char32_t replacement = 0xFFFD;

// The number of bytes that follow a first byte, and its own bits; -1 when it cannot be a first byte.
int following(unsigned char first, char32_t& bits) {
  if (first < 0x80) {
    bits = first;
    return 0;
  }
  if ((first & 0xE0U) == 0xC0U) {
    bits = first & 0x1FU;
    return 1;
  }
  if ((first & 0xF0U) == 0xE0U) {
    bits = first & 0x0FU;
    return 2;
  }
  if ((first & 0xF8U) == 0xF0U) {
    bits = first & 0x07U;
    return 3;
  }
  return -1;
}

}  // namespace

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    char32_t c = 0;
    const int more = following(static_cast<unsigned char>(utf8[i]), c);
    bool whole = more >= 0 && i + static_cast<std::size_t>(more) < utf8.size();
    for (int k = 1; whole && k <= more; ++k) {
      const auto next = static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(k)]);
      whole = (next & 0xC0U) == 0x80U;
      c = (c << 6U) | (next & 0x3FU);
    }
    out += whole ? c : replacement;
    i += whole ? static_cast<std::size_t>(more) + 1 : 1;
  }
  return out;
}

std::string utf8(std::u32string_view code_points) {
  std::string out;
  for (const char32_t c : code_points) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0U | (c >> 6U));
      out += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
      out += static_cast<char>(0xE0U | (c >> 12U));
      out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
      out += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
      out += static_cast<char>(0xF0U | ((c >> 18U) & 0x07U));
      out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
      out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
      out += static_cast<char>(0x80U | (c & 0x3FU));
    }
  }
  return out;
}

std::string shortened(const std::string& utf8_text, std::size_t most) {
  if (utf8_text.size() <= most) return utf8_text;
  const std::u32string all = code_points(utf8_text);
  return all.size() <= most ? utf8_text : utf8(std::u32string_view(all).substr(0, most)) + "…";
}

}  // namespace facenotice
