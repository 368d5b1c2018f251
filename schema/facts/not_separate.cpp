// SPDX-License-Identifier: MIT
// The same questions as the transition function asks, in its order.
#include "schema/facts/not_separate.hpp"

#include <algorithm>

namespace facenotice {
namespace {

bool agrees_by(const Act& act) {
  return act.kind == ActKind::consent || act.kind == ActKind::guardian_consent;
}

const Choice* chosen_by(const Flow& flow, const TraceEvent& event) {
  if (event.choice == no_choice || event.from == no_step) return nullptr;
  return &flow.steps[event.from].choices[event.choice];
}

}  // namespace

std::uint32_t gone_after(const Flow& flow, const TraceEvent& event) {
  if (event.event != EventKind::timeout || event.from == no_step) return 0;
  const Step& step = flow.steps[event.from];
  if (!lets_pass(flow, step)) return 0;
  for (const Exit& exit : step.exits) {
    if (exit.on != ExitKind::timeout) continue;
    const Step& target = flow.steps[exit.target];
    const bool starts_over = target.kind == StepKind::screen && target.screen == ScreenKind::attract;
    return starts_over || target.kind == StepKind::end ? 0 : static_cast<std::uint32_t>(exit.after_ms / 1000);
  }
  return 0;
}

const char* why_not_separate(const Flow& flow, const Trace& trace, PurposeIndex purpose) {
  const auto gave = std::find_if(trace.rbegin(), trace.rend(), [&](const TraceEvent& event) {
    const Choice* choice = chosen_by(flow, event);
    return choice != nullptr && std::any_of(choice->acts.begin(), choice->acts.end(), [&](const Act& act) {
             return agrees_by(act) && act.purpose == purpose;
           });
  });
  if (gave == trace.rend()) return "";
  const Choice& choice = *chosen_by(flow, *gave);
  const Step& step = flow.steps[gave->from];
  if (choice.preselected) return "preselected";
  if (choice.actor == Actor::staff) return "staff";
  if (step.kind != StepKind::screen ||
      (step.screen != ScreenKind::consent && step.screen != ScreenKind::guardian &&
       step.screen != ScreenKind::separate_notice))
    return "other-screen";
  if (std::count_if(choice.acts.begin(), choice.acts.end(),
                    [](const Act& act) { return agrees_by(act) || act.kind == ActKind::submit; }) != 1)
    return "together";
  if (std::any_of(gave, trace.rend(), [&](const TraceEvent& event) { return gone_after(flow, event) > 0; }))
    return "time-out";
  return std::any_of(gave, trace.rend(),
                     [&](const TraceEvent& event) {
                       const Choice* said = chosen_by(flow, event);
                       return said != nullptr && said->has(ActKind::language);
                     })
             ? "language"
             : "before-notice";
}

}  // namespace facenotice
