// SPDX-License-Identifier: MIT
// A flow with something wrong in it, for whoever wants to see what the check finds and how it is mended.
#pragma once

#include "schema/document/document.hpp"

namespace facenotice {

// The vending template with a label that rewards the face. Throws as load_template() does.
Document sample_with_bait();

}  // namespace facenotice
