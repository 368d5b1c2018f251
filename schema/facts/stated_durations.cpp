// SPDX-License-Identifier: MIT
// Scans for a number, then a unit; what follows and precedes decides whether it is a duration at all.
#include "schema/facts/stated_durations.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "schema/base/code_points.hpp"
#include "schema/facts/captured_data.hpp"

namespace facenotice {
namespace {

constexpr std::int64_t minute = 60, hour = 60 * minute, day = 24 * hour, week = 7 * day, month = 30 * day,
                       year = 365 * day;
constexpr char32_t bound = 0x1;  // stands where a placeholder was

struct Unit {
  std::u32string_view word;
  std::int64_t seconds;
};
// The longer of two that begin alike comes first.
constexpr Unit chinese_units[] = {{U"个小时", hour}, {U"小时", hour}, {U"钟头", hour}, {U"个月", month},
                                  {U"个星期", week}, {U"星期", week}, {U"礼拜", week}, {U"周", week},
                                  {U"分钟", minute}, {U"秒钟", 1},    {U"秒", 1},      {U"天", day},
                                  {U"日", day},      {U"年", year},   {U"月", month}};
constexpr Unit english_units[] = {
    {U"seconds", 1},     {U"second", 1},    {U"secs", 1},       {U"sec", 1},       {U"minutes", minute},
    {U"minute", minute}, {U"mins", minute}, {U"min", minute},   {U"hours", hour},  {U"hour", hour},
    {U"hrs", hour},      {U"hr", hour},     {U"h", hour},       {U"days", day},    {U"day", day},
    {U"weeks", week},    {U"week", week},   {U"months", month}, {U"month", month}, {U"years", year},
    {U"year", year},     {U"yrs", year},    {U"yr", year}};
struct NumberWord {
  std::u32string_view word;
  double value;
};
constexpr NumberWord english_numbers[] = {
    {U"half a", 0.5},     {U"one", 1},     {U"two", 2},         {U"three", 3},        {U"four", 4},
    {U"five", 5},         {U"six", 6},     {U"seven", 7},       {U"eight", 8},        {U"nine", 9},
    {U"ten", 10},         {U"eleven", 11}, {U"twelve", 12},     {U"fifteen", 15},     {U"twenty-four", 24},
    {U"twenty", 20},      {U"thirty", 30}, {U"forty-five", 45}, {U"forty-eight", 48}, {U"sixty", 60},
    {U"seventy-two", 72}, {U"ninety", 90}};

// The text with each placeholder as one mark, lower case and half width.
std::u32string without_placeholders(std::string_view text) {
  std::u32string out;
  bool inside = false;
  const std::u32string all = code_points(text);
  for (std::size_t i = 0; i < all.size(); ++i) {
    char32_t c = all[i];
    if (!inside && c == U'{') {
      const bool brace = i + 1 < all.size() && all[i + 1] == U'{';
      if (brace)
        ++i;
      else
        inside = true;
    }
    if (!inside) {
      if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
      if (c == 0x3000 || c == 0xA0 || c == U'\n' || c == U'\t' || c == U'\r') c = U' ';
      out += c >= U'A' && c <= U'Z' ? c + 32 : c;
    } else if (c == U'}') {
      inside = false;
      out += bound;
    }
  }
  return out;
}

class Scanner {
 public:
  Scanner(std::string_view text, bool chinese) : text_(without_placeholders(text)), chinese_(chinese) {}

  std::vector<StatedDuration> all() {
    std::vector<StatedDuration> found;
    std::size_t end_of_last = 0;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = at;
      const std::optional<std::int64_t> seconds = duration(at);
      if (!seconds) {
        at = std::max(begin + 1, at);
        continue;
      }
      const std::string words = utf8(std::u32string_view(text_).substr(begin, at - begin));
      // "1 year and 6 months" is one duration.
      if (!found.empty() && continues(end_of_last, begin)) {
        found.back().seconds += *seconds;
        found.back().text += " " + words;
      } else {
        found.push_back({words, *seconds});
      }
      end_of_last = at;
    }
    return found;
  }

 private:
  bool at_word(std::size_t at, std::u32string_view word) const {
    return std::u32string_view(text_).substr(at, word.size()) == word;
  }
  static bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }
  static bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
  void skip_blanks(std::size_t& at) const {
    while (at < text_.size() && (text_[at] == U' ' || text_[at] == U'-')) ++at;
  }

