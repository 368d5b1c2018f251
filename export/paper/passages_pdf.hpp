// SPDX-License-Identifier: MIT
// Passages on paper: headings and sentences, set in lines and broken into pages.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "export/fonts/font_set.hpp"
#include "export/layout/text_shaper.hpp"
#include "schema/report/passages.hpp"

namespace facenotice {

// What stands on each of the A4 pages.
std::vector<DisplayList> passages_in_pages(std::span<const Passage> passages, const std::string& title,
                                           const std::string& language, TextShaper& shaper);

// A4 pages, numbered, with the title at their foot; `language` (BCP 47) is that of the words. The same
// passages give the same bytes. Throws UserError when the PDF cannot be written. Characters that no pinned
// font has are drawn as boxes.
std::vector<unsigned char> passages_pdf(std::span<const Passage> passages, const std::string& title,
                                        const std::string& language, const FontSet& fonts);

}  // namespace facenotice
