// SPDX-License-Identifier: MIT
// Phrases that mean something to a rule, by list and language: schema/rules/words/<list>.<language>.txt, one
// a line. # begins a comment line; ! begins a near-miss, a lawful phrase that looks like one and hides it.
// (a|b) is either word, {name} is either word of a line "{name} = a|b" above, and … is a gap: up to 48 bytes
// (16 Chinese characters, some eight words) that end no sentence.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "schema/words/language_phrases.hpp"
#include "schema/words/phrase_hit.hpp"

namespace facenotice {

class WordLists {
 public:
  // Adds the lines of one list. Throws CouldNotCheck for a line that is no phrase: no UTF-8, too long, a
  // bracket left open, an unknown {name}, a gap at an end, more than 4,096 variants. `name` is what the
  // message calls the file.
  void add(const std::string& list, const std::string& language, std::string_view lines,
           const std::string& name);

  // All lists of a folder. Each language is read when first asked for, by whatever thread; who asks gets
  // CouldNotCheck when a list of it cannot be read. Throws CouldNotCheck for a file that is named as no list.
  static WordLists load(const std::filesystem::path& folder);
  // Those that the program came with.
  static const WordLists& installed();

  // What a text says, placeholders resolved, in the order of the text, each phrase once a sentence. Case,
  // width and white space do not matter, nor, but in labels, do quotation marks, and in phrases of four words
  // (five Chinese characters) or more no commas, brackets and dashes; what was found only without them comes
  // last. The longest phrase wins: a shorter one of the same list inside it is not there, nor, among lists
  // named *-label, one of another (“不同意” is no “同意”). Phrases in letters match whole words only; none
  // begins within a word of the list “compounds”.
  std::vector<PhraseHit> find(std::string_view text, std::string_view language) const;

  std::size_t phrases(std::string_view language) const;

  // Whether that language has that list.
  bool has(std::string_view list, std::string_view language) const;

  // Those that have lists.
  std::vector<std::string> languages() const;

 private:
  struct File {
    std::string list;
    std::filesystem::path path;
  };
  // Read when the language is asked for: a check of two languages reads two, of some twenty.
  struct Language {
    std::vector<File> files;
    LanguagePhrases phrases;
    std::once_flag read;
  };
  // The language whose lists serve a tag; nullptr: none.
  Language* serving(std::string_view tag) const;
  const LanguagePhrases* language(std::string_view tag) const;

  mutable std::map<std::string, Language, std::less<>> languages_;
};

}  // namespace facenotice
