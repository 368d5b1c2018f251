// SPDX-License-Identifier: MIT
// Durations that somebody typed into a text instead of binding the declared one: "30 days", "三十天", "72
// 小时".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/flow.hpp>

namespace facenotice {

struct StatedDuration {
  std::string text;          // as written: "30 days"
  std::int64_t seconds = 0;  // a month is 30 days, a year 365
  friend bool operator==(const StatedDuration&, const StatedDuration&) = default;
};

// In the order of the text, in the languages that reads_durations() knows. What a placeholder prints is not
// looked at, nor are ages, calendar years, dates and working days.
std::vector<StatedDuration> stated_durations(std::string_view text, std::string_view language);

// Whether durations in that language are found at all: it has words of time.
bool reads_durations(std::string_view language);

// Whether the flow declares that duration, for whatever: a retention, a capture's length, a time-out, how
// long a consent lasts or proof is kept. Twelve months are a year.
bool declares_duration(const Flow& flow, std::int64_t seconds);

}  // namespace facenotice
