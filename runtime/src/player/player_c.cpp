// SPDX-License-Identifier: MIT
// The C functions over the C++ player. Nothing is thrown across them.
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <limits>
#include <new>

#include <facenotice/player.h>
#include <facenotice/file.hpp>
#include <facenotice/player.hpp>
#include <facenotice/trust_update.hpp>

using facenotice::Id128;
using facenotice::Instant;

struct fn_grant {
  facenotice::Grant grant;
};

namespace {

fn_id to_c(const Id128& id) {
  fn_id out{};
  std::memcpy(out.bytes, id.data(), id.size());
  return out;
}

Id128 from_c(const fn_id& id) {
  Id128 out{};
  std::memcpy(out.data(), id.bytes, out.size());
  return out;
}

Instant from_c(fn_instant now) {
  return {now.utc, now.monotonic};
}

facenotice::Variant from_c(fn_variant variant) {
  switch (variant) {
    case fn_large_text:
      return facenotice::Variant::large_text;
    case fn_high_contrast:
      return facenotice::Variant::high_contrast;
    case fn_normal:
      break;
  }
  return facenotice::Variant::normal;
}

std::string_view text_of(const char* text) {
  return text != nullptr ? std::string_view(text) : std::string_view();
}

// One text of these parts, or null. Allocates nothing but that: an error is there when memory is gone, too.
char* text_for_c(std::initializer_list<std::string_view> parts) noexcept {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  auto* text = static_cast<char*>(std::malloc(size + 1));  // NOLINT: C callers free it
  if (text == nullptr) return nullptr;
  char* end = text;
  for (const std::string_view part : parts) {
    std::memcpy(end, part.data(), part.size());
    end += part.size();
  }
  *end = '\0';
  return text;
}

void set_error(char** error, std::string_view code, std::string_view message) noexcept {
  if (error != nullptr) *error = text_for_c({code, ": ", message});
}

// The machine's callbacks as the three interfaces.
class Callbacks final : public facenotice::FaceModule, public facenotice::Display, public facenotice::Host {
 public:
  explicit Callbacks(const fn_callbacks& callbacks) : c_(callbacks) {}

  bool start(facenotice::Grant grant, const facenotice::CaptureOrder& order) override {
    auto handle = std::make_unique<fn_grant>(fn_grant{std::move(grant)});
    const fn_capture capture{order.step.c_str(), order.purpose.c_str(), order.operations,
                             order.longest_ms,   order.zone_mm,         order.abort_on_several_faces,
                             order.preview};
    return c_.face_start(c_.user, handle.release(), &capture);
  }
  void stop() override { c_.face_stop(c_.user); }

  bool show(const facenotice::ScreenView& view) override {
    const fn_screen screen{view.list.step.c_str(),
                           view.list.language.c_str(),
                           view.list.spoken.c_str(),
                           view.frame.rgba.data(),
                           view.frame.width,
                           view.frame.height,
                           view.draft,
                           view.ticked};
    return c_.show(c_.user, &screen);
  }

  bool read_back(facenotice::Frame& glass) override {
    return c_.read_back != nullptr && c_.read_back(c_.user, glass.rgba.data(), glass.width, glass.height);
  }

  void serve(const std::string& step, const std::string& service, const std::string& method) override {
    c_.serve(c_.user, step.c_str(), service.c_str(), method.c_str());
  }
  void erase(const facenotice::ErasureOrder& order) override {
    c_.erase(c_.user, to_c(order.order), order.purpose.c_str(),
             order.consent == facenotice::Digest{} ? nullptr : order.consent.data());
  }
  bool call(const std::string& step, const std::string& name) override {
    return c_.call != nullptr && c_.call(c_.user, step.c_str(), name.c_str());
  }
  void edit(const std::string& step, const std::string& data) override {
    if (c_.edit != nullptr) c_.edit(c_.user, step.c_str(), data.c_str());
  }
  void submit(const std::string& step) override {
    if (c_.submit != nullptr) c_.submit(c_.user, step.c_str());
  }
  void session(const Id128& id, bool begins) override {
    if (c_.session != nullptr) c_.session(c_.user, to_c(id), begins);
  }
  void trouble(const facenotice::Error& error) override {
    if (c_.trouble != nullptr) c_.trouble(c_.user, error.code.c_str(), error.message.c_str());
  }

