// SPDX-License-Identifier: MIT
// Text into positioned glyphs with Pango on a private fontconfig, outlines with HarfBuzz.
#include "export/layout/text_shaper.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <pango/pangoft2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "export/fonts/c_handle.hpp"
#include "export/fonts/font_faces.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

using LayoutHandle = CHandle<PangoLayout, g_object_unref>;
using IteratorHandle = CHandle<PangoLayoutIter, pango_layout_iter_free>;
using DescriptionHandle = CHandle<PangoFontDescription, pango_font_description_free>;
using AttributesHandle = CHandle<PangoAttrList, pango_attr_list_unref>;

constexpr int pango_per_px64 = PANGO_SCALE / px64_one;

Px64 to_px64(int pango_units) {
  const int half = pango_per_px64 / 2;
  return (pango_units + (pango_units < 0 ? half - 1 : half)) / pango_per_px64;
}

std::string primary(std::string_view language) {
  return std::string(language.substr(0, language.find('-')));
}

// Every family by name and in a fixed order, the language's own first: fallback is then ours, not
// fontconfig's.
std::string families(std::string_view language) {
  const std::string tag = primary(language);
  std::string own;
  if (is_cjk(language)) own = "Noto Sans SC,";
  if (tag == "ko") own = "Noto Sans KR,";
  if (tag == "ar" || tag == "fa" || tag == "ur") own = "Noto Naskh Arabic,";
  if (tag == "he") own = "Noto Sans Hebrew,";
  if (tag == "hi" || tag == "mr" || tag == "ne") own = "Noto Sans Devanagari,";
  if (tag == "th") own = "Noto Sans Thai,";
  return own +
         "Noto Sans,Noto Sans SC,Noto Naskh Arabic,Noto Sans Hebrew,Noto Sans Devanagari,Noto Sans Thai,"
         "Noto Sans KR";
}

// Hinting would make advances depend on the rasteriser's mood; we want the outlines' own.
void without_hinting(FcPattern* pattern, gpointer) {
  FcPatternDel(pattern, FC_HINTING);
  FcPatternAddBool(pattern, FC_HINTING, FcFalse);
  FcPatternDel(pattern, FC_HINT_STYLE);
  FcPatternAddInteger(pattern, FC_HINT_STYLE, FC_HINT_NONE);
  FcPatternDel(pattern, FC_AUTOHINT);
  FcPatternAddBool(pattern, FC_AUTOHINT, FcFalse);
}

// Characters that we add to steer layout; they are taken out again afterwards.
constexpr std::string_view isolate = "\u2066", own_isolate = "\u2068", end_isolate = "\u2069",
                           joiner = "\u2060";

// "8:00–22:00" stays on one line: a line may end after a dash, but not inside a number (UAX 14: U+2060).
std::string with_whole_numbers(std::string_view text) {
  constexpr std::string_view en_dash = "\u2013";
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool en = text.substr(i, en_dash.size()) == en_dash, dash = en || text[i] == '-';
    const std::size_t length = en ? en_dash.size() : 1;
    if (dash && i > 0 && i + length < text.size() && g_ascii_isdigit(text[i - 1]) &&
        g_ascii_isdigit(text[i + length])) {
      result.append(text.substr(i, length)).append(joiner);
      i += length - 1;
    } else {
      result += text[i];
    }
  }
  return result;
}

bool is_steering(std::string_view text, std::size_t at) {
  const std::string_view next = text.substr(at, joiner.size());
  return next == isolate || next == own_isolate || next == end_isolate || next == joiner;
}

// Takes our characters out of a run's text, and moves its clusters accordingly.
void remove_steering(ShapedText::Run& run) {
  std::vector<std::uint32_t> moved(run.text.size() + 1);
  std::string clean;
  for (std::size_t i = 0; i < run.text.size(); ++i) {
    moved[i] = static_cast<std::uint32_t>(clean.size());
    if (is_steering(run.text, i)) {
      moved[i + 1] = moved[i + 2] = moved[i];
      i += 2;
    } else {
      clean += run.text[i];
    }
  }
  moved.back() = static_cast<std::uint32_t>(clean.size());
  if (clean.size() == run.text.size()) return;
  run.text = std::move(clean);
  for (Glyph& glyph : run.glyphs) glyph.cluster = moved[glyph.cluster];
}

