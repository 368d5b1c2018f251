// SPDX-License-Identifier: MIT
// What lawful flows are told all the same, until the program can do more.
#pragma once

#include <string_view>

namespace facenotice::test {

// A notice is too long for large text, until screens have pages. By row or assertion.
inline bool waits_for_pages(std::string_view rule) {
  return rule == "FN-LARGE-TEXT" || rule == "P41-large-text";
}

}  // namespace facenotice::test
