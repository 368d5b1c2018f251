// SPDX-License-Identifier: MIT
// Telling by Unicode's own properties what is not seen, or seen as something else.
#include "schema/document/deceiving_text.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <set>
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

// What a variation selector chooses a form of (Unicode's StandardizedVariants and IVD, by kind).
bool has_forms(char32_t c) {
  const UScriptCode script = script_of(c);
  return has(c, UCHAR_IDEOGRAPHIC) || has(c, UCHAR_EXTENDED_PICTOGRAPHIC) || has(c, UCHAR_EMOJI) ||
         u_charType(static_cast<UChar32>(c)) == U_MATH_SYMBOL || script == USCRIPT_MONGOLIAN ||
         script == USCRIPT_PHAGS_PA || script == USCRIPT_MYANMAR;
}

// Marks that are drawn across or around what stands before them.
bool strikes_out(char32_t c) {
  if (u_charType(static_cast<UChar32>(c)) == U_ENCLOSING_MARK) return c != U'\u20E3';  // a keycap
  constexpr std::u32string_view across =
      U"\u0334\u0335\u0336\u0337\u0338\u20D2\u20D3\u20D8\u20D9\u20DA\u20E5\u20E6"
      U"\u20EA\u20EB";
  return across.find(c) != std::u32string_view::npos;
}

// Most of what is written, told without asking Unicode's tables for each property: printable ASCII, kana,
// ideographs, their punctuation and full-width forms. None of it is hidden, turns or strikes anything.
bool is_plainly_seen(char32_t c) {
  return (c >= U' ' && c <= U'~') || (c >= U'\u3001' && c <= U'\u3029') ||
         (c >= U'\u3041' && c <= U'\u30FF') || (c >= U'\u4E00' && c <= U'\u9FFF') ||
         (c >= U'\uFF01' && c <= U'\uFF5E');
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
  if (has(c, UCHAR_VARIATION_SELECTOR)) return has_forms(before) ? Seen::yes : Seen::hidden;
  if (has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return Seen::hidden;
  const int8_t kind = u_charType(static_cast<UChar32>(c));
  if (kind == U_CONTROL_CHAR) return c == U'\t' || c == U'\n' || c == U'\r' ? Seen::yes : Seen::hidden;
  return kind == U_FORMAT_CHAR && !has(c, UCHAR_PREPENDED_CONCATENATION_MARK) ? Seen::hidden : Seen::yes;
}

std::optional<Message> of_direction_or_hidden(const Characters& text, Seen wanted) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_plainly_seen(text[i]) || seen(text, i) != wanted) continue;
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

