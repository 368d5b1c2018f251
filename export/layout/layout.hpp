// SPDX-License-Identifier: MIT
// Lays out the screens of a flow: display lists for editor and machine, measurements for the rules.
#pragma once

#include <string_view>
#include <vector>

#include <facenotice/flow.hpp>

#include "export/fonts/font_set.hpp"
#include "export/layout/screen_context.hpp"
#include "export/layout/screen_layout.hpp"

namespace facenotice {

// Not for two threads at once; several layouters may share a font set. The same flow, fonts and profile give
// the same display list, byte for byte, whatever was laid out before.
class Layouter {
 public:
  // `resolve` turns placeholders into words; without one, texts are set as written.
  explicit Layouter(const FontSet& fonts, Resolver resolve = {});

  // One screen. Content that does not fit loses spacing first, then text size down to the lawful least, and
  // then goes below the fold, which is reported. Throws UserError when the profile has no size or the theme a
  // colour that is none.
  ScreenLayout layout_screen(const Flow& flow, StepIndex step, std::string_view language,
                             const DisplayProfile& display, Variant variant);

  // Outlines of every glyph laid out so far, for a preview. It grows as screens are laid out; what else is
  // to be drawn, such as a sign, is added.
  const GlyphStore& glyphs() const { return glyphs_; }
  void add_glyphs_of(const DisplayList& list) { shaper_.add_outlines(list, glyphs_); }

  // Outlines of exactly the glyphs that these lists need, for a package.
  GlyphStore glyphs_of(const std::vector<const DisplayList*>& lists);

  TextShaper& shaper() { return shaper_; }
  const Resolver& resolver() const { return resolve_; }

 private:
  Resolver resolve_;
  TextShaper shaper_;
  GlyphStore glyphs_;
};

}  // namespace facenotice
