// SPDX-License-Identifier: MIT
// The longest common subsequence of words, between a common beginning and end.
#include "designer/review/redline.hpp"

#include <algorithm>
#include <cctype>

namespace facenotice {
namespace {

constexpr std::size_t longest = 2000;  // words: the table has their square

bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'';
}
bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (in_word(text[at]))
      while (end < text.size() && in_word(text[end])) ++end;
    else
      while (end < text.size() && is_continuation(text[end])) ++end;
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

class Redline {
 public:
  void add(RedlinePiece::Kind kind, std::string_view text) {
    if (text.empty()) return;
    if (pieces_.empty() || pieces_.back().kind != kind) pieces_.push_back({kind, {}});
    pieces_.back().text += text;
  }
  std::vector<RedlinePiece> take() { return std::move(pieces_); }

 private:
  std::vector<RedlinePiece> pieces_;
};

}  // namespace

std::vector<RedlinePiece> redline(std::string_view before, std::string_view after) {
  using Kind = RedlinePiece::Kind;
  const std::vector<std::string_view> old_words = words_of(before), new_words = words_of(after);
  std::size_t begin = 0, old_end = old_words.size(), new_end = new_words.size();
  while (begin < std::min(old_end, new_end) && old_words[begin] == new_words[begin]) ++begin;
  while (old_end > begin && new_end > begin && old_words[old_end - 1] == new_words[new_end - 1]) {
    --old_end;
    --new_end;
  }
  Redline result;
  for (std::size_t i = 0; i < begin; ++i) result.add(Kind::same, old_words[i]);
  const std::size_t rows = old_end - begin, columns = new_end - begin;
  const bool comparable = rows <= longest && columns <= longest;
  // common[i][j]: how much the rests from there have in common.
  std::vector<std::vector<unsigned>> common(comparable ? rows + 1 : 1,
                                            std::vector<unsigned>(comparable ? columns + 1 : 1));
  if (comparable)
    for (std::size_t i = rows; i-- > 0;)
      for (std::size_t j = columns; j-- > 0;)
        common[i][j] = old_words[begin + i] == new_words[begin + j]
                           ? common[i + 1][j + 1] + 1
                           : std::max(common[i + 1][j], common[i][j + 1]);
  std::size_t i = 0, j = 0;
  while (i < rows || j < columns) {
    const bool both = comparable && i < rows && j < columns;
    if (both && old_words[begin + i] == new_words[begin + j]) {
      result.add(Kind::same, old_words[begin + i++]);
      ++j;
    } else if (i < rows && (!both || common[i + 1][j] >= common[i][j + 1])) {
      result.add(Kind::removed, old_words[begin + i++]);
    } else {
      result.add(Kind::added, new_words[begin + j++]);
    }
  }
  for (std::size_t end = old_end; end < old_words.size(); ++end) result.add(Kind::same, old_words[end]);
  return result.take();
}

}  // namespace facenotice
