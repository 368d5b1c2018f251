// SPDX-License-Identifier: MIT
// One line of a word list, spelled out: (a|b) and {name} become variants, … parts the phrase.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/user_error.hpp"

namespace facenotice {

// What is wrong with a line, as the end of a sentence.
class PhraseFault : public UserError {
 public:
  using UserError::UserError;
};

// The words that a list names once and uses often.
class PhraseClasses {
 public:
  // True when the line defines a class: "{face} = face|your face". Throws PhraseFault.
  bool define(std::string_view line);
  // Throws PhraseFault for an unknown name.
  const std::vector<std::string>& variants(const std::string& name) const;

 private:
  std::map<std::string, std::vector<std::string>> by_name_;
};

// The variants of each part of a phrase; none when the phrase is empty. Throws PhraseFault.
std::vector<std::vector<std::string>> phrase_parts(std::string_view phrase, const PhraseClasses& classes);

}  // namespace facenotice
