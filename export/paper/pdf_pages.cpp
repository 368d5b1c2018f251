// SPDX-License-Identifier: MIT
// Display lists as pages of a PDF with real text, by libharu.
#include "export/paper/pdf_pages.hpp"

#include <glib.h>
#include <hpdf.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "export/fonts/c_handle.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr double quarter_circle = 0.5523;

char32_t first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return lead;
  if (lead < 0xE0) return (lead & 0x1F) << 6 | (byte(1) & 0x3F);
  if (lead < 0xF0) return (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
}

std::size_t character_length(std::string_view text) {
  std::size_t length = std::min<std::size_t>(1, text.size());
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return length;
}

// The text that a glyph stands for: from its cluster to the next one.
std::string_view cluster_text(const GlyphRun& run, const Glyph& glyph) {
  std::uint32_t end = static_cast<std::uint32_t>(run.text.size());
  for (const Glyph& other : run.glyphs)
    if (other.cluster > glyph.cluster) end = std::min(end, other.cluster);
  return std::string_view(run.text).substr(glyph.cluster, end - glyph.cluster);
}

bool is_visible(char32_t c) {
  return !(c >= 0x200B && c <= 0x200F) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2060 && c <= 0x206F) &&
         c >= 0x20;
}

class PdfPages {
 public:
  PdfPages(const FontFaces& faces, double px_per_mm)
      : faces_(faces),
        px_per_mm_(px_per_mm),
        scale_(points_per_mm / px_per_mm / px64_one),
        doc_(HPDF_New(on_error, &error_)) {
    if (!doc_) throw UserError(msg("The PDF could not be started; there may not be enough memory."));
    HPDF_SetCompressionMode(doc_.get(), HPDF_COMP_NONE);  // compressed when it is repaired
    HPDF_UseUTFEncodings(doc_.get());
    HPDF_SetCurrentEncoder(doc_.get(), "UTF-8");
  }

  void add(const DisplayList& list) {
    page_ = HPDF_AddPage(doc_.get());
    height_ = list.height / px_per_mm_ * points_per_mm;
    HPDF_Page_SetWidth(page_, static_cast<HPDF_REAL>(list.width / px_per_mm_ * points_per_mm));
    HPDF_Page_SetHeight(page_, static_cast<HPDF_REAL>(height_));
    draw(BoxItem{{0, 0, px64(list.width), px64(list.height)}, 0, list.background, 0, {}, {}});
    for (const DisplayItem& item : list.items) std::visit([&](const auto& i) { draw(i); }, item);
  }

  void draw(const BoxItem& item) {
    if (item.fill.alpha != 0) {
      fill_colour(item.fill);
      rounded(item.box, item.radius);
      HPDF_Page_Fill(page_);
    }
    if (item.border > 0) {
      fill_colour(item.border_colour);
      rounded(item.box, item.radius);
      const Px64 b = item.border;
      rounded({item.box.x + b, item.box.y + b, item.box.width - 2 * b, item.box.height - 2 * b},
              std::max(0, item.radius - b));
      HPDF_Page_Eofill(page_);
    }
  }

  void draw(const PathItem& item) {
    constexpr std::uint8_t opaque = 255;
    if (item.fill.alpha != opaque) {
      HPDF_Page_GSave(page_);
      HPDF_Page_SetExtGState(page_, see_through(item.fill.alpha));
    }
    fill_colour(item.fill);
    trace(item.path, [this](PathPoint p) { return Point{x(p.x), y(p.y)}; });
    HPDF_Page_Fill(page_);
    if (item.fill.alpha != opaque) HPDF_Page_GRestore(page_);
  }

  void draw(const GlyphRun& run) {
    if (run.glyphs.empty()) return;
    fill_colour(run.colour);
    if (is_plain(run)) {
      write_text(run);
    } else {
      const double unit = static_cast<double>(run.size) / faces_.units_per_em(run.font);
      for (const Glyph& glyph : run.glyphs) {
        const Path outline = faces_.outline(run.font, glyph.id);
        if (outline.empty()) continue;
        trace(outline, [&](PathPoint p) { return Point{x(glyph.x + p.x * unit), y(glyph.y - p.y * unit)}; });
        HPDF_Page_Fill(page_);
      }
      write_invisible_text(run);
    }
  }

  RawPdf finish(const std::string& title) {
    HPDF_SetInfoAttr(doc_.get(), HPDF_INFO_TITLE, title.c_str());  // replaced when repaired
    HPDF_SaveToStream(doc_.get());
    check();
    raw_.bytes.resize(HPDF_GetStreamSize(doc_.get()));
    auto size = static_cast<HPDF_UINT32>(raw_.bytes.size());
    HPDF_ReadFromStream(doc_.get(), raw_.bytes.data(), &size);
    raw_.bytes.resize(size);
    check();
    return std::move(raw_);
  }

 private:
  struct Point {
    double x, y;
  };

