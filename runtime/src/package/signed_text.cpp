// SPDX-License-Identifier: MIT
#include "src/package/signed_text.hpp"

namespace facenotice {

bool split_signed_text(std::string_view file, std::string_view& lines, Signature& signature) {
  constexpr int signature_lines = 4;
  std::size_t start = file.size();
  if (file.empty() || file.back() != '\n') return false;
  for (int i = 0; i < signature_lines; ++i) {
    if (start < 2) return false;
    const std::size_t end = file.rfind('\n', start - 2);
    if (end == std::string_view::npos) return false;
    start = end + 1;
  }
  lines = file.substr(0, start);
  return parse_signature(file.substr(start), signature).ok();
}

Result<SignedText> split_signed_text(std::string_view file, const char* code) {
  SignedText text;
  if (split_signed_text(file, text.lines, text.signature)) return text;
  return Error{code, "Its last four lines are no minisign signature."};
}

std::string_view LineReader::next() {
  const std::size_t end = rest_.find('\n');
  if (!whole_ || end == std::string_view::npos) {
    whole_ = false;
    return {};
  }
  const std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end + 1);
  return line;
}

void LineReader::expect(std::string_view line) {
  if (next() != line) whole_ = false;
}

std::string_view LineReader::value(std::string_view word) {
  const std::string_view line = next();
  if (line.size() < word.size() + 2 || line.substr(0, word.size()) != word || line[word.size()] != ' ') {
    whole_ = false;
    return {};
  }
  return line.substr(word.size() + 1);
}

}  // namespace facenotice
