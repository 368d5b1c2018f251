// SPDX-License-Identifier: MIT
// Digits, Chinese numerals and small English number words.
#include "schema/words/said_numbers.hpp"

#include <algorithm>
#include <array>

#include "schema/base/code_points.hpp"

namespace facenotice {
namespace {

constexpr std::u32string_view chinese_digits =
    U"\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D";
constexpr char32_t chinese_two = U'\u4E24', ten = U'\u5341', hundred = U'\u767E', thousand = U'\u5343';
constexpr std::array<std::string_view, 21> english = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

int chinese_digit(char32_t c) {
  if (c == chinese_two) return 2;
  const std::size_t at = chinese_digits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

// Numerals up to some thousands: 二十六 is 26, 一百零五 is 105, 十四 is 14.
std::vector<std::string> chinese_numbers(std::string_view text) {
  std::vector<std::string> found;
  long total = 0, digit = -1;
  bool any = false;
  const auto end = [&] {
    if (any) found.push_back(std::to_string(total + std::max(0L, digit)));
    total = 0;
    digit = -1;
    any = false;
  };
  for (const char32_t c : code_points(text)) {
    const long unit = c == ten ? 10 : c == hundred ? 100 : c == thousand ? 1000 : 0;
    if (const int value = chinese_digit(c); value >= 0) {
      if (digit > 0) end();  // 一二: two numbers, or years read digit by digit
      digit = value;
      any = true;
    } else if (unit > 0 && total < 1'000'000) {
      total += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
      any = true;
    } else {
      end();
    }
  }
  end();
  return found;
}

std::vector<std::string> english_numbers(std::string_view text) {
  std::vector<std::string> found;
  std::string word;
  for (const char c : std::string(text) + ' ') {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower >= 'a' && lower <= 'z') {
      word += lower;
      continue;
    }
    const auto known = std::find(english.begin(), english.end(), word);
    if (known != english.end()) found.push_back(std::to_string(known - english.begin()));
    word.clear();
  }
  return found;
}

}  // namespace

SaidNumbers::SaidNumbers(std::string_view text) {
  std::string digits;
  for (const char c : std::string(text) + ' ') {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (!digits.empty()) {
      digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
      digits_.push_back(std::move(digits));
      digits.clear();
    }
  }
  std::sort(digits_.begin(), digits_.end());
  words_ = chinese_numbers(text);
  const std::vector<std::string> more = english_numbers(text);
  words_.insert(words_.end(), more.begin(), more.end());
  std::sort(words_.begin(), words_.end());
}

bool SaidNumbers::says(const std::vector<std::string>& digits) const {
  std::vector<std::string> missing;
  std::set_difference(digits.begin(), digits.end(), digits_.begin(), digits_.end(),
                      std::back_inserter(missing));
  return std::includes(words_.begin(), words_.end(), missing.begin(), missing.end());
}

bool SaidNumbers::agrees_with(const SaidNumbers& other) const {
  return says(other.digits_) && other.says(digits_);
}

}  // namespace facenotice
