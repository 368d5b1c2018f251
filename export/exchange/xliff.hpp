// SPDX-License-Identifier: MIT
// XLIFF 2.0 (OASIS standard, ISO 21720), core: one unit a text, placeholders as <ph> that no tool may drop.
#pragma once

#include <string>
#include <string_view>

#include "export/exchange/exchange.hpp"

namespace facenotice {

// A unit's name is the path of the element that holds the text. A segment is "final" when the text is
// approved, "translated" when it is a draft, "initial" when there is none.
std::string xliff_of(const Exchange& exchange);

// Bytes are UTF-8. A unit that a tool has cut into segments is joined again; it is approved when all of them
// are "final", and not translated while one has no target. Throws UserError for what is no XLIFF 2.0, has a
// DOCTYPE, or holds inline elements that stand for formatting.
Exchange read_xliff(std::string_view bytes);

}  // namespace facenotice
