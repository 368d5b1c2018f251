// SPDX-License-Identifier: MIT
// Little-endian base-128 integers and length-prefixed strings: the alphabet of the drawing codec.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

class WireWriter {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<std::uint8_t>(value | 0x80));
    bytes_.push_back(static_cast<std::uint8_t>(value));
  }
  // Small magnitudes in few bytes, whatever their sign.
  void signed_number(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    number((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
  }
  void byte(std::uint8_t value) { bytes_.push_back(value); }
  void raw(std::string_view text) { bytes_.insert(bytes_.end(), text.begin(), text.end()); }
  void text(std::string_view text) {
    number(text.size());
    raw(text);
  }
  std::vector<std::uint8_t> take() { return std::move(bytes_); }

 private:
  std::vector<std::uint8_t> bytes_;
};

// After the first failure every read gives zero or nothing, so callers check failed() where it matters.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : bytes_(bytes) {}

  bool failed() const { return failed_; }
  std::size_t position() const { return at_; }
  std::size_t remaining() const { return bytes_.size() - at_; }
  bool finished() const { return !failed_ && at_ == bytes_.size(); }
  void fail() { failed_ = true; }

  std::uint8_t byte() {
    if (failed_ || at_ == bytes_.size()) return fail(), std::uint8_t{0};
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }

  // At most `most`; only the shortest form of a number counts, so that a value has one encoding.
  std::uint64_t number(std::uint64_t most) {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint8_t next = byte();
      if (failed_) return 0;
      if (shift == 63 && next > 1) return fail(), 0;
      value |= static_cast<std::uint64_t>(next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        if ((next == 0 && shift != 0) || value > most) return fail(), 0;
        return value;
      }
    }
    return fail(), 0;
  }

  std::int64_t signed_number() {
    const std::uint64_t value = number(~std::uint64_t{0});
    return static_cast<std::int64_t>((value >> 1) ^ ((value & 1) != 0 ? ~std::uint64_t{0} : 0));
  }

  // How many elements follow, when each takes at least `least_bytes`: never more than the input can hold.
  std::size_t count(std::size_t most, std::size_t least_bytes) {
    const std::uint64_t value = number(most);
    if (value * least_bytes > remaining()) return fail(), 0;
    return static_cast<std::size_t>(value);
  }

  std::string_view raw(std::size_t length) {
    if (failed_ || length > remaining()) return fail(), std::string_view{};
    at_ += length;
    return bytes_.substr(at_ - length, length);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace facenotice
