// SPDX-License-Identifier: MIT
// Telling by Unicode's own properties what is not seen, or seen as something else.
#include "schema/document/deceiving_text.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <string>
#include <string_view>

#include <facenotice/flow_reader.hpp>

#include "schema/base/code_points.hpp"
#include "schema/document/document.hpp"

namespace facenotice {
namespace {

using Characters = std::u32string;

UScriptCode script_of(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  return U_SUCCESS(error) ? script : USCRIPT_UNKNOWN;
}

bool has(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property);
}

bool is_right_to_left(char32_t c) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
  return !has(c, UCHAR_BIDI_CONTROL) && (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC);
}

// Scripts whose letters take other forms beside each other, so that a joiner is part of the spelling.
bool joins(char32_t c) {
  if (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_JOINING_TYPE) != U_JT_NON_JOINING &&
      is_right_to_left(c))
    return true;
  if (has(c, UCHAR_EXTENDED_PICTOGRAPHIC) || has(c, UCHAR_EMOJI_MODIFIER) || c == U'\uFE0F') return true;
  static constexpr std::array indic{USCRIPT_DEVANAGARI, USCRIPT_BENGALI, USCRIPT_GURMUKHI, USCRIPT_GUJARATI,
                                    USCRIPT_ORIYA,      USCRIPT_TAMIL,   USCRIPT_TELUGU,   USCRIPT_KANNADA,
                                    USCRIPT_MALAYALAM,  USCRIPT_SINHALA, USCRIPT_KHMER,    USCRIPT_MYANMAR,
                                    USCRIPT_MONGOLIAN};
  return std::find(indic.begin(), indic.end(), script_of(c)) != indic.end();
}

// Scripts without spaces between words, where a line may end only at a mark that is not seen.
bool writes_without_spaces(char32_t c) {
  const UScriptCode script = script_of(c);
  return script == USCRIPT_THAI || script == USCRIPT_LAO || script == USCRIPT_KHMER ||
         script == USCRIPT_MYANMAR;
}

enum class Seen { yes, turns, hidden };

Seen seen(const Characters& text, std::size_t at) {
  const char32_t c = text[at];
  const char32_t before = at > 0 ? text[at - 1] : 0, after = at + 1 < text.size() ? text[at + 1] : 0;
  if (has(c, UCHAR_BIDI_CONTROL)) {
    const bool mark = c == U'\u200E' || c == U'\u200F' || c == U'\u061C';
    return mark && std::any_of(text.begin(), text.end(), is_right_to_left) ? Seen::yes : Seen::turns;
  }
  if (c == U'\u200C' || c == U'\u200D')
    return joins(before) && (after == 0 || joins(after) || c == U'\u200C') ? Seen::yes : Seen::hidden;
  if (c == U'\u200B')
    return writes_without_spaces(before) && writes_without_spaces(after) ? Seen::yes : Seen::hidden;
  const bool chooses_a_form = has(c, UCHAR_VARIATION_SELECTOR);
  if (chooses_a_form)
    return before != 0 && !u_isUWhiteSpace(static_cast<UChar32>(before)) ? Seen::yes : Seen::hidden;
  if (has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return Seen::hidden;
  const int8_t kind = u_charType(static_cast<UChar32>(c));
  if (kind == U_CONTROL_CHAR) return c == U'\t' || c == U'\n' || c == U'\r' ? Seen::yes : Seen::hidden;
  return kind == U_FORMAT_CHAR && !has(c, UCHAR_PREPENDED_CONCATENATION_MARK) ? Seen::hidden : Seen::yes;
}

std::optional<Message> of_direction_or_hidden(const Characters& text, Seen wanted) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (seen(text, i) != wanted) continue;
    const auto code = static_cast<unsigned>(text[i]);
    if (wanted == Seen::turns)
      return msg(
          "The character U+{:04X} is not seen, and turns the direction in which people read: they would read "
          "something else than what is checked. Delete it; declared values keep their direction by "
          "themselves.",
          code);
    return msg(
        "The character U+{:04X} is not seen, so what people read is another text than what is checked. "
        "Delete "
        "it.",
        code);
  }
  return std::nullopt;
}

