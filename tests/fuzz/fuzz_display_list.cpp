// SPDX-License-Identifier: MIT
// Fuzz target: display lists and glyph stores from outside. What decodes must encode to the same bytes, and
// small screens must draw.
#include <cstdint>
#include <cstdlib>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/renderer.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace facenotice;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const Result<DisplayList> list = decode_display_list(bytes)) {
    const Result<std::vector<std::uint8_t>> again = encode(*list);
    if (!again || *again != std::vector<std::uint8_t>(data, data + size)) std::abort();
    if (list->width <= 512 && list->height <= 512 && list->items.size() <= 64) {
      GlyphStore store;  // with every glyph that the list asks for, each a triangle
      store.fonts.resize(8, {"fuzz.ttf", 1000});
      for (const DisplayItem& item : list->items)
        if (const auto* run = std::get_if<GlyphRun>(&item))
          for (const Glyph& glyph : run->glyphs) {
            Path& path = store.glyphs[{run->font, glyph.id}];
            path.move(0, 0);
            path.line(static_cast<std::int32_t>(glyph.id % 2000), 1000);
            path.quad({900, 500}, {1000, 0});
          }
      Renderer renderer(store);
      Frame frame;
      static_cast<void>(renderer.render(*list, frame, {true, std::uint16_t{0}, std::uint16_t{0}}));
    }
  }
  if (const Result<GlyphStore> store = decode_glyph_store(bytes)) {
    const Result<std::vector<std::uint8_t>> again = encode(*store);
    if (!again || *again != std::vector<std::uint8_t>(data, data + size)) std::abort();
  }
  return 0;
}
