// SPDX-License-Identifier: MIT
// A report's passages on paper.
#include "export/paper/report_pdf.hpp"

#include "export/paper/passages_pdf.hpp"

namespace facenotice {

std::vector<unsigned char> report_pdf(const Report& report, const Document& document, const FontSet& fonts) {
  return passages_pdf(report_in_passages(report, document),
                      report.words.trf("{}, by the law of {}", report.title, report.as_of),
                      report.words.chinese() ? "zh-CN" : "en", fonts, report.words.tr("Contents"));
}

}  // namespace facenotice
