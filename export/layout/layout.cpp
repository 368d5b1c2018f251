// SPDX-License-Identifier: MIT
// Lays out the screens of a flow: band at the top, content, choices in the reach zone.
#include "export/layout/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "export/layout/choice_layout.hpp"
#include "export/layout/content_layout.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

// Tried in this order until everything fits: a short text may grow a little; then spacing gives way, then
// text.
constexpr std::array<Tightness, 19> tightnesses{{{1.5, 1.3},
                                                 {1.5, 1.15},
                                                 {1.5, 1},
                                                 {1.25, 1},
                                                 {1.0, 1},
                                                 {0.85, 1},
                                                 {0.7, 1},
                                                 {0.55, 1},
                                                 {0.55, 0.85},
                                                 {0.55, 0.7},
                                                 {0.55, 0.55},
                                                 {0.5, 0.4},
                                                 {0.5, 0.25},
                                                 {0.45, 0.1},
                                                 {0.45, 0},
                                                 {0.3, 0},
                                                 {0.3, 0, 0.5},
                                                 {0.3, 0, 0},
                                                 {0.15, 0, 0}}};

// Few words in the middle of the screen: what calls, waits or tells a result.
bool is_centred(const Step& step) {
  if (step.kind != StepKind::screen) return true;
  return step.screen == ScreenKind::attract || step.screen == ScreenKind::result;
}

std::string icon_of(const Step& step) {
  if (!step.icon.empty()) return step.icon;
  switch (step.kind) {
    case StepKind::capture:
      return "face-notice";
    case StepKind::erase:
      return "erase";
    case StepKind::host:
      return "clock";
    case StepKind::service:
      return "goods";
    case StepKind::screen:
    case StepKind::end:
      break;
  }
  return {};
}

// One attempt at a screen with given sizes: measured first, drawn when it is the one to keep.
class ScreenBuilder {
 public:
  ScreenBuilder(const Flow& flow, const Step& step, const DisplayProfile& display,
                const ScreenContext& context)
      : step_(step), display_(display), c_(context) {
    const int narrow = std::min(display.width_px, display.height_px);
    margin_ = static_cast<int>(std::lround(narrow * (0.060 - 0.025 * (1 - c_.scale.air))));
    side_by_side_ = display.width_px > display.height_px * 6 / 5;
    lay_out_band(flow);
    const bool any_choice = std::any_of(step.choices.begin(), step.choices.end(),
                                        [](const Choice& choice) { return !choice.has(ActKind::language); });
    if (side_by_side_ && any_choice) {
      panel_width_ = display.width_px * 34 / 100;
      choices_ = lay_out_choices(c_, step, panel_width_ - 2 * gutter());
    } else {
      choices_ = lay_out_choices(c_, step, display.width_px - 2 * margin_);
    }
    content_width_ =
        display.width_px - 2 * margin_ - (panel_width_ > 0 ? panel_width_ - margin_ + gutter() : 0);
    Content content{step.title,    step.blocks,      &step.fields,
                    icon_of(step), is_centred(step), step.kind == StepKind::capture && step.indicator};
    content_ = lay_out_content(c_, content, content_width_);
  }

  bool fits() const {
    const bool choices_fit =
        panel_width_ == 0 || band_ + choices_.height + 2 * gutter() <= display_.height_px;
    return choices_fit && content_top() + stack_height(content_) <= content_bottom();
  }

  void draw(ScreenLayout& out, double reference_height) const {
    Canvas canvas(out, is_right_to_left(c_.language), display_.px_per_mm(), viewing_distance(display_),
                  reference_height);
    draw_band(canvas, out);
    if (panel_width_ > 0)
      canvas.box({display_.width_px - panel_width_, band_, panel_width_, display_.height_px - band_}, 0,
                 mix(c_.palette.background, c_.palette.surface, 0.55), {}, {});
    draw_content(canvas, out);
    draw_choices(canvas, out);
  }

