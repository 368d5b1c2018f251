// SPDX-License-Identifier: MIT
// A sorted table of what ICU spells, narrowed character by character.
#include "schema/words/number_words.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>

#include <unicode/rbnf.h>
#include <unicode/uchar.h>
#include <pugixml.hpp>

#include "schema/base/code_points.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

bool is_han(char32_t c) {
  return c >= 0x3400 && c <= 0x9FFF;
}
// Scripts whose words are parted by spaces.
bool is_spaced(char32_t c) {
  const bool thai_lao = c >= 0x0E00 && c <= 0x0EFF, burmese = c >= 0x1000 && c <= 0x109F,
             khmer = c >= 0x1780 && c <= 0x17FF, east = c >= 0x2E80 && c <= 0xA4CF;
  return !thai_lao && !burmese && !khmer && !east;
}
bool is_hangul(char32_t c) {
  return c >= 0xAC00 && c <= 0xD7A3;
}
bool in_word(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  return u_isalpha(static_cast<UChar32>(c)) || category == U_NON_SPACING_MARK ||
         category == U_COMBINING_SPACING_MARK;
}

std::u32string code_points_of(const icu::UnicodeString& text) {
  std::string bytes;
  return folded_for_numbers(text.toUTF8String(bytes));
}

// Numerals up to some thousands: 二十六 is 26, 一百零五 is 105, 十四 is 14.
std::optional<NumberWords::Found> chinese_number(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view digits = U"\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D";
  constexpr char32_t two = U'\u4E24', old_two = U'\u5169', circle = U'\u3007', ten = U'\u5341',
                     hundred = U'\u767E', thousand = U'\u5343';
  const std::size_t begin = at;
  std::int64_t total = 0, digit = -1;
  for (; at < text.size() && total < 1'000'000; ++at) {
    const char32_t c = text[at];
    const std::size_t known = digits.find(c);
    const std::int64_t unit = c == ten ? 10 : c == hundred ? 100 : c == thousand ? 1000 : 0;
    if (known != std::u32string_view::npos || c == two || c == old_two || c == circle) {
      if (digit > 0) break;  // 一二: two numbers, or years read digit by digit
      digit = c == two || c == old_two ? 2 : c == circle ? 0 : static_cast<std::int64_t>(known);
    } else if (unit > 0) {
      total += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
    } else {
      break;
    }
  }
  if (at == begin) return std::nullopt;
  return NumberWords::Found{at, total + std::max<std::int64_t>(0, digit), false};
}

}  // namespace

std::u32string folded_for_numbers(std::string_view text) {
  std::u32string out;
  for (char32_t c : code_points(text)) {
    if (c == 0xAD || c == 0x200B || c == 0x2060 || c == 0x0640) continue;  // soft hyphen, breaks, tatweel
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c == 0x3000 || c == 0xA0 || c == 0x202F || c == 0x2009 || c == U'\n' || c == U'\t' || c == U'\r')
      c = U' ';
    if (c == 0x2018 || c == 0x2019) c = U'\'';
    if (c == 0x2010 || c == 0x2011) c = U'-';
    if (c == 0x0622 || c == 0x0623 || c == 0x0625) c = 0x0627;
    if (const std::int32_t digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0)
      c = U'0' + static_cast<char32_t>(digit);
    out += static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  }
  return out;
}

bool within_word(std::u32string_view text, std::size_t at) {
  return at > 0 && at < text.size() && in_word(text[at - 1]) && in_word(text[at]) &&
         is_spaced(text[at - 1]) && is_spaced(text[at]);
}

const NumberWords& NumberWords::of(std::string_view language) {
  static std::mutex guard;
  static std::map<std::string, NumberWords> known;
  const std::string primary(language.substr(0, language.find('-')));
  const std::lock_guard<std::mutex> lock(guard);
  return known.try_emplace(primary, primary).first->second;
}

