// SPDX-License-Identifier: MIT
// What the player says of a fault, to people who do not read English.
#pragma once

#include <string_view>

#include <facenotice/result.hpp>

#include "schema/base/message.hpp"

namespace facenotice {

// The player's own English sentence. In other languages what its code stands for comes first, and the
// sentence, which has the names and numbers, behind it.
Message player_says(const Error& error);

// What a code of the player stands for, whatever names and numbers there are; empty: it has no such code.
Message error_code_in_words(std::string_view code);

}  // namespace facenotice
