// SPDX-License-Identifier: MIT
// Why a machine does not start on its ledger, in words.
#pragma once

#include <string>

#include <facenotice/result.hpp>

#include "schema/base/words.hpp"

namespace facenotice {

// What the code says, with its reason in the reader's language where there is one, else as the player says
// it.
std::string refusal_in_words(const Words& words, const Error& error);

}  // namespace facenotice
