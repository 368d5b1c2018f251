// SPDX-License-Identifier: MIT
// Sorted phrases, in which a text is looked up character by character; gaps are bridged and overlaps settled
// afterwards.
#include "schema/words/language_phrases.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "schema/base/code_points.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/words/folded_text.hpp"
#include "schema/words/phrase_pattern.hpp"

namespace facenotice {
namespace {

constexpr std::size_t longest_phrase = 1000;  // bytes
constexpr std::size_t longest_gap = 48;       // bytes

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

// Whether a text says nothing beside some spans of it, which come by where they begin.
bool is_covered(const std::string& said, const std::vector<std::pair<std::size_t, std::size_t>>& spans) {
  std::size_t at = 0;
  for (const auto& [begin, end] : spans) {
    if (begin > at && !says_nothing(said.substr(at, begin - at))) return false;
    at = std::max(at, end);
  }
  return says_nothing(said.substr(at));
}

// The list of words that no phrase begins within.
constexpr std::string_view compounds = "compounds";

// Words come by where they begin.
bool begins_inside(const std::vector<std::pair<std::size_t, std::size_t>>& words, std::size_t at) {
  return std::any_of(words.begin(), words.end(),
                     [&](const auto& word) { return word.first < at && at < word.second; });
}

}  // namespace

bool LanguagePhrases::Spelling::operator<(const Spelling& other) const {
  return std::tie(said, entry, part) < std::tie(other.said, other.entry, other.part);
}

// Orders sorted spellings that begin alike by the character that follows; one that ends comes first.
struct LanguagePhrases::CharacterAt {
  std::size_t index;
  bool operator()(const Spelling& spelling, char c) const {
    return spelling.said.size() <= index || std::char_traits<char>::lt(spelling.said[index], c);
  }
  bool operator()(char c, const Spelling& spelling) const {
    return spelling.said.size() > index && std::char_traits<char>::lt(c, spelling.said[index]);
  }
};

void LanguagePhrases::add(const std::string& list, std::string_view lines, const std::string& name) {
  std::vector<Spelling> added;
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
    const auto spell = [&](std::string said, std::uint32_t part) {
      if (!said.empty())
        added.push_back({std::move(said), static_cast<std::uint32_t>(entries_.size()), part});
    };
    for (std::uint32_t part = 0; part < entry.parts; ++part)
      for (const std::string& variant : parts[part]) {
        std::string written = folded_text(variant), bare = folded_text(variant, Marks::none);
        // What is lawful stays lawful without its commas.
        if (entry.near_miss && bare != written) spell(std::move(bare), part);
        spell(std::move(written), part);
      }
    entries_.push_back(std::move(entry));
  }
  std::sort(added.begin(), added.end());
  const auto known = static_cast<std::ptrdiff_t>(spellings_.size());
  spellings_.insert(spellings_.end(), std::move_iterator(added.begin()), std::move_iterator(added.end()));
  std::inplace_merge(spellings_.begin(), spellings_.begin() + known, spellings_.end());
}

// Every place where all parts of a phrase stand one after the other; each first part with the nearest ones
// that follow it. By where they begin, the longer first.
std::vector<LanguagePhrases::Match> LanguagePhrases::matches(std::string_view said) const {
  std::vector<Match> found;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Match>> parts;  // of phrases with gaps
  std::vector<std::pair<std::size_t, std::size_t>> inside;                      // words that are whole
  for (std::size_t begin = 0; begin < said.size(); ++begin) {
    // Spellings that go on as the text does, the one that ends here first.
    auto first = spellings_.begin(), last = spellings_.end();
    for (std::size_t at = begin; at < said.size() && first != last; ++at) {
      std::tie(first, last) = std::equal_range(first, last, said[at], CharacterAt{at - begin});
      for (auto ends = first; ends != last && ends->said.size() == at + 1 - begin; ++ends) {
        if (!on_word_boundaries(said, begin, at + 1)) continue;
        if (entries_[ends->entry].list == compounds) {
          inside.emplace_back(begin, at + 1);
          continue;
        }
        if (begins_inside(inside, begin)) continue;
        const Match match{begin, at + 1, ends->entry};
        if (entries_[ends->entry].parts == 1)
          found.push_back(match);
        else
          parts[{ends->entry, ends->part}].push_back(match);
      }
    }
  }
  for (const auto& [key, firsts] : parts) {
    const auto& [entry, part] = key;
    if (part != 0) continue;
    for (Match match : firsts) {
      bool whole = true;
      for (std::uint32_t next = 1; whole && next < entries_[entry].parts; ++next) {
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

std::vector<PhraseHit> LanguagePhrases::in(const std::string& said) const {
  const std::vector<Match> found = matches(said);
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
                           const Entry& other = entries_[match.entry];
                           return other.near_miss && other.list == entry.list;
                         });
    };
    const Match& span = found[i];
    for (std::size_t m = i; m < next; ++m) {
      const Entry& entry = entries_[found[m].entry];
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
      const Entry& entry = entries_[found[m].entry];
      std::size_t& reach = farthest_of[entry.list];
      reach = std::max(reach, span.end);
      if (entry.parts == 1 && is_label(entry.list)) farthest_label = std::max(farthest_label, span.end);
    }
    i = next;
  }
  for (PhraseHit& hit : hits) hit.whole = is_covered(said, covers.at(hit.list));
  return hits;
}

}  // namespace facenotice
