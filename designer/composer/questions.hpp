// SPDX-License-Identifier: MIT
// What is asked before a flow is composed, and which answers there are. An answer that the law forbids is
// among them: whoever gives it is told by which article. What cannot be composed yet is not offered.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/message.hpp"
#include "schema/base/words.hpp"

namespace facenotice {

// By the keys of the questions. What is left out has the question's first answer; where words are asked for,
// it is missing: nobody but the product's own people know them.
using ComposerAnswers = std::map<std::string, std::string, std::less<>>;

struct ComposerOption {
  std::string value;  // "metro-station"
  std::string label;
};

struct ComposerQuestion {
  enum class Kind : std::uint8_t { one_of, some_of, line };
  std::string key;    // "place"
  std::string group;  // heading that it stands under
  std::string label;
  Kind kind = Kind::one_of;
  std::string value;  // the answer that is given, or the one that it starts from
  std::vector<ComposerOption> options{};
  std::string example{};  // of words that are asked for
  bool required = true;   // false: no answer is one, too
};

// All, in the order of asking; some have other options when earlier ones are answered otherwise.
std::vector<ComposerQuestion> composer_questions(const ComposerAnswers& answers, const Words& words);

// Every question answered but those for words. Throws UserError, with what there is, for a question that
// nobody asks and an answer that is not among its options (after the answers before it).
ComposerAnswers completed(const ComposerAnswers& answers);

// Of completed answers: throws UserError with the names of those questions whose words are missing.
void require_words(const ComposerAnswers& answers);

// An answer that no flow can be made lawful with.
struct ComposerRefusal {
  std::string question;
  std::string row;  // of the law that forbids it: "CN-FRT-13.2"
};
// Of completed answers; empty: none is refused.
std::vector<ComposerRefusal> refusals(const ComposerAnswers& answers);

}  // namespace facenotice
