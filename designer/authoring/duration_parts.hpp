// SPDX-License-Identifier: MIT
// ISO 8601 durations as people set them: a number and a unit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace facenotice {

enum class DurationUnit : std::uint8_t { seconds, minutes, hours, days, months, years };

struct DurationParts {
  std::uint32_t number = 0;
  DurationUnit unit = DurationUnit::seconds;
};

// Of a duration with one unit ("PT90S", "P5Y"); nothing for any other.
std::optional<DurationParts> duration_parts(std::string_view iso8601);
std::string duration_of(const DurationParts& parts);

}  // namespace facenotice
