// SPDX-License-Identifier: MIT
// What the player remembers while it runs.
#pragma once

#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/player.hpp>
#include <facenotice/tile_digests.hpp>

#include "src/ledger/record_batch.hpp"
#include "src/player/kept_records.hpp"
#include "src/player/player_load.hpp"

namespace facenotice {

class Player::Impl {
 public:
  Impl(const PlayerOptions& options, Loaded loaded, FaceModule& face, Display& display, Host& host);

  // Every call of the player runs in here: one at a time, and nothing is thrown out of it. What calls from
  // inside of another call means nothing; without memory the session ends.
  template <class Act>
  auto call(const Act& act) noexcept -> decltype(act()) {
    if (inside_ || stopped) return {};
    inside_ = true;
    decltype(act()) result{};
    try {
      result = act();
    } catch (const std::bad_alloc&) {
      run_out_of_memory();
      result = {};
    }
    inside_ = false;
    return result;
  }

  // Carries out what fell due before `now`. False when another screen is shown than before, or when the
  // player was stopped.
  bool catch_up(Instant now);
  // What fell due, then the event and whatever follows from it. False when it means nothing now.
  bool dispatch(EventKind kind, Instant now, std::uint8_t choice = no_choice);
  bool advance(Instant now);
  bool stop(Instant now);
  // With the last time that was told, by whoever lets go of the player.
  void stop_now() {
    call([this] { return stop(host_time()); });
  }
  bool face_result(const Id128& grant, FaceOutcome outcome, Instant now);
  bool finish_step(EventKind kind, std::string_view step, Instant now);
  bool confirm_erasure(const Id128& order, Instant now);
  bool set_variant(Variant variant, Instant now);
  bool choose(std::string_view step, std::string_view choice, Instant now);
  bool touch(std::int32_t x, std::int32_t y, Instant now);
  bool set_filled(std::string_view step, std::string_view data, bool filled, Instant now);
  bool repeat_open_erasures();
  bool update_trust(ByteView file, Instant now);
  std::optional<std::uint64_t> check_ledger(std::uint64_t most, Instant now);
  bool hand_in(ByteView token, Instant now);
  bool update_withdrawals(ByteView list, Instant now);
  bool withdraw_earlier(const Id128& subject, std::string_view purpose, Instant now);

  std::string_view id_of(PurposeIndex purpose) const {
    return purpose < flow.purposes.size() ? std::string_view(flow.purposes[purpose].id) : std::string_view();
  }
  const Step* current() const { return state.step == no_step ? nullptr : &flow.steps[state.step]; }
  std::optional<MonotonicMillis> next_deadline() const;
  std::uint64_t tiles_hashed() const { return tiles_.hashed(); }

  // Declared before what refers to them.
  Ledger ledger;
  MachineMemory memory;
  TrustStore trust;
  const Package package;
  const Flow flow;
  const GlyphStore glyphs;
  const ScreenBook book;
  Gate gate;
  State state;
  Id128 session{};
  std::uint8_t language = 0;       // of what is said and shown; index into Flow::languages
  const Screen* screen = nullptr;  // what is shown; null: nothing yet
  Instant now;                     // the last that was told, by the player's own clock
  bool stopped = false;

