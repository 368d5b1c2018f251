// SPDX-License-Identifier: MIT
// Consent given earlier: handed in, taken back, listed as dead.
#include "src/base/crypto.hpp"
#include "src/player/player_impl.hpp"

namespace facenotice {

bool Player::Impl::hand_in(ByteView file, Instant at) {
  // As with a touch: what was shown when it was handed in is gone.
  if (!catch_up(at)) return false;
  const Step* step = current();
  const Exit* exit = step != nullptr ? step->exit(ExitKind::token) : nullptr;
  if (exit == nullptr) return false;
  const std::string& purpose = flow.purposes[exit->acts.front().purpose].id;
  const Status read = read_token(file.text(), token_);
  const Status counts = read ? gate.judge_token(token_, purpose, host_time()) : read;
  if (counts) {
    handed_in_ = true;
    const bool taken = run(EventKind::token);
    handed_in_ = false;
    return taken;
  }
  host_.trouble(counts.error());
  token_refusal_ = counts.error().code;
  return run(EventKind::token_refused);
}

// Held by the gate first, which judges it once more, for the session that is live now; then on record.
void Player::Impl::accept_token(const Effect& effect) {
  Record& accepted = about(RecordKind::token_accepted, effect);
  const Status held = handed_in_ ? gate.hold_token(token_, accepted.purpose, host_time())
                                 : Status(Error{"token.form", "Nothing was handed in."});
  if (!held) {
    host_.trouble(held.error());
    held_back_ = true;
    return;
  }
  describe_token(token_, ledger.id(), accepted);
  accepted.number = gate.withdrawals_number();
  if (!record(accepted, true)) held_back_ = true;
}

void Player::Impl::refuse_token(const Effect& effect) {
  Record& refused = about(RecordKind::token_refused, effect);
  refused.detail = token_refusal_;
  record(refused, false);
}

void Player::Impl::end_what_rested_on_it() {
  if (gate.camera_on() || grant_ == Id128{}) return;
  stop_camera(GrantEnd::withdrawn);
  const Step* step = current();
  if (step != nullptr && step->kind == StepKind::capture) run(EventKind::failed);
}

bool Player::Impl::update_withdrawals(ByteView file, Instant at) {
  catch_up(at);
  Result<WithdrawalList> list = verify_withdrawals(file.text(), trust, gate.known_time(host_time()));
  const Status taken =
      list ? take_withdrawals(withdrawals_file_of(options_), file, *list, ledger, memory, now.utc)
           : Status(list.error());
  if (!taken) {
    host_.trouble(taken.error());
    return false;
  }
  gate.set_withdrawals(std::move(list).value(), host_time());
  end_what_rested_on_it();
  return true;
}

bool Player::Impl::withdraw_earlier(const Id128& subject, std::string_view purpose, Instant at) {
  catch_up(at);
  const PurposeIndex index = flow.find_purpose(purpose);
  if (index == no_purpose) return false;
  const Digest mark = consent_mark(ledger.id(), subject);
  gate.drop_token(mark);
  Record& said = blank_record();
  said.kind = RecordKind::withdrawn;
  said.time = recordable_time(now.utc);
  said.package = package.digest();
  said.purpose = flow.purposes[index].id;
  said.affirmative = true;
  said.detail = "host";
  said.commitment = mark;
  said.reference = short_mark(mark);
  // Nobody is told that it is dead for whom it would live again once the disk has room.
  // (No camera is on then: the record that was kept first has put it out.)
  if (!kept_.has_room_for(said) && !write_kept()) return false;
  record(said, false);
  erasure_.order = crypto::random_id();
  erasure_.session = {};
  erasure_.purpose = said.purpose;
  erasure_.consent = mark;
  said.kind = RecordKind::erase_ordered;  // of the same
  order_erasure(said);
  end_what_rested_on_it();
  return true;
}

}  // namespace facenotice