// Telephone numbers, dates and addresses in right-to-left text: "400-820-0000" would be shown as
// "0000-820-400", so such sequences are isolated (UAX 9: U+2066 ... U+2069), as a careful author would do by
// hand. What follows Latin words keeps their direction by itself, "Green tea · 4.00", and would lose it.
std::string with_isolates(std::string_view text) {
  constexpr std::string_view joiners = "-+:/.@_#()?&=%~";
  const auto is_latin = [](char c) { return g_ascii_isalnum(c) != FALSE; };
  std::string result;
  bool after_latin = false;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_latin(text[i]) && text[i] != '+') {
      const gunichar c = g_utf8_get_char(text.data() + i);
      const Direction direction = direction_of(c);
      const bool begins_anew = is_steering(text, i) || direction == Direction::right_to_left;
      if (begins_anew || direction == Direction::left_to_right) after_latin = !begins_anew;
      const auto length = static_cast<std::size_t>(g_unichar_to_utf8(c, nullptr));
      result += text.substr(i, length);
      i += length;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (is_latin(text[end]) || joiners.find(text[end]) != std::string_view::npos))
      ++end;
    while (end > i + 1 && !is_latin(text[end - 1])) --end;
    const std::string_view piece = text.substr(i, end - i);
    const bool joined = !after_latin && piece.find_first_of(joiners) != std::string_view::npos;
    if (joined) result += isolate;
    result += piece;
    if (joined) result += end_isolate;
    after_latin = after_latin || (!joined && std::any_of(piece.begin(), piece.end(),
                                                         [](char c) { return g_ascii_isalpha(c) != FALSE; }));
    i = end;
  }
  return result;
}

}  // namespace

bool is_cjk(std::string_view language) {
  const std::string tag = primary(language);
  return tag == "zh" || tag == "ja" || tag == "ko" || tag == "yue";
}

