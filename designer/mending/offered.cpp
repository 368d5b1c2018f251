// SPDX-License-Identifier: MIT
// Along every way: a service that takes a consent is offered to those who give it.
#include "designer/mending/offered.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace facenotice {
namespace {

// Steps that some way leads to from these. Onward: nobody has to withdraw first, or begin anew.
std::set<StepIndex> reached(const Flow& flow, std::vector<StepIndex> open, bool onward) {
  std::set<StepIndex> seen, starts;
  for (const Entry& entry : flow.entries) starts.insert(entry.target);
  const std::set<StepIndex> first(open.begin(), open.end());
  while (!open.empty()) {
    const StepIndex at = open.back();
    open.pop_back();
    if (at == no_step || !seen.insert(at).second) continue;
    const Step& step = flow.steps[at];
    if (onward && first.count(at) == 0 &&
        (step.kind == StepKind::erase || step.screen == ScreenKind::withdraw || starts.count(at) != 0))
      continue;
    for (const Choice& choice : step.choices) {
      open.push_back(choice.target);
      for (const Branch& branch : choice.branches) open.push_back(branch.target);
    }
    for (const Exit& exit : step.exits) open.push_back(exit.target);
  }
  return seen;
}

std::set<std::string> offered(const Flow& flow) {
  std::vector<StepIndex> entries;
  for (const Entry& entry : flow.entries) entries.push_back(entry.target);
  std::set<std::string> ids;
  for (const StepIndex step : reached(flow, entries, false))
    if (flow.steps[step].kind == StepKind::erase) ids.insert(flow.steps[step].id);
  for (const StepIndex step : reached(flow, entries, true))
    if (flow.steps[step].kind == StepKind::service) ids.insert(flow.steps[step].id);
  return ids;
}

// What people came for that a choice leads on to.
std::set<std::string> led_to(const Flow& flow, const Choice& choice) {
  std::set<std::string> services;
  const std::set<StepIndex> steps = reached(flow, {choice.target}, true);
  for (const StepIndex step : steps)
    if (flow.steps[step].kind == StepKind::service) services.insert(flow.steps[step].service);
  return services;
}

// Whether nothing is lost without a choice that leads straight to a camera: the screen's other choices lead
// to all that it led to. (A choice among goods is no such thing: what it stands for is its words.)
bool led_past_the_notice(const Flow& before, const Choice& choice, const Flow& after,
                         const std::vector<Choice>& left) {
  if (choice.target == no_step || before.steps[choice.target].kind != StepKind::capture) return false;
  std::set<std::string> still;
  for (const Choice& other : left) still.merge(led_to(after, other));
  const std::set<std::string> services = led_to(before, choice);
  return std::includes(still.begin(), still.end(), services.begin(), services.end());
}

bool includes(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// Such as one of the goods.
bool only_goes_on(const Choice& choice) {
  return std::all_of(choice.acts.begin(), choice.acts.end(),
                     [](const Act& act) { return act.kind == ActKind::continue_; });
}

}  // namespace

std::set<StepIndex> reached_steps(const Flow& flow) {
  std::vector<StepIndex> entries;
  for (const Entry& entry : flow.entries) entries.push_back(entry.target);
  return reached(flow, std::move(entries), false);
}

bool still_offers(const Flow& before, const Flow& after) {
  if (!includes(offered(after), offered(before))) return false;
  for (const Step& step : before.steps) {
    const StepIndex now = after.find_step(step.id);
    if (now == no_step) continue;
    const std::vector<Choice>& left = after.steps[now].choices;
    for (const Choice& choice : step.choices) {
      const std::set<std::string> services = led_to(before, choice);
      const auto same =
          std::find_if(left.begin(), left.end(), [&](const Choice& other) { return other.id == choice.id; });
      if (same == left.end()
              ? !services.empty() && only_goes_on(choice) && !led_past_the_notice(before, choice, after, left)
              : !choice.has(ActKind::withdraw) && !includes(led_to(after, *same), services))
        return false;
    }
  }
  return true;
}

}  // namespace facenotice
