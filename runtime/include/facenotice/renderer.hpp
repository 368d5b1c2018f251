// SPDX-License-Identifier: MIT
// Draws a display list into pixels with integer arithmetic only: the same bytes on every processor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <facenotice/display_list.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

// Opaque pixels, 8 bits each of red, green, blue, alpha (255), rows from the top, no padding.
struct Frame {
  std::int32_t width = 0, height = 0;
  std::vector<std::uint8_t> rgba;

  const std::uint8_t* pixel(std::int32_t x, std::int32_t y) const {
    return rgba.data() +
           (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4;
  }
};

struct RenderOptions {
  bool draft = false;                    // writes DRAFT 草稿 across the screen
  std::optional<std::uint16_t> focus;    // index in DisplayList::hits: draws a focus ring around it
  std::optional<std::uint16_t> pressed;  // index in DisplayList::hits: darkens it
  std::uint32_t ticked = 0;              // bit per choice of the step: the toggles whose box is ticked
};

// Keeps rasterised glyphs between frames. Not for use by two threads at once; several renderers may share a
// store. The store must outlive the renderer; between frames it may gain glyphs, but none may change.
class Renderer {
 public:
  explicit Renderer(const GlyphStore& store);
  ~Renderer();
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;

  // Fills `frame`, reusing its memory. Error "drawing.size" when the list's size is not within
  // drawing_limits::side_px or not positive; "drawing.glyph" when the store lacks a glyph (then nothing is
  // drawn: a notice with holes must not be shown). Never throws.
  Status render(const DisplayList& list, Frame& frame, const RenderOptions& options = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace facenotice
