// SPDX-License-Identifier: MIT
// By ICU's data.
#include "schema/base/writing_direction.hpp"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <string>

namespace facenotice {

bool is_right_to_left(std::string_view language) {
  return uloc_isRightToLeft(std::string(language).c_str()) != 0;
}

Direction direction_of(char32_t character) {
  switch (u_charDirection(static_cast<UChar32>(character))) {
    case U_LEFT_TO_RIGHT:
      return Direction::left_to_right;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return Direction::right_to_left;
    default:
      return Direction::none;
  }
}

}  // namespace facenotice
