// SPDX-License-Identifier: MIT
// UTF-8 against the table of the standard.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include <facenotice/utf8.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(utf8_text)

namespace {

struct Range {
  unsigned char low, high;
};
// Unicode 15, table 3-7: well-formed byte sequences.
const std::vector<std::vector<Range>> table{
    {{0x00, 0x7F}},
    {{0xC2, 0xDF}, {0x80, 0xBF}},
    {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}},
    {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}},
    {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}},
};

bool well_formed_by_the_table(std::string_view text) {
  while (!text.empty()) {
    const auto row = std::find_if(table.begin(), table.end(), [&](const std::vector<Range>& bytes) {
      return text.size() >= bytes.size() &&
             std::equal(bytes.begin(), bytes.end(), text.begin(), [](const Range& range, char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte >= range.low && byte <= range.high;
             });
    });
    if (row == table.end()) return false;
    text.remove_prefix(row->size());
  }
  return true;
}

// Those at which a row of the table begins or ends, and their neighbours.
constexpr std::array<unsigned char, 27> edges{0x00, 0x01, 0x7E, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                              0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
                                              0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF};

// Of all texts of so many of these bytes after `text`: the first on which the two are not of one mind.
std::string first_difference(std::string& text, std::size_t more) {
  if (is_utf8(text) != well_formed_by_the_table(text)) return text;
  if (more == 0) return "";
  for (const unsigned char byte : edges) {
    text.push_back(static_cast<char>(byte));
    if (std::string other = first_difference(text, more - 1); !other.empty()) return other;
    text.pop_back();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_the_table_has_is_taken_and_nothing_else) {
  std::string text;
  const std::string other = first_difference(text, 4);
  BOOST_TEST(other.empty(), "not as the table has it: " << other);
  for (int byte = 0; byte < 256; ++byte) {
    const std::string alone(1, static_cast<char>(byte));
    BOOST_TEST(is_utf8(alone) == well_formed_by_the_table(alone), byte);
  }
}

BOOST_AUTO_TEST_CASE(a_fault_is_found_wherever_it_stands) {
  const std::string whole = "a\xC3\xA4\xE5\x90\x8D\xF0\x9F\x98\x80z";
  BOOST_TEST(is_utf8(whole));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = '\xFF';
    BOOST_TEST(!is_utf8(changed), i);
    BOOST_TEST(is_utf8(whole.substr(0, i)) == well_formed_by_the_table(whole.substr(0, i)), i);
  }
}

BOOST_AUTO_TEST_SUITE_END()
