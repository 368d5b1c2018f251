// SPDX-License-Identifier: MIT
// The few words that a screen carries without the document saying them, per language of the screen.
#pragma once

#include <string_view>

namespace facenotice {

enum class ScreenWord { required, optional, camera_on };

// Whether the words below are there for the language.
bool has_screen_words(std::string_view language);

// A sign that needs no language when the language is not among ours.
std::string_view screen_word(ScreenWord word, std::string_view language);

}  // namespace facenotice
