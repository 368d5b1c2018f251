// SPDX-License-Identifier: MIT
// What the pinned font files themselves say, through HarfBuzz.
#include "export/fonts/font_faces.hpp"

#include <hb.h>

#include <cmath>
#include <cstdlib>
#include <vector>

#include "export/fonts/c_handle.hpp"

namespace facenotice {
namespace {

std::int32_t rounded(float value) {
  return static_cast<std::int32_t>(std::lround(value));
}

CHandle<hb_draw_funcs_t, hb_draw_funcs_destroy> make_path_funcs() {
  CHandle<hb_draw_funcs_t, hb_draw_funcs_destroy> funcs(hb_draw_funcs_create());
  hb_draw_funcs_set_move_to_func(
      funcs.get(),
      [](hb_draw_funcs_t*, void* path, hb_draw_state_t*, float x, float y, void*) {
        static_cast<Path*>(path)->move(rounded(x), rounded(y));
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      funcs.get(),
      [](hb_draw_funcs_t*, void* path, hb_draw_state_t*, float x, float y, void*) {
        static_cast<Path*>(path)->line(rounded(x), rounded(y));
      },
      nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(
      funcs.get(),
      [](hb_draw_funcs_t*, void* path, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
        static_cast<Path*>(path)->quad({rounded(cx), rounded(cy)}, {rounded(x), rounded(y)});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      funcs.get(),
      [](hb_draw_funcs_t*, void* path, hb_draw_state_t*, float ax, float ay, float bx, float by, float x,
         float y, void*) {
        static_cast<Path*>(path)->cubic({rounded(ax), rounded(ay)}, {rounded(bx), rounded(by)},
                                        {rounded(x), rounded(y)});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(
      funcs.get(),
      [](hb_draw_funcs_t*, void* path, hb_draw_state_t*, void*) { static_cast<Path*>(path)->close(); },
      nullptr, nullptr);
  return funcs;
}

// A big-endian number of `size` bytes in a font table; 0 beyond its end.
std::uint32_t number_at(const CHandle<hb_blob_t, hb_blob_destroy>& table, std::size_t at, std::size_t size) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(table.get(), &length);
  if (at + size > length) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(data[at + i]);
  return value;
}

}  // namespace

class FontFaces::Impl {
 public:
  explicit Impl(const FontSet& fonts) : fonts_(fonts), path_funcs_(make_path_funcs()) {
    for (const FontSet::Face& face : fonts.faces()) {
      CHandle<hb_blob_t, hb_blob_destroy> blob(hb_blob_create_from_file(face.path.c_str()));
      CHandle<hb_face_t, hb_face_destroy> hb_face(hb_face_create(blob.get(), 0));
      faces_.emplace_back(hb_font_create(hb_face.get()));  // its scale is units per em unless set
    }
  }

  hb_font_t* font(std::uint16_t index) const { return faces_[index].get(); }
  hb_face_t* face(std::uint16_t index) const { return hb_font_get_face(font(index)); }
  const FontSet& fonts() const { return fonts_; }
  hb_draw_funcs_t* path_funcs() const { return path_funcs_.get(); }

 private:
  FontSet fonts_;
  CHandle<hb_draw_funcs_t, hb_draw_funcs_destroy> path_funcs_;
  std::vector<CHandle<hb_font_t, hb_font_destroy>> faces_;
};

FontFaces::FontFaces(const FontSet& fonts) : impl_(std::make_unique<Impl>(fonts)) {}
FontFaces::~FontFaces() = default;
FontFaces::FontFaces(FontFaces&&) noexcept = default;
FontFaces& FontFaces::operator=(FontFaces&&) noexcept = default;

const FontSet& FontFaces::fonts() const {
  return impl_->fonts();
}

std::uint16_t FontFaces::units_per_em(std::uint16_t font) const {
  return static_cast<std::uint16_t>(hb_face_get_upem(impl_->face(font)));
}

std::uint32_t FontFaces::glyph_of(std::uint16_t font, char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(impl_->font(font), character, &glyph) ? glyph : 0;
}

double FontFaces::height_of(std::uint16_t font, std::uint32_t glyph) const {
  hb_glyph_extents_t extents{};
  if (!hb_font_get_glyph_extents(impl_->font(font), glyph, &extents)) return 0;
  return std::abs(static_cast<double>(extents.height)) / units_per_em(font);
}

Path FontFaces::outline(std::uint16_t font, std::uint32_t glyph) const {
  Path path;
  hb_font_get_glyph_shape(impl_->font(font), glyph, impl_->path_funcs(), &path);
  return path;
}

bool FontFaces::is_composite(std::uint16_t font, std::uint32_t glyph) const {
  using Table = CHandle<hb_blob_t, hb_blob_destroy>;
  const auto table = [&](hb_tag_t tag) { return Table(hb_face_reference_table(impl_->face(font), tag)); };
  const Table head = table(HB_TAG('h', 'e', 'a', 'd')), loca = table(HB_TAG('l', 'o', 'c', 'a')),
              glyf = table(HB_TAG('g', 'l', 'y', 'f'));
  const bool long_offsets = number_at(head, 50, 2) != 0;
  const auto offset = [&](std::size_t index) {
    return long_offsets ? number_at(loca, index * 4, 4) : number_at(loca, index * 2, 2) * 2;
  };
  if (offset(glyph) == offset(std::size_t{glyph} + 1)) return false;  // empty
  return (number_at(glyf, offset(glyph), 2) & 0x8000) != 0;           // number of contours: -1
}

}  // namespace facenotice
