// SPDX-License-Identifier: MIT
// Edits at random: any of those that there are, with arguments that mostly make sense.
#pragma once

#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice::test {

// An edit that may be tried, and what it may change: parts are "title", "data/face-image", "steps/pay" …, and
// the name of a group ("steps") for what it holds in which order; "*" is all of the document.
struct Attempt {
  std::string what;
  std::vector<std::string> parts;
  std::function<Edit(const Document&)> edit;
  bool removes = false;                                    // what is in those parts may be lost
  std::function<Edit(const Document&)> inverse = nullptr;  // brings back every byte
};

class RandomEdits {
 public:
  explicit RandomEdits(std::uint32_t seed) : random_(seed) {}
  // One that fits the document, more or less.
  Attempt next(const Document& document);

 private:
  std::size_t below(std::size_t most) { return most == 0 ? 0 : random_() % most; }
  template <class Items>
  const typename Items::value_type& any(const Items& items) {
    return items[below(items.size())];
  }
  std::string words();
  TextIn text(const Flow& flow);
  Texts texts(const Flow& flow);
  std::string new_id();

  Attempt texts_attempt(const Document& document);
  Attempt declaration_attempt(const Document& document);
  Attempt people_attempt(const Document& document);
  Attempt device_attempt(const Document& document);
  Attempt step_attempt(const Document& document);
  Attempt way_attempt(const Document& document);
  Attempt choice_attempt(const Document& document);
  Attempt page_attempt(const Document& document);
  Attempt id_attempt(const Document& document);
  Attempt paper_attempt(const Document& document);
  Attempt insert_attempt(const Document& document);

  std::mt19937 random_;
  std::size_t ids_ = 0;
};

}  // namespace facenotice::test
