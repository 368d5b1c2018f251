// SPDX-License-Identifier: MIT
// The phrases of all lists of one language, to be found in texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/words/phrase_hit.hpp"

namespace facenotice {

class LanguagePhrases {
 public:
  // Adds the lines of one list; `name` is what a message calls its file. Throws CouldNotCheck for a line that
  // is no phrase.
  void add(const std::string& list, std::string_view lines, const std::string& name);

  // Those in a folded text, in its order.
  std::vector<PhraseHit> in(const std::string& said) const;

  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string list, phrase;
    bool near_miss = false;
    std::uint32_t parts = 1;  // more: there are gaps between them
  };
  // One spelling of one part of an entry, folded.
  struct Spelling {
    std::string said;
    std::uint32_t entry = 0, part = 0;
    bool operator<(const Spelling& other) const;
  };
  struct CharacterAt;
  struct Match {
    std::size_t begin = 0, end = 0;
    std::uint32_t entry = 0;
  };
  std::vector<Match> matches(std::string_view said) const;

  std::vector<Entry> entries_;
  std::vector<Spelling> spellings_;  // sorted
};

}  // namespace facenotice
