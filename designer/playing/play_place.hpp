// SPDX-License-Identifier: MIT
// Where and when a machine is played.
#pragma once

#include <string>

#include <facenotice/display_list.hpp>
#include <facenotice/flow.hpp>

#include "designer/workbench/selection.hpp"

namespace facenotice {

struct PlayPlace {
  std::string language, display;  // empty: the document's first
  Variant variant = Variant::normal;
  std::string starts;  // the day that its clock says at first, ISO 8601; empty: today
  friend bool operator==(const PlayPlace&, const PlayPlace&) = default;
};

// Where what is looked at is played; what the flow does not have (any more) is replaced as in resolve_view().
PlayPlace place_of(const Flow& flow, const Selection::View& view);

}  // namespace facenotice
