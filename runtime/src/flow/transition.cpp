// SPDX-License-Identifier: MIT
// The transition function: which event means what at which step.
#include <facenotice/transition.hpp>

#include <optional>

#include "src/flow/move.hpp"

namespace facenotice {

using flow::find_entry;
using flow::gives_consent;
using flow::is_attract;
using flow::language_index;
using flow::Move;

namespace {

constexpr std::uint32_t longest_work_ms = 120'000;  // of a service, host call or erasure in one session
constexpr std::uint32_t longest_countdown_ms = 10'000;

// Whether taking the choice would change nothing: it chooses the language that is shown and leads nowhere
// else. On a screen that asks, it leads to the notice only to have it told in that language, as it was; where
// nothing is asked, a choice that leads to another screen is a way on, for those too who read this language.
bool chooses_what_is_shown(const Flow& flow, const State& state, const Choice& choice) {
  bool any = false;
  for (const Act& act : choice.acts) {
    if (act.kind == ActKind::continue_ || act.kind == ActKind::back) continue;
    if (act.kind != ActKind::language || language_index(flow, act.value) != state.language) return false;
    any = true;
  }
  return any && (choice.target == state.step || asks_consent(flow.steps[state.step]));
}

Transition ignored(const State& state) {
  Transition result;
  result.state = state;
  return result;
}

Transition take_entry(const Flow& flow, const State& state, const Event& event, EntryKind on) {
  const Entry* entry = find_entry(flow, on);
  if (entry == nullptr) return ignored(state);
  Move move(flow, state, event);
  move.leave();
  move.forget_subject();
  if (!is_attract(flow, entry->target)) move.begin_session();
  move.request_cameras(entry->cameras, entry->target);
  move.enter(entry->target);
  return move.finish();
}

Transition take_choice(const Flow& flow, const State& state, const Event& event, const Choice& choice) {
  Move move(flow, state, event);
  move.begin_session();
  move.perform(choice.acts, &choice, event.choice);
  move.settle_toggles(choice, event.choice);
  const StepIndex target = target_of(choice, move.state());
  move.leave();
  move.enter(target);
  return move.finish();
}

Transition take_exit(const Flow& flow, const State& state, const Event& event, const Exit& exit) {
  const bool ends_session = exit.on == ExitKind::timeout && lets_pass(flow, flow.steps[state.step]);
  Move move(flow, state, event);
  // What the exit itself says is said in the session that it ends.
  if (!ends_session || !exit.acts.empty()) move.begin_session();
  if (exit.on == ExitKind::token_refused) move.refuse_token();
  move.perform(exit.acts, nullptr, no_choice);
  move.leave();
  if (ends_session) {
    move.forget_subject();
    if (!is_attract(flow, exit.target) && flow.steps[exit.target].kind != StepKind::end) move.begin_session();
  }
  move.enter(exit.target);
  return move.finish();
}

// Whoever was there has gone, or was replaced: one rule for both.
Transition lose_subject(const Flow& flow, const State& state, const Event& event) {
  if (state.step == no_step) return ignored(state);
  const Step& step = flow.steps[state.step];
  switch (step.kind) {
    case StepKind::screen:
      // At a guardian screen people change places: that is what it is for.
      if (step.screen == ScreenKind::guardian) return ignored(state);
      return take_entry(flow, state, event, EntryKind::idle);
    case StepKind::capture:
      return take_entry(flow, state, event, EntryKind::idle);
    case StepKind::service:
    case StepKind::erase:
    case StepKind::host: {
      Move move(flow, state, event);
      move.renew_session();
      return move.finish();
    }
    case StepKind::end:
      break;
  }
  return ignored(state);
}

std::optional<ExitKind> exit_for(EventKind event) {
  switch (event) {
    case EventKind::timeout:
      return ExitKind::timeout;
    case EventKind::presence:
      return ExitKind::presence;
    case EventKind::matched:
      return ExitKind::matched;
    case EventKind::not_matched:
      return ExitKind::not_matched;
    case EventKind::failed:
      return ExitKind::failed;
    case EventKind::cancelled:
      return ExitKind::cancelled;
    case EventKind::done:
      return ExitKind::done;
    case EventKind::fault:
      return ExitKind::fault;
    case EventKind::token:
      return ExitKind::token;
    case EventKind::token_refused:
      return ExitKind::token_refused;
    case EventKind::power_on:
    case EventKind::idle:
    case EventKind::resume:
    case EventKind::maintenance_exit:
    case EventKind::choose:
    case EventKind::left:
    case EventKind::somebody_came:
    case EventKind::overdue:
      break;
  }
  return std::nullopt;
}

}  // namespace

bool asks_consent(const Step& step) {
  for (const Choice& choice : step.choices)
    for (const Act& act : choice.acts)
      if (gives_consent(act)) return true;
  return false;
}

bool lets_pass(const Flow& flow, const Step& step) {
  const Exit* timeout = step.exit(ExitKind::timeout);
  if (timeout == nullptr) return false;
  if (step.kind == StepKind::capture || step.kind == StepKind::end) return false;
  if (step.kind != StepKind::screen) return timeout->after_ms > longest_work_ms;
  const StepKind next = flow.steps[timeout->target].kind;
  const bool countdown = timeout->after_ms <= longest_countdown_ms && !asks_consent(step) &&
                         step.fields.empty() && next != StepKind::screen && next != StepKind::end;
  return !countdown;
}

StepIndex target_of(const Choice& choice, const State& state) {
  const auto holds = [&](const Branch& branch) {
    for (const PurposeIndex purpose : branch.consented)
      if (state.decision(purpose) != Decision::consented) return false;
    return true;
  };
  for (const Branch& branch : choice.branches)
    if (holds(branch)) return branch.target;
  return choice.target;
}

bool is_ticked(const Choice& toggle, const State& state) {
  bool any = false;
  for (const Act& act : toggle.acts) {
    if (!gives_consent(act)) continue;
    any = true;
    if (state.decision(act.purpose) != Decision::consented) return false;
  }
  return any;
}

std::uint32_t preselected_boxes(const Step& step) {
  std::uint32_t boxes = 0;
  for (std::size_t i = 0; i < step.choices.size(); ++i)
    if (step.choices[i].toggle && step.choices[i].preselected) boxes |= std::uint32_t{1} << i;
  return boxes;
}

bool settles_toggles(const Step& step, const Choice& choice) {
  if (choice.toggle || !choice.has(ActKind::continue_)) return false;
  for (const Choice& box : step.choices)
    if (box.toggle) return true;
  return false;
}

Transition transition(const Flow& flow, const State& state, const Event& event) {
  const bool nobody =
      state.step == no_step || is_attract(flow, state.step) || flow.steps[state.step].kind == StepKind::end;
  switch (event.kind) {
    case EventKind::power_on:
      return take_entry(flow, state, event, EntryKind::power_on);
    case EventKind::maintenance_exit:
      return take_entry(flow, state, event, EntryKind::maintenance_exit);
    case EventKind::idle:
      return nobody ? take_entry(flow, state, event, EntryKind::idle) : ignored(state);
    case EventKind::resume:
      return nobody ? take_entry(flow, state, event, EntryKind::resume) : ignored(state);
    case EventKind::overdue:
      return take_entry(flow, state, event, EntryKind::idle);
    case EventKind::left:
    case EventKind::somebody_came:
      return lose_subject(flow, state, event);
    default:
      break;
  }
  if (event.kind == EventKind::presence &&
      (state.step == no_step || flow.steps[state.step].exit(ExitKind::presence) == nullptr))
    return nobody ? take_entry(flow, state, event, EntryKind::presence) : ignored(state);
  if (state.step == no_step) return ignored(state);

  const Step& step = flow.steps[state.step];
  if (event.kind == EventKind::choose) {
    if (event.choice >= step.choices.size()) return ignored(state);
    const Choice& choice = step.choices[event.choice];
    if (chooses_what_is_shown(flow, state, choice)) return ignored(state);
    if (choice.target == state.step && choice.has(ActKind::language)) {
      // Another language is the same screen again: nothing begins, nothing ends.
      Move move(flow, state, event);
      move.perform(choice.acts, &choice, event.choice);
      move.show_in_language_chosen(state);
      return move.finish();
    }
    if (choice.toggle) {
      Move move(flow, state, event);
      move.begin_session();
      move.toggle(choice, event.choice);
      move.show_again();
      return move.finish();
    }
    return take_choice(flow, state, event, choice);
  }
  if (event.kind == EventKind::not_matched && step.kind == StepKind::capture &&
      state.attempts < step.retries) {
    State retried = state;
    ++retried.attempts;
    Move move(flow, retried, event);
    move.turn_camera_on(state.step);
    return move.finish();
  }
  const std::optional<ExitKind> on = exit_for(event.kind);
  const Exit* exit = on ? step.exit(*on) : nullptr;
  if (exit == nullptr) return ignored(state);
  return take_exit(flow, state, event, *exit);
}

}  // namespace facenotice
