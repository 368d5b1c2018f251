// SPDX-License-Identifier: MIT
// Well-formedness of UTF-8. Thread rule: any.
#pragma once

#include <string_view>

namespace facenotice {

// True when the bytes are well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates).
bool is_utf8(std::string_view text);

}  // namespace facenotice
