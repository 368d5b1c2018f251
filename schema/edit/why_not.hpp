// SPDX-License-Identifier: MIT
// Why an edit cannot be done, for whoever asked for it.
#pragma once

#include "schema/base/message.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

// `after` is what the edit made of the sound document `before`, and is not sound. A text that prints a value
// which would be gone is named by its words as people read them and by where they stand; what else is wrong
// by the document's own sentence.
Message why_not(const Document& before, const Document& after);

}  // namespace facenotice