std::optional<Message> of_strokes(const Characters& text) {
  const auto found = std::find_if(text.begin(), text.end(), strikes_out);
  if (found == text.end()) return std::nullopt;
  return msg(
      "The character U+{:04X} strikes out or encloses the letter before it: people read that the word does "
      "not "
      "count, and the check reads the word. Delete it.",
      static_cast<unsigned>(*found));
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
  if (u_isalnum(static_cast<UChar32>(c)) && c < U'\uFF00') return c;
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

// What a path of declarations begins with, as it would stand between braces.
constexpr std::array<std::string_view, 9> groups = {"party",  "purpose", "data", "right",  "alternative",
                                                    "policy", "capture", "flow", "records"};
// What stands last in such a path.
constexpr std::array<std::string_view, 17> last_words = {
    "name",        "contacts",  "phone",  "email",     "postal",     "counter", "country",  "hours", "title",
    "description", "necessity", "impact", "retention", "recipients", "longest", "revision", "method"};

std::string any_group() {
  std::string names;
  for (const std::string_view group : groups) names.append(names.empty() ? "" : "|").append(group);
  return names;
}

class Bindings {
 public:
  // `ids`: of what the document declares.
  Bindings(const Characters& text, const std::set<std::string>& ids) : text_(text), ids_(ids) {
    write_plain();
  }

  std::optional<Message> look() const {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (!is_foreign_brace(text_[i])) continue;
      const std::size_t end = text_.find_first_of(U"｝﹜❵⦄}", i + 1),
                        to = end == Characters::npos ? text_.size() : end + 1;
      if (may_be_path(i, to)) return looks_like(i, std::min<std::size_t>(to, i + 60));
    }
    if (std::optional<Message> found = in_brackets()) return found;
    if (std::optional<Message> found = in_other_languages()) return found;
    return bare();
  }

 private:
  // One byte for each character that is shown, whatever width and kind of bracket it has; of a binding, a
  // blank.
  void write_plain() {
    const auto add = [&](char32_t c, std::size_t from, std::size_t to) {
      const char32_t simple = plain(c);
      constexpr char32_t last_ascii = 0x7E;
      plain_ += simple <= last_ascii ? static_cast<char>(simple) : '\x7F';
      from_.push_back(from);
      to_.push_back(to);
    };
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const char32_t c = text_[i];
      // Braces that are written twice are shown, and so is what stands in them.
      if ((c == U'{' || c == U'}') && i + 1 < text_.size() && text_[i + 1] == c) {
        add(c == U'{' ? U'[' : U']', i, i + 2);
        ++i;
      } else if (c == U'{') {
        const std::size_t end = std::min(text_.find(U'}', i), text_.size() - 1);
        add(U' ', i, end + 1);
        bindings_.push_back(plain_.size() - 1);
        i = end;
      } else {
        add(c, i, i + 1);
      }
    }
  }

  Message looks_like(std::size_t from, std::size_t to) const {
    return msg(
        "“{}” looks like a declared value and is none: people would be shown just that. A declared value is "
        "written {{like.this}}, with these braces and nothing else.",
        utf8(Characters(text_, from, to - from)));
  }
  Message looks_like(const std::smatch& found, std::size_t part) const {
    const auto from = static_cast<std::size_t>(found.position(part)),
               length = static_cast<std::size_t>(found.length(part));
    return looks_like(from_[from], to_[from + length - 1]);
  }

  // Whether somebody may have meant a path between those braces: it has the dot of one, or a word that is, or
  // nearly is, the name of a group or of something declared. “｛可选｝” is a word in braces.
  bool may_be_path(std::size_t from, std::size_t to) const {
    std::vector<std::string> words(1);
    for (std::size_t i = from + 1; i < to; ++i) {
      const char32_t c = plain(text_[i]);
      if (c == U'.') return true;
      if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'-')
        words.back() += static_cast<char>(c);
      else if (c >= U'A' && c <= U'Z')
        words.back() += static_cast<char>(c - U'A' + U'a');
      else if (!words.back().empty())
        words.emplace_back();
    }
    return std::any_of(words.begin(), words.end(), [this](const std::string& word) {
      const auto near = [&](std::string_view name) { return nearly(word, name); };
      return ids_.count(word) != 0 || std::any_of(groups.begin(), groups.end(), near) ||
             std::any_of(last_words.begin(), last_words.end(), near);
    });
  }

  // With one letter wrong, missing or too many, or an s.
  static bool nearly(std::string_view word, std::string_view name) {
    if (word.size() + 1 < name.size() || name.size() + 1 < word.size()) return false;
    std::size_t same = 0;
    while (same < word.size() && same < name.size() && word[same] == name[same]) ++same;
    const auto ends_alike = [&](std::size_t skip_word, std::size_t skip_name) {
      return same + skip_word <= word.size() && same + skip_name <= name.size() &&
             word.substr(same + skip_word) == name.substr(same + skip_name);
    };
    return ends_alike(0, 0) || ends_alike(1, 1) || ends_alike(1, 0) || ends_alike(0, 1);
  }

  std::optional<Message> in_brackets() const {
    if (plain_.find('{') == std::string::npos) return std::nullopt;
    static const std::regex path(std::string(R"(\{\s*()") + any_group() + R"()(\.[A-Za-z0-9_-]+)+\s*\})");
    std::smatch found;
    return std::regex_search(plain_, found, path) ? std::optional(looks_like(found, 0)) : std::nullopt;
  }

  // ${party.operator.name}: other programs' way to write one leaves its sign on the screen.
  std::optional<Message> in_other_languages() const {
    constexpr std::string_view signs = "$#%@";
    for (const std::size_t at : bindings_)
      if (at > 0 && signs.find(plain_[at - 1]) != std::string_view::npos)
        return looks_like(from_[at - 1], to_[at]);
    return std::nullopt;
  }

  // party.operator.phone, %party.operator.phone%: only where it names something, since addresses have dots.
  std::optional<Message> bare() const {
    if (!has_dotted_group()) return std::nullopt;
    static const std::regex path(std::string(R"((^|[^A-Za-z0-9_@/.:-])%?(()") + any_group() +
                                 R"()\.([A-Za-z0-9_-]+)(\.[A-Za-z0-9_-]+)*)%?(?![A-Za-z0-9_@/-]))");
    constexpr int whole = 2, id = 4;
    for (std::sregex_iterator found(plain_.begin(), plain_.end(), path), end; found != end; ++found)
      if (ids_.count((*found)[id].str()) != 0) return looks_like(*found, whole);
    return std::nullopt;
  }

  // A dot behind the name of a group, which few texts have: the expression is slow.
  bool has_dotted_group() const {
    const std::string_view all(plain_);
    for (std::size_t dot = all.find('.'); dot != std::string_view::npos; dot = all.find('.', dot + 1)) {
      const std::string_view before = all.substr(0, dot);
      if (std::any_of(groups.begin(), groups.end(), [&](std::string_view group) {
            return before.size() >= group.size() && before.substr(before.size() - group.size()) == group;
          }))
        return true;
    }
    return false;
  }

  const Characters& text_;
  const std::set<std::string>& ids_;
  std::string plain_;
  std::vector<std::size_t> from_, to_;  // of each byte of plain_: where its characters stand in the text
  std::vector<std::size_t> bindings_;   // bytes of plain_
};

