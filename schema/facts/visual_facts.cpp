// SPDX-License-Identifier: MIT
// Facts about what the layout measured.
#include "schema/facts/facts.hpp"

namespace facenotice {

void add_visual_facts(const Flow& flow, const VisualFacts& visual, pugi::xml_node facts) {
  for (const VisualFact& item : visual.items) {
    pugi::xml_node fact = add_fact(facts, "seen");
    fact.append_attribute("step") = flow.steps[item.step].id.c_str();
    fact.append_attribute("language") = item.language.c_str();
    fact.append_attribute("display") = item.display.c_str();
    fact.append_attribute("kind") = item.kind.c_str();
    if (!item.role.empty()) fact.append_attribute("role") = item.role.c_str();
    if (!item.choice.empty()) fact.append_attribute("choice") = item.choice.c_str();
    fact.append_attribute("height-mm") = decimal(item.height_mm).c_str();
    fact.append_attribute("angle-arcmin") = decimal(item.angle_arcmin).c_str();
    fact.append_attribute("contrast") = decimal(item.contrast).c_str();
    if (item.kind == "choice") fact.append_attribute("area-mm2") = decimal(item.area_mm2).c_str();
    fact.append_attribute("font-px") = decimal(item.font_px).c_str();
    fact.append_attribute("order") = item.order;
    fact.append_attribute("below-fold") = item.below_fold;
  }
  for (const ScreenFact& screen : visual.screens) {
    pugi::xml_node fact = add_fact(facts, "laid-out");
    fact.append_attribute("step") = flow.steps[screen.step].id.c_str();
    fact.append_attribute("language") = screen.language.c_str();
    fact.append_attribute("display") = screen.display.c_str();
    fact.append_attribute("overflow") = screen.overflow;
    if (!screen.missing_glyphs.empty())
      fact.append_attribute("missing-glyphs") = screen.missing_glyphs.c_str();
  }
}

}  // namespace facenotice