 private:
  const fn_callbacks c_;
};

// The host's place for the machine state.
class HostState final : public facenotice::StateStore {
 public:
  explicit HostState(const fn_state_store& store) : c_(store) {}

  facenotice::Result<std::optional<facenotice::Bytes>> read() override {
    facenotice::Bytes bytes(fn_state_most);
    const std::int32_t size = c_.read(c_.user, bytes.data());
    if (size == fn_state_none) return std::optional<facenotice::Bytes>();
    if (size < 0 || static_cast<std::size_t>(size) > bytes.size())
      return facenotice::Error{"state.read", "The host cannot read the machine state."};
    bytes.resize(static_cast<std::size_t>(size));
    return std::optional<facenotice::Bytes>(std::move(bytes));
  }
  facenotice::Status write(facenotice::ByteView bytes) override {
    if (c_.write(c_.user, bytes.data(), bytes.size())) return {};
    return facenotice::Error{"state.write", "The host cannot write the machine state."};
  }

 private:
  const fn_state_store c_;
};
static_assert(fn_state_most == facenotice::max_state_bytes);

bool complete(const fn_state_store* store) {
  return store == nullptr || (store->read != nullptr && store->write != nullptr);
}

// What an adoption is about: the ledger's key, and where the state is kept.
struct AdoptedPlaces {
  facenotice::LedgerOptions options;
  std::optional<HostState> host;
  HostState* store() { return host ? &*host : nullptr; }
};

bool find_places(const std::uint8_t* device_key, const fn_state_store* state,
                 std::optional<AdoptedPlaces>& places, char** error) {
  if (!complete(state)) {
    set_error(error, "player.callbacks", "A function of the state's store is missing.");
    return false;
  }
  places.emplace();
  if (device_key != nullptr) places->options.device_key.assign(device_key, device_key + 32);
  if (state != nullptr) places->host.emplace(*state);
  return true;
}

facenotice::Result<facenotice::TrustStore> trust_at(const char* path) {
  const auto file = facenotice::read_file(std::string(text_of(path)), facenotice::max_signed_trust_file);
  if (!file) return file.error();
  return facenotice::read_trust_file(*file);
}

bool complete(const fn_callbacks& c) {
  return c.size == sizeof(fn_callbacks) && c.face_start != nullptr && c.face_stop != nullptr &&
         c.show != nullptr && c.serve != nullptr && c.erase != nullptr;
}

}  // namespace

struct fn_player {
  explicit fn_player(const fn_callbacks& c) : callbacks(c) {}
  Callbacks callbacks;  // these two outlive the player below
  std::optional<HostState> state;
  std::optional<facenotice::Player> player;
};

