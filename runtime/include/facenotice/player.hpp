// SPDX-License-Identifier: MIT
// The player: carries out on a machine what the transition function orders.
//
// It never reads a clock, never starts a thread, never waits: the machine says what happened and when, and
// calls advance() when the time that next_deadline() names has come. Time is judged before the event: every
// call first carries out what fell due before its `now` (time-outs of steps, ends of grants), in order, each
// at its own due time, whether or not advance() was called; the next step's clock starts there. At most
// `most_due` of them are carried out one by one; if more is due, the idle entry is taken. A step's time-out
// runs from when the step is come to; a language, a box or a variant that only draws it again does not put it
// off. Nothing that a former run knew is ever a
// yes: a Player starts with nobody in front of it.
//
// If the ledger cannot be written the face path closes (no question is shown that could not be recorded, no
// grant is given), and the machine goes on with its alternatives. What could not be written is kept, tried
// again at a time that next_deadline() names, and written at stop() at the latest; withdrawals and orders to
// erase have room of their own and are the last to give way.
//
// Whoever agrees agrees to what they see: where the display can read that back (Display::read_back()), it is
// compared with the signed screen before the consent is recorded, and its digest goes on record; where it is
// something else, no consent is recorded, the session's face path closes, and the person goes on by the
// alternative.
//
// No exception leaves it. Without memory a call returns false, every grant has ended and so has the session:
// the next start() or sensor begins anew. A clock that steps back ends a capture and lengthens no time-out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <facenotice/host.hpp>
#include <facenotice/ledger.hpp>
#include <facenotice/machine_memory.hpp>
#include <facenotice/package.hpp>
#include <facenotice/result.hpp>
#include <facenotice/time.hpp>
#include <facenotice/transition.hpp>

namespace facenotice {

struct PlayerOptions {
  std::string package_path;  // .fnp
  // Trust file, outside of the package and not writable by whoever brings packages. An update of it that lies
  // beside it as "<trust_path>.update" is taken at the start (trust_update.hpp).
  std::string trust_path;
  std::string ledger_path;  // made if it is missing
  Bytes device_key;         // see LedgerOptions
  // Where the machine state is kept (machine_state.hpp); null: in a file, state_file_of(ledger_path).
  // Outlives the player.
  StateStore* state = nullptr;
  // List of withdrawals, for flows that take consent given earlier; empty: "<ledger_path>.withdrawals". One
  // that is missing, older than this machine has had, or not signed by whom the trust file names, is none.
  std::string withdrawals_path;
  std::string display;  // id of a display profile of the flow; empty: the first
  Variant variant = Variant::normal;
  PackageLimits limits;
};

enum class FaceOutcome : std::uint8_t { matched, not_matched, failed, cancelled };

// Thread rule: one thread at a time; only the Grants that it hands out may be asked from others.
class Player {
 public:
  // Opens ledger and machine state, the trust file and the package, checks that every screen is there in
  // every language, and closes captures that a crash left open. Of the ledger it verifies what came after the
  // machine state was written last; ledger().verify() checks all. Refuses anything else with the reason: the
  // codes of MachineMemory::open() (a ledger or state that was lost or put back: adopt_ledger()) and
  // accept_adoption() (adopted without the operators that the trust file asks for), read_trust() and
  // verify_package(), "file.*", "player.flow" (the flow has issues), "player.mismatch" (flow and manifest
  // disagree), "player.display" (no such profile), "player.screen" (a screen is missing or damaged),
  // "player.glyphs". A machine that gets an error offers its alternatives only.
  static Result<Player> open(const PlayerOptions& options, FaceModule& face, Display& display, Host& host,
                             Instant now);

  Player(Player&&) noexcept;
  Player& operator=(Player&&) noexcept;
  ~Player();  // like stop(), with the last time that it was told

  // --- what happened; each returns false when it means nothing now (that is no error) ---------------------

