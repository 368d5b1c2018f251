// SPDX-License-Identifier: MIT
#include "schema/facts/stated_durations.hpp"

#include <algorithm>
#include <cstdlib>

#include "schema/base/code_points.hpp"
#include "schema/facts/captured_data.hpp"
#include "schema/words/said_times.hpp"
#include "schema/words/time_words.hpp"

namespace facenotice {

bool reads_durations(std::string_view language) {
  return TimeWords::of(language) != nullptr;
}

std::vector<StatedDuration> stated_durations(std::string_view text, std::string_view language) {
  const std::u32string read = text_for_times(text);
  std::vector<StatedDuration> found;
  for (const SaidTime& time : said_times(read, language))
    if (time.kind == SaidTime::Kind::duration)
      found.push_back(
          {utf8(std::u32string_view(read).substr(time.begin, time.end - time.begin)), time.seconds});
  return found;
}

bool declares_duration(const Flow& flow, std::int64_t seconds) {
  const auto same = [&](std::int64_t declared_ms) {
    constexpr double tolerance = 0.015;  // twelve months against a year
    const double declared = static_cast<double>(declared_ms) / 1000, stated = static_cast<double>(seconds);
    return declared > 0 && std::abs(declared - stated) <= tolerance * std::max(declared, stated);
  };
  if (same(duration_ms(flow.records_kept))) return true;
  for (const DataItem& item : flow.data)
    if (same(duration_ms(item.retention.duration))) return true;
  for (const Purpose& purpose : flow.purposes)
    if (same(duration_ms(purpose.consent_lasts))) return true;
  for (const Step& step : flow.steps) {
    if (same(step.longest_ms)) return true;
    const Exit* timeout = step.exit(ExitKind::timeout);
    if (timeout != nullptr && same(timeout->after_ms)) return true;
  }
  return false;
}

}  // namespace facenotice
