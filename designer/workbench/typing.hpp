// SPDX-License-Identifier: MIT
// Which changes of a text a person makes in one go: a word, or a run of deletions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace facenotice {

class Typing {
 public:
  // Whether the change goes on where the last one ended: letters of a word, the spaces behind it, characters
  // deleted one by one. A new word, another place, and a piece that is replaced begin anew.
  bool goes_on(std::string_view before, std::string_view after);
  void stop() { last_ = Kind::none; }

 private:
  enum class Kind : std::uint8_t { none, insertion, deletion };
  Kind last_ = Kind::none;
  std::size_t at_ = 0;  // where the last change ended
  bool space_ = false;  // what was typed last
};

}  // namespace facenotice
