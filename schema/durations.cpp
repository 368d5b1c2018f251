// SPDX-License-Identifier: MIT
// ISO 8601 durations in words. English and Chinese; a language without words is an error, never a guess.
#include <array>

#include <facenotice/flow_reader.hpp>

#include "schema/bindings.hpp"

namespace facenotice {
namespace {

struct Unit {
  char date_letter, time_letter;  // one of them is 0
  std::string_view english, chinese;
};

constexpr std::array<Unit, 7> units{{{'Y', 0, "year", "年"},
                                     {'M', 0, "month", "个月"},
                                     {'W', 0, "week", "周"},
                                     {'D', 0, "day", "天"},
                                     {0, 'H', "hour", "小时"},
                                     {0, 'M', "minute", "分钟"},
                                     {0, 'S', "second", "秒"}}};

}  // namespace

std::optional<std::string> duration_in_words(std::string_view iso8601, std::string_view language) {
  std::int64_t milliseconds = 0;
  if (!parse_duration(iso8601, milliseconds)) return std::nullopt;
  const bool chinese = language.substr(0, 2) == "zh";
  if (!chinese && language.substr(0, 2) != "en") return std::nullopt;
  std::string words;
  bool time_part = false;
  std::string digits;
  for (const char c : iso8601.substr(1)) {
    if (c == 'T') {
      time_part = true;
    } else if (c >= '0' && c <= '9') {
      digits += c;
    } else {
      for (const Unit& unit : units) {
        if (c != (time_part ? unit.time_letter : unit.date_letter)) continue;
        if (!words.empty()) words += ' ';
        words += digits + ' ' + std::string(chinese ? unit.chinese : unit.english);
        if (!chinese && digits != "1") words += 's';
      }
      digits.clear();
    }
  }
  return words;
}

}  // namespace facenotice
