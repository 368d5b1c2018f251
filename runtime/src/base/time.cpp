// SPDX-License-Identifier: MIT
// Calendar arithmetic without the C library's time zones.
#include <algorithm>
#include <array>

#include <facenotice/time.hpp>

namespace facenotice {
namespace {

struct Date {
  std::int64_t year, month, day;
};

// Days since 1970-01-01 and back; Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::int64_t to_days(Date date) {
  const std::int64_t y = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = y / 400;
  const std::int64_t yoe = y - era * 400;
  const std::int64_t doy = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

Date from_days(std::int64_t days) {
  const std::int64_t z = days + 719468;
  const std::int64_t era = z / 146097;
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  const std::int64_t month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

std::int64_t days_in_month(std::int64_t year, std::int64_t month) {
  constexpr std::array<std::int64_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

void put(std::string& out, std::int64_t value, int width) {
  std::string digits = std::to_string(value);
  while (static_cast<int>(digits.size()) < width) digits.insert(digits.begin(), '0');
  out += digits;
}

UtcMillis clamp(UtcMillis utc) {
  return std::clamp<UtcMillis>(utc, 0, to_days({10000, 1, 1}) * day_ms - 1);
}

}  // namespace

Result<UtcMillis> parse_date(std::string_view iso) {
  const auto error = [] {
    return Error{"time.date", "A date must be written YYYY-MM-DD and exist in the calendar."};
  };
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return error();
  std::array<std::int64_t, 10> d{};
  for (std::size_t i = 0; i < 10; ++i) {
    if (i == 4 || i == 7) continue;
    if (iso[i] < '0' || iso[i] > '9') return error();
    d[i] = iso[i] - '0';
  }
  const Date date{d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3], d[5] * 10 + d[6], d[8] * 10 + d[9]};
  if (date.year < 1970 || date.month < 1 || date.month > 12 || date.day < 1 ||
      date.day > days_in_month(date.year, date.month))
    return error();
  return to_days(date) * day_ms;
}

std::string format_date(UtcMillis utc) {
  const Date date = from_days(clamp(utc) / day_ms);
  std::string out;
  put(out, date.year, 4);
  out += '-';
  put(out, date.month, 2);
  out += '-';
  put(out, date.day, 2);
  return out;
}

std::string format_utc(UtcMillis utc) {
  const std::int64_t ms = clamp(utc) % day_ms;
  std::string out = format_date(utc);
  out += 'T';
  put(out, ms / 3'600'000, 2);
  out += ':';
  put(out, ms / 60'000 % 60, 2);
  out += ':';
  put(out, ms / 1000 % 60, 2);
  out += '.';
  put(out, ms % 1000, 3);
  out += 'Z';
  return out;
}

}  // namespace facenotice
