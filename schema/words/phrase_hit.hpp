// SPDX-License-Identifier: MIT
// A phrase of a word list that a text says.
#pragma once

#include <string>
#include <string_view>

namespace facenotice {

struct PhraseHit {
  std::string list;
  std::string phrase;  // as the text says it, in lower case and half width
  bool whole = false;  // the text says nothing but phrases of this list
  int sentence = 1;    // which of the text it stands in
  std::string lead;    // what that sentence says up to the end of the phrase, likewise
  // The same phrase of the same list in the same sentence is said once.
  friend bool operator==(const PhraseHit& a, const PhraseHit& b) {
    return a.list == b.list && a.phrase == b.phrase && a.sentence == b.sentence;
  }
};

// Whether a list holds what a yes or a no is called: “不同意” is no “同意”, though they are lists of their
// own.
inline bool is_label(std::string_view list) {
  constexpr std::string_view end = "-label";
  return list.size() > end.size() && list.substr(list.size() - end.size()) == end;
}

}  // namespace facenotice
