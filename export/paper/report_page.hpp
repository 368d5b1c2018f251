// SPDX-License-Identifier: MIT
// The report of a check as one web page, with pictures of what people are shown.
#pragma once

#include <string>

#include "export/fonts/font_set.hpp"
#include "schema/check/report.hpp"

namespace facenotice {

// report_as_html() with every screen and sign in every language; the pictures are part of the page. The same
// report gives the same bytes. `document`: sound, that of the report.
std::string report_page(const Report& report, const Document& document, const FontSet& fonts);

}  // namespace facenotice
