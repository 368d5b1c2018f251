// SPDX-License-Identifier: MIT
// A recursive reading of a phrase: sequences of words, brackets and names, multiplied out.
#include "schema/words/phrase_pattern.hpp"

#include <algorithm>

#include "schema/base/message.hpp"

namespace facenotice {
namespace {

constexpr std::size_t most_variants = 4096;
constexpr std::string_view gap = "\u2026";

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t") == std::string::npos;
}

class Speller {
 public:
  Speller(std::string_view text, const PhraseClasses& classes) : text_(text), classes_(classes) {}

  // Variants up to the end, or up to a bar or bracket when inside brackets.
  std::vector<std::string> spell(bool inside) {
    std::vector<std::string> all, some{""};
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '(') {
        ++at_;
        some = joined(some, spell(true));
        if (at_ == text_.size() || text_[at_] != ')') throw PhraseFault(msg("a bracket is left open"));
        ++at_;
      } else if (c == '{') {
        const std::size_t end = text_.find('}', at_);
        if (end == std::string_view::npos) throw PhraseFault(msg("a bracket is left open"));
        some = joined(some, classes_.variants(std::string(text_.substr(at_ + 1, end - at_ - 1))));
        at_ = end + 1;
      } else if (c == '|' && inside) {
        ++at_;
        all.insert(all.end(), some.begin(), some.end());
        some.assign(1, "");
      } else if (c == ')' && inside) {
        break;
      } else if (c == ')' || c == '|') {
        throw PhraseFault(msg("a bar or bracket stands alone"));
      } else {
        for (std::string& variant : some) variant += c;
        ++at_;
      }
    }
    all.insert(all.end(), some.begin(), some.end());
    if (all.size() > most_variants) throw PhraseFault(msg("it has too many variants"));
    return all;
  }

 private:
  static std::vector<std::string> joined(const std::vector<std::string>& first,
                                         const std::vector<std::string>& second) {
    if (first.size() * second.size() > most_variants) throw PhraseFault(msg("it has too many variants"));
    std::vector<std::string> all;
    for (const std::string& a : first)
      for (const std::string& b : second) all.push_back(a + b);
    return all;
  }

  std::string_view text_;
  const PhraseClasses& classes_;
  std::size_t at_ = 0;
};

}  // namespace

bool PhraseClasses::define(std::string_view line) {
  const std::size_t equals = line.find("} = ");
  if (line.empty() || line.front() != '{' || equals == std::string_view::npos) return false;
  const std::string name(line.substr(1, equals - 1));
  const std::string body = "(" + std::string(line.substr(equals + 4)) + ")";
  std::vector<std::string> variants = Speller(body, *this).spell(false);
  if (!by_name_.emplace(name, std::move(variants)).second)
    throw PhraseFault(msg("the name {} is declared twice", name));
  return true;
}

const std::vector<std::string>& PhraseClasses::variants(const std::string& name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) throw PhraseFault(msg("there is no {{{}}} above", name));
  return found->second;
}

std::vector<std::vector<std::string>> phrase_parts(std::string_view phrase, const PhraseClasses& classes) {
  std::vector<std::vector<std::string>> parts;
  while (true) {
    const std::size_t stop = phrase.find(gap);
    parts.push_back(Speller(phrase.substr(0, stop), classes).spell(false));
    if (stop == std::string_view::npos) break;
    phrase.remove_prefix(stop + gap.size());
  }
  if (parts.size() == 1 && std::all_of(parts.front().begin(), parts.front().end(), is_blank)) return {};
  for (const std::vector<std::string>& part : parts)
    if (std::any_of(part.begin(), part.end(), is_blank))
      throw PhraseFault(msg("one of its parts may be empty"));
  return parts;
}

}  // namespace facenotice
