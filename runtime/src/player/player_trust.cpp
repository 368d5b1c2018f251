// SPDX-License-Identifier: MIT
// A newer trust file while the player runs.
#include "src/player/player_impl.hpp"

namespace facenotice {

bool Player::Impl::update_trust(ByteView file, Instant at) {
  catch_up(at);
  Result<TrustStore> next = verify_trust_update(file, trust, gate.known_time(host_time()));
  if (!next) {
    host_.trouble(next.error());
    return false;
  }
  if (trust_update_ && next->version <= trust_update_->trust.version) {
    host_.trouble({"trust.older", "A trust file of a later version waits already for the session to end."});
    return false;
  }
  // Keys for enrolment count or do not from now on: a token waits for no session's end.
  gate.set_trust(*next, host_time());
  end_what_rested_on_it();
  const Status running = still_trusted(package, *next, gate.known_time(host_time()));
  TrustUpdate update{Bytes(file.begin(), file.end()), std::move(next).value()};
  if (running && session != Id128{}) {
    trust_update_ = std::move(update);
    return true;
  }
  // No capture waits for the disk to hear that its package is believed no more.
  trust_update_.reset();  // this one is newer
  if (!running) gate.revoke_all(GrantEnd::package_change);
  const bool taken = take_update(update.file, update.trust);
  if (!running) {
    host_.trouble(running.error());
    stop(host_time());
  }
  return taken;
}

bool Player::Impl::take_update(const Bytes& file, const TrustStore& next) {
  if (Status s = take_trust(options_.trust_path, file, next, ledger, memory, now.utc); !s) {
    host_.trouble(s.error());
    return false;
  }
  trust = next;
  return true;
}

}  // namespace facenotice
