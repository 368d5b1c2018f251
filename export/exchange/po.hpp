// SPDX-License-Identifier: MIT
// Catalogues of GNU gettext: one entry a text, its path as msgctxt, placeholders as they are.
#pragma once

#include <string>
#include <string_view>

#include "export/exchange/exchange.hpp"

namespace facenotice {

// A draft is "fuzzy".
std::string po_of(const Exchange& exchange);

// Bytes are UTF-8. Throws UserError, with the line, for what is no such catalogue.
Exchange read_po(std::string_view bytes);

}  // namespace facenotice
