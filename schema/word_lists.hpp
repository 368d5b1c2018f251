// SPDX-License-Identifier: MIT
// Phrases that mean something to a rule, by list and language: schema/rules/words/<list>.<language>.txt, one
// a line. # begins a comment line; ! begins a near-miss, a lawful phrase that looks like one and hides it.
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
  std::string phrase;  // as the list writes it
  bool whole = false;  // the text says nothing else
  friend bool operator==(const PhraseHit&, const PhraseHit&) = default;
};

class WordLists {
 public:
  // Adds the lines of one list. Throws CouldNotCheck for a line that is no UTF-8, or longer than a phrase can
  // be; `name` is what the message calls the file.
  void add(const std::string& list, const std::string& language, std::string_view lines,
           const std::string& name);

  // All lists of a folder. Throws CouldNotCheck when one cannot be read.
  static WordLists load(const std::filesystem::path& folder);
  // Those that the program came with; read once.
  static const WordLists& installed();

  // What a text says, bindings resolved, in the order of the text, each phrase once. Case, width and white
  // space do not matter. The longest phrase wins: a shorter one inside it, of whatever list, is not there
  // (“不同意” is no “同意”). Phrases in letters match whole words only.
  std::vector<PhraseHit> find(std::string_view text, std::string_view language) const;

  std::size_t phrases(std::string_view language) const;

 private:
  struct Entry {
    std::string list, phrase;
    bool near_miss = false;
  };
  struct Node {
    std::map<char, std::uint32_t> next;
    std::vector<std::uint32_t> ends;  // entries that end here
  };
  struct Language {
    std::vector<Node> nodes{1};  // a trie of folded phrases
    std::vector<Entry> entries;
  };
  const Language* language(std::string_view tag) const;

  std::map<std::string, Language> languages_;
};

}  // namespace facenotice
