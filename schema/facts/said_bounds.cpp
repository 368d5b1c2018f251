// SPDX-License-Identifier: MIT
// Puts a mark where each time stands, and lets the word list say what stands around it.
#include "schema/facts/said_bounds.hpp"

#include <algorithm>
#include <string>

#include "schema/base/code_points.hpp"
#include "schema/words/folded_text.hpp"
#include "schema/words/said_times.hpp"
#include "schema/words/word_lists.hpp"

namespace facenotice {
namespace {

constexpr std::string_view list = "bound", mark = "<time>", point_mark = "<point>";

// Whether the words around one time make it a limit.
bool is_limit(std::u32string_view text, const SaidTime& time, std::string_view language) {
  std::string marked = utf8(text.substr(0, time.begin));
  marked += time.kind == SaidTime::Kind::point ? point_mark : mark;
  marked += utf8(text.substr(time.end));
  const std::vector<PhraseHit> hits = WordLists::installed().find(marked, language);
  return std::any_of(hits.begin(), hits.end(), [](const PhraseHit& hit) { return hit.list == list; });
}

}  // namespace

std::int64_t said_bound(std::string_view text, std::string_view language) {
  const std::u32string said = text_for_times(folded_text(text));
  std::int64_t most = 0;
  for (const SaidTime& time : said_times(said, language))
    if (is_limit(said, time, language)) most = std::max(most, time.seconds);
  return most;
}

}  // namespace facenotice
