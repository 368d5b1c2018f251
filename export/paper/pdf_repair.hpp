// SPDX-License-Identifier: MIT
// Mends what libharu writes: character maps, font descriptors, metadata, and everything that depends on the
// clock.
#pragma once

#include <string>
#include <vector>

#include "export/paper/pdf_pages.hpp"

namespace facenotice {

struct PdfMetadata {
  std::string title;     // UTF-8
  std::string language;  // BCP 47
};

// The same input gives the same bytes.
std::vector<unsigned char> repair_pdf(const RawPdf& raw, const PdfMetadata& metadata);

}  // namespace facenotice
