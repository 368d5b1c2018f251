// SPDX-License-Identifier: MIT
// A digest of a picture that is cheap to keep up to date: by tiles, of which only those that changed are
// hashed again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <facenotice/bytes.hpp>
#include <facenotice/renderer.hpp>

namespace facenotice {

// Of each tile of 64 x 64 pixels (what is left of it at the right and lower edge) the BLAKE2b-256 of its
// pixels, 4 bytes each, row by row. The picture's digest is the BLAKE2b-256 of "FNGLASS1", width and height
// (4 bytes each, little-endian) and the digests of all tiles, row by row from the upper left. It hangs on the
// picture alone, not on what was taken in before. Holds a copy of the picture; with one size nothing is
// allocated after the first. One thread at a time.
class TileDigests {
 public:
  static constexpr std::int32_t side = 64;

  // Takes a picture in. All zero when it is empty or holds another number of bytes than its size says; what
  // was taken in before then stays.
  Digest take(const Frame& frame);

  // Where the last picture differs from the one before, to the tile; in pixels, empty when nowhere.
  struct Area {
    std::int32_t x = 0, y = 0, width = 0, height = 0;
    bool empty() const { return width == 0; }
  };
  const Area& changed() const { return changed_; }

  // Tiles that were hashed so far: what the work depends on.
  std::uint64_t hashed() const { return hashed_; }

 private:
  bool update_tile(const Frame& frame, std::int32_t x, std::int32_t y, std::size_t at);
  void resize(const Frame& frame);

  std::int32_t width_ = 0, height_ = 0;
  Bytes pixels_;   // tile by tile, each in one piece
  Bytes digests_;  // what the picture's digest is made over
  Area changed_;
  std::uint64_t hashed_ = 0;
};

}  // namespace facenotice