  // Both move `at` past what they read.
  std::optional<double> number(std::size_t& at) const {
    if (at > 0 && (is_digit(text_[at - 1]) || text_[at - 1] == U'.' || is_letter(text_[at - 1]))) return {};
    if (is_digit(text_[at])) {
      double value = 0;
      for (; at < text_.size() && is_digit(text_[at]); ++at) value = value * 10 + (text_[at] - U'0');
      if (value > 100'000) return {};
      return value;
    }
    return chinese_ ? chinese_number(at) : english_number(at);
  }
  std::optional<double> english_number(std::size_t& at) const {
    for (const NumberWord& known : english_numbers)
      if (at_word(at, known.word) &&
          (at + known.word.size() == text_.size() || !is_letter(text_[at + known.word.size()]))) {
        at += known.word.size();
        return known.value;
      }
    return {};
  }
  std::optional<double> chinese_number(std::size_t& at) const {
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    if (at > 0 && text_[at - 1] == U'第') return {};
    if (text_[at] == U'半') {
      ++at;
      return 0.5;
    }
    double total = 0, digit = 0;
    const std::size_t begin = at;
    for (; at < text_.size(); ++at) {
      const std::size_t value = digits.find(text_[at]);
      if (value != std::u32string_view::npos)
        digit = static_cast<double>(value);
      else if (text_[at] == U'两')
        digit = 2;
      else if (text_[at] == U'十' || text_[at] == U'百') {
        total += (digit == 0 ? 1 : digit) * (text_[at] == U'十' ? 10 : 100);
        digit = 0;
      } else
        break;
    }
    if (at == begin) return {};
    return total + digit;
  }

  std::optional<std::int64_t> duration(std::size_t& at) const {
    const std::size_t begin = at;
    const std::optional<double> amount = number(at);
    if (!amount) return {};
    const bool digits = is_digit(text_[begin]);
    skip_blanks(at);
    const std::optional<std::int64_t> unit =
        chinese_ ? chinese_unit(at, *amount, digits, begin) : english_unit(at);
    if (!unit) return {};
    return static_cast<std::int64_t>(*amount * static_cast<double>(*unit));
  }
  std::optional<std::int64_t> chinese_unit(std::size_t& at, double amount, bool digits,
                                           std::size_t begin) const {
    for (const Unit& unit : chinese_units) {
      if (!at_word(at, unit.word)) continue;
      const std::size_t end = at + unit.word.size();
      const char32_t next = end < text_.size() ? text_[end] : U' ';
      const char32_t before = begin > 0 ? text_[begin - 1] : U' ';
      if (unit.word == U"周" && (next == U'岁' || next == U'一' || next == U'末')) return {};  // age, weekday
      if (unit.word == U"年" && ((digits && amount >= 1900) || next == U'级')) return {};  // calendar year
      if (unit.word == U"月" && (amount != 0.5 || before == U'年')) return {};             // a date
      if (unit.word == U"日" && before == U'月') return {};                                // a date
      if (unit.word == U"天" && before == U'每') return {};
      at = end;
      return unit.seconds;
    }
    return {};
  }
  std::optional<std::int64_t> english_unit(std::size_t& at) const {
    if (at_word(at, U"calendar ")) at += 9;
    for (const Unit& unit : english_units) {
      if (!at_word(at, unit.word)) continue;
      std::size_t end = at + unit.word.size();
      if (end < text_.size() && is_letter(text_[end])) continue;
      at = end;
      skip_blanks(end);
      for (const std::u32string_view of_age : {U"old", U"of age", U"or older", U"or over", U"and over",
                                               U"and older", U"or younger", U"and under"})
        if (at_word(end, of_age)) return {};
      return unit.seconds;
    }
    return {};
  }

  bool continues(std::size_t end_of_last, std::size_t begin) const {
    std::u32string_view between = std::u32string_view(text_).substr(end_of_last, begin - end_of_last);
    while (!between.empty() && between.front() == U' ') between.remove_prefix(1);
    while (!between.empty() && between.back() == U' ') between.remove_suffix(1);
    return end_of_last > 0 && (between.empty() || between == U"and" || between == U"零" || between == U"又");
  }

  std::u32string text_;
  bool chinese_;
};

}  // namespace

bool reads_durations(std::string_view language) {
  const std::string_view primary = language.substr(0, 2);
  return primary == "zh" || primary == "en";
}

std::vector<StatedDuration> stated_durations(std::string_view text, std::string_view language) {
  if (!reads_durations(language)) return {};
  return Scanner(text, language.substr(0, 2) == "zh").all();
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
