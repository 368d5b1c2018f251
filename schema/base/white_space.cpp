// SPDX-License-Identifier: MIT
// Words with one blank between them.
#include "schema/base/white_space.hpp"

namespace facenotice {

std::string collapsed(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (is_white_space(c)) {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += c;
    }
  }
  return out;
}

}  // namespace facenotice
