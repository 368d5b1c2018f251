// SPDX-License-Identifier: MIT
// Sizes of text and targets on a screen, from millimetres and viewing distance.
#include "export/layout/type_scale.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

constexpr double minutes_per_radian = 180.0 * 60.0 / std::numbers::pi;

struct Limit {
  double minutes, millimetres;
  bool at_600_mm;  // the millimetres hold at that distance, and grow and shrink with it
};
constexpr Limit choice_limit{20, 4.8, false}, body_limit{18, 3.5, true}, small_limit{16, 3.0, true};
constexpr double large_text_minutes = 42;  // 0.7 degrees
constexpr double cjk_density = 1.3;
constexpr double touch_mm = 9.5;

}  // namespace

double visual_angle(double height_mm, double distance_mm) {
  return 2 * std::atan(height_mm / (2 * distance_mm)) * minutes_per_radian;
}

double height_at_angle(double minutes, double distance_mm) {
  return 2 * distance_mm * std::tan(minutes / minutes_per_radian / 2);
}

double viewing_distance(const DisplayProfile& display) {
  return display.viewing_distance_mm > 0 ? display.viewing_distance_mm : 600;
}

double line_height(bool cjk, const Tightness& tightness) {
  return cjk ? 1.55 - 0.2 * (1 - tightness.air) : 1.42 - 0.17 * (1 - tightness.air);
}

TypeScale type_scale(const DisplayProfile& display, bool cjk, double reference_height, Variant variant,
                     const Tightness& tightness) {
  if (display.width_px <= 0 || display.height_px <= 0 || display.px_per_mm() <= 0 || display.height_mm <= 0)
    throw UserError(
        msg("The display “{}” does not say how large it is, in pixels and in millimetres.", display.id));
  const double distance = viewing_distance(display), density = cjk ? cjk_density : 1;
  const bool large = variant == Variant::large_text;
  const auto least_em = [&](const Limit& limit) {  // in px
    const double minutes = (large ? large_text_minutes : limit.minutes) * density;
    return std::max(height_at_angle(minutes, distance),
                    limit.millimetres * (limit.at_600_mm ? distance / 600 : 1)) /
           reference_height * display.px_per_mm();
  };
  const double body_least = least_em(body_limit), choice_least = least_em(choice_limit),
               small_least = least_em(small_limit);
  // As designed: about thirty CJK characters on a line of the narrower side.
  const double narrow = std::min(display.width_px, display.height_px);
  const double designed_body = narrow * (cjk ? 0.0300 : 0.0285 * 0.714 / std::min(0.714, reference_height));
  // Large text is larger than normal text on every display, not only where 0.7 degrees ask for it.
  const double body = std::max(body_least, designed_body * (large ? 1.3 : 1.0));
  const auto size = [&](double designed, double least) {
    const double chosen = least + (std::max(designed, least) - least) * tightness.text;
    return static_cast<int>(std::ceil(chosen - 1e-9));
  };
  TypeScale scale;
  scale.title = size(body * (large ? 1.5 : 1.72), body_least * 1.25);
  scale.lead = size(body * 1.14, body_least);
  scale.heading = size(body * 1.06, body_least);
  scale.body = size(body, body_least);
  scale.small = size(body * 0.84, small_least);
  scale.choice = size(std::max(body * 1.22, choice_least), choice_least);
  scale.link = size(body * 0.96, body_least);
  scale.band = size(body * 0.88, body_least);
  scale.line_height = line_height(cjk, tightness);
  scale.air = tightness.air;
  scale.unit = std::max(2, static_cast<int>(std::lround(narrow * 0.0094 * tightness.spacing)));
  scale.touch = static_cast<int>(std::ceil(touch_mm * display.px_per_mm()));
  return scale;
}

}  // namespace facenotice
