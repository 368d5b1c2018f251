// SPDX-License-Identifier: MIT
// Display lists as the pages of a PDF with real text, as libharu writes it (see pdf_repair.hpp for what it
// gets wrong).
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <facenotice/display_list.hpp>

#include "export/fonts/font_faces.hpp"

namespace facenotice {

struct RawPdf {
  std::vector<unsigned char> bytes;
  std::map<std::string, std::set<char32_t>> used;  // characters written with each font, by PostScript name
  std::map<std::string, int> cap_height;           // of each font, in thousandths of an em
};

// Text that needs no shaping is written as text; other text (right-to-left, ligatures, glyphs that libharu
// would embed incompletely) as outlines, with the same text invisibly over it so that it can be searched and
// copied.
RawPdf write_pdf_pages(std::span<const DisplayList> pages, const FontFaces& faces, double px_per_mm,
                       const std::string& title);

}  // namespace facenotice
