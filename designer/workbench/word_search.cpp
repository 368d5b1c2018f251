// SPDX-License-Identifier: MIT
// On bytes: in UTF-8 the bytes of one character are never found inside of others.
#include "designer/workbench/word_search.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace facenotice {
namespace {

constexpr std::string_view wide_space = "\u3000";  // what a Chinese keyboard types

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

std::vector<std::string> words_of(std::string_view typed) {
  std::string spaced = lower(typed);
  for (std::size_t at = spaced.find(wide_space); at != std::string::npos; at = spaced.find(wide_space, at))
    spaced.replace(at, wide_space.size(), " ");
  std::vector<std::string> words;
  std::size_t begin = 0;
  while ((begin = spaced.find_first_not_of(" \t", begin)) != std::string::npos) {
    const std::size_t end = std::min(spaced.find_first_of(" \t", begin), spaced.size());
    words.push_back(spaced.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

bool begins_a_word(const std::string& line, const std::string& word) {
  for (std::size_t at = line.find(word); at != std::string::npos; at = line.find(word, at + 1)) {
    const char before = at == 0 ? ' ' : line[at - 1];
    const bool letter = (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9');
    if (!letter) return true;
  }
  return false;
}

// 0 is best; none: it is not a match.
std::optional<int> rank(const std::string& line, const std::vector<std::string>& words) {
  const auto occurs = [&](const std::string& word) { return line.find(word) != std::string::npos; };
  if (!std::all_of(words.begin(), words.end(), occurs)) return std::nullopt;
  std::string together;
  for (const std::string& word : words) together += (together.empty() ? "" : " ") + word;
  if (line.compare(0, together.size(), together) == 0) return 0;
  const auto begins = [&](const std::string& word) { return begins_a_word(line, word); };
  return std::all_of(words.begin(), words.end(), begins) ? 1 : 2;
}

}  // namespace

std::vector<std::size_t> lines_with(std::string_view typed, const std::vector<std::string>& lines) {
  const std::vector<std::string> words = words_of(typed);
  std::vector<std::pair<int, std::size_t>> found;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (const std::optional<int> how = rank(lower(lines[i]), words)) found.emplace_back(*how, i);
  std::sort(found.begin(), found.end());
  std::vector<std::size_t> indices;
  for (const auto& [how, index] : found) indices.push_back(index);
  return indices;
}

}  // namespace facenotice
