// SPDX-License-Identifier: MIT
// The player's loop: an event, its transition, its effects, and what follows from them.
#include <algorithm>

#include "src/player/player_impl.hpp"

namespace facenotice {
namespace {

// Follow-ups of follow-ups: a bound, so that a flow whose fault exits lead to each other cannot spin.
constexpr int most_hops = 16;

}  // namespace

Player::Impl::Impl(const PlayerOptions& options, Loaded loaded, FaceModule& face, Display& display,
                   Host& host)
    : ledger(std::move(loaded.ledger)),
      package(std::move(loaded.package)),
      flow(std::move(loaded.flow.flow)),
      glyphs(std::move(loaded.flow.glyphs)),
      book(package, flow, loaded.flow.display),
      gate(ledger, package),
      language(flow.languages.front()),
      options_(options),
      face_(face),
      display_(display),
      host_(host),
      renderer_(std::make_unique<Renderer>(glyphs)),
      variant_(options.variant) {}

bool Player::Impl::catch_up(Instant at) {
  if (stopped) return false;
  const std::uint64_t entered = entered_;
  int fallen = 0;
  for (auto due = next_deadline(); due && *due <= at.monotonic; due = next_deadline()) {
    if (fallen++ == most_due) {
      now = at;
      run(EventKind::overdue);
      break;
    }
    // When it fell due, by the clock on the wall: that may have been set meanwhile, but the ledger's does not
    // go back.
    const UtcMillis then = at.utc - (at.monotonic - *due);
    now = {std::clamp(then, std::min(now.utc, at.utc), at.utc), *due};
    fall_due();
  }
  now = at;
  return entered == entered_;
}

void Player::Impl::fall_due() {
  if (step_ends_ && now.monotonic >= *step_ends_) {
    step_ends_.reset();
    run(EventKind::timeout);
  } else if (grant_ends_ && now.monotonic >= *grant_ends_) {
    stop_camera(GrantEnd::expired);
    const Step* step = current();
    if (step != nullptr && step->kind == StepKind::capture) run(EventKind::failed);
  }
}

bool Player::Impl::dispatch(EventKind kind, Instant at, std::uint8_t choice) {
  catch_up(at);
  return run(kind, choice);
}

bool Player::Impl::run(EventKind kind, std::uint8_t choice) {
  if (stopped) return false;
  if (Status s = gate.settle(now); !s) host_.trouble(s.error());
  if (!take({kind, choice, now.utc})) return false;
  follow_up();
  return true;
}

// What the effects of a transition made necessary: leaving a step that cannot be carried out, a camera that
// did not start.
void Player::Impl::follow_up() {
  for (int hop = 0; hop < most_hops && (escape_ || follow_up_); ++hop) {
    const std::optional<EventKind> next = std::exchange(follow_up_, std::nullopt);
    if (std::exchange(escape_, false)) {
      leave_somehow();
    } else {
      take({*next, no_choice, now.utc});
    }
  }
  escape_ = false;
  follow_up_.reset();
  if (Status s = gate.settle(now); !s) host_.trouble(s.error());
}

bool Player::Impl::take(const Event& event) {
  const Transition result = transition(flow, state, event);
  if (!result.accepted) return false;
  state = result.state;
  if (result.entered) {
    ++entered_;
    step_orders_.clear();
    step_ends_.reset();
    if (const Exit* timeout = current()->exit(ExitKind::timeout))
      step_ends_ = now.monotonic + timeout->after_ms;
  }
  held_back_ = false;
  for (const Effect& effect : result.effects) carry_out(effect);
  language = flow.languages[state.language];
  follow_age();
  return true;
}

// The step cannot be carried out: out by the first exit that it has for such a case.
void Player::Impl::leave_somehow() {
  for (const EventKind kind :
       {EventKind::fault, EventKind::failed, EventKind::cancelled, EventKind::timeout, EventKind::power_on})
    if (take({kind, no_choice, now.utc})) return;
}

void Player::Impl::advance(Instant at) {
  if (stopped) return;
  write_kept();
  catch_up(at);
  if (Status s = gate.settle(now); !s) host_.trouble(s.error());
}

std::optional<MonotonicMillis> Player::Impl::next_deadline() const {
  if (stopped) return std::nullopt;
  if (step_ends_ && grant_ends_) return std::min(*step_ends_, *grant_ends_);
  return step_ends_ ? step_ends_ : grant_ends_;
}

void Player::Impl::stop(Instant at) {
  if (stopped) return;
  catch_up(at);
  gate.revoke_all(GrantEnd::power_down);
  stop_camera(GrantEnd::power_down);
  if (session != Id128{}) end_session({EffectKind::session_end, state.step});
  if (Status s = gate.settle(now); !s) host_.trouble(s.error());
  state = State{};
  step_ends_.reset();
  stopped = true;
}

bool Player::Impl::face_result(const Id128& grant, FaceOutcome outcome, Instant at) {
  catch_up(at);
  if (stopped || grant == Id128{} || grant != grant_) return false;
  // A face that was compared after the permission ended was compared without permission.
  const bool counts = gate.may_report(grant, now.monotonic);
  stop_camera(GrantEnd::released);
  if (!counts) return run(EventKind::failed);
  switch (outcome) {
    case FaceOutcome::matched:
      matched_ = true;
      return run(EventKind::matched);
    case FaceOutcome::not_matched:
      return run(EventKind::not_matched);
    case FaceOutcome::cancelled:
      return run(EventKind::cancelled);
    case FaceOutcome::failed:
      break;
  }
  return run(EventKind::failed);
}

bool Player::Impl::finish_step(EventKind kind, std::string_view id, Instant at) {
  catch_up(at);
  const Step* step = current();
  if (step == nullptr || step->id != id) return false;
  if (step->kind == StepKind::screen || step->kind == StepKind::capture) return false;
  // An erasure is done when it is confirmed, order by order, and not before.
  if (step->kind == StepKind::erase && kind == EventKind::done && !step_orders_.empty()) return false;
  return run(kind);
}

bool Player::Impl::confirm_erasure(const Id128& order, Instant at) {
  if (stopped) return false;
  catch_up(at);
  if (!write_kept()) return false;  // the order itself may be among what could not be written yet
  const Result<std::vector<OpenErasure>> open = ledger.open_erasures();
  if (!open) {
    host_.trouble(open.error());
    return false;
  }
  const auto found =
      std::find_if(open->begin(), open->end(), [&](const OpenErasure& o) { return o.order == order; });
  if (found == open->end()) return false;
  Record confirmed;
  confirmed.kind = RecordKind::erase_confirmed;
  confirmed.time = now.utc;
  confirmed.session = found->session;
  confirmed.purpose = found->purpose;
  confirmed.package = package.digest();
  confirmed.reference = order;
  if (!record(std::move(confirmed), true)) return false;
  const bool had = !step_orders_.empty();
  step_orders_.erase(std::remove_if(step_orders_.begin(), step_orders_.end(),
                                    [&](const ErasureOrder& o) { return o.order == order; }),
                     step_orders_.end());
  const Step* step = current();
  if (had && step_orders_.empty() && step != nullptr && step->kind == StepKind::erase) run(EventKind::done);
  return true;
}

bool Player::Impl::set_variant(Variant variant, Instant at) {
  catch_up(at);
  const Step* step = current();
  if (stopped || step == nullptr || variant == variant_) return false;
  variant_ = variant;
  show(state.step);
  follow_up();
  return true;
}

void Player::Impl::repeat_open_erasures() {
  const Result<std::vector<OpenErasure>> open = ledger.open_erasures();
  if (!open) {
    host_.trouble(open.error());
    return;
  }
  for (const OpenErasure& order : *open) host_.erase({order.order, order.session, order.purpose});
}

}  // namespace facenotice
