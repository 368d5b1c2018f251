// SPDX-License-Identifier: MIT
// Reads the steps' blocks, and what the layout measured of them.
#include "schema/facts/telling.hpp"

#include <algorithm>

namespace facenotice {

Telling::Telling(const Flow& flow, const VisualFacts& visual) : flow_(flow) {
  for (const VisualFact& item : visual.items)
    if (item.kind == "block" && item.below_fold && item.offset >= 0)
      hidden_.emplace(item.offset, item.language);
}

bool Telling::speaks_of(const Step& step, PurposeIndex purpose) const {
  if (step.kind == StepKind::screen && step.screen == ScreenKind::attract) return false;
  if (std::find(step.notifies.begin(), step.notifies.end(), purpose) != step.notifies.end()) return true;
  if (step.kind != StepKind::screen ||
      (step.screen != ScreenKind::consent && step.screen != ScreenKind::guardian))
    return false;
  for (const Choice& choice : step.choices)
    for (const Act& act : choice.acts)
      if ((act.kind == ActKind::consent || act.kind == ActKind::guardian_consent) && act.purpose == purpose)
        return true;
  return false;
}

bool Telling::visible(const Block& block, const std::string& language) const {
  return block.text.has(language) && hidden_.count({block.offset, language}) == 0;
}

bool Telling::everywhere(const Block& block) const {
  return std::all_of(flow_.languages.begin(), flow_.languages.end(),
                     [&](const std::string& language) { return visible(block, language); });
}

bool Telling::tells(const Step& step, std::string_view role) const {
  return std::any_of(step.blocks.begin(), step.blocks.end(),
                     [&](const Block& block) { return block.role == role && everywhere(block); });
}

bool Telling::says_something(const Step& step) const {
  return std::any_of(step.blocks.begin(), step.blocks.end(),
                     [&](const Block& block) { return everywhere(block); });
}

bool Telling::links_to(const Step& step, std::string_view role) const {
  for (const Choice& choice : step.choices)
    if (!choice.toggle && choice.target != no_step && tells(flow_.steps[choice.target], role)) return true;
  if (!tells(step, "policy")) return false;
  return std::any_of(flow_.policies.begin(), flow_.policies.end(), [&](const Policy& policy) {
    return std::find(policy.covers.begin(), policy.covers.end(), role) != policy.covers.end();
  });
}

bool Telling::names(const Step& step, const Party& party) const {
  const std::string placeholder = "{party." + party.id + ".name}";
  return std::all_of(flow_.languages.begin(), flow_.languages.end(), [&](const std::string& language) {
    const std::string_view name = party.name.in(language);
    const auto says = [&](std::string_view text) {
      return text.find(placeholder) != std::string_view::npos ||
             (!name.empty() && text.find(name) != std::string_view::npos);
    };
    return says(step.title.in(language)) ||
           std::any_of(step.blocks.begin(), step.blocks.end(), [&](const Block& block) {
             return visible(block, language) && says(block.text.in(language));
           });
  });
}

}  // namespace facenotice
