// SPDX-License-Identifier: MIT
// A printed notice as a PDF.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/flow.hpp>

#include "export/layout/layout.hpp"

namespace facenotice {

// One page in true size, with selectable text. The same flow and fonts give the same bytes. `draft`: why it
// is only a draft, which is then said across the page (see draft_reason()); empty: it is none. Throws
// UserError when the sign does not fit its paper at the smallest lawful text size, or has a character that no
// pinned font has.
std::vector<unsigned char> sign_pdf(Layouter& layouter, const Flow& flow, std::size_t sign,
                                    std::string_view language, const std::string& draft);

}  // namespace facenotice
