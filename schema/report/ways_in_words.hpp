// SPDX-License-Identifier: MIT
// What a person can do on a screen, and what each of it means: for whoever answers for the screen.
#pragma once

#include <string>
#include <vector>

#include <facenotice/flow.hpp>

#include "schema/base/words.hpp"

namespace facenotice {

// “Agree”: agrees to “payment by face”, leads to “Look here”. First the choices, as they stand on the screen,
// then what happens without one.
std::vector<std::string> ways_in_words(const Words& words, const Flow& flow, const Step& step);

}  // namespace facenotice
