// SPDX-License-Identifier: MIT
#include "schema/document/said.hpp"

namespace facenotice {

const char* said_word(Said said) {
  switch (said) {
    case Said::satisfied:
      return "satisfied";
    case Said::not_satisfied:
      return "not-satisfied";
    case Said::taken_back:
      return "taken-back";
  }
  return "";
}

Said said_of_word(std::string_view word) {
  for (const Said known : {Said::satisfied, Said::taken_back})
    if (word == said_word(known)) return known;
  return Said::not_satisfied;
}

}  // namespace facenotice
