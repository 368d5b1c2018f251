// SPDX-License-Identifier: MIT
// What the oracle programs share: their arguments, their exit codes, the date that they judge at.
#pragma once

#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice::oracle {

// As tests/schema/rule_fixtures.cpp: the expectations of the fixtures are of this day.
inline constexpr const char* judged_at = "2026-11-24";

// One folder, then options with a number each.
class Arguments {
 public:
  Arguments(int count, char** words) : words_(words + 1, words + count) {}

  const std::string& first() const {
    if (words_.empty()) throw std::runtime_error("a folder is missing");
    return words_.front();
  }
  bool has(std::string_view option) const {
    for (const std::string& word : words_)
      if (word == option) return true;
    return false;
  }
  std::string text(std::string_view option) const {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i)
      if (words_[i] == option) return words_[i + 1];
    throw std::runtime_error("a value is missing for " + std::string(option));
  }
  std::size_t number(std::string_view option, std::size_t otherwise) const {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i)
      if (words_[i] == option) return std::stoul(words_[i + 1]);
    return otherwise;
  }

 private:
  std::vector<std::string> words_;
};

// An oracle that could not run has proven nothing: exit code 3, never a pass.
template <class Run>
int run_oracle(const char* name, int count, char** words, Run run) {
  try {
    return run(Arguments(count, words));
  } catch (const std::exception& error) {
    std::cerr << name << ": could not run: " << error.what() << '\n';
    return 3;
  }
}

}  // namespace facenotice::oracle
