// SPDX-License-Identifier: MIT
// Consent given earlier, held against everything that it says, and what rests on it.
#include <facenotice/flow_reader.hpp>
#include <facenotice/gate.hpp>

#include "src/gate/held_tokens.hpp"

namespace facenotice {

std::vector<Gate::Grounds> Gate::grounds_of(const Flow& flow, const std::vector<ManifestNotice>& notices) {
  std::vector<Grounds> grounds;
  for (const Purpose& purpose : flow.purposes) {
    TokenGrounds one{flow.id, purpose.id};
    if (!parse_duration(purpose.consent_lasts, one.lasts_ms)) continue;
    for (const ManifestNotice& notice : notices) {
      if (notice.purpose != purpose.id) continue;
      grounds.push_back({notice.language, one});
      grounds.back().of.notice = notice.sha256;
    }
    grounds.push_back({{}, std::move(one)});
  }
  return grounds;
}

const TokenGrounds& Gate::find_grounds(const std::string& purpose, const std::string& language) const {
  static const TokenGrounds none;
  for (const Grounds& one : grounds_)
    if (one.of.purpose == purpose && (one.language == language || one.language.empty())) return one.of;
  return none;
}

void Gate::set_trust(TrustStore trust, Instant now) {
  {
    auto next = std::make_shared<const TrustStore>(std::move(trust));
    const std::lock_guard<std::mutex> lock(state_);
    trust_ = std::move(next);
  }
  judge_held(now);
  // For today's captures: whoever stands in front of the camera does not wait for it.
  const std::lock_guard<FairMutex> writing(writing_);
  still_trusted_on(known_time(now) / day_ms);
}

void Gate::set_withdrawals(WithdrawalList list, Instant now) {
  {
    auto next = std::make_shared<const WithdrawalList>(std::move(list));
    const std::lock_guard<std::mutex> lock(state_);
    withdrawals_ = std::move(next);
  }
  judge_held(now);
}

Status Gate::judge_token(const SignedToken& token, const std::string& purpose, Instant now) const {
  std::shared_ptr<const TrustStore> trust;
  std::shared_ptr<const WithdrawalList> withdrawals;
  AgeBand age{};
  UtcMillis time = 0;
  {
    const std::lock_guard<std::mutex> lock(state_);
    time = known_.at(now);
    trust = trust_;
    withdrawals = withdrawals_;
    age = age_;
  }
  const TokenGrounds& grounds = find_grounds(purpose, token.token.language);
  if (Status s = check_token(token, grounds, trust ? *trust : nobody_, time); !s) return s;
  if (!withdrawals)
    return Error{"token.no-list", "This machine has no list of withdrawals, so no token counts."};
  if (withdrawals->stale(time))
    return Error{"token.list-stale", "This machine's list of withdrawals counted until " +
                                         withdrawals->until + "; give it a newer one."};
  const Result<bool> taken_back =
      ledger_.withdrawn(short_mark(consent_mark(ledger_.id(), token.token.subject)));
  if (!taken_back) return Error{"gate.ledger", "The ledger cannot be read, so no token counts."};
  if (*taken_back || withdrawals->has(token.token.subject))
    return Error{"token.withdrawn", "The consent that was handed in has been taken back."};
  if (age == AgeBand::under_guardian_age && !token.token.by_guardian)
    return Error{
        "token.guardian",
        "The subject is under the guardian age, and no guardian gave the consent that was handed in."};
  return {};
}

Status Gate::hold_token(const SignedToken& token, const std::string& purpose, Instant now) {
  if (Status s = judge_token(token, purpose, now); !s) return s;
  const Digest mark = consent_mark(ledger_.id(), token.token.subject);
  const std::lock_guard<std::mutex> lock(state_);
  if (session_ == Id128{})
    return Error{"gate.no-session", "Nobody is in a session, so nobody can have handed it in."};
  HeldToken& held = held_->room_for(purpose);
  held.purpose = purpose;
  held.token = token;
  held.mark = mark;
  held.refusal.clear();
  return {};
}

Digest Gate::held_mark(const std::string& purpose) const {
  const std::lock_guard<std::mutex> lock(state_);
  for (const HeldToken& held : *held_)
    if (held.purpose == purpose) return held.mark;
  return {};
}

std::uint64_t Gate::withdrawals_number() const {
  const std::lock_guard<std::mutex> lock(state_);
  return withdrawals_ ? withdrawals_->number : 0;
}

template <class Dead>
void Gate::drop_tokens(const Dead& dead) {
  HeldTokens held(0);
  {
    const std::lock_guard<std::mutex> lock(state_);
    held.take(*held_);
  }
  for (const HeldToken& one : held) {
    if (!dead(one)) continue;
    revoke(one.purpose, GrantEnd::withdrawn);
    const std::lock_guard<std::mutex> lock(state_);
    held_->drop(one.mark);
  }
}

void Gate::drop_token(const Digest& mark) {
  drop_tokens([&](const HeldToken& held) { return held.mark == mark; });
}

void Gate::judge_held(Instant now) {
  drop_tokens([&](const HeldToken& held) { return !judge_token(held.token, held.purpose, now); });
}

}  // namespace facenotice
