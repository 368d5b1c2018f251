// SPDX-License-Identifier: MIT
// From the layout's measurements to the facts that rules ask for.
#include "export/visual_facts.hpp"

#include "export/layout.hpp"
#include "schema/bindings.hpp"
#include "schema/tr.hpp"

namespace facenotice {
namespace {

std::string code_points(const std::set<char32_t>& missing) {
  std::string text;
  for (const char32_t c : missing)
    text += fmt::format("{}U+{:04X}", text.empty() ? "" : " ", static_cast<std::uint32_t>(c));
  return text;
}

SourceOffset offset_of(const Step& step, const Origin& origin) {
  const auto at = [&](const auto& items) {
    return origin.index < items.size() ? items[origin.index].offset : step.offset;
  };
  if (origin.part == Part::block) return at(step.blocks);
  if (origin.part == Part::field_label || origin.part == Part::field_note) return at(step.fields);
  return step.offset;
}

void measure(const Step& step, StepIndex index, const ScreenLayout& layout, VisualFacts& facts) {
  for (const TextFact& text : layout.texts) {
    if (text.origin.part == Part::choice_label || text.origin.part == Part::flow_title) continue;
    VisualFact fact;
    fact.step = index;
    fact.language = layout.list.language;
    fact.display = layout.list.display;
    fact.kind = text.origin.part == Part::title   ? "title"
                : text.origin.part == Part::block ? "block"
                                                  : "field";
    if (text.origin.part == Part::block) fact.role = text.role;
    fact.offset = offset_of(step, text.origin);
    fact.height_mm = text.height_mm;
    fact.angle_arcmin = text.visual_angle;
    fact.contrast = text.contrast;
    fact.font_px = text.font_px;
    fact.order = text.order;
    fact.below_fold = text.below_fold;
    facts.items.push_back(std::move(fact));
  }
  for (const ChoiceFact& choice : layout.choices) {
    VisualFact fact;
    fact.step = index;
    fact.language = layout.list.language;
    fact.display = layout.list.display;
    fact.kind = "choice";
    fact.choice = choice.id;
    fact.offset = step.choices[choice.index].offset;
    fact.height_mm = choice.text_height_mm;
    fact.angle_arcmin = choice.visual_angle;
    fact.contrast = choice.contrast;
    fact.area_mm2 = choice.area_mm2;
    fact.font_px = choice.font_px;
    fact.order = choice.order;
    fact.below_fold = choice.below_fold;
    facts.items.push_back(std::move(fact));
  }
  facts.screens.push_back(
      {index, layout.list.language, layout.list.display, layout.overflow, code_points(layout.missing)});
}

}  // namespace

VisualFacts measure_screens(const Flow& flow, const FontSet& fonts) {
  VisualFacts facts;
  Layouter layouter(fonts, [&flow](std::string_view text, std::string_view language) {
    return resolve_bindings(flow, text, language);
  });
  for (std::size_t i = 0; i < flow.steps.size(); ++i)
    if (flow.steps[i].shows())
      for (const std::string& language : flow.languages)
        for (const DisplayProfile& display : flow.device.displays) {
          const auto index = static_cast<StepIndex>(i);
          measure(flow.steps[i], index,
                  layouter.layout_screen(flow, index, language, display, Variant::normal), facts);
        }
  return facts;
}

Report check_laid_out(const Document& document, const FontSet& fonts, const CheckOptions& options) {
  document.require_sound();
  return check(document, measure_screens(document.flow(), fonts), options);
}

}  // namespace facenotice
