// SPDX-License-Identifier: MIT
// Lays out a printed notice: pictogram and title, texts, and a QR code at the foot.
#include "export/layout/sign_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "export/layout/content_layout.hpp"
#include "export/layout/qr_code.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

constexpr std::array<Tightness, 14> sign_tightnesses{{{1.4, 1.3},
                                                      {1.4, 1.15},
                                                      {1.4, 1},
                                                      {1.2, 1},
                                                      {1, 1},
                                                      {0.8, 1},
                                                      {0.8, 0.8},
                                                      {0.6, 0.6},
                                                      {0.6, 0.4},
                                                      {0.5, 0.2},
                                                      {0.4, 0},
                                                      {0.4, 0, 0.5},
                                                      {0.2, 0, 0},
                                                      {0, 0, 0}}};

TypeScale sign_scale(const PaperSize& paper, double distance_mm, bool cjk, double reference_height,
                     const Tightness& tightness) {
  const double least = std::max(distance_mm / 200, 2.4) / reference_height;  // em in mm
  const double body = std::max(least, paper.width_mm * (cjk ? 0.0315 : 0.029));
  const auto size = [&](double designed, double lowest) {
    const double chosen = lowest + (std::max(designed, lowest) - lowest) * tightness.text;
    return static_cast<int>(std::ceil(chosen * sign_px_per_mm - 1e-9));
  };
  TypeScale scale;
  scale.title = size(body * 2.05, least * 1.3);
  scale.lead = size(body * 1.25, least);
  scale.heading = size(body * 1.1, least);
  scale.body = size(body, least);
  scale.small = size(body * 0.86, least * 0.86);
  scale.band = scale.link = scale.choice = scale.body;
  scale.line_height = line_height(cjk, tightness);
  scale.air = tightness.air;
  scale.unit = static_cast<int>(std::lround(paper.width_mm * sign_px_per_mm * 0.0105 * tightness.spacing));
  scale.touch = 0;
  return scale;
}

// One attempt with given sizes.
class SignBuilder {
 public:
  SignBuilder(const Flow& flow, const Sign& sign, const PaperSize& paper, const ScreenContext& context)
      : sign_(sign),
        c_(context),
        width_(paper.width_mm * sign_px_per_mm),
        height_(paper.height_mm * sign_px_per_mm),
        margin_(share(5, 8)) {
    const int inner = width_ - 2 * margin_;
    tile_ = share(12, 20);
    title_ = c_.set_display(c_.text(sign.title), c_.scale.title, inner - tile_ - margin_ / 2);
    header_ = std::max(tile_, title_.height_px()) + 2 * margin_ * 3 / 4;
    content_ = lay_out_blocks(c_, placed(sign, false), false, inner);
    modules_ = qr_modules(sign.qr);
    code_ = sign.qr.empty() ? 0 : std::max(share(14, 21), 25 * sign_px_per_mm);
    const int beside = code_ > 0 ? inner - code_ - margin_ / 2 : inner;
    foot_stack_ = lay_out_blocks(c_, placed(sign, true), false, beside);
    issuer_ = c_.set(c_.text(flow.title), c_.scale.small, true, beside);
    foot_height_ =
        std::max(code_, stack_height(foot_stack_) + issuer_.height_px() + c_.scale.unit) + margin_ / 2;
  }

  bool fits() const {
    return !title_.cuts_words &&
           header_ + margin_ * 2 / 3 + stack_height(content_) + c_.scale.unit * 2 <= foot_top();
  }

  void draw(ScreenLayout& out, double distance_mm, double reference_height) const {
    Canvas canvas(out, is_right_to_left(c_.language), sign_px_per_mm, distance_mm, reference_height);
    draw_header(canvas);
    int y = header_ + margin_ * 2 / 3;
    for (std::size_t i = 0; i < content_.size(); ++i) {
      if (i > 0) y += content_[i].gap;
      if (y + content_[i].height > foot_top() - c_.scale.unit) canvas.set_below_fold(true);
      content_[i].draw(canvas, margin_, y);
      y += content_[i].height;
    }
    out.overflow = canvas.below_fold();
    canvas.set_below_fold(false);
    draw_foot(canvas);
    if (code_ > 0)
      out.code_module_mm = modules_ ? static_cast<double>(code_) / sign_px_per_mm / *modules_ : 0.0;
  }

 private:
  // Percents of the width: the least and the most.
  int share(int least, int most) const {
    return static_cast<int>(width_ * (least + (most - least) * c_.scale.air) / 100);
  }