void gather_ids(pugi::xml_node element, std::set<std::string>& ids) {
  // Rights go by their kind.
  for (const char* name : {"id", "kind"})
    if (const pugi::xml_attribute id = element.attribute(name)) ids.insert(id.value());
  for (const pugi::xml_node child : element.children())
    if (!flow_element_name(child).empty()) gather_ids(child, ids);
}

class Search {
 public:
  explicit Search(pugi::xml_node root) { gather_ids(root, ids_); }

  void look_at(pugi::xml_node element) {
    for (const pugi::xml_attribute attribute : element.attributes()) judge(element, attribute.value(), false);
    if (flow_element_name(element) == "text") judge_blank(element);
    for (const pugi::xml_node child : element.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
        judge(element, child.value(), true);
      else if (!flow_element_name(child).empty())
        look_at(child);
    }
  }
  std::vector<DeceivingText> take() { return std::move(found_); }

 private:
  // A button that agrees or refuses, with nothing on it: what is there to be read is checked, and nobody can
  // read it. Other texts that are blank are a matter of layout.
  void judge_blank(pugi::xml_node element) {
    const pugi::xml_node choice = element.parent().parent();
    const auto acts = [&](const char* name) { return static_cast<bool>(choice.child(name)); };
    if (flow_element_name(choice) != "choice" ||
        !(acts("consent") || acts("refuse") || acts("withdraw") || acts("guardian-consent")))
      return;
    const Characters text = code_points(element.text().get());
    if (std::all_of(text.begin(), text.end(),
                    [](char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }))
      add(element, msg("This text is blank: people would see nothing there. Write it, or take it out."));
  }

  void judge(pugi::xml_node element, std::string_view written, bool is_text) {
    // A path has a dot, and all else is written with brackets or beyond ASCII.
    if (std::all_of(written.begin(), written.end(), [is_text](char c) {
          const auto byte = static_cast<unsigned char>(c);
          return byte < 0x80U && byte != 0x7FU && c != '{' && c != '[' && c != '(' && c != '<' &&
                 !(is_text && c == '.');
        }))
      return;
    const Characters text = code_points(written);
    add(element, of_direction_or_hidden(text, Seen::turns));
    add(element, of_direction_or_hidden(text, Seen::hidden));
    add(element, of_strokes(text));
    add(element, of_mixed_alphabets(text));
    if (is_text) add(element, Bindings(text, ids_).look());
  }
  void add(pugi::xml_node element, std::optional<Message> message) {
    if (message) found_.push_back({source_offset(element), *std::move(message)});
  }

  std::set<std::string> ids_;
  std::vector<DeceivingText> found_;
};

}  // namespace

std::vector<DeceivingText> deceiving_text(pugi::xml_node root) {
  Search search(root);
  search.look_at(root);
  return search.take();
}

}  // namespace facenotice
