// SPDX-License-Identifier: MIT
// The report of a check on paper: for the file of whoever answers for the flow.
#pragma once

#include <vector>

#include "export/fonts/font_set.hpp"
#include "schema/check/report.hpp"

namespace facenotice {

// The report, and behind it every screen and sign in every language, with what each choice does. A4 pages,
// numbered, in the report's language; the same report gives the same bytes. Throws UserError when
// the PDF cannot be written. Characters that no pinned font has are drawn as boxes.
std::vector<unsigned char> report_pdf(const Report& report, const Document& document, const FontSet& fonts);

}  // namespace facenotice
