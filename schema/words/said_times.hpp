// SPDX-License-Identifier: MIT
// Times that a text says: "30 days", "三十天", "the seventh day", "midnight of the day".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

struct SaidTime {
  enum class Kind : std::uint8_t {
    duration,
    ordinal,  // "the seventh day": so long after an event
    point,    // "the end of the day": at most so long after an event
  };
  std::size_t begin = 0, end = 0;  // in the text
  std::int64_t seconds = 0;        // a month is 30 days, a year 365
  Kind kind = Kind::duration;
};

// A text as times are looked for in it: folded for numbers, each placeholder one mark.
std::u32string text_for_times(std::string_view text);

// In the order of such a text; none in a language that has no words of time. Ages, calendar years, dates and
// working days are none.
std::vector<SaidTime> said_times(std::u32string_view text, std::string_view language);

}  // namespace facenotice
