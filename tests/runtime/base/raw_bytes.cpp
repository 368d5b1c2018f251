// SPDX-License-Identifier: MIT
// Bytes as hexadecimal, as little-endian numbers and as digests: what every record, key and manifest is spelt
// by.
#include <boost/test/unit_test.hpp>
#include <string>

#include <facenotice/digest.hpp>
#include <facenotice/little_endian.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(raw_bytes)

namespace {

constexpr std::string_view digits = "0123456789abcdef";

// What one digit stands for, by the second of two; -1: it is none.
int value_of(char digit) {
  std::uint8_t byte = 0;
  return from_hex(std::string("0") + digit, &byte, 1) ? byte : -1;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_byte_has_two_small_digits) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    const std::string text = to_hex(Bytes{static_cast<std::uint8_t>(byte)});
    BOOST_TEST(text == (std::string{digits[byte / 16], digits[byte % 16]}));
    std::uint8_t back = 0;
    BOOST_REQUIRE(from_hex(text, &back, 1));
    BOOST_TEST(back == byte);
  }
  std::string text = "so far: ";
  append_hex(text, Bytes{1, 0xEF});
  BOOST_TEST(text == "so far: 01ef");
}

BOOST_AUTO_TEST_CASE(of_all_characters_twenty_two_are_digits) {
  for (int c = 0; c < 256; ++c) {
    int expected = -1;
    if (c >= '0' && c <= '9') expected = c - '0';
    if (c >= 'a' && c <= 'f') expected = c - 'a' + 10;
    if (c >= 'A' && c <= 'F') expected = c - 'A' + 10;
    BOOST_TEST(value_of(static_cast<char>(c)) == expected, c);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_exactly_so_many_digits_leaves_everything_as_it_was) {
  for (const char* text : {"", "0", "010", "01020", "0102030", "01 2", "g102", "01g2", "010g", "0x01"}) {
    Bytes bytes{0xAA, 0xBB};
    BOOST_TEST(!from_hex(text, bytes.data(), bytes.size()), text);
    BOOST_TEST((bytes == Bytes{0xAA, 0xBB}), text);
  }
  Bytes bytes{0xAA, 0xBB};
  BOOST_TEST(from_hex("", bytes.data(), 0));
  BOOST_TEST(from_hex("0f1E", bytes.data(), 2));
  BOOST_TEST((bytes == Bytes{0x0F, 0x1E}));
}

BOOST_AUTO_TEST_CASE(a_number_goes_low_byte_first_and_comes_back) {
  constexpr std::uint64_t number = 0x0807060504030201;
  for (std::size_t width = 0; width <= 8; ++width) {
    Bytes bytes{0xFF};
    append_le(bytes, number, width);
    BOOST_REQUIRE(bytes.size() == 1 + width);
    for (std::size_t i = 0; i < width; ++i) BOOST_TEST(bytes[1 + i] == i + 1);
    if (width > 0) BOOST_TEST(load_le(bytes, 1, width) == (number & (~std::uint64_t{0} >> (64 - 8 * width))));
  }
}

// FIPS 180-4's own examples.
BOOST_AUTO_TEST_CASE(a_digest_is_sha_256) {
  BOOST_TEST(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(to_hex(sha256(ByteView(std::string_view("abc")))) == sha256_hex("abc"));
}

BOOST_AUTO_TEST_SUITE_END()
