// SPDX-License-Identifier: MIT
// ISO 8601 durations in words, by ICU. A language that the bound words do not know is an error, never a
// guess.
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include <unicode/measfmt.h>
#include <unicode/measunit.h>
#include <unicode/measure.h>
#include <facenotice/flow_reader.hpp>

#include "schema/bindings.hpp"
#include "schema/bound_words.hpp"

namespace facenotice {
namespace {

using MakeUnit = icu::MeasureUnit* (*)(UErrorCode&);

MakeUnit unit_of(char letter, bool time_part) {
  switch (letter) {
    case 'Y':
      return icu::MeasureUnit::createYear;
    case 'M':
      return time_part ? icu::MeasureUnit::createMinute : icu::MeasureUnit::createMonth;
    case 'W':
      return icu::MeasureUnit::createWeek;
    case 'D':
      return icu::MeasureUnit::createDay;
    case 'H':
      return icu::MeasureUnit::createHour;
    default:
      return icu::MeasureUnit::createSecond;
  }
}

std::optional<std::string> by_icu(std::string_view iso8601, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  // Western digits everywhere, so that numbers can be compared between languages.
  const icu::Locale locale = icu::Locale::forLanguageTag(std::string(language) + "-u-nu-latn", status);
  std::vector<icu::Measure> measures;
  bool time_part = false;
  std::int32_t number = 0;
  for (const char c : iso8601.substr(1)) {
    if (c == 'T') {
      time_part = true;
    } else if (c >= '0' && c <= '9') {
      number = number * 10 + (c - '0');
    } else {
      measures.emplace_back(icu::Formattable(number), unit_of(c, time_part)(status), status);
      number = 0;
    }
  }
  // The long Chinese form says 秒钟; people write 秒.
  const bool chinese = language.substr(0, 2) == "zh";
  const icu::MeasureFormat format(locale, chinese ? UMEASFMT_WIDTH_SHORT : UMEASFMT_WIDTH_WIDE, status);
  icu::UnicodeString text;
  icu::FieldPosition position;
  format.formatMeasures(measures.data(), static_cast<std::int32_t>(measures.size()), text, position, status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string words;
  return text.toUTF8String(words);
}

// A flow prints its few durations again and again, and a fleet the same ones; ICU takes a while for each.
class KnownDurations {
 public:
  std::optional<std::string> in_words(std::string_view iso8601, std::string_view language) {
    std::pair<std::string, std::string> key(iso8601, language);
    const std::lock_guard<std::mutex> lock(guard_);
    if (const auto known = words_.find(key); known != words_.end()) return known->second;
    constexpr std::size_t most = 1024;  // more than a fleet of honest flows has
    if (words_.size() >= most) words_.clear();
    return words_.emplace(std::move(key), by_icu(iso8601, language)).first->second;
  }

 private:
  std::mutex guard_;
  std::map<std::pair<std::string, std::string>, std::optional<std::string>> words_;
};

}  // namespace

std::optional<std::string> duration_in_words(std::string_view iso8601, std::string_view language) {
  static KnownDurations known;
  std::int64_t milliseconds = 0;
  if (!parse_duration(iso8601, milliseconds) || bound_words(language) == nullptr) return std::nullopt;
  return known.in_words(iso8601, language);
}

}  // namespace facenotice