 private:
  bool run(EventKind kind, std::uint8_t choice = no_choice);
  void run_out_of_memory() noexcept;
  void require_ledger();
  void record_lost_session();
  // The host's time as the player's own, whose monotonic clock never steps back. When the host's did, what is
  // running runs on from where it was, and a camera that is on goes off.
  Instant own_time(Instant host);
  Instant host_time() const { return {now.utc, later(now.monotonic, -clock_shift_)}; }
  std::optional<MonotonicMillis> next_due() const;  // by the player's own clock
  void fall_due();                                  // what next_due() named, now
  bool take(const Event& event);
  void follow_up();
  void carry_out(const Effect& effect);
  void begin_session(const Effect& effect);
  void end_session(const Effect& effect);
  void record_consent(const Effect& effect);
  void accept_token(const Effect& effect);
  void refuse_token(const Effect& effect);
  // What rested on a consent given earlier that is dead now ends.
  void end_what_rested_on_it();
  void order_erasure(Record& ordered);  // erasure_, on record as that
  void show(StepIndex step);
  std::uint32_t ticked(StepIndex step) const;  // as in ScreenView
  void turn_camera_on(const Effect& effect);
  void stop_camera(GrantEnd reason);
  void end_face_path(GrantEnd reason);
  void serve(const Effect& effect);
  void order_erasure(const Effect& effect);
  void follow_age(StepIndex step, std::uint8_t choice);
  void leave_somehow();
  // The first required field of the step that is shown that is empty, when the choice sends the fields.
  const Field* wanting(const Choice& choice) const;

  // What the display is handed for a screen that asks.
  void keep_handed_over(StepIndex step);
  // Before a choice that may rest on what is shown: what was seen of it. Nothing: it was not the signed
  // screen, and the session's face path is closed.
  std::optional<Glass> look_at_glass(std::uint8_t choice);
  bool take_choice(std::uint8_t choice);

  // The record that is put together, begun anew: there is one at a time, and its memory is kept.
  Record& about(RecordKind kind, const Effect& effect);
  Record& blank_record();
  // `must`: what depends on it does not happen if it cannot be written. Otherwise it is kept and written
  // later.
  bool record(const Record& record, bool must);
  bool write_kept();
  bool take_update(const Bytes& file, const TrustStore& next);
  // A new generation of the machine state. That it cannot be written stops nobody: the last one still holds.
  void remember(std::string_view why);

  const PlayerOptions options_;
  FaceModule& face_;
  Display& display_;
  Host& host_;
  std::unique_ptr<Renderer> renderer_;
  Frame frame_;
  Frame glass_;           // what the display read back
  TileDigests tiles_;     // of what was handed over last for a screen that asks, then of what was read back
  Digest handed_over_{};  // zero when the display draws itself
  Glass looked_ = Glass::none;  // at the glass, for the choice that is being taken
  Variant variant_;
  std::uint64_t entered_ = 0;  // steps come to so far
  std::uint32_t filled_ = 0;   // bit per field of the step that is shown
  std::optional<MonotonicMillis> step_ends_;
  std::optional<MonotonicMillis> grant_ends_;
  Id128 grant_{};
  bool matched_ = false;    // the live session's face was matched under a valid grant
  bool held_back_ = false;  // something that the rest of this transition depends on could not be recorded
  bool escape_ = false;     // the step that was reached must be left by an exit of the machine's own
  AgeBand told_age_ = AgeBand::unknown;
  bool by_machine_ = false;  // nobody takes the choice that is being taken
  bool handed_in_ = false;   // token_, just now, and it counts
  std::optional<EventKind> follow_up_;
  std::vector<Id128> step_orders_;  // of the erase step that is shown, not yet confirmed
  struct TrustUpdate {
    Bytes file;
    TrustStore trust;
  };
  std::optional<TrustUpdate> trust_update_;  // verified, and taken when the session is over
  SignedToken token_;                        // that was handed in last
  std::string token_refusal_;                // why it does not count
  KeptRecords kept_;
  LedgerCheck checked_;  // of the ledger, in idle moments
  // Handed to the ledger, the gate, the face module and the host again and again.
  Record record_;
  CaptureRequest request_;
  CaptureOrder capture_;
  ErasureOrder erasure_;
  OpenErasure confirmed_;
  std::optional<MonotonicMillis> retry_;  // when what is kept is tried again
  std::int64_t clock_shift_ = 0;  // what the host's monotonic clock stepped back in all: ours never does
  bool clock_told_ = false;       // that the clock on the wall is wrong is on record
  Id128 lost_session_{};          // ended for want of memory, its end not yet on record
  bool inside_ = false;           // a call is under way: whoever calls from inside of it is refused
};

}  // namespace facenotice
