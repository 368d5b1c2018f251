// SPDX-License-Identifier: MIT
// Colours of a screen, and how well one reads on another.
#include "export/layout/palette.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

// WCAG 2.2, definition of relative luminance.
double luminance(const Colour& colour) {
  const auto linear = [](std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

Colour parse_colour(std::string_view hex) {
  unsigned value = 0;
  const bool shaped = hex.size() == 7 && hex.front() == '#';
  const char* end = hex.data() + hex.size();
  const auto parsed = shaped ? std::from_chars(hex.data() + 1, end, value, 16) : std::from_chars_result{};
  if (!shaped || parsed.ec != std::errc{} || parsed.ptr != end)
    throw UserError(msg("The theme's colour “{}” is not of the form #RRGGBB.", hex));
  return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 0xFF),
          static_cast<std::uint8_t>(value & 0xFF), 255};
}

Palette palette_of(const Theme& theme, Variant variant) {
  if (variant == Variant::high_contrast) {
    const Colour black{0, 0, 0, 255}, white{255, 255, 255, 255}, yellow{255, 214, 0, 255};
    return {black, {26, 26, 26, 255}, white, white, yellow, black, {200, 200, 200, 255}};
  }
  return {parse_colour(theme.background), parse_colour(theme.surface), parse_colour(theme.text),
          parse_colour(theme.muted),      parse_colour(theme.accent),  parse_colour(theme.on_accent),
          parse_colour(theme.line)};
}

Colour mix(const Colour& under, const Colour& over, double share) {
  const auto blend = [share](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
  };
  return {blend(under.red, over.red), blend(under.green, over.green), blend(under.blue, over.blue), 255};
}

double contrast_ratio(const Colour& a, const Colour& b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace facenotice
