// SPDX-License-Identifier: MIT
// Comparing tile by tile with the picture before, and hashing what is another.
#include <facenotice/tile_digests.hpp>

#include <algorithm>
#include <cstring>
#include <string_view>

#include <facenotice/little_endian.hpp>

#include "src/base/crypto.hpp"

namespace facenotice {
namespace {

constexpr std::string_view domain = "FNGLASS1";
constexpr std::size_t head_size = domain.size() + 8, digest_size = Digest{}.size();

std::size_t tiles_along(std::int32_t length) {
  return (static_cast<std::size_t>(length) + TileDigests::side - 1) / TileDigests::side;
}

void include(TileDigests::Area& area, std::int32_t x, std::int32_t y, std::int32_t width,
             std::int32_t height) {
  if (area.empty()) {
    area = {x, y, width, height};
    return;
  }
  const std::int32_t right = std::max(area.x + area.width, x + width);
  const std::int32_t bottom = std::max(area.y + area.height, y + height);
  area.x = std::min(area.x, x);
  area.y = std::min(area.y, y);
  area.width = right - area.x;
  area.height = bottom - area.y;
}

}  // namespace

void TileDigests::resize(const Frame& frame) {
  const std::size_t tiles = tiles_along(frame.width) * tiles_along(frame.height);
  width_ = height_ = 0;  // should memory give out in between
  pixels_.resize(frame.rgba.size());
  digests_.clear();
  digests_.reserve(head_size + tiles * digest_size);
  append(digests_, ByteView(domain));
  append_le(digests_, static_cast<std::uint64_t>(frame.width), 4);
  append_le(digests_, static_cast<std::uint64_t>(frame.height), 4);
  digests_.resize(head_size + tiles * digest_size);
  width_ = frame.width;
  height_ = frame.height;
}

Digest TileDigests::take(const Frame& frame) {
  if (frame.width <= 0 || frame.height <= 0 ||
      frame.rgba.size() != static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height) * 4)
    return {};
  const bool other_size = frame.width != width_ || frame.height != height_;
  if (other_size) resize(frame);
  changed_ = {};
  std::size_t at = 0;  // in pixels_
  std::size_t tile = 0;
  for (std::int32_t y = 0; y < height_; y += side)
    for (std::int32_t x = 0; x < width_; x += side, ++tile) {
      const std::int32_t width = std::min(side, width_ - x), height = std::min(side, height_ - y);
      const std::size_t size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
      if (update_tile(frame, x, y, at) || other_size) {
        const Digest digest = crypto::blake2b(ByteView(pixels_.data() + at, size));
        std::copy(digest.begin(), digest.end(), digests_.data() + head_size + tile * digest_size);
        include(changed_, x, y, width, height);
        ++hashed_;
      }
      at += size;
    }
  return crypto::blake2b(digests_);
}

// Whether the tile is another than before.
bool TileDigests::update_tile(const Frame& frame, std::int32_t x, std::int32_t y, std::size_t at) {
  const std::size_t row = static_cast<std::size_t>(std::min(side, width_ - x)) * 4;
  const std::int32_t bottom = std::min(height_, y + side);
  bool changed = false;
  for (std::uint8_t* to = pixels_.data() + at; y < bottom; ++y, to += row) {
    const std::uint8_t* from = frame.pixel(x, y);
    if (!changed && std::memcmp(to, from, row) == 0) continue;
    std::memcpy(to, from, row);
    changed = true;
  }
  return changed;
}

}  // namespace facenotice