 private:
  // The machine's name, and the languages beside it; below it where they are many.
  void lay_out_band(const Flow& flow) {
    const int across = display_.width_px - 2 * margin_, least_title = c_.scale.band * 4;
    languages_ = lay_out_languages(c_, step_, across);
    const int beside = across - languages_.width - c_.scale.band;
    const bool one_row = languages_.height <= std::max(c_.scale.touch, c_.scale.band * 9 / 5);
    languages_below_ = languages_.height > 0 && (!one_row || beside < least_title);
    band_title_ = c_.set(c_.text(flow.title), c_.scale.band, true,
                         languages_below_ ? across : std::max(beside, least_title));
    band_ = (languages_below_ ? band_title_.height_px() + band_padding() + languages_.height
                              : std::max(languages_.height, band_title_.height_px())) +
            2 * band_padding();
  }
  int band_padding() const { return std::max(c_.scale.unit, c_.scale.band / 3); }
  int gutter() const { return margin_ * 3 / 4; }
  int content_top() const { return band_ + std::max(c_.scale.unit * 3, margin_ / 2); }

  int choices_top() const {
    return display_.height_px - choices_.height -
           (panel_width_ > 0 ? gutter() : std::max(margin_ * 2 / 3, c_.scale.unit * 2));
  }
  int content_bottom() const {
    if (panel_width_ > 0 || choices_.height == 0)
      return display_.height_px - std::max(c_.scale.unit * 2, margin_ / 2);
    return choices_top() - c_.scale.unit * 3;
  }

  void draw_band(Canvas& canvas, ScreenLayout& out) const {
    const int hairline = std::max(1, c_.scale.band / 16);
    canvas.box({0, 0, display_.width_px, band_}, 0, c_.palette.surface, {}, {});
    canvas.box({0, band_ - hairline, display_.width_px, hairline}, 0, c_.palette.line, {}, {});
    const int mark = c_.scale.band / 4;
    canvas.box({0, 0, mark, band_}, 0, c_.palette.accent, {}, {});
    const int title_top = languages_below_ ? band_padding() : (band_ - band_title_.height_px()) / 2;
    canvas.text(band_title_, {margin_, title_top, band_title_.width_px, 0},
                {Align::start, c_.palette.muted, c_.palette.surface},
                {{Part::flow_title, 0}, "flow-title", {}});
    if (languages_.draw)
      languages_.draw(
          canvas, out, display_.width_px - margin_ - languages_.width,
          languages_below_ ? band_ - band_padding() - languages_.height : (band_ - languages_.height) / 2);
  }

  void draw_content(Canvas& canvas, ScreenLayout& out) const {
    const int spare = content_bottom() - content_top() - stack_height(content_);
    // Centred content sits a little above the middle, where it looks centred.
    int y = content_top() + (is_centred(step_) && spare > 0 ? spare * 45 / 100 : 0);
    for (std::size_t i = 0; i < content_.size(); ++i) {
      const Element& element = content_[i];
      if (i > 0) y += element.gap;
      // Once one is below the fold, so is all after it: a screen never skips a paragraph.
      if (y + element.height > content_bottom()) canvas.set_below_fold(true);
      element.draw(canvas, margin_, y);
      y += element.height;
    }
    out.overflow = out.overflow || canvas.below_fold();
    canvas.set_below_fold(false);
  }

  void draw_choices(Canvas& canvas, ScreenLayout& out) const {
    if (choices_.height == 0) return;
    const int top = choices_top();
    if (top < band_) {  // not even the choices fit
      out.overflow = true;
      canvas.set_below_fold(true);
    }
    choices_.draw(canvas, out, panel_width_ > 0 ? display_.width_px - panel_width_ + gutter() : margin_, top);
    canvas.set_below_fold(false);
  }

  const Step& step_;
  const DisplayProfile& display_;
  const ScreenContext& c_;
  int margin_ = 0, band_ = 0, panel_width_ = 0, content_width_ = 0;
  bool side_by_side_ = false, languages_below_ = false;
  ShapedText band_title_;
  ChoicePanel languages_, choices_;
  std::vector<Element> content_;
};

