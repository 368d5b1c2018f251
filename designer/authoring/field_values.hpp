// SPDX-License-Identifier: MIT
// What may stand in a field of a kind, said before the format says it in its own terms.
#pragma once

#include <string_view>

#include "designer/authoring/sheet.hpp"

namespace facenotice {

// Throws UserError when nobody could mean it: no length of time, no number, no date, no colour. What else is
// asked of a value is for the edit to say. Nothing at all is always let through.
void require_value(SheetField::Kind kind, std::string_view value);

}  // namespace facenotice