  // The blocks of the foot or of the body; the others stay in place without text, so that indices keep.
  static std::vector<Block> placed(const Sign& sign, bool foot) {
    std::vector<Block> blocks = sign.blocks;
    for (Block& block : blocks)
      if ((block.style == BlockStyle::small) != foot) block.text = {};
    return blocks;
  }

  int foot_top() const { return height_ - margin_ - foot_height_; }

  // White on the accent colour; a square, since round blue and yellow triangles are safety signs (ISO 7010).
  void draw_header(Canvas& canvas) const {
    const Palette& p = c_.palette;
    canvas.box({0, 0, width_, header_}, 0, p.accent, {}, {});
    const int top = (header_ - tile_) / 2;
    canvas.box({margin_, top, tile_, tile_}, tile_ / 8, p.on_accent, {}, {Part::icon, 0});
    canvas.icon("face-notice", {margin_ + tile_ / 7, top + tile_ / 7, tile_ * 5 / 7, tile_ * 5 / 7}, p.accent,
                {Part::icon, 0});
    const int left = margin_ + tile_ + margin_ / 2;
    canvas.text(title_, {left, (header_ - title_.height_px()) / 2, width_ - margin_ - left, 0},
                {Align::start, p.on_accent, p.accent}, {{Part::title, 0}, "title", {}});
  }

  void draw_foot(Canvas& canvas) const {
    const Palette& p = c_.palette;
    const int inner = width_ - 2 * margin_, top = foot_top() + margin_ / 2;
    canvas.box({margin_, foot_top(), inner, std::max(2, c_.scale.body / 18)}, 0, p.line, {}, {});
    int left = margin_;
    if (code_ > 0) {
      const Area area{margin_, top, code_, code_};
      canvas.box(area, 0, {255, 255, 255, 255}, {}, {Part::code, 0});
      if (modules_) canvas.path(qr_code(sign_.qr, canvas.to_box(area)), {0, 0, 0, 255}, {Part::code, 0});
      left += code_ + margin_ / 2;
    }
    const int text_height = stack_height(foot_stack_) + issuer_.height_px() + c_.scale.unit;
    int y = top + std::max(0, code_ - text_height) / 2;
    for (std::size_t i = 0; i < foot_stack_.size(); ++i) {
      if (i > 0) y += foot_stack_[i].gap;
      foot_stack_[i].draw(canvas, left, y);
      y += foot_stack_[i].height;
    }
    canvas.text(issuer_, {left, y + c_.scale.unit, width_ - margin_ - left, 0},
                {Align::start, p.text, p.background}, {{Part::flow_title, 0}, "flow-title", {}});
  }

  const Sign& sign_;
  const ScreenContext& c_;
  int width_, height_, margin_;
  int tile_ = 0, header_ = 0, code_ = 0, foot_height_ = 0;
  std::optional<int> modules_;  // of the code, on each side
  ShapedText title_, issuer_;
  std::vector<Element> content_, foot_stack_;
};

}  // namespace

PaperSize paper_size(std::string_view name) {
  if (name == "A5") return {148, 210};
  if (name == "A4" || name.empty()) return {210, 297};
  if (name == "A3") return {297, 420};
  throw UserError(msg("A sign's paper must be A5, A4 or A3, but it is “{}”.", name));
}

ScreenLayout layout_sign(Layouter& layouter, const Flow& flow, std::size_t index, std::string_view language) {
  if (index >= flow.signs.size()) throw UserError(msg("There is no such sign to lay out."));
  const Sign& sign = flow.signs[index];
  const PaperSize paper = paper_size(sign.paper);
  const double distance = sign.viewing_distance_mm > 0 ? sign.viewing_distance_mm : 600;
  const double reference = layouter.shaper().reference_height(language);
  ScreenLayout layout;
  for (const Tightness& tightness : sign_tightnesses) {
    const ScreenContext context{layouter.shaper(), layouter.resolver(), language,
                                palette_of(flow.theme, Variant::normal),
                                sign_scale(paper, distance, is_cjk(language), reference, tightness)};
    const SignBuilder builder(flow, sign, paper, context);
    if (!builder.fits() && &tightness != &sign_tightnesses.back()) continue;
    layout.tightness = tightness;
    layout.list.step = sign.id;
    layout.list.language = std::string(language);
    layout.list.display = sign.paper;
    layout.list.width = paper.width_mm * sign_px_per_mm;
    layout.list.height = paper.height_mm * sign_px_per_mm;
    layout.list.background = context.palette.background;
    builder.draw(layout, distance, reference);
    layout.list.spoken = context.said(sign.title);
    for (const Block& block : sign.blocks)
      if (const std::string words = context.said(block.text); !words.empty())
        layout.list.spoken += "\n" + words;
    break;
  }
  return layout;
}

}  // namespace facenotice