extern "C" {

bool fn_grant_valid(const fn_grant* grant, int64_t monotonic) {
  return grant != nullptr && grant->grant.valid(monotonic);
}
fn_id fn_grant_id(const fn_grant* grant) {
  return grant != nullptr ? to_c(grant->grant.id()) : fn_id{};
}
void fn_grant_free(fn_grant* grant) {
  const std::unique_ptr<fn_grant> owned(grant);
}

fn_player* fn_player_open(const fn_options* options, const fn_callbacks* callbacks, fn_instant now,
                          char** error) try {
  if (options == nullptr || callbacks == nullptr || !complete(*callbacks) || !complete(options->state)) {
    set_error(error, "player.callbacks",
              "Options or a required callback are missing, or the size is another.");
    return nullptr;
  }
  facenotice::PlayerOptions o;
  o.package_path = text_of(options->package_path);
  o.trust_path = text_of(options->trust_path);
  o.ledger_path = text_of(options->ledger_path);
  if (options->device_key != nullptr) o.device_key.assign(options->device_key, options->device_key + 32);
  o.withdrawals_path = text_of(options->withdrawals_path);
  o.display = text_of(options->display);
  o.variant = from_c(options->variant);
  auto handle = std::make_unique<fn_player>(*callbacks);
  if (options->state != nullptr) o.state = &handle->state.emplace(*options->state);
  auto player =
      facenotice::Player::open(o, handle->callbacks, handle->callbacks, handle->callbacks, from_c(now));
  if (!player) {
    set_error(error, player.error().code, player.error().message);
    return nullptr;
  }
  handle->player.emplace(std::move(player).value());
  return handle.release();
} catch (const std::bad_alloc&) {
  set_error(error, "player.memory", "There is not enough memory.");
  return nullptr;
}

void fn_player_free(fn_player* player, fn_instant now) {
  const std::unique_ptr<fn_player> owned(player);
  if (owned) owned->player->stop(from_c(now));
}

bool fn_player_start(fn_player* p, fn_instant now) {
  return p != nullptr && p->player->start(from_c(now));
}
bool fn_player_presence(fn_player* p, fn_instant now) {
  return p != nullptr && p->player->presence(from_c(now));
}
bool fn_player_idle(fn_player* p, fn_instant now) {
  return p != nullptr && p->player->idle(from_c(now));
}
bool fn_player_resume(fn_player* p, fn_instant now) {
  return p != nullptr && p->player->resume(from_c(now));
}
bool fn_player_maintenance_exit(fn_player* p, fn_instant now) {
  return p != nullptr && p->player->maintenance_exit(from_c(now));
}
bool fn_player_left(fn_player* p, fn_instant now) {
  return p != nullptr && p->player->left(from_c(now));
}
bool fn_player_somebody_came(fn_player* p, fn_instant now) {
  return p != nullptr && p->player->somebody_came(from_c(now));
}
bool fn_player_touch(fn_player* p, int32_t x, int32_t y, fn_instant now) {
  return p != nullptr && p->player->touch(x, y, from_c(now));
}
bool fn_player_choose(fn_player* p, const char* step, const char* choice, fn_instant now) {
  return p != nullptr && p->player->choose(text_of(step), text_of(choice), from_c(now));
}
bool fn_player_set_filled(fn_player* p, const char* step, const char* data, bool filled, fn_instant now) {
  return p != nullptr && p->player->set_filled(text_of(step), text_of(data), filled, from_c(now));
}
bool fn_player_face_result(fn_player* p, fn_id grant, fn_face_outcome outcome, fn_instant now) {
  auto result = facenotice::FaceOutcome::failed;  // also for a number that is no outcome
  if (outcome == fn_face_matched) result = facenotice::FaceOutcome::matched;
  if (outcome == fn_face_not_matched) result = facenotice::FaceOutcome::not_matched;
  if (outcome == fn_face_cancelled) result = facenotice::FaceOutcome::cancelled;
  return p != nullptr && p->player->face_result(from_c(grant), result, from_c(now));
}
bool fn_player_done(fn_player* p, const char* step, fn_instant now) {
  return p != nullptr && p->player->done(text_of(step), from_c(now));
}
bool fn_player_fault(fn_player* p, const char* step, fn_instant now) {
  return p != nullptr && p->player->fault(text_of(step), from_c(now));
}
bool fn_player_confirm_erasure(fn_player* p, fn_id order, fn_instant now) {
  return p != nullptr && p->player->confirm_erasure(from_c(order), from_c(now));
}
bool fn_player_set_variant(fn_player* p, fn_variant variant, fn_instant now) {
  return p != nullptr && p->player->set_variant(from_c(variant), from_c(now));
}
bool fn_player_update_trust(fn_player* p, const uint8_t* bytes, size_t size, fn_instant now) {
  return p != nullptr && bytes != nullptr &&
         p->player->update_trust(facenotice::ByteView(bytes, size), from_c(now));
}
bool fn_player_hand_in(fn_player* p, const uint8_t* token, size_t size, fn_instant now) {
  return p != nullptr && token != nullptr &&
         p->player->hand_in(facenotice::ByteView(token, size), from_c(now));
}
bool fn_player_update_withdrawals(fn_player* p, const uint8_t* bytes, size_t size, fn_instant now) {
  return p != nullptr && bytes != nullptr &&
         p->player->update_withdrawals(facenotice::ByteView(bytes, size), from_c(now));
}
bool fn_player_withdraw_earlier(fn_player* p, fn_id subject, const char* purpose, fn_instant now) {
  return p != nullptr && p->player->withdraw_earlier(from_c(subject), text_of(purpose), from_c(now));
}
bool fn_player_check_ledger(fn_player* p, uint64_t most, fn_instant now, uint64_t* left) {
  const std::optional<std::uint64_t> found =
      p != nullptr ? p->player->check_ledger(most, from_c(now)) : std::nullopt;
  if (found && left != nullptr) *left = *found;
  return found.has_value();
}
bool fn_player_advance(fn_player* p, fn_instant now) {
  return p != nullptr && p->player->advance(from_c(now));
}
int64_t fn_player_next_deadline(const fn_player* p) {
  constexpr int64_t nothing_due = std::numeric_limits<int64_t>::max();
  return p != nullptr ? p->player->next_deadline().value_or(nothing_due) : nothing_due;
}
// Both are views of whole std::strings, and so end in zero.
const char* fn_player_step(const fn_player* p) {
  return p != nullptr && !p->player->step().empty() ? p->player->step().data() : "";
}
const char* fn_player_language(const fn_player* p) {
  return p != nullptr && !p->player->language().empty() ? p->player->language().data() : "";
}

bool fn_ledger_adopt(const char* ledger_path, const uint8_t* device_key, const fn_state_store* state,
                     const char* who, const char* why, fn_instant now, char** error) try {
  std::optional<AdoptedPlaces> places;
  if (!find_places(device_key, state, places, error)) return false;
  const auto adopted =
      facenotice::adopt_ledger(std::string(text_of(ledger_path)), places->options, places->store(),
                               std::string(text_of(who)), std::string(text_of(why)), now.utc);
  if (!adopted) set_error(error, adopted.error().code, adopted.error().message);
  return adopted.ok();
} catch (const std::bad_alloc&) {
  set_error(error, "player.memory", "There is not enough memory.");
  return false;
}

char* fn_ledger_request_adoption(const char* ledger_path, const uint8_t* device_key,
                                 const fn_state_store* state, const char* trust_path, const char* who,
                                 const char* why, fn_instant now, char** error) try {
  std::optional<AdoptedPlaces> places;
  if (!find_places(device_key, state, places, error)) return nullptr;
  const auto trust = trust_at(trust_path);
  if (!trust) {
    set_error(error, trust.error().code, trust.error().message);
    return nullptr;
  }
  const auto request =
      facenotice::request_adoption(std::string(text_of(ledger_path)), places->options, places->store(),
                                   *trust, std::string(text_of(who)), std::string(text_of(why)), now.utc);
  const auto lines =
      request ? facenotice::format_adoption(*request) : facenotice::Result<std::string>(request.error());
  if (!lines) {
    set_error(error, lines.error().code, lines.error().message);
    return nullptr;
  }
  char* text = text_for_c({*lines});
  if (text == nullptr) set_error(error, "player.memory", "There is not enough memory.");
  return text;
} catch (const std::bad_alloc&) {
  set_error(error, "player.memory", "There is not enough memory.");
  return nullptr;
}

bool fn_ledger_adopt_signed(const char* ledger_path, const uint8_t* device_key, const fn_state_store* state,
                            const char* trust_path, const uint8_t* adoption, size_t size, fn_instant now,
                            char** error) try {
  std::optional<AdoptedPlaces> places;
  if (!find_places(device_key, state, places, error)) return false;
  const auto failed = [&](const facenotice::Error& why) {
    set_error(error, why.code, why.message);
    return false;
  };
  const auto trust = trust_at(trust_path);
  if (!trust) return failed(trust.error());
  const auto act = facenotice::read_adoption(adoption != nullptr ? facenotice::ByteView(adoption, size).text()
                                                                 : std::string_view());
  if (!act) return failed(act.error());
  const auto adopted = facenotice::adopt_ledger(std::string(text_of(ledger_path)), places->options,
                                                places->store(), *act, *trust, now.utc);
  return adopted ? true : failed(adopted.error());
} catch (const std::bad_alloc&) {
  set_error(error, "player.memory", "There is not enough memory.");
  return false;
}

void fn_free(char* text) {
  // NOLINTNEXTLINE(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
  std::free(text);  // as set_error() made it
}

}  // extern "C"
