// SPDX-License-Identifier: MIT
// How a language says how long something lasts, and until when: time-words.xml.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

struct TimeWords {
  using Phrases = std::vector<std::u32string>;  // folded for numbers

  struct Unit {
    std::u32string said;
    std::int64_t seconds = 0;
    Phrases not_before;  // right before the number: then it is a date or an age
    Phrases not_after;   // after the unit: then it is an age or a weekday
    bool halves_only = false;
  };
  // Words that are a time without a number: "a fortnight"; a point: "midnight of the day".
  struct Span {
    std::u32string said;
    std::int64_t seconds = 0;
    bool point = false;
  };

  std::vector<Unit> units;  // the longer of two that begin alike comes first
  std::vector<Span> spans;  // so do these
  Phrases halves;           // said in the place of a number
  Phrases joints;           // between the parts of one duration: "1 year and 6 months"
  Phrases between;          // between a number and its unit: "90 calendar days"
  Phrases no_numbers;       // number words that are more often another word
  Phrases ordinal_before, ordinal_after, ordinal_marks;  // before the number, after the unit, after digits
  bool spaced = true;                                    // a unit ends with its word

  // Those of a BCP 47 language; nullptr: texts in it are not read for times. Throws CouldNotCheck when the
  // file cannot be read.
  static const TimeWords* of(std::string_view language);
};

}  // namespace facenotice
