// SPDX-License-Identifier: MIT
// What a machine says without the document saying it: words that the layout draws, words that declared
// values are printed with. Nobody changes them in a document; a translator who sees them says the rest alike.
#pragma once

#include <string>
#include <vector>

#include "schema/base/words.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

struct MachineSaying {
  std::string words;        // what people read; empty: nothing
  bool in_language = true;  // false: there are no words for the language, and `words` is what stands in
};

struct MachineWord {
  std::string when;                    // "Beside a field that must be filled in"
  std::vector<MachineSaying> sayings;  // as MachineWords::languages
};

struct MachineWords {
  std::vector<std::string> languages;  // of the flow
  std::vector<MachineWord> rows;
};

// Those of every flow, then each period that this one declares.
MachineWords machine_words(const Document& document, const Words& words);

// What stands in a list where nothing or no word of the language is: "none: “*” is shown", "none".
std::string saying_in_words(const Words& words, const MachineSaying& saying);

// "ko: 3 of 14 are missing"; empty: none is, in any language.
std::string machine_words_missing(const Words& words, const MachineWords& machine);

}  // namespace facenotice
