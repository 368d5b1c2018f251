// SPDX-License-Identifier: MIT
// The digest of a picture by tiles: as documented, of the picture alone, and hashing only what changed.
#include <boost/test/unit_test.hpp>
#include <random>

#include <facenotice/tile_digests.hpp>

#include "tests/support/allocations.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(tile_digests)

namespace {

Frame picture(std::int32_t width, std::int32_t height) {
  Frame frame{width, height, {}};
  for (std::int32_t y = 0; y < height; ++y)
    for (std::int32_t x = 0; x < width; ++x)
      for (const std::int32_t value : {x * 7, y * 5, x ^ y, 255})
        frame.rgba.push_back(static_cast<std::uint8_t>(value));
  return frame;
}

std::uint8_t& byte_at(Frame& frame, std::int32_t x, std::int32_t y) {
  return frame.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) +
                     static_cast<std::size_t>(x)) *
                    4];
}

}  // namespace

// Computed by another implementation (Python's hashlib and struct).
BOOST_AUTO_TEST_CASE(the_digest_is_as_documented) {
  BOOST_TEST(to_hex(TileDigests().take(picture(100, 70))) ==
             "6683543f474457692aea84c25f9d66ff2c1167120d061dd391cc50854a0432b5");
}

BOOST_AUTO_TEST_CASE(it_hangs_on_the_picture_and_not_on_what_came_before) {
  std::mt19937 random(11);
  Frame frame = picture(200, 130);
  TileDigests kept;
  for (int i = 0; i < 200; ++i) {
    byte_at(frame, static_cast<std::int32_t>(random() % 200), static_cast<std::int32_t>(random() % 130)) =
        static_cast<std::uint8_t>(random());
    BOOST_REQUIRE((kept.take(frame) == TileDigests().take(frame)));
  }
  (void)kept.take(picture(130, 200));
  BOOST_TEST((kept.take(frame) == TileDigests().take(frame)));
}

BOOST_AUTO_TEST_CASE(the_same_bytes_in_another_shape_are_another_picture) {
  Frame wide = picture(128, 64);
  Frame tall{64, 128, wide.rgba};
  BOOST_TEST((TileDigests().take(wide) != TileDigests().take(tall)));
}

BOOST_AUTO_TEST_CASE(a_tile_is_hashed_again_only_where_something_changed) {
  Frame frame = picture(200, 130);  // 4 x 3 tiles
  TileDigests tiles;
  (void)tiles.take(frame);
  BOOST_TEST(tiles.hashed() == 12U);
  const Digest before = tiles.take(frame);
  BOOST_TEST(tiles.hashed() == 12U);
  BOOST_TEST(tiles.changed().empty());
  byte_at(frame, 199, 129) ^= 1;  // the last pixel, in the tile of what is left
  BOOST_TEST((tiles.take(frame) != before));
  BOOST_TEST(tiles.hashed() == 13U);
  BOOST_TEST(tiles.changed().x == 192);
  BOOST_TEST(tiles.changed().y == 128);
  BOOST_TEST(tiles.changed().width == 8);
  BOOST_TEST(tiles.changed().height == 2);
  byte_at(frame, 199, 129) ^= 1;
  byte_at(frame, 70, 0) ^= 1;
  (void)tiles.take(frame);
  BOOST_TEST(tiles.hashed() == 15U);
  BOOST_TEST(tiles.changed().x == 64);
  BOOST_TEST(tiles.changed().y == 0);
  BOOST_TEST(tiles.changed().width == 136);
  BOOST_TEST(tiles.changed().height == 130);
  byte_at(frame, 70, 0) ^= 1;
  BOOST_TEST((tiles.take(frame) == before));
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_has_no_digest_and_changes_nothing) {
  const Frame frame = picture(100, 70);
  TileDigests tiles;
  const Digest before = tiles.take(frame);
  Frame short_by_one = frame;
  short_by_one.rgba.pop_back();
  for (const Frame& none : {Frame{}, Frame{-1, -1, {0, 0, 0, 0}}, Frame{100, 0, {}}, short_by_one})
    BOOST_TEST((tiles.take(none) == Digest{}));
  BOOST_TEST((tiles.take(frame) == before));
  BOOST_TEST(tiles.hashed() == 4U);
}

BOOST_AUTO_TEST_CASE(with_one_size_nothing_is_allocated_after_the_first) {
  Frame frame = picture(300, 300);
  TileDigests tiles;
  (void)tiles.take(frame);
  CountedAllocations::restart();
  {
    const CountedAllocations counted;
    for (int i = 0; i < 10; ++i) {
      byte_at(frame, i, i) ^= 1;
      (void)tiles.take(frame);
    }
  }
  BOOST_TEST(CountedAllocations::count() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
