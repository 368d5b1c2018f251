// SPDX-License-Identifier: MIT
// Lines are compared by their longest common subsequence between what both texts start and end with.
#include "schema/base/unified_diff.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace facenotice {
namespace {

constexpr std::size_t context = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Line {
  char mark;  // ' ', '-', '+'
  std::string_view text;
};

// Where the middles are too long for a table, they are replaced whole.
std::vector<Line> compare(const std::vector<std::string_view>& before,
                          const std::vector<std::string_view>& after) {
  std::size_t head = 0, tail = 0;
  while (head < std::min(before.size(), after.size()) && before[head] == after[head]) ++head;
  while (tail + head < std::min(before.size(), after.size()) &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  const std::size_t rows = before.size() - head - tail, columns = after.size() - head - tail;
  constexpr std::size_t most = 16'000'000;
  const bool table = rows * columns <= most;
  std::vector<std::uint32_t> longest(table ? (rows + 1) * (columns + 1) : 0);
  const auto at = [&](std::size_t row, std::size_t column) -> std::uint32_t& {
    return longest[row * (columns + 1) + column];
  };
  if (table)
    for (std::size_t row = rows; row-- > 0;)
      for (std::size_t column = columns; column-- > 0;)
        at(row, column) = before[head + row] == after[head + column]
                              ? at(row + 1, column + 1) + 1
                              : std::max(at(row + 1, column), at(row, column + 1));
  std::vector<Line> lines;
  for (std::size_t i = 0; i < head; ++i) lines.push_back({' ', before[i]});
  std::size_t row = 0, column = 0;
  while (row < rows || column < columns) {
    if (table && row < rows && column < columns && before[head + row] == after[head + column]) {
      lines.push_back({' ', before[head + row]});
      ++row;
      ++column;
    } else if (row < rows && (!table || column == columns || at(row + 1, column) >= at(row, column + 1))) {
      lines.push_back({'-', before[head + row++]});
    } else {
      lines.push_back({'+', after[head + column++]});
    }
  }
  for (std::size_t i = before.size() - tail; i < before.size(); ++i) lines.push_back({' ', before[i]});
  return lines;
}

}  // namespace

std::string unified_diff(const std::string& name, const std::string& before, const std::string& after) {
  if (before == after) return {};
  const std::vector<Line> lines = compare(lines_of(before), lines_of(after));
  std::string out = "--- " + name + "\n+++ " + name + "\n";
  std::size_t old_line = 1, new_line = 1;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].mark == ' ') {
      ++old_line;
      ++new_line;
      ++i;
      continue;
    }
    const std::size_t from = i - std::min({i, context});
    // Changes that are closer than two contexts are one hunk.
    std::size_t end = i, last = i;
    while (end < lines.size() && end - last <= 2 * context) {
      if (lines[end].mark != ' ') last = end;
      ++end;
    }
    end = std::min(lines.size(), last + 1 + context);
    std::size_t old_count = 0, new_count = 0;
    std::string hunk;
    for (std::size_t k = from; k < end; ++k) {
      if (lines[k].mark != '+') ++old_count;
      if (lines[k].mark != '-') ++new_count;
      hunk += lines[k].mark + std::string(lines[k].text);
      if (lines[k].text.back() != '\n') hunk += "\n\\ No newline at end of file\n";
    }
    out += fmt::format("@@ -{},{} +{},{} @@\n", old_line - (i - from), old_count, new_line - (i - from),
                       new_count) +
           hunk;
    for (std::size_t k = i; k < end; ++k) {
      if (lines[k].mark != '+') ++old_line;
      if (lines[k].mark != '-') ++new_line;
    }
    i = end;
  }
  return out;
}

}  // namespace facenotice
