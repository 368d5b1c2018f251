// SPDX-License-Identifier: MIT
// The transition function, built from three moves: perform acts, leave a step, enter a step.
#include <facenotice/transition.hpp>

namespace facenotice {
namespace {

// Index of purpose bits in State::Packed::rest.
constexpr unsigned guardians_at = 16, age_at = 32, session_at = 34, captured_at = 35, attempts_at = 36;

bool is_attract(const Flow& flow, StepIndex index) {
  return index != no_step && flow.steps[index].kind == StepKind::screen &&
         flow.steps[index].screen == ScreenKind::attract;
}

const Entry* find_entry(const Flow& flow, EntryKind on) {
  for (const Entry& entry : flow.entries)
    if (entry.on == on) return &entry;
  return nullptr;
}

bool gives_consent(const Act& act) {
  return act.kind == ActKind::consent || act.kind == ActKind::guardian_consent;
}

// One transition under way: the state it has reached and the effects so far.
class Move {
 public:
  Move(const Flow& flow, const State& state, const Event& event) : flow_(flow), at_ms_(event.at_ms) {
    result_.state = state;
    result_.accepted = true;
  }

  Transition finish() { return result_; }
  const State& state() const { return result_.state; }

  void forget_subject() {
    if (result_.state.in_session) emit({EffectKind::session_end, result_.state.step});
    result_.state = State{};
  }

  void begin_session() {
    if (result_.state.in_session) return;
    result_.state.in_session = true;
    emit({EffectKind::session_start, result_.state.step});
  }

  void leave() {
    State& state = result_.state;
    if (state.step == no_step) return;
    const Step& step = flow_.steps[state.step];
    if (step.kind == StepKind::capture || !step.cameras.empty()) emit({EffectKind::camera_off, state.step});
    state.attempts = 0;
  }

  void enter(StepIndex index) {
    // An end leads to the idle entry, whose target is never an end (read_flow checks it): one hop at most.
    if (flow_.steps[index].kind == StepKind::end) {
      forget_subject();
      if (const Entry* idle = find_entry(flow_, EntryKind::idle)) {
        // Where the idle screen is no attract screen, somebody may be there already: as when an entry is
        // taken.
        if (!is_attract(flow_, idle->target)) begin_session();
        request_cameras(idle->cameras, idle->target);
        index = idle->target;
      } else {
        result_.state.step = index;
        return;
      }
    } else if (is_attract(flow_, index)) {
      forget_subject();
    }
    result_.state.step = index;
    const Step& step = flow_.steps[index];
    // An attract screen tells nobody: its subject has not come yet.
    if (!is_attract(flow_, index))
      for (const PurposeIndex purpose : step.notifies) {
        emit({EffectKind::record_notified, index, purpose});
        result_.state.set_notified(purpose);
      }
    record_questions(step, index);
    tick_preselected(step, index);
    emit({EffectKind::show, index});
    request_cameras(step.cameras, index);
    switch (step.kind) {
      case StepKind::capture:
        turn_camera_on(index);
        break;
      case StepKind::service:
        emit({EffectKind::serve, index, step.purpose});
        break;
      case StepKind::erase:
        for (const PurposeIndex purpose : step.erases) emit({EffectKind::erase, index, purpose});
        break;
      case StepKind::host:
        emit({EffectKind::call_host, index});
        break;
      case StepKind::screen:
      case StepKind::end:
        break;
    }
  }

  // A box is ticked, or its tick is taken back.
  void toggle(const Choice& choice, std::uint8_t choice_index) {
    if (!is_ticked(choice, result_.state)) return perform(choice.acts, &choice, choice_index);
    for (const Act& act : choice.acts)
      if (gives_consent(act)) decide(act.purpose, Decision::withdrawn, choice, choice_index);
  }

  // Whoever goes on has said no to every box that is not ticked.
  void settle_toggles(const Choice& choice, std::uint8_t choice_index) {
    const Step& step = flow_.steps[result_.state.step];
    if (!settles_toggles(step, choice)) return;
    for (const Choice& box : step.choices) {
      if (!box.toggle) continue;
      for (const Act& act : box.acts)
        if (gives_consent(act) && result_.state.decision(act.purpose) != Decision::consented)
          decide(act.purpose, Decision::refused, choice, choice_index);
    }
  }

  void show_again() { emit({EffectKind::show, result_.state.step}); }

