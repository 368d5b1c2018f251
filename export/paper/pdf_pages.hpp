// SPDX-License-Identifier: MIT
// Display lists as the pages of a PDF with real text, as libharu writes it (see pdf_repair.hpp for what it
// gets wrong).
#pragma once

#include <span>
#include <string>

#include <facenotice/display_list.hpp>

#include "export/fonts/font_faces.hpp"
#include "export/paper/raw_pdf.hpp"

namespace facenotice {

// Text that needs no shaping is written as text; other text (right-to-left, ligatures, glyphs that libharu
// would embed incompletely) as outlines, with the same text invisibly over it so that it can be searched and
// copied.
RawPdf write_pdf_pages(std::span<const DisplayList> pages, const FontFaces& faces, double px_per_mm,
                       const std::string& title);

}  // namespace facenotice
