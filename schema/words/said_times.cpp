// SPDX-License-Identifier: MIT
// Scans for a number, then a unit; what follows and precedes decides whether it is a duration at all.
#include "schema/words/said_times.hpp"

#include <algorithm>
#include <optional>

#include "schema/base/code_points.hpp"
#include "schema/words/number_words.hpp"
#include "schema/words/time_words.hpp"

namespace facenotice {
namespace {

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

class Scanner {
 public:
  Scanner(std::u32string_view text, std::string_view language, const TimeWords& words)
      : text_(text), words_(words), numbers_(NumberWords::of(language)) {}

  std::vector<SaidTime> all() const {
    std::vector<SaidTime> found;
    for (std::size_t at = 0; at < text_.size();) {
      std::optional<SaidTime> time = span(at);
      if (!time) time = counted(at);
      if (!time) {
        ++at;
        continue;
      }
      at = time->end;
      // "1 year and 6 months" is one duration.
      if (!found.empty() && continues(found.back(), *time)) {
        found.back().seconds += time->seconds;
        found.back().end = time->end;
      } else {
        found.push_back(*time);
      }
    }
    return found;
  }

 private:
  struct Number {
    std::size_t begin = 0, end = 0;
    double value = 0;
    bool digits = false, ordinal = false, half = false;
  };

  bool said_at(std::size_t at, std::u32string_view words) const {
    return at <= text_.size() && text_.substr(at, words.size()) == words;
  }
  // The same, with the end of a word behind it.
  bool word_at(std::size_t at, std::u32string_view words) const {
    return said_at(at, words) && (!words_.spaced || !within_word(text_, at + words.size()));
  }
  bool any_at(std::size_t at, const TimeWords::Phrases& phrases) const {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const std::u32string& phrase) { return word_at(at, phrase); });
  }
  bool any_before(std::size_t at, const TimeWords::Phrases& phrases) const {
    while (at > 0 && text_[at - 1] == U' ') --at;
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::u32string& phrase) {
      return phrase.size() <= at && said_at(at - phrase.size(), phrase) &&
             !within_word(text_, at - phrase.size());
    });
  }
  std::size_t after_blanks(std::size_t at) const {
    while (at < text_.size() && (text_[at] == U' ' || text_[at] == U'-')) ++at;
    return at;
  }

  std::optional<SaidTime> span(std::size_t at) const {
    if (within_word(text_, at)) return std::nullopt;
    for (const TimeWords::Span& known : words_.spans)
      if (word_at(at, known.said))
        return SaidTime{at, at + known.said.size(), known.seconds,
                        known.point ? SaidTime::Kind::point : SaidTime::Kind::duration};
    return std::nullopt;
  }

  std::optional<SaidTime> counted(std::size_t at) const {
    if (at > 0 && is_digit(text_[at - 1])) return std::nullopt;
    if (within_word(text_, at)) return std::nullopt;
    // Part of a decimal or of a number with thousands: not read.
    if (at > 1 && is_digit(text_[at - 2]) && (text_[at - 1] == U'.' || text_[at - 1] == U','))
      return std::nullopt;
    for (const std::u32string& half : words_.halves) {
      if (!said_at(at, half)) continue;
      if (const std::optional<SaidTime> time = with_unit({at, at + half.size(), 0.5, false, false, true}))
        return time;
    }
    const std::optional<Number> number = is_digit(text_[at]) ? in_digits(at) : in_words(at);
    return number ? with_unit(*number) : std::nullopt;
  }

  std::optional<Number> in_digits(std::size_t at) const {
    constexpr double most = 100'000;
    Number number{at, at, 0, true, false, false};
    for (; number.end < text_.size() && is_digit(text_[number.end]); ++number.end)
      number.value = std::min(number.value * 10 + (text_[number.end] - U'0'), most + 1);
    if (number.value > most || (at > 0 && text_[at - 1] == U'.')) return std::nullopt;
    for (const std::u32string& mark : words_.ordinal_marks)
      if (word_at(number.end, mark)) {
        number.end += mark.size();
        number.ordinal = true;
        break;
      }
    return number;
  }
  std::optional<Number> in_words(std::size_t at) const {
    const std::optional<NumberWords::Found> found = numbers_.at(text_, at);
    if (!found) return std::nullopt;
    const std::u32string_view said = text_.substr(at, found->end - at);
    const auto& no_numbers = words_.no_numbers;
    if (std::find(no_numbers.begin(), no_numbers.end(), said) != no_numbers.end()) return std::nullopt;
    return Number{at, found->end, static_cast<double>(found->value), false, found->ordinal, false};
  }

  std::optional<SaidTime> with_unit(const Number& number) const {
    std::size_t at = after_blanks(number.end);
    for (const std::u32string& word : words_.between)
      if (word_at(at, word)) at = after_blanks(at + word.size());
    const auto unit = std::find_if(words_.units.begin(), words_.units.end(),
                                   [&](const TimeWords::Unit& known) { return word_at(at, known.said); });
    if (unit == words_.units.end()) return std::nullopt;
    constexpr double first_year = 1900;
    constexpr std::int64_t year = 31'536'000;
    if (unit->seconds == year && number.digits && number.value >= first_year) return std::nullopt;
    if (unit->halves_only && !number.half) return std::nullopt;
    std::size_t end = at + unit->said.size();
    if (any_before(number.begin, unit->not_before) || any_at(after_blanks(end), unit->not_after))
      return std::nullopt;
    bool ordinal = number.ordinal || any_before(number.begin, words_.ordinal_before);
    for (const std::u32string& mark : words_.ordinal_after)
      if (said_at(end, mark)) {
        end += mark.size();
        ordinal = true;
        break;
      }
    return SaidTime{number.begin, end,
                    static_cast<std::int64_t>(number.value * static_cast<double>(unit->seconds)),
                    ordinal ? SaidTime::Kind::ordinal : SaidTime::Kind::duration};
  }

  bool continues(const SaidTime& last, const SaidTime& next) const {
    if (last.kind != SaidTime::Kind::duration || next.kind != SaidTime::Kind::duration) return false;
    std::u32string_view between = text_.substr(last.end, next.begin - last.end);
    while (!between.empty() && between.front() == U' ') between.remove_prefix(1);
    while (!between.empty() && between.back() == U' ') between.remove_suffix(1);
    return between.empty() ||
           std::find(words_.joints.begin(), words_.joints.end(), between) != words_.joints.end();
  }

  std::u32string_view text_;
  const TimeWords& words_;
  const NumberWords& numbers_;
};

}  // namespace

std::u32string text_for_times(std::string_view text) {
  std::u32string out;
  bool inside = false;
  const std::u32string all = code_points(text);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!inside && all[i] == U'{') {
      const bool brace = i + 1 < all.size() && all[i + 1] == U'{';
      if (brace)
        ++i;
      else
        inside = true;
    }
    if (!inside) {
      out += all[i];
    } else if (all[i] == U'}') {
      inside = false;
      out += U'\x1';  // stands where a placeholder was
    }
  }
  return folded_for_numbers(utf8(out));
}

std::vector<SaidTime> said_times(std::u32string_view text, std::string_view language) {
  const TimeWords* words = TimeWords::of(language);
  return words == nullptr ? std::vector<SaidTime>{} : Scanner(text, language, *words).all();
}

}  // namespace facenotice
