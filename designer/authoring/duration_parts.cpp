// SPDX-License-Identifier: MIT
// "PT" before hours, minutes and seconds, "P" before the longer ones.
#include "designer/authoring/duration_parts.hpp"

#include <charconv>

namespace facenotice {
namespace {

constexpr std::string_view letters = "SMHDMY";  // by unit

}  // namespace

std::optional<DurationParts> duration_parts(std::string_view iso8601) {
  const bool time = iso8601.substr(0, 2) == "PT";
  if (iso8601.size() < 3 || iso8601[0] != 'P') return std::nullopt;
  const std::string_view number = iso8601.substr(time ? 2 : 1, iso8601.size() - (time ? 3 : 2));
  DurationParts parts;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), parts.number);
  if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  for (std::size_t unit = time ? 0 : 3; unit < (time ? 3U : letters.size()); ++unit)
    if (letters[unit] == iso8601.back()) {
      parts.unit = static_cast<DurationUnit>(unit);
      return parts;
    }
  return std::nullopt;
}

std::string duration_of(const DurationParts& parts) {
  return (parts.unit <= DurationUnit::hours ? "PT" : "P") + std::to_string(parts.number) +
         letters[static_cast<std::size_t>(parts.unit)];
}

}  // namespace facenotice
