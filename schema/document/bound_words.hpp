// SPDX-License-Identifier: MIT
// The words that declared values are printed with, per language: bound-words.xml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

struct BoundWords {
  std::string kept;                                        // {0}: the period
  std::string at_most;                                     // {0}: what an event leads to, {1}: the period
  std::string list;                                        // between the names of a list
  std::string open, close;                                 // brackets, with their spaces
  std::map<std::string, std::string, std::less<>> events;  // Retention::event to words
};

// The words of a BCP 47 language: of the tag itself, else of the tag without its last part (zh-Hant-MO,
// zh-Hant, zh); nullptr when there are none, which is an error and never a fallback to another language.
// Throws CouldNotCheck when the file is missing.
const BoundWords* bound_words(std::string_view language);

// Their tags, in alphabetical order.
std::vector<std::string> languages_with_bound_words();

}  // namespace facenotice