  void turn_camera_on(StepIndex index) {
    emit({EffectKind::camera_on, index, flow_.steps[index].purpose});
    result_.state.face_captured = true;
  }

  void request_cameras(const std::vector<CameraUse>& cameras, StepIndex index) {
    for (const CameraUse& camera : cameras) emit({EffectKind::camera_on, index, camera.purpose});
  }

  // `choice` is the one that the acts belong to, or nullptr when the machine itself took an exit.
  void perform(const std::vector<Act>& acts, const Choice* choice, std::uint8_t choice_index) {
    State& state = result_.state;
    const StepIndex index = state.step;
    const Actor actor = choice != nullptr ? choice->actor : Actor::subject;
    for (const Act& act : acts) {
      Effect effect{EffectKind::submit, index, act.purpose, choice_index, actor};
      effect.affirmative = choice != nullptr;
      switch (act.kind) {
        case ActKind::consent:
        case ActKind::guardian_consent: {
          const bool by_guardian = act.kind == ActKind::guardian_consent && actor == Actor::guardian;
          effect.kind = EffectKind::record_consent;
          effect.separate = is_separate(acts, choice, act.purpose);
          state.set_decision(act.purpose, Decision::consented, effect.separate);
          if (by_guardian) state.set_guardian(act.purpose);
          emit(effect);
          break;
        }
        case ActKind::refuse:
          effect.kind = EffectKind::record_refusal;
          state.set_decision(act.purpose, Decision::refused, false);
          emit(effect);
          break;
        case ActKind::withdraw:
          effect.kind = EffectKind::record_withdrawal;
          state.set_decision(act.purpose, Decision::withdrawn, false);
          emit(effect);
          break;
        case ActKind::language:
          effect.kind = EffectKind::set_language;
          emit(effect);
          break;
        case ActKind::submit:
          emit(effect);
          break;
        case ActKind::under_guardian_age:
          state.age = AgeBand::under_guardian_age;
          break;
        case ActKind::of_age:
          state.age = AgeBand::of_age;
          break;
        case ActKind::choose_face:
        case ActKind::choose_alternative:
        case ActKind::continue_:
        case ActKind::back:
        case ActKind::cancel:
        case ActKind::skip:
          break;
      }
    }
  }

 private:
  void decide(PurposeIndex purpose, Decision decision, const Choice& choice, std::uint8_t choice_index) {
    Effect effect{decision == Decision::refused ? EffectKind::record_refusal : EffectKind::record_withdrawal,
                  result_.state.step, purpose, choice_index, choice.actor};
    effect.affirmative = true;
    result_.state.set_decision(purpose, decision, false);
    emit(effect);
  }

  // What a box that comes ticked says, also to who refused before, is nobody's act: it is on record as that,
  // and opens nothing.
  void tick_preselected(const Step& step, StepIndex index) {
    if (is_attract(flow_, index)) return;
    for (std::size_t i = 0; i < step.choices.size(); ++i) {
      const Choice& box = step.choices[i];
      if (!box.toggle || !box.preselected) continue;
      for (const Act& act : box.acts) {
        if (!gives_consent(act) || result_.state.decision(act.purpose) == Decision::consented) continue;
        result_.state.set_decision(act.purpose, Decision::consented, false);
        emit({EffectKind::record_consent, index, act.purpose, static_cast<std::uint8_t>(i), box.actor});
      }
    }
  }

  // Separate consent (PIPL Art. 29, Measures 2025 Art. 6): after the notice, by a person's own act that
  // nothing pre-selected, on a screen that asks for it or tells of it and of nothing else, and for one
  // purpose.
  bool is_separate(const std::vector<Act>& acts, const Choice* choice, PurposeIndex purpose) const {
    if (choice == nullptr || choice->preselected || choice->actor == Actor::staff) return false;
    const Step& step = flow_.steps[result_.state.step];
    if (step.kind != StepKind::screen ||
        (step.screen != ScreenKind::consent && step.screen != ScreenKind::guardian &&
         step.screen != ScreenKind::separate_notice))
      return false;
    std::size_t bundled = 0;
    for (const Act& act : acts)
      if (gives_consent(act) || act.kind == ActKind::submit) ++bundled;
    return bundled == 1 && result_.state.notified(purpose);
  }

  void record_questions(const Step& step, StepIndex index) {
    std::uint32_t asked = 0;
    for (const Choice& choice : step.choices)
      for (const Act& act : choice.acts) {
        if (!gives_consent(act)) continue;
        if ((asked >> act.purpose) & 1U) continue;
        asked |= 1U << act.purpose;
        emit({EffectKind::record_asked, index, act.purpose});
      }
  }

