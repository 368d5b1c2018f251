// SPDX-License-Identifier: MIT
// Text that carries its own minisign signature as its last four lines.
#pragma once

#include <string_view>
#include <vector>

#include <facenotice/minisign.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

struct SignedText {
  std::string_view lines;  // what is signed, with the last LF
  Signature signature;
};

// Takes text and signature apart; empty text, or no signature behind it, is an error with this code.
Result<SignedText> split_signed_text(std::string_view file, const char* code);
// The same into what is there, whose memory is used again. False: no such text.
bool split_signed_text(std::string_view file, std::string_view& lines, Signature& signature);

// Reads "word value" lines in the order in which they are asked for. Once one is not as asked, everything is
// empty and whole() is false.
class LineReader {
 public:
  explicit LineReader(std::string_view text) : rest_(text) {}

  // The whole line must be this.
  void expect(std::string_view line);
  // What stands after `word` and one space; empty when the line is another.
  std::string_view value(std::string_view word);
  bool finished() const { return whole_ && rest_.empty(); }
  bool whole() const { return whole_; }
  void fail() { whole_ = false; }
  bool more() const { return whole_ && !rest_.empty(); }

 private:
  std::string_view next();
  std::string_view rest_;
  bool whole_ = true;
};

}  // namespace facenotice