class TextShaper::Impl {
 public:
  explicit Impl(const FontSet& fonts) : faces_(fonts), config_(FcConfigCreate()) {
    for (std::size_t i = 0; i < fonts.faces().size(); ++i) {
      const FontSet::Face& face = fonts.faces()[i];
      const std::string path = face.path.string();
      if (!FcConfigAppFontAddFile(config_.get(), reinterpret_cast<const FcChar8*>(path.c_str())))
        throw UserError(msg("The font {} cannot be read; run tools/fonts.", path));
      index_of_[path] = static_cast<std::uint16_t>(i);
    }
    map_.reset(pango_ft2_font_map_new());
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), config_.get());
    pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(map_.get()), without_hinting, nullptr,
                                             nullptr);
    context_.reset(pango_font_map_create_context(map_.get()));
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
  }

  ShapedText shape(std::string_view source, std::string_view language, const TextStyle& style, int width_px) {
    if (!g_utf8_validate(source.data(), static_cast<gssize>(source.size()), nullptr))
      throw UserError(msg("A text is not valid UTF-8, so it cannot be laid out."));
    const bool rtl = is_right_to_left(language);
    const std::string text = with_whole_numbers(rtl ? with_isolates(source) : std::string(source));
    pango_context_set_language(context_.get(), pango_language_from_string(std::string(language).c_str()));
    pango_context_set_base_dir(context_.get(), rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    LayoutHandle layout(pango_layout_new(context_.get()));
    DescriptionHandle description(pango_font_description_new());
    pango_font_description_set_family(description.get(), families(language).c_str());
    pango_font_description_set_weight(description.get(),
                                      style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(description.get(),
                                             static_cast<double>(style.size_px) * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), description.get());
    AttributesHandle attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout.get(), attributes.get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout.get(), width_px > 0 ? width_px * PANGO_SCALE : -1);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));

    ShapedText result;
    result.style = style;
    result.line_px = static_cast<int>(std::lround(style.size_px * style.line_height));
    int characters = 0;
    const PangoLogAttr* breaks = pango_layout_get_log_attrs_readonly(layout.get(), &characters);
    IteratorHandle iterator(pango_layout_get_iter(layout.get()));
    do {
      const int begin = pango_layout_iter_get_line_readonly(iterator.get())->start_index;
      const glong at = g_utf8_pointer_to_offset(text.data(), text.data() + begin);
      result.cuts_words = result.cuts_words || (at > 0 && at < characters && breaks[at].is_line_break == 0);
      result.lines.push_back(line(pango_layout_iter_get_line_readonly(iterator.get()), text, result.missing));
      result.width_px = std::max(result.width_px, (result.lines.back().width + px64_one - 1) / px64_one);
    } while (pango_layout_iter_next_line(iterator.get()));
    return result;
  }

  double reference_height(std::string_view language) {
    if (is_cjk(language)) return 1.0;  // the body of a CJK character is the em square
    const std::string tag = primary(language);
    const char32_t reference = tag == "ar" || tag == "fa" || tag == "ur"   ? U'\u0627'
                               : tag == "he"                               ? U'\u05D0'
                               : tag == "hi" || tag == "mr" || tag == "ne" ? U'\u0915'
                               : tag == "th"                               ? U'\u0E01'
                                                                           : U'H';
    for (std::size_t i = 0; i < faces_.fonts().faces().size(); ++i) {
      const auto font = static_cast<std::uint16_t>(i);
      // The first pinned faces are the Chinese ones; a Latin screen is set in Noto Sans.
      if (reference == U'H' && faces_.fonts().faces()[i].file.find("SC") != std::string::npos) continue;
      if (const std::uint32_t glyph = faces_.glyph_of(font, reference); glyph != 0)
        return faces_.height_of(font, glyph);
    }
    return 0.7;
  }

  const FontFaces& faces() const { return faces_; }

  void add_outlines(const DisplayList& list, GlyphStore& store) {
    if (store.fonts.empty())
      for (std::size_t i = 0; i < faces_.fonts().faces().size(); ++i)
        store.fonts.push_back(
            {faces_.fonts().faces()[i].file, faces_.units_per_em(static_cast<std::uint16_t>(i))});
    for (const DisplayItem& item : list.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr) continue;
      for (const Glyph& glyph : run->glyphs) {
        const auto [place, is_new] = store.glyphs.try_emplace({run->font, glyph.id});
        if (is_new) place->second = faces_.outline(run->font, glyph.id);
      }
    }
  }

 private:
  ShapedText::Line line(PangoLayoutLine* source, std::string_view text, std::set<char32_t>& missing) const {
    ShapedText::Line result;
    int pen = 0;
    for (const GSList* each = source->runs; each != nullptr; each = each->next) {
      const auto* item = static_cast<const PangoGlyphItem*>(each->data);
      ShapedText::Run run;
      run.font = font_index(item->item->analysis.font);
      run.right_to_left = (item->item->analysis.level & 1) != 0;
      run.text = std::string(text.substr(static_cast<std::size_t>(item->item->offset),
                                         static_cast<std::size_t>(item->item->length)));
      run.x = to_px64(pen);
      for (int i = 0; i < item->glyphs->num_glyphs; ++i) {
        const PangoGlyphInfo& info = item->glyphs->glyphs[i];
        std::uint32_t id = info.glyph;
        if ((id & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
          missing.insert(static_cast<char32_t>(id & ~static_cast<std::uint32_t>(PANGO_GLYPH_UNKNOWN_FLAG)));
          id = 0;
        }
        const auto cluster = static_cast<std::uint32_t>(item->glyphs->log_clusters[i]);
        const bool nothing =
            id == PANGO_GLYPH_EMPTY ||
            (info.geometry.width == 0 && run.text[cluster] != ' ' && faces_.outline(run.font, id).empty());
        if (!nothing)
          run.glyphs.push_back(
              {id, to_px64(pen + info.geometry.x_offset), to_px64(info.geometry.y_offset), cluster});
        pen += info.geometry.width;
      }
      run.advance = to_px64(pen) - run.x;
      remove_steering(run);
      if (run.text.empty()) continue;
      result.runs.push_back(std::move(run));
    }
    trim(result);
    return result;
  }

  // Spaces at the end of a broken line would push centred and right-aligned text off its place.
  static void trim(ShapedText::Line& line) {
    Px64 left = 0, right = 0;
    bool any = false;
    for (const ShapedText::Run& run : line.runs) {
      if (run.text.find_first_not_of(" \t\n\r") == std::string::npos) continue;
      left = any ? std::min(left, run.x) : run.x;
      right = std::max(right, run.x + run.advance);
      any = true;
    }
    if (!any) {
      line.runs.clear();
      return;
    }
    if (!line.runs.empty()) {
      ShapedText::Run& last = line.runs.back();
      if (!last.right_to_left && last.text.size() > 1 && last.text.back() == ' ' && !last.glyphs.empty() &&
          last.glyphs.back().cluster + 1 == last.text.size()) {
        right = std::min(right, std::max(left, last.glyphs.back().x));
        last.advance = right - last.x;
        last.glyphs.pop_back();
        last.text.pop_back();
      }
      ShapedText::Run& first = line.runs.front();
      if (first.right_to_left && first.text.size() > 1 && first.text.back() == ' ' &&
          first.glyphs.size() > 1 && first.glyphs.front().cluster + 1 == first.text.size()) {
        left = std::max(left, first.glyphs[1].x);
        first.advance -= left - first.x;
        first.x = left;
        first.glyphs.erase(first.glyphs.begin());
        first.text.pop_back();
      }
    }
    if (left != 0)
      for (ShapedText::Run& run : line.runs) {
        run.x -= left;
        for (Glyph& glyph : run.glyphs) glyph.x -= left;
      }
    line.width = right - left;
  }

  std::uint16_t font_index(PangoFont* font) const {
    FcPattern* pattern = nullptr;
    g_object_get(font, "pattern", &pattern, nullptr);
    FcChar8* file = nullptr;
    if (pattern == nullptr || FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch) return 0;
    const auto found = index_of_.find(reinterpret_cast<const char*>(file));
    return found == index_of_.end() ? std::uint16_t{0} : found->second;
  }

  FontFaces faces_;
  CHandle<FcConfig, FcConfigDestroy> config_;
  std::map<std::string, std::uint16_t> index_of_;
  CHandle<PangoFontMap, g_object_unref> map_;
  CHandle<PangoContext, g_object_unref> context_;
};

