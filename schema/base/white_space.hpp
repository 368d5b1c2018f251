// SPDX-License-Identifier: MIT
// White space as XML has it.
#pragma once

#include <string>
#include <string_view>

namespace facenotice {

inline constexpr std::string_view white_space = " \t\r\n";

constexpr bool is_white_space(char c) {
  return white_space.find(c) != std::string_view::npos;
}

// The words with one blank between them: how a text is broken into lines is not what it says.
std::string collapsed(std::string_view text);

}  // namespace facenotice
