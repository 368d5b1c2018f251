// SPDX-License-Identifier: MIT
// Which way languages and letters are written.
#pragma once

#include <string_view>

namespace facenotice {

// Of a BCP 47 language, by the script that it is usually or, where the tag names one, in this case written
// in.
bool is_right_to_left(std::string_view language);

enum class Direction { none, left_to_right, right_to_left };
// Of a character by itself (UAX 9, strong types): of letters; digits and punctuation have none.
Direction direction_of(char32_t character);

}  // namespace facenotice
