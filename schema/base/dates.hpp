// SPDX-License-Identifier: MIT
// Reckoning with calendar days, ISO 8601.
#pragma once

#include <string>
#include <string_view>

namespace facenotice {

// Today in UTC.
std::string today();

// The same day of the month that many months later, or that month's last day: 2026-01-31 and one month is
// 2026-02-28. Empty when `date` is no date.
std::string months_after(std::string_view date, unsigned months);

}  // namespace facenotice
