// SPDX-License-Identifier: MIT
// How a document stands before the law, in two or three words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "designer/workbench/live_check.hpp"

namespace facenotice {

struct DocumentStanding {
  // Nothing is lawful before everything is: what is not known yet, or could not be checked, is no pass.
  enum class Kind : std::uint8_t { unknown, broken, waiting, lawful };
  Kind kind = Kind::unknown;
  std::string words;
};

DocumentStanding document_standing(const Report& report, const Words& words);
// Of what is known of a text so far; nothing: it has not been looked at yet.
DocumentStanding document_standing(const std::optional<CheckedText>& checked, const Words& words);

// The same in whole sentences, for the head of the list of problems: what is counted is counted alike.
std::string standing_in_sentences(const std::optional<CheckedText>& checked, const Words& words);

}  // namespace facenotice
