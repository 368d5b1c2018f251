// SPDX-License-Identifier: MIT
// The colour of a standing; its words say the same.
#pragma once

#include "designer/gui/base/colours.hpp"
#include "designer/review/document_standing.hpp"

namespace facenotice::gui {

inline wxColour standing_colour(DocumentStanding::Kind kind) {
  switch (kind) {
    case DocumentStanding::Kind::broken:
      return error_text();
    case DocumentStanding::Kind::waiting:
      return waiting_text();
    case DocumentStanding::Kind::lawful:
      return good_text();
    case DocumentStanding::Kind::unknown:
      break;
  }
  return quiet_text();
}

}  // namespace facenotice::gui
