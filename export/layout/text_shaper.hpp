// SPDX-License-Identifier: MIT
// Text into positioned glyphs: shaping, line breaking, font fallback and direction, with the pinned fonts
// only.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/display_list.hpp>

#include "export/fonts/font_faces.hpp"
#include "export/fonts/font_set.hpp"
#include "schema/base/writing_direction.hpp"

namespace facenotice {

struct TextStyle {
  int size_px = 16;  // of the em
  bool bold = false;
  double line_height = 1.5;  // in ems
};

// Text set in lines. Coordinates start at the text's upper left corner; x of each line starts at its own left
// end.
struct ShapedText {
  struct Run {
    std::uint16_t font = 0;
    bool right_to_left = false;
    Px64 x = 0, advance = 0;
    std::string text;
    std::vector<Glyph> glyphs;  // x from the line's left end, y from its baseline
  };
  struct Line {
    Px64 width = 0;
    std::vector<Run> runs;
  };
  std::vector<Line> lines;
  TextStyle style;
  int line_px = 0;             // from baseline to baseline
  int width_px = 0;            // of the widest line, rounded up
  std::set<char32_t> missing;  // characters that no pinned font has; drawn as an empty box
  bool cuts_words = false;     // a line ends where none may: within a word or number that is wider than it

  int height_px() const { return line_px * static_cast<int>(lines.size()); }
};

// Not for two threads at once.
class TextShaper {
 public:
  explicit TextShaper(const FontSet& fonts);
  ~TextShaper();
  TextShaper(TextShaper&&) noexcept;
  TextShaper& operator=(TextShaper&&) noexcept;

  // Breaks lines at `width_px` (0: only where the text has line feeds). A word that is wider than that breaks
  // between characters. Text that is not UTF-8 throws UserError.
  ShapedText shape(std::string_view text, std::string_view language, const TextStyle& style, int width_px);

  // The same number of lines as shape(), but of even length: for titles and buttons. No word is cut for that.
  ShapedText shape_balanced(std::string_view text, std::string_view language, const TextStyle& style,
                            int width_px);

  // Height of the character by which a language's text size is judged, in ems: the capital H, the body of a
  // CJK character, an alef, ...
  double reference_height(std::string_view language);

  const FontFaces& faces() const;

  // Adds the outlines that a list needs to a store (whose fonts are then all the pinned ones).
  void add_outlines(const DisplayList& list, GlyphStore& store);

 private:
  ShapedText balanced(std::string_view text, std::string_view language, const TextStyle& style, int width_px);

  class Impl;
  class Memo;
  std::unique_ptr<Impl> impl_;
  std::unique_ptr<Memo> memo_;
};

bool is_cjk(std::string_view language);

}  // namespace facenotice
