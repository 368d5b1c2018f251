// SPDX-License-Identifier: MIT
// The numbers that a text says, to be held against the same text in another language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

class SaidNumbers {
 public:
  SaidNumbers(std::string_view text, std::string_view language);

  // Its numbers in digits (of any script) that the other does not say, neither in digits nor in its own
  // language's words (第二十六条, two, يومين). Words alone are none: 一 is also "a". Sorted, without leading
  // zeros.
  std::vector<std::string> not_said_by(const SaidNumbers& other) const;

 private:
  std::vector<std::string> in_words() const;

  std::u32string text_;  // folded
  std::string language_;
  std::vector<std::string> digits_;  // sorted, without leading zeros
};

}  // namespace facenotice
