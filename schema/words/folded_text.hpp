// SPDX-License-Identifier: MIT
// A text as phrases are told in it: case, width and white space do not count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace facenotice {

// What stands around or between the words of one sentence and stays. none: no commas, brackets and dashes
// either.
enum class Marks : std::uint8_t { kept, no_quotes, none };

// Lower case, half width, one space between words and none beside Chinese characters.
std::string folded_text(std::string_view text, Marks marks = Marks::kept);

// Scripts that put no spaces between words.
bool is_unspaced(char32_t c);

// Whether a span of folded text begins and ends with no word that goes on beyond it.
bool on_word_boundaries(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace facenotice
