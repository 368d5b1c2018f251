// SPDX-License-Identifier: MIT
#include "schema/words/folded_text.hpp"

#include "schema/base/code_points.hpp"

namespace facenotice {
namespace {

bool is_white(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000 || c == 0x200B;
}
char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x2010 || c == 0x2011) return '-';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  if ((c >= 0xC0 && c <= 0xD6) || (c >= 0xD8 && c <= 0xDE)) return c + 0x20;
  return c;
}

// What stands around or between the words of one sentence. No colon: what stands before it is a heading.
bool is_dropped(const std::u32string& all, std::size_t at, Marks marks) {
  constexpr std::u32string_view quotes =
      U"\"\u201C\u201D\u201E\u00AB\u00BB\u300C\u300D\u300E\u300F\u300A\u300B\u3008\u3009*_~";
  constexpr std::u32string_view others = U",\u3001()[]\u3010\u3011\u2013\u2014\u2015\u2026\u00B7\u2022";
  if (marks == Marks::kept) return false;
  const char32_t c = folded(all[at]);
  if (quotes.find(c) != std::u32string_view::npos) return true;
  if (marks == Marks::no_quotes) return false;
  if (c != U'-') return others.find(c) != std::u32string_view::npos;
  // A hyphen joins; a dash stands alone or is written as two.
  const auto alone = [&](std::size_t beside) {
    return beside >= all.size() || is_white(all[beside]) || all[beside] == U'-';
  };
  return at == 0 || alone(at - 1) || alone(at + 1);
}

// A letter or digit of a script that puts spaces between words.
bool in_word(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  std::size_t first = at;
  while (first > 0 && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80U) --first;
  const auto lead = static_cast<unsigned char>(text[first]);
  return lead >= 0xC3U && lead < 0xE2U;  // U+00C0 to U+1FFF
}
}  // namespace

bool is_unspaced(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

std::string folded_text(std::string_view text, Marks marks) {
  const std::u32string all = code_points(text);
  std::u32string out;
  bool space = false;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (is_white(all[at]) || is_dropped(all, at, marks)) {
      space = true;
      continue;
    }
    const char32_t c = folded(all[at]);
    if (space && !out.empty() && !is_unspaced(out.back()) && !is_unspaced(c)) out += U' ';
    space = false;
    out += c;
  }
  return utf8(out);
}

bool on_word_boundaries(std::string_view text, std::size_t begin, std::size_t end) {
  return !(begin > 0 && in_word(text, begin) && in_word(text, begin - 1)) &&
         !(end < text.size() && in_word(text, end - 1) && in_word(text, end));
}

}  // namespace facenotice
