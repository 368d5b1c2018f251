// SPDX-License-Identifier: MIT
// The screens that two versions of a document draw differently.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "designer/pictures/thumbnails.hpp"
#include "export/fonts/font_set.hpp"

namespace facenotice {

struct ScreenDifference {
  std::string step, title;
  Thumbnail before, after;  // without size: the version has no such screen
  // The part that differs, in pixels of `after`; without size where one of them is missing, or where the two
  // have not the same size.
  struct Area {
    int left = 0, top = 0, width = 0, height = 0;
  } changed;
};

// In the order of the newer version, then those that are gone. Pictures are `height` pixels high. Both
// documents sound; ends early, with what it has, when it is asked to stop. Throws UserError as ScreenArtist
// does.
std::vector<ScreenDifference> screen_differences(const FontSet& fonts, const Document& before,
                                                 const Document& after, const Selection::View& look,
                                                 const Words& words, int height, const std::stop_token& stop);

}  // namespace facenotice
