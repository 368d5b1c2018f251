// SPDX-License-Identifier: MIT
// Plain searches over the steps: what was said on the way does not matter here.
#include "schema/facts/capture_ends.hpp"

#include <algorithm>

#include <facenotice/transition.hpp>

namespace facenotice {
namespace {

bool withdraws(const std::vector<Act>& acts) {
  return std::any_of(acts.begin(), acts.end(), [](const Act& act) { return act.kind == ActKind::withdraw; });
}

constexpr std::uint16_t recognising = op_verify | op_identify | op_enrol;

bool recognises(const Step& step, PurposeIndex purpose) {
  return step.kind == StepKind::capture && step.purpose == purpose && (step.operations & recognising) != 0;
}

bool serves(const Step& step, PurposeIndex purpose) {
  return step.kind == StepKind::service && step.method == "face" && step.purpose == purpose;
}

// Where the capture leads when it has matched, but for ways that withdraw.
std::vector<StepIndex> when_matched(const Step& capture) {
  std::vector<StepIndex> behind;
  for (const Exit& exit : capture.exits)
    if (exit.on == ExitKind::matched && !withdraws(exit.acts)) behind.push_back(exit.target);
  return behind;
}

// Whether it leads there although it has not matched.
bool leads_anyway(const Step& capture, StepIndex there) {
  return std::any_of(capture.exits.begin(), capture.exits.end(), [&](const Exit& exit) {
    return exit.on == ExitKind::not_matched && exit.target == there;
  });
}

// Where this capture leads when it has matched, and those for the same purpose that come right after it, with
// nothing between but words to read: from the front, then in profile. One that leads on whether it matches or
// not decides nothing there.
std::vector<StepIndex> when_all_matched(const Flow& flow, const Step& capture) {
  std::vector<StepIndex> behind = when_matched(capture);
  std::vector<bool> seen(flow.steps.size(), false);
  for (std::size_t head = 0; head < behind.size(); ++head) {
    const Step& step = flow.steps[behind[head]];
    if (seen[behind[head]]) continue;
    seen[behind[head]] = true;
    std::vector<StepIndex> next;
    if (recognises(step, capture.purpose) && !leads_anyway(capture, behind[head])) next = when_matched(step);
    if (step.kind == StepKind::screen && step.screen == ScreenKind::info) {
      for (const Exit& exit : step.exits) next.push_back(exit.target);
      for (const Choice& choice : step.choices) next.push_back(choice.target);
      next.erase(std::remove_if(next.begin(), next.end(),
                                [&](StepIndex at) { return !recognises(flow.steps[at], capture.purpose); }),
                 next.end());
    }
    behind.insert(behind.end(), next.begin(), next.end());
  }
  return behind;
}

bool asks_again(const Step& step, PurposeIndex purpose) {
  return std::any_of(step.choices.begin(), step.choices.end(), [&](const Choice& choice) {
    return std::any_of(choice.acts.begin(), choice.acts.end(), [&](const Act& act) {
      return act.kind == ActKind::consent && act.purpose == purpose;
    });
  });
}

}  // namespace

bool follow_session(const Flow& flow, std::vector<StepIndex> from,
                    const std::function<bool(StepIndex)>& visit) {
  bool withdrawn = false;
  std::vector<bool> seen(flow.steps.size(), false);
  for (std::size_t head = 0; head < from.size(); ++head) {
    const StepIndex at = from[head];
    if (seen[at]) continue;
    seen[at] = true;
    const Step& step = flow.steps[at];
    const bool starts_over = step.kind == StepKind::screen && step.screen == ScreenKind::attract;
    if (starts_over || step.kind == StepKind::end || !visit(at)) continue;
    for (const Choice& choice : step.choices) {
      withdrawn = withdrawn || withdraws(choice.acts);
      if (withdraws(choice.acts)) continue;
      from.push_back(choice.target);
      for (const Branch& branch : choice.branches) from.push_back(branch.target);
    }
    for (const Exit& exit : step.exits) {
      withdrawn = withdrawn || withdraws(exit.acts);
      if (!withdraws(exit.acts) && (exit.on != ExitKind::timeout || !lets_pass(flow, step)))
        from.push_back(exit.target);
    }
  }
  return withdrawn;
}

bool is_for_withdrawal(const Flow& flow, const Step& capture) {
  bool leads = std::any_of(capture.exits.begin(), capture.exits.end(), [](const Exit& exit) {
    return exit.on == ExitKind::matched && withdraws(exit.acts);
  });
  bool served = false;
  const bool withdrawn = follow_session(flow, when_matched(capture), [&](StepIndex at) {
    const Step& step = flow.steps[at];
    leads = leads || step.kind == StepKind::erase;
    served = served || step.kind == StepKind::service;
    // From where something is over one may go anywhere.
    return step.kind == StepKind::host || step.kind == StepKind::capture ||
           (step.kind == StepKind::screen && step.screen != ScreenKind::result &&
            step.screen != ScreenKind::receipt);
  });
  return (leads || withdrawn) && !served;
}

bool serves_nothing(const Flow& flow, const Step& capture) {
  if (std::none_of(flow.steps.begin(), flow.steps.end(),
                   [&](const Step& step) { return serves(step, capture.purpose); }))
    return false;
  if (is_for_withdrawal(flow, capture)) return false;
  bool served = false;
  // Whoever is asked again, or recognised again, begins anew: the service comes of that. But to look first
  // whether a face is there serves what follows, and so does each of several pictures.
  const bool once = recognises(capture, capture.purpose);
  follow_session(flow, when_all_matched(flow, capture), [&](StepIndex at) {
    const Step& step = flow.steps[at];
    served = served || serves(step, capture.purpose);
    return !asks_again(step, capture.purpose) && !(once && recognises(step, capture.purpose));
  });
  return !served;
}

const Step* compares_instead(const Flow& flow, const Step& capture) {
  const std::string& kind = flow.purposes[capture.purpose].kind;
  if ((capture.operations & op_identify) == 0 || kind == "identify" || kind == "watch-list") return nullptr;
  for (const Step& other : flow.steps)
    if (other.kind == StepKind::capture && other.purpose == capture.purpose &&
        (other.operations & op_verify) != 0 && (other.operations & op_identify) == 0)
      return &other;
  return nullptr;
}

}  // namespace facenotice
