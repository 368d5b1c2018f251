// SPDX-License-Identifier: MIT
// What lies behind each branch by a plain search over the steps; who may come to it, along the ways.
#include "schema/facts/inherited_consents.hpp"

#include <algorithm>

namespace facenotice {
namespace {

bool agrees_to(const Act& act, PurposeIndex purpose) {
  return act.purpose == purpose && (act.kind == ActKind::consent || act.kind == ActKind::guardian_consent ||
                                    act.kind == ActKind::consented_earlier);
}

bool asks(const Step& step, PurposeIndex purpose) {
  return std::any_of(step.choices.begin(), step.choices.end(), [&](const Choice& choice) {
    return std::any_of(choice.acts.begin(), choice.acts.end(),
                       [&](const Act& act) { return agrees_to(act, purpose); });
  });
}

// The cameras for the purpose that one gets to from a step without being asked, in one session.
std::vector<StepIndex> cameras_from(const Flow& flow, StepIndex start, PurposeIndex purpose) {
  std::vector<StepIndex> cameras, queue{start};
  std::vector<bool> seen(flow.steps.size(), false);
  seen[start] = true;
  const auto go = [&](StepIndex to) {
    if (!seen[to]) queue.push_back(to);
    seen[to] = true;
  };
  for (std::size_t head = 0; head < queue.size(); ++head) {
    const Step& step = flow.steps[queue[head]];
    const bool starts_over = step.kind == StepKind::screen && step.screen == ScreenKind::attract;
    if (starts_over || step.kind == StepKind::end || asks(step, purpose)) continue;
    if ((step.kind == StepKind::capture && step.purpose == purpose) ||
        std::any_of(step.cameras.begin(), step.cameras.end(),
                    [&](const CameraUse& camera) { return camera.purpose == purpose; }))
      cameras.push_back(queue[head]);
    for (const Choice& choice : step.choices) {
      go(choice.target);
      for (const Branch& branch : choice.branches) go(branch.target);
    }
    for (const Exit& exit : step.exits)
      if (exit.on != ExitKind::timeout || !lets_pass(flow, step)) go(exit.target);
  }
  return cameras;
}

// By step and choice: the cameras behind the branches that look at a consent to the purpose.
using Behind = std::map<std::pair<StepIndex, std::uint8_t>, std::vector<StepIndex>>;
Behind behind_branches(const Flow& flow, PurposeIndex purpose) {
  Behind behind;
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    const Step& step = flow.steps[i];
    if (asks(step, purpose)) continue;
    for (std::size_t c = 0; c < step.choices.size(); ++c)
      for (const Branch& branch : step.choices[c].branches) {
        if (std::find(branch.consented.begin(), branch.consented.end(), purpose) == branch.consented.end())
          continue;
        const std::vector<StepIndex> cameras = cameras_from(flow, branch.target, purpose);
        if (cameras.empty()) continue;
        std::vector<StepIndex>& known = behind[{static_cast<StepIndex>(i), static_cast<std::uint8_t>(c)}];
        known.insert(known.end(), cameras.begin(), cameras.end());
      }
  }
  return behind;
}

}  // namespace

std::map<StepIndex, Trace> inherited_consents(const StepGraph& graph, PurposeIndex purpose) {
  constexpr unsigned nothing = 0, agreed = 1, gone = 2, counted_on = 3;
  std::map<StepIndex, Trace> found;
  const Behind behind = behind_branches(graph.flow(), purpose);
  if (behind.empty()) return found;
  const auto cameras_behind = [&](const Way& way) {
    return way.choice == no_choice ? behind.end() : behind.find({graph.step_index(way.from), way.choice});
  };
  WaySearch search(graph);
  search.run(
      [&](unsigned mark, const Way& way) {
        if (mark == counted_on) return WaySearch::stop;
        if (mark == gone && cameras_behind(way) != behind.end()) return counted_on;
        for (const Act& act : graph.acts(way)) {
          if (agrees_to(act, purpose)) mark = agreed;
          if (act.purpose == purpose && (act.kind == ActKind::refuse || act.kind == ActKind::withdraw))
            mark = nothing;
        }
        if (way.ends_session) mark = mark != nothing && graph.leaves_in_the_middle(way) ? gone : nothing;
        return mark == gone && asks(*graph.step(way.to), purpose) ? nothing : mark;
      },
      [&](const WaySearch::Taken& taken) {
        if (taken.after != counted_on) return;
        for (const StepIndex camera : cameras_behind(graph.ways()[taken.way])->second)
          if (found.count(camera) == 0) found.emplace(camera, search.trace(taken));
      });
  return found;
}

}  // namespace facenotice
