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
      memory(std::move(loaded.memory)),
      trust(std::move(loaded.trust.trust)),
      package(std::move(loaded.package)),
      flow(std::move(loaded.flow.flow)),
      glyphs(std::move(loaded.flow.glyphs)),
      book(std::move(loaded.flow.book)),
      gate(ledger, package, flow, loaded.since),
      options_(options),
      face_(face),
      display_(display),
      host_(host),
      renderer_(std::make_unique<Renderer>(glyphs)),
      variant_(options.variant) {
  reserve_texts(record_);
  for (std::string* id : {&request_.step, &request_.purpose, &capture_.step, &capture_.purpose,
                          &erasure_.purpose, &confirmed_.purpose})
    id->reserve(max_record_text);
  step_orders_.reserve(max_purposes);
  reserve_texts(token_);
  gate.set_trust(trust, loaded.since);
  if (loaded.withdrawals) gate.set_withdrawals(std::move(*loaded.withdrawals), loaded.since);
}

Instant Player::Impl::own_time(Instant host) {
  const MonotonicMillis own = later(host.monotonic, clock_shift_);
  if (own >= now.monotonic) return {host.utc, own};
  clock_shift_ = later(clock_shift_, between(own, now.monotonic));
  if (grant_ != Id128{}) {
    stop_camera(GrantEnd::clock_back);
    const Step* step = current();
    if (step != nullptr && step->kind == StepKind::capture) run(EventKind::failed);
  }
  return {host.utc, now.monotonic};
}

bool Player::Impl::catch_up(Instant host) {
  const std::uint64_t entered = entered_;
  const Instant at = own_time(host);
  int fallen = 0;
  for (auto due = next_due(); due && *due <= at.monotonic; due = next_due()) {
    if (fallen++ == most_due) {
      now = at;
      run(EventKind::overdue);
      break;
    }
    // When it fell due, by the clock on the wall: that may have been set meanwhile, but the ledger's does not
    // go back.
    const UtcMillis then = later(at.utc, -between(*due, at.monotonic));
    now = {std::clamp(then, std::min(now.utc, at.utc), at.utc), *due};
    fall_due();
  }
  now = at;
  if (retry_ && now.monotonic >= *retry_) write_kept();
  if (grant_ != Id128{}) require_ledger();
  return entered == entered_;
}

// Under a ledger that was taken away no camera stays on.
void Player::Impl::require_ledger() {
  const Status there = ledger.still_there();
  if (there) return;
  host_.trouble(there.error());
  end_face_path(GrantEnd::ledger_failed);
  const Step* step = current();
  if (step != nullptr && step->kind == StepKind::capture) run(EventKind::failed);
}

std::optional<std::uint64_t> Player::Impl::check_ledger(std::uint64_t most, Instant at) {
  catch_up(at);
  if (stopped) return {};
  const Result<bool> all = ledger.verify_part(checked_, most);
  const Result<std::uint64_t> size = ledger.size();
  if (all && size) return *all ? (checked_ = {}, 0) : *size - checked_.checked;
  const Error found = all ? size.error() : all.error();
  checked_ = {};
  if (found.code == "ledger.corrupt") {
    // Grants first: no capture waits for the disk to hear of it.
    gate.revoke_all(GrantEnd::ledger_failed);
    if (Status s = memory.remember_damage(ledger, now.utc); !s) host_.trouble(s.error());
    stop(host_time());
  }
  host_.trouble(found);
  return {};
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
  if (Status s = gate.settle(host_time()); !s) host_.trouble(s.error());
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
  if (Status s = gate.settle(host_time()); !s) host_.trouble(s.error());
}

bool Player::Impl::take(const Event& event) {
  const Transition result = transition(flow, state, event);
  if (!result.accepted) return false;
  const StepIndex from = state.step;
  const Id128 whose = session;
  state = result.state;
  if (result.entered) {
    ++entered_;
    step_orders_.clear();
    step_ends_.reset();
    if (const Exit* timeout = current()->exit(ExitKind::timeout))
      step_ends_ = later(now.monotonic, timeout->after_ms);
  }
  held_back_ = false;
  // An age was stated on the screen that is left, in its language: before anything of the next one.
  bool age_followed = false;
  for (const Effect& effect : result.effects) {
    if (effect.kind != EffectKind::session_start && !std::exchange(age_followed, true))
      follow_age(from, event.choice);
    carry_out(effect);
  }
  if (!age_followed) follow_age(from, event.choice);
  if (state.step != from || session != whose) filled_ = 0;
  language = state.language;
  return true;
}

// The step cannot be carried out: out by the first exit that it has for such a case.
void Player::Impl::leave_somehow() {
  // Not by face: the way on that whoever refuses would take. On record as the machine's act, not theirs.
  if (const Step* step = current(); step != nullptr && step->kind == StepKind::screen)
    for (std::size_t i = 0; i < step->choices.size(); ++i) {
      const Choice& choice = step->choices[i];
      if (choice.actor != Actor::subject || choice.toggle) continue;
      if (!choice.has(ActKind::refuse) && !choice.has(ActKind::choose_alternative)) continue;
      if (wanting(choice) != nullptr) continue;  // what nobody has typed is not sent
      by_machine_ = true;
      const bool taken = take({EventKind::choose, static_cast<std::uint8_t>(i), now.utc});
      by_machine_ = false;
      if (taken) return;
    }
  for (const EventKind kind :
       {EventKind::fault, EventKind::failed, EventKind::cancelled, EventKind::timeout, EventKind::power_on})
    if (take({kind, no_choice, now.utc})) return;
}

