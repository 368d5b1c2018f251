// SPDX-License-Identifier: MIT
#include "designer/playing/play_place.hpp"

#include "designer/pictures/screen_painter.hpp"

namespace facenotice {

PlayPlace place_of(const Flow& flow, const Selection::View& view) {
  const Selection::View there = resolve_view(flow, view).value_or(Selection::View{});
  return {there.language, there.display, there.variant, {}};
}

}  // namespace facenotice