  bool start(Instant now);     // power is on: the first screen
  bool presence(Instant now);  // somebody came close
  bool idle(Instant now);
  bool resume(Instant now);
  bool maintenance_exit(Instant now);  // technicians have left: whoever was there before is forgotten
  // Whoever stood there went away; or somebody else has taken their place (was not joined: a friend beside
  // them is no event). What was said ends with who said it: at a screen or capture the session ends and the
  // idle entry is taken; a service, host call or erasure runs to its end, in a new session where nothing has
  // been told or said; a guardian screen, where people change places, goes on.
  // A machine without a sensor that tells these apart calls neither, and must not guess: its sessions end by
  // their time-outs, so choose those no longer than one person needs. What it does know (the goods were taken
  // and the flap fell shut, the door has closed behind them, the card was pulled out) is left().
  bool left(Instant now);
  bool somebody_came(Instant now);
  // The person took a choice of the step that is shown. `step` guards against a touch on a screen that is
  // gone; so does the clock: false also when a time-out fell due before `now`, for what the person saw then
  // was the screen before it, though the same step may be shown again.
  bool choose(std::string_view step, std::string_view choice, Instant now);
  // The person touched the screen at this pixel; likewise.
  bool touch(std::int32_t x, std::int32_t y, Instant now);
  // The person has put something into a field of the screen that is shown, or emptied it again; `data` is the
  // field's data item. What it is the player never sees. A choice that sends the fields (`submit`) is not
  // taken while one that is required is empty; Host::edit() is told which. What is filled in stays so while
  // the same person stays at the same step; empty your own fields, too, when another step or session begins.
  bool set_filled(std::string_view step, std::string_view data, bool filled, Instant now);
  // The face module is done. Outcomes of another grant than the live one, or after it has ended, count as
  // failed or as nothing, never as a match; after its time is over the capture has failed already.
  bool face_result(const Id128& grant, FaceOutcome outcome, Instant now);
  // The service, host call or erasure of the step that is shown ended.
  bool done(std::string_view step, Instant now);
  bool fault(std::string_view step, Instant now);
  // An erasure is complete. False when no such order is open or when it could not be recorded (try again).
  bool confirm_erasure(const Id128& order, Instant now);
  // Normal, large text, high contrast: shows the same step again. Back to PlayerOptions::variant at session
  // end.
  bool set_variant(Variant variant, Instant now);

  // Consent given earlier (consent_token.hpp): the person handed in their token, by an act of theirs (held a
  // phone to the reader, put a card on it): never one that is read from a pocket in passing. It counts where
  // the flow takes one, at a step with an exit on a token; false where it takes none. What counts takes that
  // exit; what does not takes the other one ("token-refused"), and why is on record and in Host::trouble().
  bool hand_in(ByteView token, Instant now);
  // A newer list of withdrawals came (withdrawal_list.hpp). False: it was refused or could not be put in
  // place ("withdrawals.form", "withdrawals.stranger", "withdrawals.signature", "withdrawals.older" ...;
  // Host::trouble() says why). Held tokens are judged anew at once, and a capture that rests on one that is
  // dead ends.
  bool update_withdrawals(ByteView list, Instant now);
  // The host has found out who somebody is (by a code that they typed, at a desk), and they take back a
  // consent given earlier: it is dead at this machine from now on, and its erasure is ordered. Other machines
  // hear of it by the next list of withdrawals. False: no such purpose; or the ledger cannot be written
  // (Host::trouble() says why) and so many such withdrawals wait for that already that this one cannot: it
  // was not taken, and has to be said again.
  bool withdraw_earlier(const Id128& subject, std::string_view purpose, Instant now);

  // A newer trust file came (trust_update.hpp). False: it was refused, or could not be put in place, and
  // Host::trouble() says why. A session under way ends at once, with every grant, when the package that runs
  // is not trusted any more: the player then stops, and the next open() says what it needs. Otherwise the
  // session goes on, and the file is taken after it.
  bool update_trust(ByteView file, Instant now);

  // Checks the next part of the ledger, of at most `most` records (a thousand take about 1 ms), for moments
  // in which the machine has nothing to do: open() verifies only what came after the machine state was
  // written. How many are left; 0: all have been checked, and the next call begins anew. Empty: it could not
  // be checked, and Host::trouble() says why. Where the ledger is damaged ("ledger.corrupt"), grants, session
  // and player end at once, and no player starts on it until all of it verifies.
  std::optional<std::uint64_t> check_ledger(std::uint64_t most, Instant now);

  // Time has passed: carries out what is due. Call it at next_deadline() at the latest.
  bool advance(Instant now);
  // When advance() must be called, by the monotonic clock; empty: nothing is due.
  std::optional<MonotonicMillis> next_deadline() const;
  // The machine is going down: ends every grant and the session. Nothing is shown afterwards.
  bool stop(Instant now);

  // --- questions -------------------------------------------------------------------------------------------

  const Flow& flow() const;
  const Package& package() const;
  const State& state() const;
  std::string_view step() const;      // id of the step that is shown; empty before start()
  std::string_view language() const;  // BCP 47
  const Id128& session() const;       // all-zero: nobody
  FaceGate gate();                    // lives as long as this player
  const Ledger& ledger() const;
  // Tiles of screens that were hashed so far (tile_digests.hpp): what of a call's time goes into the glass.
  std::uint64_t tiles_hashed() const;

 private:
  class Impl;
  explicit Player(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace facenotice
