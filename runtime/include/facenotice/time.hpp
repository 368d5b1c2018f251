// SPDX-License-Identifier: MIT
// Time as plain values. The player never reads a clock: the machine hands the time in.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <facenotice/result.hpp>

namespace facenotice {

using UtcMillis = std::int64_t;        // milliseconds since 1970-01-01T00:00:00Z, no leap seconds
using MonotonicMillis = std::int64_t;  // milliseconds of a clock that never steps back, any origin

inline constexpr std::int64_t day_ms = 86'400'000;

// One moment by two clocks: `utc` is written into records, `monotonic` decides deadlines, so that setting the
// wall clock can neither lengthen a grant nor skip a time-out.
struct Instant {
  UtcMillis utc = 0;
  MonotonicMillis monotonic = 0;
};

// A moment by the monotonic clock `ms` later. At the limits of the clock it stays there: a deadline that
// cannot be told apart from never is never, and nothing overflows.
constexpr MonotonicMillis later(MonotonicMillis time, std::int64_t ms) {
  if (ms > 0 && time > std::numeric_limits<MonotonicMillis>::max() - ms)
    return std::numeric_limits<MonotonicMillis>::max();
  if (ms < 0 && time < std::numeric_limits<MonotonicMillis>::min() - ms)
    return std::numeric_limits<MonotonicMillis>::min();
  return time + ms;
}
// Milliseconds from `from` to `to`, within the same limits.
constexpr std::int64_t between(MonotonicMillis from, MonotonicMillis to) {
  if (from < 0 && to > std::numeric_limits<MonotonicMillis>::max() + from)
    return std::numeric_limits<MonotonicMillis>::max();
  if (from > 0 && to < std::numeric_limits<MonotonicMillis>::min() + from)
    return std::numeric_limits<MonotonicMillis>::min();
  return to - from;
}

// First millisecond of an ISO 8601 calendar date "YYYY-MM-DD" (years 1970 to 9999, proleptic Gregorian, UTC).
// Fails with "time.date" for anything else, 2026-02-30 included.
Result<UtcMillis> parse_date(std::string_view iso);

// "YYYY-MM-DD" of a moment in UTC; years outside 1970 to 9999 are clamped.
std::string format_date(UtcMillis utc);

// "YYYY-MM-DDTHH:MM:SS.mmmZ" of a moment in UTC; years outside 1970 to 9999 are clamped.
std::string format_utc(UtcMillis utc);

}  // namespace facenotice
