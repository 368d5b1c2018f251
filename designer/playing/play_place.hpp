// SPDX-License-Identifier: MIT
// Where and when a machine is played.
#pragma once

#include <string>

#include <facenotice/display_list.hpp>

namespace facenotice {

struct PlayPlace {
  std::string language, display;  // empty: the document's first
  Variant variant = Variant::normal;
  std::string starts;  // the day that its clock says at first, ISO 8601; empty: today
  friend bool operator==(const PlayPlace&, const PlayPlace&) = default;
};

}  // namespace facenotice
