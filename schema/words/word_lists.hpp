// SPDX-License-Identifier: MIT
// Phrases that mean something to a rule, by list and language: schema/rules/words/<list>.<language>.txt, one
// a line. # begins a comment line; ! begins a near-miss, a lawful phrase that looks like one and hides it.
// (a|b) is either word, {name} is either word of a line "{name} = a|b" above, and … is a gap: up to 48 bytes
// (16 Chinese characters, some eight words) that end no sentence.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

struct PhraseHit {
  std::string list;
  std::string phrase;  // as the text says it, in lower case and half width
  bool whole = false;  // the text says nothing but phrases of this list
  int sentence = 1;    // which of the text it stands in
  std::string lead;    // what that sentence says up to the end of the phrase, likewise
  // The same phrase of the same list in the same sentence is said once.
  friend bool operator==(const PhraseHit& a, const PhraseHit& b) {
    return a.list == b.list && a.phrase == b.phrase && a.sentence == b.sentence;
  }
};

class WordLists {
 public:
  // Adds the lines of one list. Throws CouldNotCheck for a line that is no phrase: no UTF-8, too long, a
  // bracket left open, an unknown {name}, a gap at an end, more than 4,096 variants. `name` is what the
  // message calls the file.
  void add(const std::string& list, const std::string& language, std::string_view lines,
           const std::string& name);

  // All lists of a folder. Throws CouldNotCheck when one cannot be read.
  static WordLists load(const std::filesystem::path& folder);
  // Those that the program came with; read once.
  static const WordLists& installed();

  // What a text says, placeholders resolved, in the order of the text, each phrase once a sentence. Case,
  // width and white space do not matter, nor, but in labels, do quotation marks, and in phrases of four words
  // (five Chinese characters) or more no commas, brackets and dashes; what was found only without them comes
  // last. The longest phrase wins: a shorter one of the same list inside it is not there, nor, among lists
  // named *-label, one of another (“不同意” is no “同意”). Phrases in letters match whole words only; none
  // begins within a word of the list “compounds”.
  std::vector<PhraseHit> find(std::string_view text, std::string_view language) const;

  std::size_t phrases(std::string_view language) const;

  // Those that have lists.
  std::vector<std::string> languages() const;

  // A text as phrases are told: lower case, half width, one space between words.
  static std::string folded(std::string_view text);

 private:
  struct Entry {
    std::string list, phrase;
    bool near_miss = false;
    std::uint32_t parts = 1;  // more: there are gaps between them
  };
  struct End {
    std::uint32_t entry = 0, part = 0;
  };
  struct Node {
    std::map<char, std::uint32_t> next;
    std::vector<End> ends;  // parts that end here
  };
  struct Language {
    std::vector<Node> nodes{1};  // a trie of the folded variants of all parts
    std::vector<Entry> entries;
    void insert(std::string_view phrase, End end);
  };
  struct Match {
    std::size_t begin = 0, end = 0;
    std::uint32_t entry = 0;
  };
  static std::vector<Match> matches(const Language& lists, std::string_view said);
  static std::vector<PhraseHit> hits_in(const Language& lists, const std::string& said);
  const Language* language(std::string_view tag) const;

  std::map<std::string, Language> languages_;
};

}  // namespace facenotice
