// SPDX-License-Identifier: MIT
// The player's public face: from what the machine says to events.
#include <facenotice/player.hpp>

#include "src/player/player_impl.hpp"

namespace facenotice {

Player::Player(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Player::Player(Player&&) noexcept = default;
Player& Player::operator=(Player&& other) noexcept {
  if (this != &other) {
    if (impl_) impl_->stop_now();
    impl_ = std::move(other.impl_);
  }
  return *this;
}
Player::~Player() {
  if (impl_) impl_->stop_now();
}

Result<Player> Player::open(const PlayerOptions& options, FaceModule& face, Display& display, Host& host,
                            Instant now) {
  try {
    Result<Loaded> loaded = load(options, now);
    if (!loaded) return loaded.error();
    const std::optional<Error> refused = loaded->trust.update_refused, no_list = loaded->withdrawals_refused;
    auto impl = std::make_unique<Impl>(options, std::move(loaded).value(), face, display, host);
    impl->now = now;
    if (refused) host.trouble(*refused);
    if (no_list) host.trouble(*no_list);
    impl->call([&] { return impl->repeat_open_erasures(); });
    return Player(std::move(impl));
  } catch (const std::bad_alloc&) {
    return Error{"player.memory", "No memory left."};  // short enough to need none
  }
}

bool Player::start(Instant now) {
  return impl_->call([&] { return impl_->dispatch(EventKind::power_on, now); });
}
bool Player::presence(Instant now) {
  return impl_->call([&] { return impl_->dispatch(EventKind::presence, now); });
}
bool Player::idle(Instant now) {
  return impl_->call([&] { return impl_->dispatch(EventKind::idle, now); });
}
bool Player::resume(Instant now) {
  return impl_->call([&] { return impl_->dispatch(EventKind::resume, now); });
}
bool Player::maintenance_exit(Instant now) {
  return impl_->call([&] { return impl_->dispatch(EventKind::maintenance_exit, now); });
}

bool Player::left(Instant now) {
  return impl_->call([&] { return impl_->dispatch(EventKind::left, now); });
}
bool Player::somebody_came(Instant now) {
  return impl_->call([&] { return impl_->dispatch(EventKind::somebody_came, now); });
}

bool Player::choose(std::string_view step, std::string_view choice, Instant now) {
  return impl_->call([&] { return impl_->choose(step, choice, now); });
}
bool Player::touch(std::int32_t x, std::int32_t y, Instant now) {
  return impl_->call([&] { return impl_->touch(x, y, now); });
}
bool Player::set_filled(std::string_view step, std::string_view data, bool filled, Instant now) {
  return impl_->call([&] { return impl_->set_filled(step, data, filled, now); });
}

bool Player::face_result(const Id128& grant, FaceOutcome outcome, Instant now) {
  return impl_->call([&] { return impl_->face_result(grant, outcome, now); });
}
bool Player::done(std::string_view step, Instant now) {
  return impl_->call([&] { return impl_->finish_step(EventKind::done, step, now); });
}
bool Player::fault(std::string_view step, Instant now) {
  return impl_->call([&] { return impl_->finish_step(EventKind::fault, step, now); });
}
bool Player::confirm_erasure(const Id128& order, Instant now) {
  return impl_->call([&] { return impl_->confirm_erasure(order, now); });
}
bool Player::set_variant(Variant variant, Instant now) {
  return impl_->call([&] { return impl_->set_variant(variant, now); });
}
bool Player::hand_in(ByteView token, Instant now) {
  return impl_->call([&] { return impl_->hand_in(token, now); });
}
bool Player::update_withdrawals(ByteView list, Instant now) {
  return impl_->call([&] { return impl_->update_withdrawals(list, now); });
}
bool Player::withdraw_earlier(const Id128& subject, std::string_view purpose, Instant now) {
  return impl_->call([&] { return impl_->withdraw_earlier(subject, purpose, now); });
}
bool Player::update_trust(ByteView file, Instant now) {
  return impl_->call([&] { return impl_->update_trust(file, now); });
}
std::optional<std::uint64_t> Player::check_ledger(std::uint64_t most, Instant now) {
  return impl_->call([&] { return impl_->check_ledger(most, now); });
}
bool Player::advance(Instant now) {
  return impl_->call([&] { return impl_->advance(now); });
}
std::optional<MonotonicMillis> Player::next_deadline() const {
  return impl_->next_deadline();
}
bool Player::stop(Instant now) {
  return impl_->call([&] { return impl_->stop(now); });
}

const Flow& Player::flow() const {
  return impl_->flow;
}
const Package& Player::package() const {
  return impl_->package;
}
const State& Player::state() const {
  return impl_->state;
}
std::string_view Player::step() const {
  const Step* current = impl_->current();
  return current != nullptr ? std::string_view(current->id) : std::string_view();
}
std::string_view Player::language() const {
  return impl_->flow.languages[impl_->language];
}
const Id128& Player::session() const {
  return impl_->session;
}
FaceGate Player::gate() {
  return FaceGate(impl_->gate);
}
const Ledger& Player::ledger() const {
  return impl_->ledger;
}
std::uint64_t Player::tiles_hashed() const {
  return impl_->tiles_hashed();
}

}  // namespace facenotice
