// SPDX-License-Identifier: MIT
// Puts a mark where each duration stands, and lets the word list say what stands around it.
#include "schema/facts/said_bounds.hpp"

#include <algorithm>
#include <string>

#include "schema/facts/stated_durations.hpp"
#include "schema/words/folded_text.hpp"
#include "schema/words/word_lists.hpp"

namespace facenotice {
namespace {

constexpr std::string_view list = "bound", mark = "<time>";

// Whether the words around one duration make it a limit.
bool is_limit(std::string_view text, std::size_t at, std::size_t size, std::string_view language) {
  std::string marked(text);
  marked.replace(at, size, mark);
  const std::vector<PhraseHit> hits = WordLists::installed().find(marked, language);
  return std::any_of(hits.begin(), hits.end(), [](const PhraseHit& hit) { return hit.list == list; });
}

}  // namespace

std::int64_t said_bound(std::string_view text, std::string_view language) {
  const std::string said = folded_text(text);
  std::int64_t most = 0;
  std::size_t from = 0;
  for (const StatedDuration& stated : stated_durations(said, language)) {
    const std::size_t at = said.find(stated.text, from);
    if (at == std::string::npos) continue;  // “1 year and 6 months” is told as one
    from = at + stated.text.size();
    if (is_limit(said, at, stated.text.size(), language)) most = std::max(most, stated.seconds);
  }
  return most;
}

}  // namespace facenotice
