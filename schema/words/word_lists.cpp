// SPDX-License-Identifier: MIT
#include "schema/words/word_lists.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "schema/base/code_points.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/words/folded_text.hpp"
#include "schema/words/language_phrases.hpp"

namespace facenotice {
namespace {

// Traditional and simplified Chinese have lists of their own.
bool is_traditional(std::string_view tag) {
  return tag.find("Hant") != std::string_view::npos || tag.find("TW") != std::string_view::npos ||
         tag.find("HK") != std::string_view::npos || tag.find("MO") != std::string_view::npos;
}

std::string contents_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string contents{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw CouldNotCheck(msg("The word list {} cannot be read.", file.string()));
  return contents;
}

}  // namespace

void WordLists::add(const std::string& list, const std::string& language, std::string_view lines,
                    const std::string& name) {
  languages_[language].phrases.add(list, lines, name);
}

WordLists WordLists::load(const std::filesystem::path& folder) {
  WordLists lists;
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") files.insert(entry.path());
  for (const std::filesystem::path& file : files) {
    const std::string stem = file.stem().string();
    const std::size_t dot = stem.find('.');
    if (dot == std::string::npos) throw CouldNotCheck(msg("The word list {} cannot be read.", file.string()));
    lists.languages_[stem.substr(dot + 1)].files.push_back({stem.substr(0, dot), file});
  }
  return lists;
}

const WordLists& WordLists::installed() {
  static const WordLists lists = load(data_file("schema/rules/words"));
  return lists;
}

WordLists::Language* WordLists::serving(std::string_view tag) const {
  auto found = languages_.find(tag);
  const std::string_view primary = tag.substr(0, tag.find('-'));
  if (found == languages_.end())
    found = std::find_if(languages_.begin(), languages_.end(), [&](const auto& language) {
      const std::string_view known = language.first;
      return known.substr(0, known.find('-')) == primary && is_traditional(known) == is_traditional(tag);
    });
  return found == languages_.end() ? nullptr : &found->second;
}

const LanguagePhrases* WordLists::language(std::string_view tag) const {
  Language* language = serving(tag);
  if (language == nullptr) return nullptr;
  std::call_once(language->read, [language] {
    LanguagePhrases phrases = language->phrases;
    for (const File& file : language->files)
      phrases.add(file.list, contents_of(file.path), file.path.string());
    language->phrases = std::move(phrases);
  });
  return &language->phrases;
}

bool WordLists::has(std::string_view list, std::string_view tag) const {
  const Language* language = serving(tag);
  return language != nullptr && std::any_of(language->files.begin(), language->files.end(),
                                            [list](const File& file) { return file.list == list; });
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
  const auto bare = [](const PhraseHit& known) { return folded_text(known.phrase, Marks::none); };
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
  const LanguagePhrases* phrases = language(tag);
  if (phrases == nullptr) return {};
  std::string said = folded_text(text);
  std::vector<PhraseHit> hits = phrases->in(said);
  // Once more without what parts the words. A label is read as it stands: “No, I agree” is no “no I agree”.
  for (const Marks marks : {Marks::no_quotes, Marks::none}) {
    std::string bare = folded_text(text, marks);
    if (bare == said) continue;
    said = std::move(bare);
    for (PhraseHit& hit : phrases->in(said))
      if (!is_label(hit.list) && (marks == Marks::no_quotes || is_long(hit.phrase)))
        add_bare(hits, std::move(hit));
  }
  return hits;
}

std::size_t WordLists::phrases(std::string_view tag) const {
  const LanguagePhrases* phrases = language(tag);
  return phrases == nullptr ? 0 : phrases->size();
}

std::vector<std::string> WordLists::languages() const {
  std::vector<std::string> all;
  for (const auto& [language, lists] : languages_) all.push_back(language);
  return all;
}

}  // namespace facenotice
