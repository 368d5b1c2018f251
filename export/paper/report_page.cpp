// SPDX-License-Identifier: MIT
#include "export/paper/report_page.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include <sodium.h>

#include <facenotice/renderer.hpp>

#include "export/layout/png.hpp"
#include "export/paper/shown_pieces.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

// Two beside each other fill a page's width.
constexpr int widest = 440, highest = 620;  // pixels

std::string png_address(const std::vector<std::uint8_t>& png) {
  std::string text(sodium_base64_encoded_len(png.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), png.data(), png.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // its zero
  return "data:image/png;base64," + text;
}

// Throws UserError.
ReportPlate::Picture painted(const Plate::Picture& picture, Layouter& layouter) {
  const double scale = std::min({1.0, static_cast<double>(widest) / picture.list.width,
                                 static_cast<double>(highest) / picture.list.height});
  DisplayList small;
  small.width = static_cast<int>(std::ceil(picture.list.width * scale));
  small.height = static_cast<int>(std::ceil(picture.list.height * scale));
  place(small, picture, scale, 0, 0);
  // What is printed is not among the glyphs of previews.
  const GlyphStore glyphs = layouter.glyphs_of({&small});
  Frame frame;
  if (const Status drawn = Renderer(glyphs).render(small, frame); !drawn)
    throw UserError(player_says(drawn.error()));
  return {picture.caption, png_address(png_of(frame)), frame.width, frame.height};
}

ReportPlates plates_of(const Words& words, const Flow& flow, const FontSet& fonts) {
  Layouter layouter(fonts, resolver_of(flow));
  ReportPlates shown{shown_how(words, flow), {}};
  for (ShownPiece& piece : shown_pieces(words, flow, layouter)) {
    ReportPlate plate{std::move(piece.heading), {}, {}};
    for (const Plate::Picture& picture : piece.pictures) try {
        plate.pictures.push_back(painted(picture, layouter));
      } catch (const UserError& error) {
        plate.said.push_back(
            words.trf("{}: it cannot be drawn. {}", picture.caption, error.message().in(words)));
      }
    std::move(piece.said.begin(), piece.said.end(), std::back_inserter(plate.said));
    shown.plates.push_back(std::move(plate));
  }
  return shown;
}

}  // namespace

std::string report_page(const Report& report, const Document& document, const FontSet& fonts) {
  return report_as_html(report, document, plates_of(report.words, document.flow(), fonts));
}

}  // namespace facenotice
