// SPDX-License-Identifier: MIT
// One transition under way, built from three moves: perform acts, leave a step, enter a step.
#pragma once

#include <string>
#include <vector>

#include <facenotice/transition.hpp>

namespace facenotice::flow {

inline bool is_attract(const Flow& flow, StepIndex index) {
  return index != no_step && flow.steps[index].kind == StepKind::screen &&
         flow.steps[index].screen == ScreenKind::attract;
}

inline const Entry* find_entry(const Flow& flow, EntryKind on) {
  for (const Entry& entry : flow.entries)
    if (entry.on == on) return &entry;
  return nullptr;
}

inline bool gives_consent(const Act& act) {
  return act.kind == ActKind::consent || act.kind == ActKind::guardian_consent;
}

// Index into Flow::languages; their number when the flow has no such language.
inline std::size_t language_index(const Flow& flow, const std::string& code) {
  std::size_t index = 0;
  while (index < flow.languages.size() && flow.languages[index] != code) ++index;
  return index;
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

  // Whoever comes next starts from nothing: nothing told, nothing said, the default language. Only a language
  // that was chosen just now, for what is shown next, stays.
  void forget_subject() {
    if (result_.state.in_session) emit({EffectKind::session_end, result_.state.step});
    const std::uint8_t language = language_chosen_ ? result_.state.language : std::uint8_t{0};
    result_.state = State{};
    result_.state.language = language;
  }

  // The step goes on to its exit for whoever is there now, in a session of their own.
  void renew_session() {
    const StepIndex step = result_.state.step;
    forget_subject();
    result_.state.step = step;
    begin_session();
    show_again();
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
    result_.entered = true;
    // An end leads to the idle entry, which every flow has and whose target is never an end (read_flow checks
    // it): one hop at most.
    if (flow_.steps[index].kind == StepKind::end) {
      forget_subject();
      const Entry& idle = *find_entry(flow_, EntryKind::idle);
      // Where the idle screen is no attract screen, somebody may be there already: as when an entry is taken.
      if (!is_attract(flow_, idle.target)) begin_session();
      request_cameras(idle.cameras, idle.target);
      index = idle.target;
    } else if (is_attract(flow_, index)) {
      forget_subject();
    }
    result_.state.step = index;
    const Step& step = flow_.steps[index];
    tell(index);
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
    std::uint32_t settled = 0;
    for (const Choice& box : step.choices) {
      if (!box.toggle) continue;
      for (const Act& act : box.acts) {
        if (!gives_consent(act) || result_.state.decision(act.purpose) == Decision::consented) continue;
        if ((settled >> act.purpose) & 1U) continue;
        settled |= 1U << act.purpose;
        decide(act.purpose, Decision::refused, choice, choice_index);
      }
    }
  }

  void show_again() { emit({EffectKind::show, result_.state.step}); }

  // The same screen in another language: what it tells, it tells again.
  void show_in_language_chosen(const State& before) {
    if (result_.state.language != before.language) tell(result_.state.step);
    show_again();
  }

  void turn_camera_on(StepIndex index) {
    emit({EffectKind::camera_on, index, flow_.steps[index].purpose});
    result_.state.face_captured = true;
  }

  void request_cameras(const std::vector<CameraUse>& cameras, StepIndex index) {
    for (const CameraUse& camera : cameras) emit({EffectKind::camera_on, index, camera.purpose});
  }

  // What was handed in here does not count. The exit on a token, which stands beside each for those that are
  // refused (read_flow checks it), says for which purpose it would have been.
  void refuse_token() {
    for (const Act& act : flow_.steps[result_.state.step].exit(ExitKind::token)->acts)
      if (act.kind == ActKind::consented_earlier)
        emit({EffectKind::record_token_refused, result_.state.step, act.purpose});
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
          state.set_decision(act.purpose, Decision::refused);
          emit(effect);
          break;
        case ActKind::withdraw:
          effect.kind = EffectKind::record_withdrawal;
          state.set_decision(act.purpose, Decision::withdrawn);
          emit(effect);
          break;
        case ActKind::language:
          if (choice != nullptr) choose_language(act.value);
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
        case ActKind::consented_earlier:
          state.set_given_earlier(act.purpose);
          effect.kind = EffectKind::record_token;
          emit(effect);
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
  // An attract screen tells nobody: its subject has not come yet.
  void tell(StepIndex index) {
    if (is_attract(flow_, index)) return;
    for (const PurposeIndex purpose : flow_.steps[index].notifies) {
      emit({EffectKind::record_notified, index, purpose});
      result_.state.set_notified(purpose);
    }
  }

  void choose_language(const std::string& code) {
    const std::size_t index = language_index(flow_, code);
    if (index == flow_.languages.size()) return;
    language_chosen_ = true;
    if (index != result_.state.language) result_.state.set_language(static_cast<std::uint8_t>(index));
  }

  void decide(PurposeIndex purpose, Decision decision, const Choice& choice, std::uint8_t choice_index) {
    Effect effect{decision == Decision::refused ? EffectKind::record_refusal : EffectKind::record_withdrawal,
                  result_.state.step, purpose, choice_index, choice.actor};
    effect.affirmative = true;
    result_.state.set_decision(purpose, decision);
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
        result_.state.set_decision(act.purpose, Decision::consented);
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
    return bundled == 1 && result_.state.notified(purpose) && !result_.state.told_before(purpose);
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
    effect.language = result_.state.language;
    result_.effects.push(effect);
  }

  const Flow& flow_;
  std::int64_t at_ms_;
  bool language_chosen_ = false;
  Transition result_;
};

}  // namespace facenotice::flow
