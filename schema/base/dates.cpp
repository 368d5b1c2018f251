// SPDX-License-Identifier: MIT
// std::chrono's calendar behind text.
#include "schema/base/dates.hpp"

#include <chrono>

#include <fmt/format.h>

#include <facenotice/time.hpp>

namespace facenotice {

std::string today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return format_date(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

std::string months_after(std::string_view date, unsigned months) {
  const Result<UtcMillis> at = parse_date(date);
  if (!at) return {};
  using namespace std::chrono;
  const year_month_day day{floor<days>(sys_time<milliseconds>(milliseconds(*at)))};
  year_month_day later = day + std::chrono::months(months);
  if (!later.ok()) later = later.year() / later.month() / last;
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(later.year()),
                     static_cast<unsigned>(later.month()), static_cast<unsigned>(later.day()));
}

}  // namespace facenotice
