// SPDX-License-Identifier: MIT
// Digits first; words are looked for only where digits differ.
#include "schema/words/said_numbers.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "schema/words/number_words.hpp"

namespace facenotice {

SaidNumbers::SaidNumbers(std::string_view text, std::string_view language)
    : text_(folded_for_numbers(text)), language_(language) {
  std::string digits;
  const auto end = [&] {
    if (digits.empty()) return;
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    digits_.push_back(std::move(digits));
    digits.clear();
  };
  for (const char32_t c : text_)
    if (c >= U'0' && c <= U'9')
      digits += static_cast<char>(c);
    else
      end();
  end();
  std::sort(digits_.begin(), digits_.end());
}

std::vector<std::string> SaidNumbers::in_words() const {
  std::vector<std::string> words;
  const NumberWords& known = NumberWords::of(language_);
  for (std::size_t at = 0; at < text_.size();) {
    const std::optional<NumberWords::Found> found = known.at(text_, at);
    if (found) words.push_back(std::to_string(found->value));
    at = found ? found->end : at + 1;
  }
  std::sort(words.begin(), words.end());
  return words;
}

std::vector<std::string> SaidNumbers::not_said_by(const SaidNumbers& other) const {
  std::vector<std::string> missing, unsaid;
  std::set_difference(digits_.begin(), digits_.end(), other.digits_.begin(), other.digits_.end(),
                      std::back_inserter(missing));
  if (missing.empty()) return missing;
  const std::vector<std::string> words = other.in_words();
  std::set_difference(missing.begin(), missing.end(), words.begin(), words.end(), std::back_inserter(unsaid));
  return unsaid;
}

}  // namespace facenotice
