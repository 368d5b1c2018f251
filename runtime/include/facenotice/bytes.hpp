// SPDX-License-Identifier: MIT
// Raw bytes: an owning buffer and a view of somebody else's.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

using Bytes = std::vector<std::uint8_t>;

// A BLAKE2b-256 or SHA-256 digest; all zero means "none".
using Digest = std::array<std::uint8_t, 32>;

// 128 random bits that name a session, a grant or an erasure order; all zero means "none".
using Id128 = std::array<std::uint8_t, 16>;

// Non-owning view. Valid as long as the bytes that it was made from.
class ByteView {
 public:
  constexpr ByteView() = default;
  constexpr ByteView(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  ByteView(const Bytes& bytes)
      : data_(bytes.data()), size_(bytes.size()) {}  // NOLINT(google-explicit-constructor)
  template <std::size_t N>
  constexpr ByteView(const std::array<std::uint8_t, N>& bytes)  // NOLINT(google-explicit-constructor)
      : data_(bytes.data()), size_(N) {}
  explicit ByteView(std::string_view text)
      : data_(reinterpret_cast<const std::uint8_t*>(text.data())), size_(text.size()) {}

  constexpr const std::uint8_t* data() const { return data_; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const std::uint8_t* begin() const { return data_; }
  constexpr const std::uint8_t* end() const { return data_ + size_; }
  constexpr std::uint8_t operator[](std::size_t i) const { return data_[i]; }

  // The part from `offset`, at most `count` bytes; clamped to the view, never outside it.
  constexpr ByteView part(std::size_t offset, std::size_t count = static_cast<std::size_t>(-1)) const {
    if (offset > size_) offset = size_;
    if (count > size_ - offset) count = size_ - offset;
    return {data_ + offset, count};
  }
  std::string_view text() const {
    return size_ == 0 ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(data_), size_};
  }

 private:
  const std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

// Lower-case hexadecimal, two digits per byte.
std::string to_hex(ByteView bytes);
void append_hex(std::string& out, ByteView bytes);

// Fills `out` from exactly 2 * size hexadecimal digits; false (and `out` untouched) for anything else.
bool from_hex(std::string_view hex, std::uint8_t* out, std::size_t size);

}  // namespace facenotice
