// SPDX-License-Identifier: MIT
// The numbers that a text says, to be held against the same text in another language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

class SaidNumbers {
 public:
  explicit SaidNumbers(std::string_view text);

  // Whether neither text has a number in digits that the other does not say: in digits too, in Chinese
  // numerals (第二十六条) or in English words (two). Words alone are no difference: 一 is also "a".
  bool agrees_with(const SaidNumbers& other) const;

 private:
  bool says(const std::vector<std::string>& digits) const;

  std::vector<std::string> digits_;  // sorted, without leading zeros
  std::vector<std::string> words_;   // numbers written in words, as digits, sorted
};

}  // namespace facenotice