// Texts that were set before: the words of a screen stay when another of its texts, its colours or its
// display change.
class TextShaper::Memo {
 public:
  // `set` makes what is not remembered.
  template <class Set>
  ShapedText find(std::string_view text, std::string_view language, const TextStyle& style, int width_px,
                  bool balanced, const Set& set) {
    Key key{std::string(text), std::string(language), style.size_px, style.bold, style.line_height, width_px,
            balanced};
    if (const auto known = recent_.find(key); known != recent_.end()) return known->second;
    if (const auto known = older_.find(key); known != older_.end()) {
      ShapedText shaped = known->second;
      keep(std::move(key), shaped);
      return shaped;
    }
    ShapedText shaped = set();
    keep(std::move(key), shaped);
    return shaped;
  }

 private:
  using Key = std::tuple<std::string, std::string, int, bool, double, int, bool>;

  // Two generations: what was not asked for while one filled is forgotten.
  void keep(Key key, const ShapedText& shaped) {
    constexpr std::size_t generation = 1024;  // some 4 MB
    if (recent_.size() >= generation) {
      older_ = std::move(recent_);
      recent_.clear();
    }
    recent_.emplace(std::move(key), shaped);
  }

  std::map<Key, ShapedText> recent_, older_;
};

TextShaper::TextShaper(const FontSet& fonts)
    : impl_(std::make_unique<Impl>(fonts)), memo_(std::make_unique<Memo>()) {}
TextShaper::~TextShaper() = default;
TextShaper::TextShaper(TextShaper&&) noexcept = default;
TextShaper& TextShaper::operator=(TextShaper&&) noexcept = default;

ShapedText TextShaper::shape(std::string_view text, std::string_view language, const TextStyle& style,
                             int width_px) {
  return memo_->find(text, language, style, width_px, false,
                     [&] { return impl_->shape(text, language, style, width_px); });
}

ShapedText TextShaper::shape_balanced(std::string_view text, std::string_view language,
                                      const TextStyle& style, int width_px) {
  return memo_->find(text, language, style, width_px, true,
                     [&] { return balanced(text, language, style, width_px); });
}

ShapedText TextShaper::balanced(std::string_view text, std::string_view language, const TextStyle& style,
                                int width_px) {
  ShapedText best = impl_->shape(text, language, style, width_px);
  if (best.lines.size() < 2) return best;
  int low = best.width_px / 2, high = width_px;
  while (high - low > std::max(2, style.size_px / 4)) {
    const int middle = (low + high) / 2;
    ShapedText trial = impl_->shape(text, language, style, middle);
    const bool cuts = trial.cuts_words && !best.cuts_words;
    if (trial.lines.size() <= best.lines.size() && trial.width_px <= middle && !cuts) {
      high = middle;
      best = std::move(trial);
    } else {
      low = middle;
    }
  }
  return best;
}

const FontFaces& TextShaper::faces() const {
  return impl_->faces();
}

double TextShaper::reference_height(std::string_view language) {
  return impl_->reference_height(language);
}

void TextShaper::add_outlines(const DisplayList& list, GlyphStore& store) {
  impl_->add_outlines(list, store);
}

}  // namespace facenotice
