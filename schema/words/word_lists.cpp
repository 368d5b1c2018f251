// SPDX-License-Identifier: MIT
// A trie per language over folded text, in which the parts of phrases are found; gaps are bridged and
// overlaps settled afterwards.
#include "schema/words/word_lists.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "schema/base/code_points.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/words/phrase_pattern.hpp"

namespace facenotice {
namespace {

constexpr std::size_t longest_phrase = 1000;  // bytes
constexpr std::size_t longest_gap = 48;       // bytes

bool is_white(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000 || c == 0x200B;
}
// Scripts that put no spaces between words.
bool is_unspaced(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x2010 || c == 0x2011) return '-';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  if ((c >= 0xC0 && c <= 0xD6) || (c >= 0xD8 && c <= 0xDE)) return c + 0x20;
  return c;
}

// Lower case, half width, one space between words and none beside Chinese characters.
std::string fold(std::string_view text) {
  std::u32string out;
  bool space = false;
  for (const char32_t raw : code_points(text)) {
    if (is_white(raw)) {
      space = true;
      continue;
    }
    const char32_t c = folded(raw);
    if (space && !out.empty() && !is_unspaced(out.back()) && !is_unspaced(c)) out += U' ';
    space = false;
    out += c;
  }
  return utf8(out);
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
bool on_word_boundaries(std::string_view text, std::size_t begin, std::size_t end) {
  return !(begin > 0 && in_word(text, begin) && in_word(text, begin - 1)) &&
         !(end < text.size() && in_word(text, end - 1) && in_word(text, end));
}

// Traditional and simplified Chinese have lists of their own.
bool is_traditional(std::string_view tag) {
  return tag.find("Hant") != std::string_view::npos || tag.find("TW") != std::string_view::npos ||
         tag.find("HK") != std::string_view::npos || tag.find("MO") != std::string_view::npos;
}

}  // namespace

void WordLists::add(const std::string& list, const std::string& language, std::string_view lines,
                    const std::string& name) {
  Language& into = languages_[language];
  PhraseClasses classes;
  std::size_t number = 0;
  while (!lines.empty()) {
    const std::size_t stop = lines.find('\n');
    std::string_view line = lines.substr(0, stop);
    lines.remove_prefix(stop == std::string_view::npos ? lines.size() : stop + 1);
    ++number;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (line.size() > longest_phrase || utf8(code_points(line)) != line)
      throw CouldNotCheck(msg("{}:{}: this is no phrase: it is not UTF-8, or longer than {} bytes.", name,
                              number, longest_phrase));
    Entry entry{list, std::string(line), line.front() == '!'};
    if (entry.near_miss) entry.phrase.erase(0, 1);
    std::vector<std::vector<std::string>> parts;
    try {
      if (classes.define(line)) continue;
      parts = phrase_parts(entry.phrase, classes);
    } catch (const PhraseFault& fault) {
      throw CouldNotCheck(msg("{}:{}: this is no phrase: {}.", name, number, fault.message()));
    }
    if (parts.empty()) continue;
    entry.parts = static_cast<std::uint32_t>(parts.size());
    for (std::uint32_t part = 0; part < entry.parts; ++part)
      for (const std::string& variant : parts[part]) {
        std::uint32_t node = 0;
        for (const char c : fold(variant)) {
          const auto [next, is_new] =
              into.nodes[node].next.emplace(c, static_cast<std::uint32_t>(into.nodes.size()));
          node = next->second;
          if (is_new) into.nodes.emplace_back();
        }
        if (node != 0)
          into.nodes[node].ends.push_back({static_cast<std::uint32_t>(into.entries.size()), part});
      }
    into.entries.push_back(std::move(entry));
  }
}

WordLists WordLists::load(const std::filesystem::path& folder) {
  WordLists lists;
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") files.insert(entry.path());
  for (const std::filesystem::path& file : files) {
    const std::string stem = file.stem().string();
    const std::size_t dot = stem.find('.');
    std::ifstream stream(file, std::ios::binary);
    if (!stream || dot == std::string::npos)
      throw CouldNotCheck(msg("The word list {} cannot be read.", file.string()));
    const std::string lines{std::istreambuf_iterator<char>(stream), {}};
    lists.add(stem.substr(0, dot), stem.substr(dot + 1), lines, file.string());
  }
  return lists;
}

const WordLists& WordLists::installed() {
  static const WordLists lists = load(data_file("schema/rules/words"));
  return lists;
}

const WordLists::Language* WordLists::language(std::string_view tag) const {
  if (const auto exact = languages_.find(std::string(tag)); exact != languages_.end()) return &exact->second;
  const std::string_view primary = tag.substr(0, tag.find('-'));
  for (const auto& [known, lists] : languages_)
    if (std::string_view(known).substr(0, known.find('-')) == primary &&
        is_traditional(known) == is_traditional(tag))
      return &lists;
  return nullptr;
}

namespace {

// Whether there is no letter, digit or Chinese character in a text: only space, punctuation, arrows.
bool says_nothing(const std::string& text) {
  constexpr char32_t first_letter_beyond_ascii = 0xC0, punctuation = 0x2000, letters_again = 0x2C00;
  constexpr char32_t cjk_punctuation = 0x3000, kana = 0x3040, forms = 0xFF00, halfwidth_kana = 0xFF66;
  for (const char32_t c : code_points(text)) {
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool letter = (c >= first_letter_beyond_ascii && c < punctuation) ||
                        (c >= letters_again && c < cjk_punctuation) || (c >= kana && c < forms) ||
                        c >= halfwidth_kana;
    if (ascii || letter) return false;
  }
  return true;
}

}  // namespace

namespace {

// Whether a gap ends a sentence, or is too long to be one.
bool is_bridged(std::string_view said, std::size_t begin, std::size_t end) {
  if (end < begin || end - begin > longest_gap) return false;
  const std::string_view gap = said.substr(begin, end - begin);
  if (gap.find_first_of("!?;\n") != std::string_view::npos || gap.find("\u3002") != std::string_view::npos)
    return false;
  const std::size_t stop = gap.find(". ");
  return stop == std::string_view::npos;
}

// What a yes and a no are called: “不同意” is no “同意”, though they are lists of their own.
bool is_label(std::string_view list) {
  return list.size() > 6 && list.substr(list.size() - 6) == "-label";
}

// Whether a text says nothing beside some spans of it, which come by where they begin.
bool is_covered(const std::string& said, const std::vector<std::pair<std::size_t, std::size_t>>& spans) {
  std::size_t at = 0;
  for (const auto& [begin, end] : spans) {
    if (begin > at && !says_nothing(said.substr(at, begin - at))) return false;
    at = std::max(at, end);
  }
  return says_nothing(said.substr(at));
}

}  // namespace

// Every place where all parts of a phrase stand one after the other; each first part with the nearest ones
// that follow it. By where they begin, the longer first.
std::vector<WordLists::Match> WordLists::matches(const Language& lists, std::string_view said) {
  std::vector<Match> found;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Match>> parts;  // of phrases with gaps
  for (std::size_t begin = 0; begin < said.size(); ++begin) {
    std::uint32_t node = 0;
    for (std::size_t at = begin; at < said.size(); ++at) {
      const auto next = lists.nodes[node].next.find(said[at]);
      if (next == lists.nodes[node].next.end()) break;
      node = next->second;
      for (const End& end : lists.nodes[node].ends) {
        if (!on_word_boundaries(said, begin, at + 1)) continue;
        const Match match{begin, at + 1, end.entry};
        if (lists.entries[end.entry].parts == 1)
          found.push_back(match);
        else
          parts[{end.entry, end.part}].push_back(match);
      }
    }
  }
  for (const auto& [key, firsts] : parts) {
    const auto& [entry, part] = key;
    if (part != 0) continue;
    for (Match match : firsts) {
      bool whole = true;
      for (std::uint32_t next = 1; whole && next < lists.entries[entry].parts; ++next) {
        const auto later = parts.find({entry, next});
        whole = later != parts.end();
        if (!whole) break;
        // Parts were met by where they begin.
        const auto nearest =
            std::lower_bound(later->second.begin(), later->second.end(), match.end,
                             [](const Match& candidate, std::size_t end) { return candidate.begin < end; });
        whole = nearest != later->second.end() && is_bridged(said, match.end, nearest->begin);
        if (whole) match.end = nearest->end;
      }
      if (whole) found.push_back(match);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return found;
}

std::vector<PhraseHit> WordLists::find(std::string_view text, std::string_view tag) const {
  const Language* lists = language(tag);
  if (lists == nullptr) return {};
  const std::string said = fold(text);
  const std::vector<Match> found = matches(*lists, said);
  // In that order, a match lies inside a longer one exactly when it ends no later than the farthest end of
  // those before it. Matches of one span are a group: among them a near-miss wins.
  std::vector<PhraseHit> hits;
  std::size_t farthest_label = 0;                                                  // of phrases without a gap
  std::map<std::string, std::size_t> farthest_of;                                  // by list
  std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> covers;  // by list
  for (std::size_t i = 0; i < found.size();) {
    std::size_t next = i;
    const auto same_span = [&](const Match& match) {
      return match.begin == found[i].begin && match.end == found[i].end;
    };
    while (next < found.size() && same_span(found[next])) ++next;
    const auto spared = [&](const Entry& entry) {
      return std::any_of(found.begin() + static_cast<std::ptrdiff_t>(i),
                         found.begin() + static_cast<std::ptrdiff_t>(next), [&](const Match& match) {
                           const Entry& other = lists->entries[match.entry];
                           return other.near_miss && other.list == entry.list;
                         });
    };
    const Match& span = found[i];
    for (std::size_t m = i; m < next; ++m) {
      const Entry& entry = lists->entries[found[m].entry];
      const auto own = farthest_of.find(entry.list);
      if (entry.near_miss || (is_label(entry.list) && span.end <= farthest_label) || spared(entry) ||
          (own != farthest_of.end() && span.end <= own->second))
        continue;
      PhraseHit hit{entry.list, said.substr(span.begin, span.end - span.begin)};
      if (std::find(hits.begin(), hits.end(), hit) == hits.end()) hits.push_back(std::move(hit));
      covers[entry.list].emplace_back(span.begin, span.end);
    }
    for (std::size_t m = i; m < next; ++m) {
      const Entry& entry = lists->entries[found[m].entry];
      std::size_t& reach = farthest_of[entry.list];
      reach = std::max(reach, span.end);
      if (entry.parts == 1 && is_label(entry.list)) farthest_label = std::max(farthest_label, span.end);
    }
    i = next;
  }
  for (PhraseHit& hit : hits) hit.whole = is_covered(said, covers.at(hit.list));
  return hits;
}

std::size_t WordLists::phrases(std::string_view tag) const {
  const Language* lists = language(tag);
  return lists == nullptr ? 0 : lists->entries.size();
}

}  // namespace facenotice