  void emit(Effect effect) {
    effect.at_ms = at_ms_;
    result_.effects.push(effect);
  }

  const Flow& flow_;
  std::int64_t at_ms_;
  Transition result_;
};

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

Transition take_exit(const Flow& flow, const State& state, const Event& event, const std::vector<Act>& acts,
                     StepIndex target, const Choice* choice) {
  Move move(flow, state, event);
  move.begin_session();
  move.perform(acts, choice, choice != nullptr ? event.choice : no_choice);
  if (choice != nullptr) {
    move.settle_toggles(*choice, event.choice);
    target = target_of(*choice, move.state());
  }
  move.leave();
  move.enter(target);
  return move.finish();
}

bool exit_for(EventKind event, ExitKind& exit) {
  switch (event) {
    case EventKind::timeout:
      exit = ExitKind::timeout;
      return true;
    case EventKind::presence:
      exit = ExitKind::presence;
      return true;
    case EventKind::matched:
      exit = ExitKind::matched;
      return true;
    case EventKind::not_matched:
      exit = ExitKind::not_matched;
      return true;
    case EventKind::failed:
      exit = ExitKind::failed;
      return true;
    case EventKind::cancelled:
      exit = ExitKind::cancelled;
      return true;
    case EventKind::done:
      exit = ExitKind::done;
      return true;
    case EventKind::fault:
      exit = ExitKind::fault;
      return true;
    case EventKind::power_on:
    case EventKind::idle:
    case EventKind::resume:
    case EventKind::maintenance_exit:
    case EventKind::choose:
      return false;
  }
  return false;
}

}  // namespace

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

void State::set_decision(PurposeIndex purpose, Decision decision, bool is_separate) {
  const std::uint64_t kept = purposes_ & ~(std::uint64_t{14} << shift(purpose));
  const std::uint64_t set = (static_cast<std::uint64_t>(decision) << 1U) | (is_separate ? 8U : 0U);
  purposes_ = kept | (set << shift(purpose));
  if (decision != Decision::consented) guardians_ = static_cast<std::uint16_t>(guardians_ & ~(1U << purpose));
}

State::Packed State::pack() const {
  Packed packed;
  packed.purposes = purposes_;
  packed.rest = std::uint64_t{step} | (std::uint64_t{guardians_} << guardians_at) |
                (static_cast<std::uint64_t>(age) << age_at) | (std::uint64_t{in_session} << session_at) |
                (std::uint64_t{face_captured} << captured_at) | (std::uint64_t{attempts} << attempts_at);
  return packed;
}

State State::unpack(const Packed& packed) {
  State state;
  state.purposes_ = packed.purposes;
  state.step = static_cast<StepIndex>(packed.rest & 0xFFFFU);
  state.guardians_ = static_cast<std::uint16_t>((packed.rest >> guardians_at) & 0xFFFFU);
  state.age = static_cast<AgeBand>((packed.rest >> age_at) & 3U);
  state.in_session = ((packed.rest >> session_at) & 1U) != 0;
  state.face_captured = ((packed.rest >> captured_at) & 1U) != 0;
  state.attempts = static_cast<std::uint8_t>((packed.rest >> attempts_at) & 15U);
  return state;
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
    if (choice.target == state.step && choice.has(ActKind::language)) {
      // Another language is the same screen again: nothing begins, nothing ends.
      Move move(flow, state, event);
      move.perform(choice.acts, &choice, event.choice);
      move.show_again();
      return move.finish();
    }
    if (choice.toggle) {
      Move move(flow, state, event);
      move.begin_session();
      move.toggle(choice, event.choice);
      move.show_again();
      return move.finish();
    }
    return take_exit(flow, state, event, choice.acts, choice.target, &choice);
  }
  if (event.kind == EventKind::not_matched && step.kind == StepKind::capture &&
      state.attempts < step.retries) {
    State retried = state;
    ++retried.attempts;
    Move move(flow, retried, event);
    move.turn_camera_on(state.step);
    return move.finish();
  }
  ExitKind on{};
  if (!exit_for(event.kind, on)) return ignored(state);
  const Exit* exit = step.exit(on);
  if (exit == nullptr) return ignored(state);
  return take_exit(flow, state, event, exit->acts, exit->target, nullptr);
}

}  // namespace facenotice
