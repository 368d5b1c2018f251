// SPDX-License-Identifier: MIT
// Mends what libharu writes: character maps, font descriptors, metadata, and everything that depends on the
// clock.
#pragma once

#include <string>
#include <vector>

#include "export/paper/raw_pdf.hpp"

namespace facenotice {

// A place that readers list beside the pages.
struct PdfBookmark {
  std::string title;  // UTF-8
  std::size_t page = 0, depth = 1;
};
// Where a page can be clicked to get to another.
struct PdfLink {
  std::size_t page = 0, to = 0;
  double left = 0, bottom = 0, right = 0, top = 0;  // points, from the page's lower left corner
};

struct PdfMetadata {
  std::string title;     // UTF-8
  std::string language;  // BCP 47
  std::vector<PdfBookmark> bookmarks{};
  std::vector<PdfLink> links{};
};

// The same input gives the same bytes.
std::vector<unsigned char> repair_pdf(const RawPdf& raw, const PdfMetadata& metadata);

}  // namespace facenotice
