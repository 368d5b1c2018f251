// SPDX-License-Identifier: MIT
// Edits that may mend what a finding names: tried, not promised.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/check/causes.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

struct Candidate {
  // From what changes least to what adds or takes away: the cheapest is tried first.
  enum class Cost : std::uint8_t { fix, look, order, way, limit, copy, removal, detour };
  Cost cost = Cost::fix;
  std::function<Edit(const Document&)> make;  // throws UserError when it cannot be done
  // It brings words of the product's own: good only while people have yet to read the texts.
  bool own_words = false;
};

// Of a sound document and its report, the cheapest first. Every one is an edit of schema/edit. None writes
// words that nobody has said: what is said afterwards was said in the document before, is the name of
// something in it, or is the product's own wording of what it declares (`own_words`). None changes what is a
// fact of the world (where the machine stands and its signs hang, how a guardian is checked, on which ground
// data are processed, who gets them, where they lie), approves a text, answers or waives for a person, or
// says yes for anybody.
std::vector<Candidate> candidates(const Document& document, const Cause& cause);

}  // namespace facenotice
