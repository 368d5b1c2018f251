// SPDX-License-Identifier: MIT
// The digest of a screen, and the screens that are remembered under theirs.
#include "export/layout/layout_memo.hpp"

#include <algorithm>
#include <cstring>
#include <set>
#include <type_traits>

#include <fmt/format.h>

#include <facenotice/digest.hpp>

#include "export/layout/sign_layout.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

// Lengths before texts: two different screens never write the same bytes.
class Writer {
 public:
  void add(std::string_view text) {
    add(text.size());
    bytes_.append(text);
  }
  void add(const std::string& text) { add(std::string_view(text)); }
  template <class Number>
  requires std::is_arithmetic_v<Number> || std::is_enum_v<Number>
  void add(Number number) {
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes_.append(raw, sizeof raw);
  }
  void add(const LocalizedText& text) {
    add(text.entries().size());
    for (const LocalizedText::Entry& entry : text.entries()) add(entry.text);  // all in the one language
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

void add_blocks(Writer& writer, const std::vector<Block>& blocks) {
  writer.add(blocks.size());
  for (const Block& block : blocks) {
    writer.add(block.role);
    writer.add(block.style);
    writer.add(block.text);
  }
}

std::string code_points(const std::set<char32_t>& missing) {
  std::string text;
  for (const char32_t c : missing)
    text += fmt::format("{}U+{:04X}", text.empty() ? "" : " ", static_cast<std::uint32_t>(c));
  return text;
}

}  // namespace

namespace {

LocalizedText resolved(const Flow& flow, const LocalizedText& text, const std::string& language) {
  LocalizedText only;
  if (const std::string_view found = text.in(language); !found.empty())
    only.add({language, fill_isolated(flow, found, language), true, -1});
  return only;
}

}  // namespace

ScreenToMeasure sign_to_measure(const Flow& flow, std::size_t index, const std::string& language) {
  const Sign& sign = flow.signs[index];
  ScreenToMeasure measured;
  measured.language = language;
  measured.flow.title = resolved(flow, flow.title, language);
  measured.flow.theme = flow.theme;
  Sign shown;
  shown.id = sign.id;
  shown.paper = sign.paper;
  shown.viewing_distance_mm = sign.viewing_distance_mm;
  shown.qr = sign.qr;
  shown.title = resolved(flow, sign.title, language);
  for (const Block& block : sign.blocks)
    shown.blocks.push_back({block.role, block.style, resolved(flow, block.text, language), -1});
  measured.flow.signs.push_back(std::move(shown));
  return measured;
}

ScreenToMeasure screen_to_measure(const Flow& flow, StepIndex index, const std::string& language,
                                  const DisplayProfile& display, Variant variant) {
  const Step& step = flow.steps[index];
  ScreenToMeasure screen;
  screen.language = language;
  screen.display = display;
  screen.variant = variant;
  const auto resolved = [&](const LocalizedText& text) { return facenotice::resolved(flow, text, language); };
  screen.flow.title = resolved(flow.title);
  screen.flow.theme = flow.theme;
  Step shown;
  shown.kind = step.kind;
  shown.screen = step.screen;
  shown.icon = step.icon;
  shown.indicator = step.indicator;
  shown.title = resolved(step.title);
  for (const Block& block : step.blocks)
    shown.blocks.push_back({block.role, block.style, resolved(block.text), -1});
  for (const Field& field : step.fields)
    shown.fields.push_back({field.data, field.required, resolved(field.label), -1});
  for (const Choice& choice : step.choices) {
    Choice kept;
    kept.id = choice.id;
    kept.emphasis = choice.emphasis;
    kept.toggle = choice.toggle;
    kept.label = resolved(choice.label);
    for (const Act& act : choice.acts) kept.acts.push_back({act.kind, no_purpose, {}});
    shown.choices.push_back(std::move(kept));
  }
  screen.flow.steps.push_back(std::move(shown));
  return screen;
}

Digest ScreenToMeasure::digest() const {
  Writer writer;
  writer.add(language);
  writer.add(display.id);
  writer.add(variant);
  for (const int pixels : {display.width_px, display.height_px}) writer.add(pixels);
  for (const double mm :
       {display.width_mm, display.height_mm, display.viewing_distance_mm, display.bottom_height_mm})
    writer.add(mm);
  const Theme& theme = flow.theme;
  for (const std::string* colour : {&theme.background, &theme.surface, &theme.text, &theme.muted,
                                    &theme.accent, &theme.on_accent, &theme.line})
    writer.add(*colour);
  writer.add(flow.title);
  writer.add(flow.signs.size());
  for (const Sign& sign : flow.signs) {
    writer.add(sign.paper);
    writer.add(sign.viewing_distance_mm);
    writer.add(sign.qr);
    writer.add(sign.title);
    add_blocks(writer, sign.blocks);
  }
  if (flow.steps.empty()) return sha256(ByteView(std::string_view(writer.bytes())));
  const Step& step = flow.steps.front();
  writer.add(step.kind);
  writer.add(step.screen);
  writer.add(step.icon);
  writer.add(step.indicator);
  writer.add(step.title);
  add_blocks(writer, step.blocks);
  writer.add(step.fields.size());
  for (const Field& field : step.fields) {
    writer.add(field.data);
    writer.add(field.required);
    writer.add(field.label);
  }
  writer.add(step.choices.size());
  for (const Choice& choice : step.choices) {
    writer.add(choice.id);
    writer.add(choice.emphasis);
    writer.add(choice.toggle);
    writer.add(choice.label);
    writer.add(choice.acts.size());
    for (const Act& act : choice.acts) writer.add(act.kind);
  }
  return sha256(ByteView(std::string_view(writer.bytes())));
}

MeasuredScreen measure_screen(Layouter& layouter, const ScreenToMeasure& screen) {
  const ScreenLayout layout =
      screen.flow.steps.empty()
          ? layout_sign(layouter, screen.flow, 0, screen.language)
          : layouter.layout_screen(screen.flow, 0, screen.language, screen.display, screen.variant);
  MeasuredScreen measured;
  measured.code_module_mm = layout.code_module_mm;
  measured.overflow = layout.overflow;
  measured.missing_glyphs = code_points(layout.missing);
  for (const TextFact& text : layout.texts) {
    if (text.origin.part == Part::choice_label || text.origin.part == Part::flow_title) continue;
    VisualFact fact;
    fact.language = screen.language;
    fact.display = screen.display.id;
    fact.kind = text.origin.part == Part::title   ? "title"
                : text.origin.part == Part::block ? "block"
                                                  : "field";
    if (text.origin.part == Part::block) fact.role = text.role;
    fact.height_mm = text.height_mm;
    fact.angle_arcmin = text.visual_angle;
    fact.contrast = text.contrast;
    fact.font_px = text.font_px;
    fact.order = text.order;
    fact.below_fold = text.below_fold;
    measured.items.push_back({std::move(fact), text.origin});
  }
  for (const ChoiceFact& choice : layout.choices) {
    VisualFact fact;
    fact.language = screen.language;
    fact.display = screen.display.id;
    fact.kind = "choice";
    fact.choice = choice.id;
    fact.height_mm = choice.text_height_mm;
    fact.angle_arcmin = choice.visual_angle;
    fact.contrast = choice.contrast;
    fact.area_mm2 = choice.area_mm2;
    fact.font_px = choice.font_px;
    fact.order = choice.order;
    fact.below_fold = choice.below_fold;
    measured.items.push_back({std::move(fact), {Part::choice_label, choice.index}});
  }
  return measured;
}

LayoutMemo::LayoutMemo(FontSet fonts, std::size_t most_screens)
    : fonts_(std::move(fonts)), most_screens_(most_screens) {}

void LayoutMemo::make_room_for(std::size_t screens) {
  const std::lock_guard lock(mutex_);
  if (most_screens_ > 0) most_screens_ = std::max(most_screens_, 2 * screens);
}

std::size_t LayoutMemo::DigestHash::operator()(const Digest& digest) const {
  std::size_t hash = 0;  // any bytes of a digest are as good as others
  std::memcpy(&hash, digest.data(), sizeof hash);
  return hash;
}

std::shared_ptr<const MeasuredScreen> LayoutMemo::find(const Digest& digest) {
  const std::lock_guard lock(mutex_);
  const auto found = by_digest_.find(digest);
  if (found == by_digest_.end()) return nullptr;
  ++counts_.found;
  screens_.splice(screens_.begin(), screens_, found->second);
  return found->second->screen;
}

void LayoutMemo::keep(const Digest& digest, std::shared_ptr<const MeasuredScreen> screen) {
  const std::lock_guard lock(mutex_);
  ++counts_.laid_out;
  if (most_screens_ == 0 || by_digest_.count(digest) != 0) return;  // another thread was quicker
  screens_.push_front({digest, std::move(screen)});
  by_digest_.emplace(digest, screens_.begin());
  if (screens_.size() <= most_screens_) return;
  by_digest_.erase(screens_.back().digest);
  screens_.pop_back();
}

std::unique_ptr<Layouter> LayoutMemo::take_layouter() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Layouter> layouter = std::move(idle_.back());
      idle_.pop_back();
      return layouter;
    }
  }
  return std::make_unique<Layouter>(fonts_);
}

std::shared_ptr<const MeasuredScreen> LayoutMemo::measure(const ScreenToMeasure& screen) {
  const Digest digest = screen.digest();
  if (std::shared_ptr<const MeasuredScreen> found = find(digest)) return found;
  std::unique_ptr<Layouter> layouter = take_layouter();
  auto measured = std::make_shared<const MeasuredScreen>(measure_screen(*layouter, screen));
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(layouter));
  }
  keep(digest, measured);
  return measured;
}

LayoutMemo::Counts LayoutMemo::counts() const {
  const std::lock_guard lock(mutex_);
  Counts counts = counts_;
  counts.kept = screens_.size();
  return counts;
}

}  // namespace facenotice
