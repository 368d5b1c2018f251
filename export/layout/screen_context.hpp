// SPDX-License-Identifier: MIT
// What the parts of a screen's layout share: words, colours, sizes; and the element that they are stacked
// from.
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/flow.hpp>

#include "export/layout/canvas.hpp"
#include "export/layout/palette.hpp"
#include "export/layout/type_scale.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {

// Turns placeholders such as "{data.face.retention}" into words that keep their own direction:
// fill_isolated().
using Resolver = std::function<std::string(std::string_view text, std::string_view language)>;
// By this flow's declarations; lives no longer than the flow.
inline Resolver resolver_of(const Flow& flow) {
  return [&flow](std::string_view text, std::string_view language) {
    return fill_isolated(flow, text, language);
  };
}

struct ScreenContext {
  TextShaper& shaper;
  const Resolver& resolve;
  std::string_view language;
  Palette palette;
  TypeScale scale;

  // Empty when the document has none in this language: there is no fallback between languages.
  std::string text(const LocalizedText& source) const {
    const std::string_view found = source.in(language);
    return found.empty() ? std::string() : resolve(found, language);
  }
  // The same as it is spoken and searched: without what only steers the setting of lines.
  std::string said(const LocalizedText& source) const { return without_isolates(text(source)); }
  ShapedText set(std::string_view words, int size_px, bool bold, int width_px) const {
    return shaper.shape(words, language, {size_px, bold, scale.line_height}, width_px);
  }
  // For titles and buttons: tight lines of even length.
  ShapedText set_display(std::string_view words, int size_px, int width_px) const {
    return shaper.shape_balanced(words, language, {size_px, true, 1.28}, width_px);
  }
  int em(double ems, int size_px) const { return static_cast<int>(std::lround(ems * size_px)); }
};

// A piece of a vertical stack that is drawn whole or not at all.
struct Element {
  int gap = 0;  // above it, unless it is the first
  int height = 0;
  std::function<void(Canvas&, int x, int y)> draw;
};

inline int stack_height(const std::vector<Element>& elements) {
  int height = 0;
  for (std::size_t i = 0; i < elements.size(); ++i)
    height += elements[i].height + (i > 0 ? elements[i].gap : 0);
  return height;
}

}  // namespace facenotice