bool Player::Impl::advance(Instant at) {
  catch_up(at);
  write_kept();
  if (Status s = gate.settle(host_time()); !s) host_.trouble(s.error());
  return true;
}

std::optional<MonotonicMillis> Player::Impl::next_due() const {
  if (step_ends_ && grant_ends_) return std::min(*step_ends_, *grant_ends_);
  return step_ends_ ? step_ends_ : grant_ends_;
}

std::optional<MonotonicMillis> Player::Impl::next_deadline() const {
  if (stopped) return std::nullopt;
  std::optional<MonotonicMillis> next = next_due();
  if (retry_) next = std::min(next.value_or(*retry_), *retry_);
  if (next) next = later(*next, -clock_shift_);
  return next;
}

void Player::Impl::run_out_of_memory() noexcept {
  gate.end_session();
  face_.stop();
  grant_ = Id128{};
  grant_ends_.reset();
  step_ends_.reset();
  state = State{};
  if (session != Id128{}) lost_session_ = session;
  session = Id128{};
  matched_ = held_back_ = escape_ = by_machine_ = handed_in_ = false;
  follow_up_.reset();
}

bool Player::Impl::stop(Instant at) {
  catch_up(at);
  stop_camera(GrantEnd::power_down);
  if (session != Id128{}) end_session({EffectKind::session_end, state.step});
  if (Status s = gate.settle(host_time()); !s) host_.trouble(s.error());
  record_lost_session();
  if (write_kept()) remember("stop");
  state = State{};
  step_ends_.reset();
  stopped = true;
  return true;
}

bool Player::Impl::choose(std::string_view id, std::string_view choice, Instant at) {
  if (!catch_up(at)) return false;
  const Step* step = current();
  if (step == nullptr || step->id != id) return false;
  for (std::size_t i = 0; i < step->choices.size(); ++i)
    if (step->choices[i].id == choice) {
      if (const Field* field = wanting(step->choices[i])) {
        host_.edit(step->id, field->data);
        return false;
      }
      return take_choice(static_cast<std::uint8_t>(i));
    }
  return false;
}

const Field* Player::Impl::wanting(const Choice& choice) const {
  if (!choice.has(ActKind::submit)) return nullptr;
  const std::vector<Field>& fields = current()->fields;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].required && (filled_ >> i & 1U) == 0) return &fields[i];
  return nullptr;
}

bool Player::Impl::set_filled(std::string_view id, std::string_view data, bool filled, Instant at) {
  if (!catch_up(at)) return false;
  const Step* step = current();
  if (step == nullptr || step->id != id) return false;
  for (std::size_t i = 0; i < step->fields.size(); ++i)
    if (step->fields[i].data == data) {
      const std::uint32_t bit = std::uint32_t{1} << i;
      filled_ = filled ? filled_ | bit : filled_ & ~bit;
      return true;
    }
  return false;
}

bool Player::Impl::touch(std::int32_t x, std::int32_t y, Instant at) {
  if (!catch_up(at)) return false;
  const Step* step = current();
  if (step == nullptr || screen == nullptr || step->id != screen->list.step) return false;
  const DisplayList& list = screen->list;
  if (x < 0 || y < 0 || x >= list.width || y >= list.height) return false;
  const HitArea* area = list.hit(px64(x) + px64_one / 2, px64(y) + px64_one / 2);
  if (area == nullptr) return false;
  if (area->kind == HitArea::Kind::choice) return choose(list.step, area->id, at);
  host_.edit(list.step, area->id);
  return true;
}

bool Player::Impl::face_result(const Id128& grant, FaceOutcome outcome, Instant at) {
  catch_up(at);
  if (grant == Id128{} || grant != grant_) return false;
  // A face that was compared after the permission ended was compared without permission.
  const bool counts = gate.may_report(grant, host_time().monotonic);
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
  catch_up(at);
  if (!write_kept()) return false;  // the order itself may be among what could not be written yet
  const Result<bool> found = ledger.open_erasure(order, confirmed_);
  if (!found) {
    host_.trouble(found.error());
    return false;
  }
  if (!*found) return false;
  Record& confirmed = blank_record();
  confirmed.kind = RecordKind::erase_confirmed;
  confirmed.time = recordable_time(now.utc);
  confirmed.session = confirmed_.session;
  confirmed.purpose = confirmed_.purpose;
  confirmed.package = package.digest();
  confirmed.reference = order;
  confirmed.commitment = confirmed_.consent;
  if (!record(confirmed, true)) return false;
  const bool had = !step_orders_.empty();
  step_orders_.erase(std::remove(step_orders_.begin(), step_orders_.end(), order), step_orders_.end());
  const Step* step = current();
  if (had && step_orders_.empty() && step != nullptr && step->kind == StepKind::erase) run(EventKind::done);
  return true;
}

bool Player::Impl::set_variant(Variant variant, Instant at) {
  catch_up(at);
  const Step* step = current();
  if (step == nullptr || variant == variant_) return false;
  variant_ = variant;
  show(state.step);
  follow_up();
  return true;
}

bool Player::Impl::repeat_open_erasures() {
  const Result<std::vector<StoredRecord>> open = memory.still_open(ledger);
  if (!open)
    host_.trouble(open.error());
  else
    for (const StoredRecord& stored : *open)
      if (const Record& one = stored.record; one.kind == RecordKind::erase_ordered)
        host_.erase({one.reference, one.session, one.purpose, one.commitment});
  return open.ok();
}

}  // namespace facenotice
