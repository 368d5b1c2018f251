// SPDX-License-Identifier: MIT
// ISO 8601 durations in words, by ICU. A language that the bound words do not know is an error, never a
// guess.
#include <vector>

#include <unicode/measfmt.h>
#include <unicode/measunit.h>
#include <unicode/measure.h>
#include <facenotice/flow_reader.hpp>

#include "schema/base/text_memo.hpp"
#include "schema/document/bound_words.hpp"
#include "schema/document/placeholders.hpp"

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

}  // namespace

std::optional<std::string> duration_in_words(std::string_view iso8601, std::string_view language) {
  static TextMemo<std::optional<std::string>> known;  // ICU takes a while for each
  std::int64_t milliseconds = 0;
  if (!parse_duration(iso8601, milliseconds) || bound_words(language) == nullptr) return std::nullopt;
  return *known.find(iso8601, language, [&] { return by_icu(iso8601, language); });
}

}  // namespace facenotice
