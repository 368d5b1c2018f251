// SPDX-License-Identifier: MIT
// Passages on paper: headings and sentences, set in lines and broken into pages.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "export/fonts/font_set.hpp"
#include "export/layout/text_shaper.hpp"
#include "export/paper/pdf_repair.hpp"
#include "export/paper/plate.hpp"
#include "schema/report/passages.hpp"

namespace facenotice {

// What stands on each of the A4 pages, and how to get about in them.
struct PaperPages {
  std::vector<DisplayList> pages;
  std::vector<PdfBookmark> bookmarks;
  std::vector<PdfLink> links;
};
// Where passages are listed, a table of contents with page numbers, called `contents`, stands in front of the
// first of them. What belongs together stands on one page where one can hold it; what it lies in is named at
// the head of every further page. `plates`, in the order of the passages that announce
// them: their pictures stand below those, side by side.
PaperPages passages_in_pages(std::span<const Passage> passages, const std::string& title,
                             const std::string& language, TextShaper& shaper, const std::string& contents,
                             std::span<const Plate> plates = {});

// A4 pages, numbered, with the title at their foot; `language` (BCP 47) is that of the words. The same
// passages give the same bytes. Throws UserError when the PDF cannot be written. Characters that no pinned
// font has are drawn as boxes.
std::vector<unsigned char> passages_pdf(std::span<const Passage> passages, const std::string& title,
                                        const std::string& language, const FontSet& fonts,
                                        const std::string& contents = {}, std::span<const Plate> plates = {});

}  // namespace facenotice