// Languages first (who cannot read the rest needs them), then fields, buttons and links as the document has
// them.
void order_focus(const Step& step, ScreenLayout& layout) {
  std::vector<std::uint16_t> order;
  const auto add = [&](bool language, HitArea::Kind kind) {
    for (std::size_t i = 0; i < layout.list.hits.size(); ++i) {
      const HitArea& hit = layout.list.hits[i];
      const bool is_language =
          hit.kind == HitArea::Kind::choice && step.choices[hit.index].has(ActKind::language);
      if (hit.kind == kind && is_language == language) order.push_back(static_cast<std::uint16_t>(i));
    }
  };
  add(true, HitArea::Kind::choice);
  add(false, HitArea::Kind::field);
  add(false, HitArea::Kind::choice);
  layout.list.focus_order = order;
  for (ChoiceFact& fact : layout.choices)
    for (std::size_t i = 0; i < order.size(); ++i) {
      const HitArea& hit = layout.list.hits[order[i]];
      if (hit.kind == HitArea::Kind::choice && hit.index == fact.index) fact.order = static_cast<int>(i);
    }
  std::sort(layout.choices.begin(), layout.choices.end(),
            [](const ChoiceFact& a, const ChoiceFact& b) { return a.index < b.index; });
}

std::string spoken_text(const ScreenContext& c, const Step& step) {
  std::string spoken = c.said(step.title);
  for (const Block& block : step.blocks) {
    const std::string words = c.said(block.text);
    if (!words.empty()) spoken += (spoken.empty() ? "" : "\n") + words;
  }
  return spoken;
}

void measure_reach(const DisplayProfile& display, ScreenLayout& layout) {
  if (display.bottom_height_mm <= 0) return;
  for (ChoiceFact& fact : layout.choices) {
    fact.top_above_floor_mm = display.bottom_height_mm + display.height_mm - fact.mm.y;
    fact.above_floor_mm = fact.top_above_floor_mm - fact.mm.height;
  }
}

}  // namespace

Layouter::Layouter(const FontSet& fonts, Resolver resolve) : resolve_(std::move(resolve)), shaper_(fonts) {
  if (!resolve_) resolve_ = [](std::string_view text, std::string_view) { return std::string(text); };
}

ScreenLayout Layouter::layout_screen(const Flow& flow, StepIndex step_index, std::string_view language,
                                     const DisplayProfile& display, Variant variant) {
  if (step_index >= flow.steps.size()) throw UserError(msg("There is no such step to lay out."));
  const Step& step = flow.steps[step_index];
  ScreenLayout layout;
  const double reference = shaper_.reference_height(language);
  const bool centred = is_centred(step);
  for (const Tightness& tightness : tightnesses) {
    if (centred && tightness.spacing > 1.3) continue;
    const ScreenContext context{shaper_, resolve_, language, palette_of(flow.theme, variant),
                                type_scale(display, is_cjk(language), reference, variant, tightness)};
    const ScreenBuilder builder(flow, step, display, context);
    const bool last = &tightness == &tightnesses.back();
    if (!builder.fits() && !last) continue;
    layout.tightness = tightness;
    DisplayList& list = layout.list;
    list.step = step.id;
    list.language = std::string(language);
    list.display = display.id;
    list.variant = variant;
    list.width = display.width_px;
    list.height = display.height_px;
    list.background = context.palette.background;
    builder.draw(layout, reference);
    list.spoken = spoken_text(context, step);
    break;
  }
  order_focus(step, layout);
  measure_reach(display, layout);
  shaper_.add_outlines(layout.list, glyphs_);
  return layout;
}

GlyphStore Layouter::glyphs_of(const std::vector<const DisplayList*>& lists) {
  GlyphStore store;
  for (const DisplayList* list : lists) shaper_.add_outlines(*list, store);
  return store;
}

}  // namespace facenotice
