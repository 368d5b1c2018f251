// SPDX-License-Identifier: MIT
// White space as XML has it.
#pragma once

#include <string>
#include <string_view>

namespace facenotice {

// The words with one blank between them: how a text is broken into lines is not what it says.
std::string collapsed(std::string_view text);

}  // namespace facenotice
