// SPDX-License-Identifier: MIT
// From the layout's measurements to the facts that rules ask for.
#include "export/checking/full_check.hpp"

#include <memory>

namespace facenotice {
namespace {

SourceOffset offset_of(const Step& step, const Origin& origin) {
  const auto at = [&](const auto& items) {
    return origin.index < items.size() ? items[origin.index].offset : step.offset;
  };
  if (origin.part == Part::block) return at(step.blocks);
  if (origin.part == Part::choice_label) return at(step.choices);
  if (origin.part == Part::field_label || origin.part == Part::field_note) return at(step.fields);
  return step.offset;
}

void place(const Step& step, StepIndex index, const MeasuredScreen& screen, VisualFacts& facts) {
  for (const MeasuredScreen::Item& item : screen.items) {
    facts.items.push_back(item.fact);
    facts.items.back().step = index;
    facts.items.back().offset = offset_of(step, item.origin);
  }
}

// `measured` turns a ScreenToMeasure into a pointer to what was measured.
template <class Measured>
VisualFacts measure_all(const Flow& flow, const Measured& measured, const std::stop_token& stop = {}) {
  VisualFacts facts;
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    if (stop.stop_requested()) throw CheckStopped();
    if (!flow.steps[i].shows()) continue;
    const auto index = static_cast<StepIndex>(i);
    for (const std::string& language : flow.languages)
      for (const DisplayProfile& display : flow.device.displays) {
        const auto screen = measured(screen_to_measure(flow, index, language, display));
        place(flow.steps[i], index, *screen, facts);
        facts.screens.push_back({index, language, display.id, screen->overflow, screen->missing_glyphs});
      }
  }
  return facts;
}

}  // namespace

VisualFacts measure_screens(const Flow& flow, const FontSet& fonts) {
  Layouter layouter(fonts);
  return measure_all(flow, [&](const ScreenToMeasure& screen) {
    return std::make_unique<const MeasuredScreen>(measure_screen(layouter, screen));
  });
}

VisualFacts measure_screens(const Flow& flow, LayoutMemo& memo, const std::stop_token& stop) {
  memo.make_room_for(flow.steps.size() * flow.languages.size() * flow.device.displays.size());
  return measure_all(
      flow, [&](const ScreenToMeasure& screen) { return memo.measure(screen); }, stop);
}

Report check_laid_out(const Document& document, const FontSet& fonts, const CheckOptions& options) {
  document.require_sound();
  return check(document, measure_screens(document.flow(), fonts), options);
}

Report check_laid_out(const Document& document, LayoutMemo& memo, const CheckOptions& options) {
  document.require_sound();
  return check(document, measure_screens(document.flow(), memo, options.stop), options);
}

}  // namespace facenotice
