// SPDX-License-Identifier: MIT
// A report's passages on paper, and behind them what people are shown.
#include "export/paper/report_pdf.hpp"

#include <utility>

#include "export/paper/passages_pdf.hpp"
#include "export/paper/shown_pieces.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

// Behind the passages, what people are shown: a heading for each piece, its pictures, what is said of it.
std::vector<Plate> add_shown(const Flow& flow, const Words& words, const FontSet& fonts,
                             std::vector<Passage>& passages) {
  Layouter layouter(fonts, resolver_of(flow));
  std::vector<Plate> plates;
  passages.push_back({Passage::Kind::title, words.tr("What people are shown"), 0, 1});
  for (std::string& said : shown_how(words, flow))
    passages.push_back({Passage::Kind::quiet, std::move(said)});
  for (ShownPiece& piece : shown_pieces(words, flow, layouter)) {
    plates.push_back({passages.size(), std::move(piece.pictures)});
    passages.push_back({Passage::Kind::heading, std::move(piece.heading), 0, 2});
    for (std::string& said : piece.said) passages.push_back({Passage::Kind::quiet, std::move(said)});
  }
  return plates;
}

}  // namespace

std::vector<unsigned char> report_pdf(const Report& report, const Document& document, const FontSet& fonts) {
  std::vector<Passage> passages = report_in_passages(report, document);
  std::vector<Plate> plates;
  if (document.sound()) plates = add_shown(document.flow(), report.words, fonts, passages);
  return passages_pdf(passages, report.words.trf("{}, by the law of {}", report.title, report.as_of),
                      report.words.chinese() ? "zh-CN" : "en", fonts, report.words.tr("Contents"), plates);
}

}  // namespace facenotice
