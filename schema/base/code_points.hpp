// SPDX-License-Identifier: MIT
// UTF-8 as code points. What is no UTF-8 becomes U+FFFD, byte by byte: words are looked at, never refused.
#pragma once

#include <string>
#include <string_view>

namespace facenotice {

std::u32string code_points(std::string_view utf8);
std::string utf8(std::u32string_view code_points);

// The beginning of a text that has more code points than that, and “…” behind it.
std::string shortened(const std::string& utf8, std::size_t most);

}  // namespace facenotice