NumberWords::NumberWords(const std::string& language) : chinese_(language == "zh" || language == "ja") {
  add_spelled(language);
  add_more(language);
  // What two rule sets say alike is there once; of a cardinal and an ordinal that are written alike, the
  // first.
  const auto before = [](const Word& a, const Word& b) {
    return std::tie(a.said, a.ordinal) < std::tie(b.said, b.ordinal);
  };
  std::stable_sort(words_.begin(), words_.end(), before);
  const auto same = [](const Word& a, const Word& b) { return a.said == b.said; };
  words_.erase(std::unique(words_.begin(), words_.end(), same), words_.end());
}

void NumberWords::add_spelled(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat spell(icu::URBNF_SPELLOUT, icu::Locale(language.c_str()), status);
  if (U_FAILURE(status)) return;
  // A language that ICU does not know is spelled in another one.
  if (language != spell.getLocale(ULOC_ACTUAL_LOCALE, status).getLanguage() && language != "en" &&
      status == U_USING_DEFAULT_WARNING)
    return;
  std::vector<std::int64_t> values;
  for (std::int64_t value = 0; value <= 100; ++value) values.push_back(value);
  for (const std::int64_t value :
       {120, 150, 180, 200, 250, 300, 360, 365, 400, 500, 600, 700, 800, 900, 1000})
    values.push_back(value);
  for (std::int32_t index = 0; index < spell.getNumberOfRuleSetNames(); ++index) {
    const icu::UnicodeString name = spell.getRuleSetName(index);
    if (name.indexOf(u"year") >= 0 || name.indexOf(u"-days") >= 0) continue;
    const bool ordinal = name.indexOf(u"ordinal") >= 0;
    for (const std::int64_t value : values) {
      icu::UnicodeString said;
      icu::FieldPosition position;
      spell.format(value, name, said, position, status);
      if (U_FAILURE(status)) return;
      std::u32string folded = code_points_of(said);
      // Chinese numerals are read as they stand.
      if (chinese_ && std::any_of(folded.begin(), folded.end(), is_han)) continue;
      words_.push_back({std::move(folded), value, ordinal});
    }
  }
}

void NumberWords::add_more(const std::string& language) {
  const std::filesystem::path file = data_file("schema/words/number-words.xml");
  pugi::xml_document document;
  if (const pugi::xml_parse_result parsed = document.load_file(file.c_str()); !parsed)
    throw CouldNotCheck(msg("{} cannot be read: {}.", file.string(), parsed.description()));
  const pugi::xml_node more =
      document.child("number-words").find_child_by_attribute("code", language.c_str());
  prefixes_ = folded_for_numbers(more.attribute("prefixes").value());
  for (const pugi::xml_node word : more.children("word")) {
    const std::u32string said = folded_for_numbers(word.attribute("said").value());
    for (std::size_t from = 0; from < said.size();) {
      const std::size_t bar = std::min(said.find(U'|', from), said.size());
      words_.push_back({said.substr(from, bar - from), word.attribute("value").as_llong(), false});
      from = bar + 1;
    }
  }
}

std::optional<NumberWords::Found> NumberWords::longest(std::u32string_view text, std::size_t at) const {
  std::optional<Found> best;
  auto first = words_.begin(), last = words_.end();
  for (std::size_t size = 1; at + size <= text.size() && first != last; ++size) {
    const char32_t c = text[at + size - 1];
    const auto letter = [size](const Word& word) {
      return word.said.size() < size ? 0 : word.said[size - 1];
    };
    first = std::partition_point(first, last, [&](const Word& word) { return letter(word) < c; });
    last = std::partition_point(first, last, [&](const Word& word) { return letter(word) == c; });
    if (first == last || first->said.size() != size) continue;
    const bool ends = !within_word(text, at + size) || is_hangul(text[at + size - 1]);
    if (ends) best = Found{at + size, first->value, first->ordinal};
  }
  return best;
}

std::optional<NumberWords::Found> NumberWords::at(std::u32string_view text, std::size_t at) const {
  if (chinese_)
    if (const std::optional<Found> found = chinese_number(text, at)) return found;
  if (!within_word(text, at)) return longest(text, at);
  // “and two days”, in one word.
  const bool after_prefix =
      prefixes_.find(text[at - 1]) != std::u32string::npos && !within_word(text, at - 1);
  return after_prefix ? longest(text, at) : std::nullopt;
}

}  // namespace facenotice
