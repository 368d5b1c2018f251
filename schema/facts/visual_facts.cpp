// SPDX-License-Identifier: MIT
// Facts about what the layout measured.
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "schema/facts/facts.hpp"
#include "schema/facts/notice_roles.hpp"

namespace facenotice {
namespace {

struct PartName {
  std::string_view part, english, chinese;
};

constexpr std::array other_parts{PartName{"title", "the title", "标题"},
                                 PartName{"choice", "a choice", "选项"},
                                 PartName{"field", "a field", "填写项"}};

PartName name_of(std::string_view part) {
  for (const PartName& other : other_parts)
    if (other.part == part) return other;
  for (const NoticeRole& role : notice_roles)
    if (role.role == part) return {part, role.english, role.chinese};
  return {part, "a text", "正文"};
}

// Each once, in the order in which they stand.
std::string named(const std::vector<std::string>& parts, std::string_view PartName::*in,
                  std::string_view between) {
  std::vector<std::string_view> names;
  for (const std::string& part : parts) {
    const std::string_view name = name_of(part).*in;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string all;
  for (const std::string_view name : names) all.append(all.empty() ? "" : between).append(name);
  return all;
}

}  // namespace

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
  for (const LargeTextFact& large : visual.large_text) {
    pugi::xml_node fact = add_fact(facts, "large-text");
    fact.append_attribute("step") = flow.steps[large.step].id.c_str();
    fact.append_attribute("language") = large.language.c_str();
    fact.append_attribute("display") = large.display.c_str();
    fact.append_attribute("fits") = large.fits;
    if (large.fits) continue;
    fact.append_attribute("lost-en") = named(large.lost, &PartName::english, ", ").c_str();
    fact.append_attribute("lost-zh") = named(large.lost, &PartName::chinese, "、").c_str();
  }
  for (const SignFact& seen : visual.signs) {
    const Sign& sign = flow.signs[seen.sign];
    pugi::xml_node fact = add_fact(facts, "printed");
    fact.append_attribute("step") = sign.id.c_str();
    fact.append_attribute("language") = seen.language.c_str();
    fact.append_attribute("paper") = sign.paper.c_str();
    fact.append_attribute("fits") = seen.fits;
    fact.append_attribute("distance-mm") = std::lround(sign.viewing_distance_mm);
    if (!seen.fitting_paper.empty()) fact.append_attribute("fits-on") = seen.fitting_paper.c_str();
    if (seen.fitting_distance_mm > 0) fact.append_attribute("fits-from-mm") = seen.fitting_distance_mm;
    if (!seen.missing_glyphs.empty()) fact.append_attribute("missing-glyphs") = seen.missing_glyphs.c_str();
    if (!seen.has_code) continue;
    fact.append_attribute("code-bytes") = static_cast<unsigned long long>(sign.qr.size());
    fact.append_attribute("code-fits") = seen.module_mm > 0;
    if (seen.module_mm > 0) fact.append_attribute("module-mm") = decimal(seen.module_mm).c_str();
  }
}

}  // namespace facenotice
