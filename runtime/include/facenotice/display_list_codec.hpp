// SPDX-License-Identifier: MIT
// Display lists and glyph stores as bytes: compact, little-endian, one encoding per value. Decoding trusts
// nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <facenotice/display_list.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

// Bounds that decoding holds its input to; encoding something larger gives an Error too.
namespace drawing_limits {
inline constexpr std::int32_t side_px = 16384;
inline constexpr std::size_t items = 20000;
inline constexpr std::size_t glyphs_per_run = 20000;
inline constexpr std::size_t glyphs_per_list = 200000;
inline constexpr std::size_t points_per_path = 100000;
inline constexpr std::size_t hits = 256;
inline constexpr std::size_t text_bytes = 1 << 20;
inline constexpr std::size_t fonts = 64;
inline constexpr std::size_t stored_glyphs = 100000;
inline constexpr std::int32_t coordinate = px64_one * side_px * 4;  // absolute, in 1/64 px
}  // namespace drawing_limits

// Same value, same bytes. decode(encode(x)) == x, and encode(decode(b)) == b for every b that decodes.
Result<std::vector<std::uint8_t>> encode(const DisplayList& list);
Result<std::vector<std::uint8_t>> encode(const GlyphStore& store);

// Errors: "drawing.format" (not our bytes, cut off, or not in the one canonical form), "drawing.limit".
// Memory stays within a small multiple of the input's size. Never throws on bad input.
Result<DisplayList> decode_display_list(std::string_view bytes);
Result<GlyphStore> decode_glyph_store(std::string_view bytes);

// Whether every glyph that the list draws is in the store.
Status check_glyphs(const DisplayList& list, const GlyphStore& store);

}  // namespace facenotice