  // libharu is C: the handler only keeps the first error, which check() then throws.
  static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void* first) {
    (void)detail;
    auto* kept = static_cast<HPDF_STATUS*>(first);
    if (*kept == HPDF_OK) *kept = error;
  }
  void check() const {
    if (error_ != HPDF_OK)
      throw UserError(
          msg("The PDF could not be written (libharu error {:#06x}).", static_cast<unsigned>(error_)));
  }

  double x(double px) const { return px * scale_; }
  double y(double px) const { return height_ - px * scale_; }
  static HPDF_REAL real(double value) { return static_cast<HPDF_REAL>(value); }
  void move(Point p) { HPDF_Page_MoveTo(page_, real(p.x), real(p.y)); }
  void line(Point p) { HPDF_Page_LineTo(page_, real(p.x), real(p.y)); }
  void cubic(Point a, Point b, Point c) {
    HPDF_Page_CurveTo(page_, real(a.x), real(a.y), real(b.x), real(b.y), real(c.x), real(c.y));
  }

  void fill_colour(const Colour& c) {
    HPDF_Page_SetRGBFill(page_, real(c.red / 255.0), real(c.green / 255.0), real(c.blue / 255.0));
  }

  HPDF_ExtGState see_through(std::uint8_t alpha) {
    HPDF_ExtGState& state = see_through_[alpha];
    if (state == nullptr) {
      state = HPDF_CreateExtGState(doc_.get());
      HPDF_ExtGState_SetAlphaFill(state, real(alpha / 255.0));
    }
    return state;
  }

  void rounded(const Box& box, Px64 radius) {
    const double l = x(box.x), r = x(box.right()), t = y(box.y), b = y(box.bottom());
    const double q = std::min(radius, std::min(box.width, box.height) / 2) * scale_,
                 k = q * (1 - quarter_circle);
    if (q <= 0) {
      HPDF_Page_Rectangle(page_, real(l), real(b), real(r - l), real(t - b));
      return;
    }
    move({l + q, t});
    line({r - q, t});
    cubic({r - k, t}, {r, t - k}, {r, t - q});
    line({r, b + q});
    cubic({r, b + k}, {r - k, b}, {r - q, b});
    line({l + q, b});
    cubic({l + k, b}, {l, b + k}, {l, b + q});
    line({l, t - q});
    cubic({l, t - k}, {l + k, t}, {l + q, t});
    HPDF_Page_ClosePath(page_);
  }

  template <class Map>
  void trace(const Path& path, Map map) {
    std::size_t next = 0;
    Point pen{0, 0};
    for (const Verb verb : path.verbs) {
      switch (verb) {
        case Verb::move:
          move(pen = map(path.points[next++]));
          break;
        case Verb::line:
          line(pen = map(path.points[next++]));
          break;
        case Verb::quad: {
          const Point c = map(path.points[next]), to = map(path.points[next + 1]);
          next += 2;
          cubic({pen.x + (c.x - pen.x) * 2 / 3, pen.y + (c.y - pen.y) * 2 / 3},
                {to.x + (c.x - to.x) * 2 / 3, to.y + (c.y - to.y) * 2 / 3}, to);
          pen = to;
          break;
        }
        case Verb::cubic: {
          const Point a = map(path.points[next]), b = map(path.points[next + 1]),
                      to = map(path.points[next + 2]);
          next += 3;
          cubic(a, b, to);
          pen = to;
          break;
        }
        case Verb::close:
          HPDF_Page_ClosePath(page_);
          break;
      }
    }
  }

  // libharu can write only the glyph that a font gives for a character by itself, from left to right; it
  // leaves out the parts of composite glyphs, and a mark that stands over another letter, having no width.
  bool is_plain(const GlyphRun& run) const {
    if (run.right_to_left) return false;
    return std::all_of(run.glyphs.begin(), run.glyphs.end(), [&](const Glyph& glyph) {
      const std::string_view text = cluster_text(run, glyph);
      const char32_t character = first_character(text);
      return character_length(text) == text.size() && character <= 0xFFFF && !g_unichar_ismark(character) &&
             glyph.y == run.glyphs.front().y && faces_.glyph_of(run.font, character) == glyph.id &&
             !faces_.is_composite(run.font, glyph.id);
    });
  }

  HPDF_Font font(std::uint16_t index) {
    const auto found = fonts_.find(index);
    if (found != fonts_.end()) return found->second;
    const std::string path = faces_.fonts().faces()[index].path.string();
    const char* name = HPDF_LoadTTFontFromFile(doc_.get(), path.c_str(), HPDF_TRUE);
    check();
    names_[index] = name;
    raw_.cap_height[name] =
        static_cast<int>(std::lround(faces_.height_of(index, faces_.glyph_of(index, U'H')) * 1000));
    return fonts_[index] = HPDF_GetFont(doc_.get(), name, "UTF-8");
  }

  void begin_text(const GlyphRun& run, HPDF_TextRenderingMode mode) {
    const HPDF_Font face = font(run.font);
    HPDF_Page_BeginText(page_);
    HPDF_Page_SetFontAndSize(page_, face, real(run.size * scale_));
    HPDF_Page_SetTextRenderingMode(page_, mode);
  }

  void show(const std::string& text, double at_x, double at_y) {
    HPDF_Page_SetTextMatrix(page_, 1, 0, 0, 1, real(x(at_x)), real(y(at_y)));
    HPDF_Page_ShowText(page_, text.c_str());
  }

  // What of a cluster's text libharu can write, and how wide its font makes it in 1/64 px.
  std::pair<std::string, double> writable(const GlyphRun& run, const Glyph& glyph) {
    std::pair<std::string, double> result;
    std::string_view text = cluster_text(run, glyph);
    for (; !text.empty(); text.remove_prefix(character_length(text))) {
      const char32_t character = first_character(text);
      if (character > 0xFFFF || !is_visible(character)) continue;
      result.first += text.substr(0, character_length(text));
      raw_.used[names_[run.font]].insert(character);
      result.second +=
          HPDF_Font_GetUnicodeWidth(font(run.font), static_cast<HPDF_UNICODE>(character)) / 1000.0 * run.size;
    }
    return result;
  }

  // In pieces: a new one starts wherever layout (kerning) left the font's own advance by more than 1/100 em.
  void write_text(const GlyphRun& run) {
    begin_text(run, HPDF_FILL);
    std::string piece;
    double piece_x = 0, pen = 0;
    for (const Glyph& glyph : run.glyphs) {
      if (!piece.empty() && std::abs(pen - glyph.x) > run.size / 100.0) {
        show(piece, piece_x, run.glyphs.front().y);
        piece.clear();
      }
      if (piece.empty()) piece_x = pen = glyph.x;
      const auto [text, width] = writable(run, glyph);
      piece += text;
      pen += width;
    }
    if (!piece.empty()) show(piece, piece_x, run.glyphs.front().y);
    HPDF_Page_EndText(page_);
  }

  // Over outlines: each cluster where it is seen and as wide as it is seen, so that readers find the gaps
  // between words and the order of letters.
  void write_invisible_text(const GlyphRun& run) {
    std::map<std::uint32_t, Px64> starts;  // left end of each cluster; several glyphs may share one
    for (const Glyph& glyph : run.glyphs) {
      const auto [start, is_new] = starts.try_emplace(glyph.cluster, glyph.x);
      if (!is_new) start->second = std::min(start->second, glyph.x);
    }
    std::vector<Px64> edges;
    for (const auto& [cluster, start] : starts) edges.push_back(start);
    std::sort(edges.begin(), edges.end());
    begin_text(run, HPDF_INVISIBLE);
    // A mark has no width, and libharu writes nothing that has none: it goes with the letter that it stands
    // on.
    struct Piece {
      std::string text;
      double width = 0;
    };
    std::map<std::uint32_t, Piece> pieces;
    for (const Glyph& glyph : run.glyphs)
      if (pieces.count(glyph.cluster) == 0) {
        auto [text, width] = writable(run, glyph);
        pieces[glyph.cluster] = {std::move(text), width};
      }
    for (auto piece = pieces.begin(); piece != pieces.end();)
      if (piece != pieces.begin() && piece->second.width <= 0) {
        std::prev(piece)->second.text += piece->second.text;
        piece = pieces.erase(piece);
      } else {
        ++piece;
      }
    for (const auto& [cluster, piece] : pieces) {
      const auto& [text, width] = piece;
      const Px64 start = starts[cluster];
      const auto next = std::upper_bound(edges.begin(), edges.end(), start);
      const double seen = next != edges.end() ? *next - start : std::min<double>(width, run.size);
      if (text.empty() || width <= 0) continue;
      // libharu allows 10 % to 300 %.
      HPDF_Page_SetHorizontalScalling(page_, real(std::clamp(seen / width * 100, 10.0, 300.0)));
      show(text, start, run.glyphs.front().y);
    }
    HPDF_Page_SetHorizontalScalling(page_, 100);
    HPDF_Page_EndText(page_);
  }

  const FontFaces& faces_;
  double px_per_mm_;
  double scale_;       // points in 1/64 px
  double height_ = 0;  // of the page, in points
  HPDF_STATUS error_ = HPDF_OK;
  CHandle<std::remove_pointer_t<HPDF_Doc>, HPDF_Free> doc_;
  HPDF_Page page_ = nullptr;
  std::map<std::uint16_t, HPDF_Font> fonts_;
  std::map<std::uint16_t, std::string> names_;
  std::map<std::uint8_t, HPDF_ExtGState> see_through_;
  RawPdf raw_;
};

}  // namespace

RawPdf write_pdf_pages(std::span<const DisplayList> pages, const FontFaces& faces, double px_per_mm,
                       const std::string& title) {
  PdfPages pdf(faces, px_per_mm);
  for (const DisplayList& page : pages) pdf.add(page);
  return pdf.finish(title);
}

}  // namespace facenotice
