// SPDX-License-Identifier: MIT
// What the pinned font files themselves say: outlines, characters, heights.
#pragma once

#include <cstdint>
#include <memory>

#include <facenotice/display_list.hpp>

#include "export/fonts/font_set.hpp"

namespace facenotice {

// Fonts go by their place in FontSet::faces().
class FontFaces {
 public:
  explicit FontFaces(const FontSet& fonts);
  ~FontFaces();
  FontFaces(FontFaces&&) noexcept;
  FontFaces& operator=(FontFaces&&) noexcept;

  const FontSet& fonts() const;
  std::uint16_t units_per_em(std::uint16_t font) const;
  std::uint32_t glyph_of(std::uint16_t font, char32_t character) const;  // 0: has none
  double height_of(std::uint16_t font, std::uint32_t glyph) const;       // of its ink, in ems
  Path outline(std::uint16_t font, std::uint32_t glyph) const;           // in font units, y up
  bool is_composite(std::uint16_t font, std::uint32_t glyph) const;      // put together from other glyphs

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace facenotice
