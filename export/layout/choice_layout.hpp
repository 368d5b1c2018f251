// SPDX-License-Identifier: MIT
// The choices of a screen: big buttons in the reach zone, links below them, languages in the top band.
#pragma once

#include <vector>

#include <facenotice/flow.hpp>

#include "export/layout/screen_context.hpp"

namespace facenotice {

// Draws choices and records a ChoiceFact for each. A panel's height is known before it is drawn.
struct ChoicePanel {
  int width = 0, height = 0;
  std::function<void(Canvas&, ScreenLayout&, int x, int y)> draw;
};

// Whether yes and no, or face and no face, stand on this screen: its buttons then all look alike, whatever
// emphasis the document gives them (equal prominence; a designer can still make one a link, and is told so).
bool needs_equal_buttons(const Step& step);

// Buttons in a grid of equal cells, then links. Height 0 when there are none.
ChoicePanel lay_out_choices(const ScreenContext& context, const Step& step, int width_px);

// Choices that change the language, as compact buttons: in one row where that is no wider than `width_px`,
// else in as many as they need.
ChoicePanel lay_out_languages(const ScreenContext& context, const Step& step, int width_px);

}  // namespace facenotice
