// SPDX-License-Identifier: MIT
// The program's words in a language, from the catalogues that this build made.
#pragma once

#include <string_view>

#include "schema/base/words.hpp"

namespace facenotice::test {

inline Words words_in(std::string_view language) {
  return Words::load(FACENOTICE_BINARY_DIR "/locale", language);
}

}  // namespace facenotice::test
