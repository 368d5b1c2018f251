// SPDX-License-Identifier: MIT
// The effects of a transition, carried out: recorded first, done then.
#include <algorithm>

#include "src/base/crypto.hpp"
#include "src/player/player_impl.hpp"

namespace facenotice {
namespace {

constexpr std::int64_t retry_after_ms = 5'000;        // records that the ledger could not take
constexpr std::uint32_t longest_preview_ms = 10'000;  // ours: a camera use that declares no duration

bool is_guardians(const Step& step, const Effect& effect) {
  if (effect.actor != Actor::guardian || effect.choice >= step.choices.size()) return false;
  for (const Act& act : step.choices[effect.choice].acts)
    if (act.kind == ActKind::guardian_consent && act.purpose == effect.purpose) return true;
  return false;
}

AgeBand age_said(const Flow& flow, StepIndex step, std::uint8_t choice) {
  AgeBand age = AgeBand::unknown;
  if (step >= flow.steps.size() || choice >= flow.steps[step].choices.size()) return age;
  for (const Act& act : flow.steps[step].choices[choice].acts) {
    if (act.kind == ActKind::under_guardian_age) age = AgeBand::under_guardian_age;
    if (act.kind == ActKind::of_age) age = AgeBand::of_age;
  }
  return age;
}

}  // namespace

void Player::Impl::carry_out(const Effect& effect) {
  language = effect.language;
  switch (effect.kind) {
    case EffectKind::session_start:
      begin_session(effect);
      break;
    case EffectKind::session_end:
      end_session(effect);
      break;
    case EffectKind::record_asked:
      if (!record(about(RecordKind::asked, effect), true)) held_back_ = true;
      break;
    case EffectKind::record_notified:
      if (!record(about(RecordKind::notified, effect), true)) held_back_ = true;
      break;
    case EffectKind::record_consent:
      record_consent(effect);
      break;
    case EffectKind::record_token:
      accept_token(effect);
      break;
    case EffectKind::record_token_refused:
      refuse_token(effect);
      break;
    case EffectKind::record_refusal:
    case EffectKind::record_withdrawal: {
      const bool withdrawal = effect.kind == EffectKind::record_withdrawal;
      if (effect.purpose < flow.purposes.size())
        gate.revoke(flow.purposes[effect.purpose].id, GrantEnd::withdrawn);
      Record& said = about(withdrawal ? RecordKind::withdrawn : RecordKind::refused, effect);
      said.affirmative = effect.affirmative && !by_machine_;
      if (by_machine_) said.detail = "machine";
      if (withdrawal) {
        // Also one that was given earlier: from now on it is dead at this machine.
        said.commitment = gate.held_mark(said.purpose);
        said.reference = short_mark(said.commitment);
      }
      record(said, false);
      matched_ = false;
      if (!gate.camera_on()) stop_camera(GrantEnd::withdrawn);
      break;
    }
    case EffectKind::show:
      if (held_back_) {
        escape_ = true;
      } else {
        show(effect.step);
      }
      break;
    case EffectKind::camera_on:
      turn_camera_on(effect);
      break;
    case EffectKind::camera_off:
      stop_camera(GrantEnd::cancelled);
      break;
    case EffectKind::serve:
      serve(effect);
      break;
    case EffectKind::erase:
      order_erasure(effect);
      break;
    case EffectKind::call_host:
      if (!host_.call(flow.steps[effect.step].id, flow.steps[effect.step].call))
        follow_up_ = EventKind::fault;
      break;
    case EffectKind::submit:
      host_.submit(flow.steps[effect.step].id);
      break;
  }
}

// A session that ended for want of memory: its end goes on record once there is some.
void Player::Impl::record_lost_session() {
  if (lost_session_ == Id128{}) return;
  Record& ended = blank_record();
  ended.kind = RecordKind::session_end;
  ended.time = recordable_time(now.utc);
  ended.session = lost_session_;
  ended.package = package.digest();
  ended.detail = "out-of-memory";
  record(ended, false);
  lost_session_ = Id128{};
}

void Player::Impl::begin_session(const Effect& effect) {
  record_lost_session();
  session = crypto::random_id();
  matched_ = false;
  told_age_ = AgeBand::unknown;
  gate.begin_session(session);
  host_.session(session, true);
  record(about(RecordKind::session_start, effect), false);
}

void Player::Impl::end_session(const Effect& effect) {
  stop_camera(GrantEnd::session_end);
  if (Status s = gate.settle(host_time()); !s) host_.trouble(s.error());
  const bool ended = record(about(RecordKind::session_end, effect), false);
  gate.end_session();
  if (ended) remember("session-end");
  if (const auto update = std::exchange(trust_update_, std::nullopt))
    take_update(update->file, update->trust);
  if (Status s = ledger.checkpoint(); !s) host_.trouble(s.error());
  host_.session(session, false);
  // Whoever comes next starts from nothing.
  session = Id128{};
  matched_ = false;
  told_age_ = AgeBand::unknown;
  variant_ = options_.variant;
}

void Player::Impl::record_consent(const Effect& effect) {
  const bool guardian = is_guardians(flow.steps[effect.step], effect);
  Record& said = about(guardian ? RecordKind::guardian_consented : RecordKind::consented, effect);
  said.separate = effect.separate;
  said.affirmative = effect.affirmative && !by_machine_;
  if (by_machine_) said.detail = "machine";
  if (said.affirmative && looked_ != Glass::none) {
    said.glass = looked_;
    said.glass_digest = handed_over_;  // where it was compared, that is what it showed
  }
  if (!record(said, true)) held_back_ = true;
}

std::uint32_t Player::Impl::ticked(StepIndex step) const {
  std::uint32_t bits = 0;
  const std::vector<Choice>& choices = flow.steps[step].choices;
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (choices[i].toggle && is_ticked(choices[i], state)) bits |= std::uint32_t{1} << i;
  return bits;
}

void Player::Impl::show(StepIndex step) {
  const auto cannot = [this](const Error& error) {
    host_.trouble(error);
    // A notice that was recorded and then not shown must not carry a consent.
    gate.close_session_for(GrantEnd::display_failed);
    escape_ = true;
  };
  const Screen* found = book.find(step, language, variant_);
  if (found == nullptr)
    return cannot({"player.screen", "The step \"" + flow.steps[step].id + "\" shows nothing."});
  const bool draft = package.manifest().draft;
  if (display_.wants_pixels()) {
    RenderOptions render;
    render.draft = draft;
    render.ticked = ticked(step);
    if (Status s = renderer_->render(found->list, frame_, render); !s) return cannot(s.error());
  }
  screen = found;
  keep_handed_over(step);
  if (!display_.show({screen->list, frame_, screen->digest, draft, ticked(step)}))
    return cannot({"player.show", "The display could not show the step \"" + flow.steps[step].id + "\"."});
}

void Player::Impl::turn_camera_on(const Effect& effect) {
  const Step& step = flow.steps[effect.step];
  const bool capture = step.kind == StepKind::capture;
  const auto failed = [&] {
    if (capture) follow_up_ = EventKind::failed;
  };
  if (held_back_ || escape_) return failed();
  request_.purpose = id_of(effect.purpose);
  request_.step = step.id;
  request_.longest_ms = capture ? step.longest_ms : longest_preview_ms;
  gate.next_step();
  Result<Grant> grant = gate.request(request_, host_time());
  if (!grant) {
    host_.trouble(grant.error());
    return failed();
  }
  capture_.step = step.id;
  capture_.purpose = request_.purpose;
  capture_.operations = step.operations;
  capture_.longest_ms = request_.longest_ms;
  capture_.zone_mm = step.zone_mm;
  capture_.abort_on_several_faces = step.several_faces != "nearest";
  capture_.preview = !capture;
  grant_ = grant->id();
  grant_ends_ = later(grant->expires(), clock_shift_);
  if (!face_.start(std::move(grant).value(), capture_)) {
    host_.trouble({"player.camera", "The face module could not start."});
    stop_camera(GrantEnd::released);
    failed();
  }
}

void Player::Impl::stop_camera(GrantEnd reason) {
  gate.revoke_all(reason);
  if (grant_ != Id128{}) face_.stop();
  grant_ = Id128{};
  grant_ends_.reset();
}

// For the rest of the session.
void Player::Impl::end_face_path(GrantEnd reason) {
  gate.close_session_for(reason);
  stop_camera(reason);
}

void Player::Impl::serve(const Effect& effect) {
  const Step& step = flow.steps[effect.step];
  if (step.method == "face" && !std::exchange(matched_, false)) {
    host_.trouble(
        {"player.no-match", "The step \"" + step.id + "\" serves by face, but no face was matched."});
    follow_up_ = EventKind::fault;
    return;
  }
  host_.serve(step.id, step.service, step.method);
}

void Player::Impl::order_erasure(const Effect& effect) {
  erasure_.order = crypto::random_id();
  erasure_.session = session;
  erasure_.purpose = id_of(effect.purpose);
  erasure_.consent = gate.held_mark(erasure_.purpose);
  gate.revoke(erasure_.purpose, GrantEnd::withdrawn);
  step_orders_.push_back(erasure_.order);
  order_erasure(about(RecordKind::erase_ordered, effect));
}

void Player::Impl::order_erasure(Record& ordered) {
  ordered.reference = erasure_.order;
  ordered.commitment = erasure_.consent;
  // Erasing goes ahead without the record: holding data back for want of disk would turn the duty around. The
  // record is kept and written as soon as it can be.
  record(ordered, false);
  host_.erase(erasure_);
}

// The transition keeps the age band in its state; the gate and the ledger learn of it here. By what was said,
// not by the state: that may have been forgotten by now, and nobody says that.
void Player::Impl::follow_age(StepIndex step, std::uint8_t choice) {
  const AgeBand age = age_said(flow, step, choice);
  if (age == AgeBand::unknown || age == told_age_ || session == Id128{}) return;
  told_age_ = age;
  gate.set_age(age);
  if (!gate.camera_on()) stop_camera(GrantEnd::cancelled);
  Record& stated = about(RecordKind::age_stated, {EffectKind::submit, step});
  stated.choice = age == AgeBand::under_guardian_age ? "under" : "of-age";
  if (by_machine_) stated.detail = "machine";
  record(stated, false);
}

// --- recording --------------------------------------------------------------------------------------------

Record& Player::Impl::blank_record() {
  make_blank(record_);
  return record_;
}

Record& Player::Impl::about(RecordKind kind, const Effect& effect) {
  Record& record = blank_record();
  record.kind = kind;
  record.time = recordable_time(now.utc);
  record.session = session;
  record.language = flow.languages[language];
  record.package = package.digest();
  record.purpose = id_of(effect.purpose);
  if (effect.step < flow.steps.size()) {
    const Step& step = flow.steps[effect.step];
    record.step = step.id;
    record.screen = book.digest(effect.step, language, variant_);
    if (effect.choice < step.choices.size()) record.choice = step.choices[effect.choice].id;
  }
  return record;
}

bool Player::Impl::record(const Record& record, bool must) {
  if (now.utc >= 0) {
    clock_told_ = false;
  } else if (!std::exchange(clock_told_, true)) {
    Record wrong;
    wrong.kind = RecordKind::clock_wrong;
    wrong.session = record.session;
    wrong.detail = std::to_string(now.utc);
    kept_.keep(std::move(wrong));
  }
  // One that no ledger takes must not wait in front of others.
  const Status fits = check_record(record);
  if (!fits) {
    host_.trouble(fits.error());
    kept_.refused();
  } else if (write_kept()) {
    const Result<std::uint64_t> written = ledger.append(record);
    if (written) return true;
    host_.trouble(written.error());
  }
  // From here on nothing in this session can be proven, so no face.
  end_face_path(GrantEnd::ledger_failed);
  if (!must && fits) kept_.keep(record);
  if (!kept_.empty() && !retry_) retry_ = later(now.monotonic, retry_after_ms);
  return false;
}

void Player::Impl::remember(std::string_view why) {
  if (Status s = memory.catch_up(ledger, why, now.utc); !s) host_.trouble(s.error());
}

bool Player::Impl::write_kept() {
  if (kept_.empty()) return true;
  while (!kept_.empty()) {
    const Result<std::uint64_t> written = ledger.append_all(kept_.to_write(now.utc));
    if (!written) {
      host_.trouble(written.error());
      retry_ = later(now.monotonic, retry_after_ms);
      return false;
    }
    kept_.written();
  }
  retry_.reset();
  return true;
}

}  // namespace facenotice
