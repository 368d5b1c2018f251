// SPDX-License-Identifier: MIT
// What the machine did, in words that are the same in every language and at every time: what a saved path is
// held to.
#pragma once

#include <string>

#include "designer/rehearsal/machine.hpp"

namespace facenotice {

// "consented face-payment", "camera-on face-payment", "serve qr-payment". Empty for what is told otherwise
// (the screen), twice, or is another number every time.
std::string seen_of(const MachineLine& line);

}  // namespace facenotice