// "аgree", of which the first letter is Cyrillic.
std::optional<Message> of_mixed_alphabets(const Characters& text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!u_isalpha(static_cast<UChar32>(text[i]))) {
      ++i;
      continue;
    }
    std::size_t end = i;
    std::optional<UScriptCode> first;
    bool mixed = false;
    for (; end < text.size() && u_isalpha(static_cast<UChar32>(text[end])); ++end) {
      const UScriptCode script = script_of(text[end]);
      if (script != USCRIPT_LATIN && script != USCRIPT_GREEK && script != USCRIPT_CYRILLIC) continue;
      mixed = mixed || (first && *first != script);
      first = script;
    }
    constexpr std::size_t shortest = 3;  // "kΩ" and "μm" are units
    if (mixed && end - i >= shortest)
      return msg(
          "“{}” mixes letters of alphabets that look alike, so programs read another word than people. Write "
          "it "
          "with the letters of one.",
          utf8(Characters(text, i, end - i)));
    i = end;
  }
  return std::nullopt;
}

// Every kind of bracket as one, every width of letters as one.
char32_t plain(char32_t c) {
  constexpr std::u32string_view open = U"｛﹛❴⦃[［〔【〈＜<(（「『《", close = U"｝﹜❵⦄]］〕】〉＞>)）」』》";
  if (open.find(c) != std::u32string_view::npos) return U'{';
  if (close.find(c) != std::u32string_view::npos) return U'}';
  if (c >= U'！' && c <= U'～') return c - U'！' + U'!';
  if (c == U'。' || c == U'｡' || c == U'․') return U'.';
  return c;
}

bool is_foreign_brace(char32_t c) {
  return std::u32string_view(U"｛｝﹛﹜❴❵⦃⦄").find(c) != std::u32string_view::npos;
}

std::optional<Message> of_bindings_that_are_none(const Characters& text) {
  const auto looks_like = [](const Characters& shown) {
    return msg(
        "“{}” looks like a declared value and is none: people would be shown just that. A declared value is "
        "written {{like.this}}, with these braces and nothing else.",
        utf8(shown));
  };
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_foreign_brace(text[i])) {
      const std::size_t end = text.find_first_of(U"｝﹜❵⦄}", i + 1);
      return looks_like(
          Characters(text, i, end == Characters::npos ? 1 : std::min<std::size_t>(end - i + 1, 60)));
    }
  // Braces that are written twice are shown, and so is what stands in them; those that are written once are
  // bindings, and judged as such.
  Characters shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if ((c == U'{' || c == U'}') && i + 1 < text.size() && text[i + 1] == c) {
      shown += c == U'{' ? U'[' : U']';
      ++i;
    } else if (c == U'{') {
      const std::size_t end = text.find(U'}', i);
      i = end == Characters::npos ? text.size() : end;
      shown += U' ';
    } else {
      shown += c;
    }
  }
  std::string one_way;
  for (const char32_t c : shown) one_way += utf8(Characters(1, plain(c)));
  static const std::regex path(
      R"(\{\s*(party|purpose|data|right|alternative|policy|capture|flow|records)(\.[A-Za-z0-9_-]+)+\s*\})");
  std::smatch found;
  if (std::regex_search(one_way, found, path)) return looks_like(code_points(found.str()));
  return std::nullopt;
}

class Search {
 public:
  void look_at(pugi::xml_node element) {
    for (const pugi::xml_attribute attribute : element.attributes()) judge(element, attribute.value(), false);
    for (const pugi::xml_node child : element.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
        judge(element, child.value(), true);
      else if (!flow_element_name(child).empty())
        look_at(child);
    }
  }
  std::vector<DeceivingText> take() { return std::move(found_); }

 private:
  void judge(pugi::xml_node element, std::string_view written, bool is_text) {
    if (std::all_of(written.begin(), written.end(), [](char c) {
          const auto byte = static_cast<unsigned char>(c);
          return byte < 0x80U && byte != 0x7FU && c != '{' && c != '[' && c != '(' && c != '<';
        }))
      return;
    const Characters text = code_points(written);
    add(element, of_direction_or_hidden(text, Seen::turns));
    add(element, of_direction_or_hidden(text, Seen::hidden));
    add(element, of_mixed_alphabets(text));
    if (is_text) add(element, of_bindings_that_are_none(text));
  }
  void add(pugi::xml_node element, std::optional<Message> message) {
    if (message) found_.push_back({source_offset(element), *std::move(message)});
  }

  std::vector<DeceivingText> found_;
};

}  // namespace

std::vector<DeceivingText> deceiving_text(pugi::xml_node root) {
  Search search;
  search.look_at(root);
  return search.take();
}

}  // namespace facenotice
