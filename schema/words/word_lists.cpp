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

enum class Marks : std::uint8_t { kept, no_quotes, none };  // none: no commas, brackets and dashes either

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

// Lower case, half width, one space between words and none beside Chinese characters.
std::string fold(std::string_view text, Marks marks = Marks::kept) {
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
        const std::string written = fold(variant), bare = fold(variant, Marks::none);
        const End end{static_cast<std::uint32_t>(into.entries.size()), part};
        into.insert(written, end);
        // What is lawful stays lawful without its commas.
        if (entry.near_miss && bare != written) into.insert(bare, end);
      }
    into.entries.push_back(std::move(entry));
  }
}

void WordLists::Language::insert(std::string_view phrase, End end) {
  std::uint32_t node = 0;
  for (const char c : phrase) {
    const auto [next, is_new] = nodes[node].next.emplace(c, static_cast<std::uint32_t>(nodes.size()));
    node = next->second;
    if (is_new) nodes.emplace_back();
  }
  if (node != 0) nodes[node].ends.push_back(end);
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

// Where the sentence after the first end of one begins; npos: there is none.
std::size_t next_sentence(std::string_view text) {
  constexpr std::string_view full_stop = "\u3002";
  const std::size_t mark = text.find_first_of("!?;\n"), dot = text.find(". "), stop = text.find(full_stop);
  const std::size_t first = std::min({mark, dot, stop});
  if (first == std::string_view::npos) return first;
  return first + (first == stop ? full_stop.size() : 1);
}

// Whether a gap ends a sentence, or is too long to be one.
bool is_bridged(std::string_view said, std::size_t begin, std::size_t end) {
  if (end < begin || end - begin > longest_gap) return false;
  return next_sentence(said.substr(begin, end - begin)) == std::string_view::npos;
}

// Which sentence a span stands in, and what the sentence says up to the span's end.
void place(PhraseHit& hit, std::string_view said, std::size_t begin, std::size_t end) {
  std::size_t from = 0;
  for (hit.sentence = 1;; ++hit.sentence) {
    const std::size_t next = next_sentence(said.substr(from, begin - from));
    if (next == std::string_view::npos) break;
    from += next;
  }
  hit.lead = said.substr(from, end - from);
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

namespace {

// The list of words that no phrase begins within.
constexpr std::string_view compounds = "compounds";

// Words come by where they begin.
bool begins_inside(const std::vector<std::pair<std::size_t, std::size_t>>& words, std::size_t at) {
  return std::any_of(words.begin(), words.end(),
                     [&](const auto& word) { return word.first < at && at < word.second; });
}

}  // namespace

// Every place where all parts of a phrase stand one after the other; each first part with the nearest ones
// that follow it. By where they begin, the longer first.
std::vector<WordLists::Match> WordLists::matches(const Language& lists, std::string_view said) {
  std::vector<Match> found;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Match>> parts;  // of phrases with gaps
  std::vector<std::pair<std::size_t, std::size_t>> inside;                      // words that are whole
  for (std::size_t begin = 0; begin < said.size(); ++begin) {
    std::uint32_t node = 0;
    for (std::size_t at = begin; at < said.size(); ++at) {
      const auto next = lists.nodes[node].next.find(said[at]);
      if (next == lists.nodes[node].next.end()) break;
      node = next->second;
      for (const End& end : lists.nodes[node].ends) {
        if (!on_word_boundaries(said, begin, at + 1)) continue;
        if (lists.entries[end.entry].list == compounds) {
          inside.emplace_back(begin, at + 1);
          continue;
        }
        if (begins_inside(inside, begin)) continue;
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
        auto nearest =
            std::lower_bound(later->second.begin(), later->second.end(), match.end,
                             [](const Match& candidate, std::size_t end) { return candidate.begin < end; });
        // Of those that begin there, the longest, which was met last.
        while (nearest != later->second.end() && std::next(nearest) != later->second.end() &&
               std::next(nearest)->begin == nearest->begin)
          ++nearest;
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

std::vector<PhraseHit> WordLists::hits_in(const Language& lists, const std::string& said) {
  const std::vector<Match> found = matches(lists, said);
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
                           const Entry& other = lists.entries[match.entry];
                           return other.near_miss && other.list == entry.list;
                         });
    };
    const Match& span = found[i];
    for (std::size_t m = i; m < next; ++m) {
      const Entry& entry = lists.entries[found[m].entry];
      const auto own = farthest_of.find(entry.list);
      if (entry.near_miss || (is_label(entry.list) && span.end <= farthest_label) || spared(entry) ||
          (own != farthest_of.end() && span.end <= own->second))
        continue;
      PhraseHit hit;
      hit.list = entry.list;
      hit.phrase = said.substr(span.begin, span.end - span.begin);
      place(hit, said, span.begin, span.end);
      if (std::find(hits.begin(), hits.end(), hit) == hits.end()) hits.push_back(std::move(hit));
      covers[entry.list].emplace_back(span.begin, span.end);
    }
    for (std::size_t m = i; m < next; ++m) {
      const Entry& entry = lists.entries[found[m].entry];
      std::size_t& reach = farthest_of[entry.list];
      reach = std::max(reach, span.end);
      if (entry.parts == 1 && is_label(entry.list)) farthest_label = std::max(farthest_label, span.end);
    }
    i = next;
  }
  for (PhraseHit& hit : hits) hit.whole = is_covered(said, covers.at(hit.list));
  return hits;
}

namespace {

// Whether a phrase is long enough to be one even where a comma or a bracket parts its words: “off, your face”
// is no “off your face”.
bool is_long(const std::string& phrase) {
  constexpr std::ptrdiff_t words = 4, characters = 5;
  const std::u32string all = code_points(phrase);
  return std::count(all.begin(), all.end(), U' ') + 1 >= words ||
         std::count_if(all.begin(), all.end(), is_unspaced) >= characters;
}

// Adds a phrase that was found without marks, unless it, or a longer one around it, was found with them.
void add_bare(std::vector<PhraseHit>& hits, PhraseHit hit) {
  const auto same_place = [&](const PhraseHit& known) {
    return known.list == hit.list && known.sentence == hit.sentence;
  };
  const auto bare = [](const PhraseHit& known) { return fold(known.phrase, Marks::none); };
  const std::string phrase = bare(hit);
  if (std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& known) {
        return same_place(known) && bare(known).find(phrase) != std::string::npos;
      }))
    return;
  const auto inside = [&](const PhraseHit& known) {
    return same_place(known) && phrase.find(bare(known)) != std::string::npos;
  };
  hits.erase(std::remove_if(hits.begin(), hits.end(), inside), hits.end());
  hits.push_back(std::move(hit));
}

}  // namespace

std::vector<PhraseHit> WordLists::find(std::string_view text, std::string_view tag) const {
  const Language* lists = language(tag);
  if (lists == nullptr) return {};
  std::string said = fold(text);
  std::vector<PhraseHit> hits = hits_in(*lists, said);
  // Once more without what parts the words. A label is read as it stands: “No, I agree” is no “no I agree”.
  for (const Marks marks : {Marks::no_quotes, Marks::none}) {
    std::string bare = fold(text, marks);
    if (bare == said) continue;
    said = std::move(bare);
    for (PhraseHit& hit : hits_in(*lists, said))
      if (!is_label(hit.list) && (marks == Marks::no_quotes || is_long(hit.phrase)))
        add_bare(hits, std::move(hit));
  }
  return hits;
}

std::string WordLists::folded(std::string_view text) {
  return fold(text);
}

std::size_t WordLists::phrases(std::string_view tag) const {
  const Language* lists = language(tag);
  return lists == nullptr ? 0 : lists->entries.size();
}

std::vector<std::string> WordLists::languages() const {
  std::vector<std::string> all;
  for (const auto& [language, lists] : languages_) all.push_back(language);
  return all;
}

}  // namespace facenotice
