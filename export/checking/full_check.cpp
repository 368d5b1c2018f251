// SPDX-License-Identifier: MIT
// From the layout's measurements to the facts that rules ask for.
#include "export/checking/full_check.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <span>

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

std::vector<std::string> lost_of(const MeasuredScreen& screen) {
  std::vector<std::string> lost;
  for (const MeasuredScreen::Item& item : screen.items)
    if (item.fact.below_fold) lost.push_back(item.fact.kind == "block" ? item.fact.role : item.fact.kind);
  return lost;
}

// What would make a sign fit that does not, in every language and without a word less: larger paper, or to be
// read from nearer.
template <class Measured>
void find_room(const Flow& flow, std::size_t index, const Measured& measured,
               const std::span<SignFact> of_sign) {
  constexpr std::array papers{"A5", "A4", "A3"};  // by size
  constexpr std::array distances_mm{2000, 1500, 1000, 750, 500};
  const auto fits_as = [&](const auto& change) {
    return std::all_of(flow.languages.begin(), flow.languages.end(), [&](const std::string& language) {
      ScreenToMeasure other = sign_to_measure(flow, index, language);
      change(other.flow.signs.front());
      return !measured(other)->overflow;
    });
  };
  const Sign& sign = flow.signs[index];
  const auto* paper = std::find(papers.begin(), papers.end(), sign.paper);
  if (paper != papers.end())
    paper = std::find_if(paper + 1, papers.end(), [&](const char* larger) {
      return fits_as([&](Sign& other) { other.paper = larger; });
    });
  const auto* const distance = std::find_if(distances_mm.begin(), distances_mm.end(), [&](int nearer) {
    return nearer < sign.viewing_distance_mm &&
           fits_as([&](Sign& other) { other.viewing_distance_mm = nearer; });
  });
  for (SignFact& fact : of_sign) {
    if (fact.fits) continue;
    if (paper != papers.end()) fact.fitting_paper = *paper;
    if (distance != distances_mm.end()) fact.fitting_distance_mm = *distance;
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
        ScreenToMeasure wanted = screen_to_measure(flow, index, language, display);
        const auto screen = measured(wanted);
        place(flow.steps[i], index, *screen, facts);
        facts.screens.push_back({index, language, display.id, screen->overflow, screen->missing_glyphs});
        if (!flow.device.large_text) continue;
        wanted.variant = Variant::large_text;
        const auto large = measured(wanted);
        facts.large_text.push_back({index, language, display.id, !large->overflow, lost_of(*large)});
      }
  }
  for (std::size_t i = 0; i < flow.signs.size(); ++i) {
    const std::size_t first = facts.signs.size();
    bool has_room = true;
    for (const std::string& language : flow.languages) {
      if (stop.stop_requested()) throw CheckStopped();
      const auto sign = measured(sign_to_measure(flow, i, language));
      SignFact fact;
      fact.sign = i;
      fact.language = language;
      fact.fits = !sign->overflow;
      fact.missing_glyphs = sign->missing_glyphs;
      fact.has_code = sign->code_module_mm.has_value();
      fact.module_mm = sign->code_module_mm.value_or(0);
      has_room = has_room && fact.fits;
      facts.signs.push_back(std::move(fact));
    }
    if (!has_room) find_room(flow, i, measured, std::span(facts.signs).subspan(first));
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
  constexpr std::size_t looks = 2;  // normal and large text
  memo.make_room_for(flow.languages.size() *
                     (flow.steps.size() * flow.device.displays.size() * looks + flow.signs.size()));
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
