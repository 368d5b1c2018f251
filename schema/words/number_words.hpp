// SPDX-License-Identifier: MIT
// Numbers in words, in every language that ICU spells: "two", "zwei", "สอง", "يومين".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

// As numbers and units are told in a text: lower case, half width, Western digits, Arabic alef without its
// marks, none of the characters that only say where a line may break.
std::u32string folded_for_numbers(std::string_view text);

// Whether a word of a script with spaces between words goes on from the character before `at` to the one at
// it.
bool within_word(std::u32string_view text, std::size_t at);

class NumberWords {
 public:
  struct Found {
    std::size_t end = 0;  // behind its last character
    std::int64_t value = 0;
    bool ordinal = false;  // "third"
  };

  // Those of a BCP 47 language: ICU's of every gender and case up to a hundred, its tens and hundreds up to a
  // thousand, and those of number-words.xml. Made when first asked for, by whatever thread.
  static const NumberWords& of(std::string_view language);
  // The same of a primary language, made now.
  explicit NumberWords(const std::string& language);

  // The longest that begins there, in a text that was folded for numbers. In scripts with spaces it is not
  // part of a word; a Korean one may go on (두 달은).
  std::optional<Found> at(std::u32string_view text, std::size_t at) const;

 private:
  struct Word {
    std::u32string said;
    std::int64_t value = 0;
    bool ordinal = false;
  };
  void add_spelled(const std::string& language);
  void add_more(const std::string& language);
  std::optional<Found> longest(std::u32string_view text, std::size_t at) const;

  std::vector<Word> words_;  // sorted
  std::u32string prefixes_;  // letters that are written together with the word after them
  bool chinese_ = false;     // numerals that follow each other: 二十四
};

}  // namespace facenotice
