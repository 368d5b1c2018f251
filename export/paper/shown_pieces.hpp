// SPDX-License-Identifier: MIT
// Every screen and every sign of a flow as people see them, for reports.
#pragma once

#include <string>
#include <vector>

#include "export/layout/layout.hpp"
#include "export/paper/plate.hpp"
#include "schema/base/words.hpp"

namespace facenotice {

struct ShownPiece {
  std::string heading;
  std::vector<Plate::Picture> pictures;  // one for each language; what cannot be drawn is told in `said`
  std::vector<std::string> said;         // that, and what each choice does
};

// How they are shown, in sentences.
std::vector<std::string> shown_how(const Words& words, const Flow& flow);

// In the document's order, signs behind screens; the glyphs are those of the layouter.
std::vector<ShownPiece> shown_pieces(const Words& words, const Flow& flow, Layouter& layouter);

}  // namespace facenotice
