// SPDX-License-Identifier: MIT
// No grant, no face: the only way for a face module to get a permission to turn the camera on.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <facenotice/consent_mark.hpp>
#include <facenotice/fair_mutex.hpp>
#include <facenotice/known_time.hpp>
#include <facenotice/ledger.hpp>
#include <facenotice/package.hpp>
#include <facenotice/result.hpp>
#include <facenotice/time.hpp>
#include <facenotice/transition.hpp>
#include <facenotice/withdrawal_list.hpp>

namespace facenotice {

// Why a grant ended. The numbers stay as they are.
enum class GrantEnd : std::uint8_t {
  live = 0,
  released = 1,   // the face module let go of it
  expired = 2,    // the capture's longest duration is over
  withdrawn = 3,  // the consent was withdrawn or refused
  cancelled = 4,  // the step was left
  session_end = 5,
  package_change = 6,
  power_down = 7,
  ledger_failed = 8,   // what happened can no longer be recorded
  display_failed = 9,  // what was to be told or asked could not be shown, or was not what was signed
  clock_back = 10,     // the monotonic clock stepped back: how long the camera was on cannot be told
};
std::string_view to_string(GrantEnd end);  // "expired", "session-end", ...

struct GrantState;  // gate.cpp's own
class HeldTokens;
class RecordBatch;
class RefusalRuns;

// Permission for one capture for one purpose. Move-only; letting go of it ends it. A default-made Grant
// permits nothing.
//
// Thread rule: valid() may be asked from any thread at any time, also while the gate revokes; it takes no
// lock and allocates nothing. Moving and destroying are for the thread that owns the Grant. It may outlive
// its Gate.
class Grant {
 public:
  Grant() = default;
  Grant(Grant&& other) noexcept;
  Grant& operator=(Grant&& other) noexcept;
  Grant(const Grant&) = delete;
  Grant& operator=(const Grant&) = delete;
  ~Grant();

  // To be asked before EVERY frame. Once it has answered false it never answers true again. `now` is of the
  // same clock as the Instant of the request; a time before the request ends it, too.
  bool valid(MonotonicMillis now) const noexcept;
  // Ends it early.
  void release() noexcept;

  GrantEnd end() const noexcept;  // live, or why it ended; expiry shows once valid() or the gate has seen it
  Id128 id() const noexcept;
  const std::string& purpose() const noexcept;  // empty for a default-made Grant
  MonotonicMillis expires() const noexcept;

 private:
  friend class Gate;
  explicit Grant(std::shared_ptr<GrantState> state) noexcept;
  void let_go() noexcept;
  std::shared_ptr<GrantState> state_;
};

struct CaptureRequest {
  std::string purpose;           // id
  std::string step;              // id of the step that turns the camera on
  std::uint32_t longest_ms = 0;  // 1 to Gate::longest_capture_ms
};

// Decides on what the ledger holds, not on what its caller believes: independent of the transition function.
// Thread-safe. One grant at a time: a machine has one camera on, or none.
//
// A grant is given only when, in the ledger, under the session that is live now and under this very package,
// - the notice for the purpose was shown, and after it, in the language of the last such notice,
// - a consent to the purpose was recorded that was separate and affirmative (PIPL Art. 29; Measures on the
//   Security Management of Facial Recognition 2025, Art. 6), by a guardian when the subject said to be under
//   the guardian age (PIPL Art. 31), and
// - nothing was refused or withdrawn since; or, in the place of notice and consent,
// - a token of consent given earlier is on record, which this gate has itself held against the trust file,
//   the package's notice, the flow, its dates and the withdrawals (consent_token.hpp), and which holds still;
// all of it likewise for each purpose under which, by the package's flow, what the step captures leaves the
// machine, because a face that was taken under a grant is sent without another question (Measures 2025, Art.
// 8: sending takes a separate consent of its own); and the session's end is not on record, the step turns a
// camera on for this purpose, the package is in date, and camera-on has been written durably. Codes of
// refusals: "gate.no-session" (nobody's, or one that has ended), "gate.no-purpose", "gate.no-step" (the flow
// turns no camera on there for this purpose), "gate.duration", "gate.package-expired", "gate.package-trust"
// (its signatures count no more), "gate.busy",
// "gate.no-notice", "gate.language" (told in one language and asked in another), "gate.no-consent",
// "gate.refused", "gate.withdrawn", "gate.not-separate", "gate.not-affirmative", "gate.no-guardian",
// "gate.revoked" (while the request was under way), "gate.display" (something of this session could not be
// shown), "gate.ledger", and those of judge_token() where a token does not hold any more.
class Gate {
 public:
  static constexpr std::uint32_t longest_capture_ms = 120'000;  // ours: no capture at a machine takes longer

  // The ledger and the package must outlive the gate. A Package exists only when it was verified; `flow` is
  // the one in it. `since`: a moment that has certainly come, such as when the package was accepted. Every
  // date is held against it and what has passed since by the monotonic clock, also where the wall clock says
  // less.
  Gate(Ledger& ledger, const Package& package, const Flow& flow, Instant since);
  ~Gate();  // revokes everything (package_change); records nothing, so settle() before
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  // The session that is live from now on; every grant of another one ends. All-zero: none.
  void begin_session(const Id128& session);
  void end_session();
  // What the live session's subject said about their age; unknown counts as of age, as the flow decides
  // whether to ask. Whoever says now that they are under the guardian age is seen under no grant that was
  // given before.
  void set_age(AgeBand age);
  // No more grants in this session: something of it could not be recorded (ledger_failed) or shown
  // (display_failed). The first reason stays.
  void close_session_for(GrantEnd reason);

  // The time by which dates are judged: the wall clock's, but not before what is known. UTC milliseconds.
  UtcMillis known_time(Instant now) const;
  // Whose signatures count: for tokens, and for the package, which is held against it again on every new day
  // (keys and trust files end while a machine runs). Tokens that are held are judged anew, and a grant that
  // rests on one that holds no more ends. Without it no token counts.
  void set_trust(TrustStore trust, Instant now);
  // Which tokens are dead. Without it no token counts.
  void set_withdrawals(WithdrawalList list, Instant now);
  // Whether the token counts for the purpose here and now. Codes of check_token(), and "token.no-list" (this
  // machine has no list of withdrawals), "token.list-stale" (none in date), "token.withdrawn" (by the list,
  // or at this machine), "token.guardian" (the subject said to be under the guardian age, and the token is
  // not a guardian's), "gate.ledger".
  Status judge_token(const SignedToken& token, const std::string& purpose, Instant now) const;
  // Judges it, and holds it for the live session. That is not enough for a grant: it must also be on record,
  // as describe_token() says.
  Status hold_token(const SignedToken& token, const std::string& purpose, Instant now);
  // Of the token that is held for the purpose in this session; all zero: none.
  Digest held_mark(const std::string& purpose) const;
  // The number of the list that tokens are held against; 0: none.
  std::uint64_t withdrawals_number() const;
  // The consent with that mark was taken back at this machine: grants that rest on it end.
  void drop_token(const Digest& mark);

  // A refusal is recorded as camera-refused (as far as the ledger can be written), once: for a module that
  // asks again and again, with nothing else on record and nothing revoked in between, how often the same was
  // said again follows in one record, when either happens, at most a minute later (settle()). Each request is
  // decided anew, and answered at once.
  Result<Grant> request(const CaptureRequest& request, Instant now);
  // The flow came to a camera: what is refused from now on is on record anew, though it says the same.
  void next_step();

  // End what is live, at once: valid() answers false before these return. No I/O.
  void revoke(const std::string& purpose, GrantEnd reason);
  void revoke_all(GrantEnd reason);

  // Ends what has expired and writes camera-off for every grant that has ended, and how often was refused
  // what is refused no more, or for a minute now. To be called whenever the player wakes up. On an error they
  // are kept and written by a later call.
  Status settle(Instant now);

  // Whether the outcome of this grant's capture may count: it is the last one given, not over time, and was
  // not taken back (a module may have let go of it itself before it reports).
  bool may_report(const Id128& grant, MonotonicMillis now) const;

  bool camera_on() const;  // a grant is live (as far as the gate has seen)

 private:
  std::string find_refusal(const CaptureRequest& request, const Id128& session, AgeBand age, Instant now,
                           Record& record) const;
  void record_refusal(const Record& refusal, std::uint64_t chapter, Instant now);
  std::uint64_t chapter() const { return epoch_ + steps_; }  // another one whenever either grows
  std::shared_ptr<GrantState> unused_state() const;
  // What is to be written: first what is owed of refusals.
  void begin_batch();
  Result<std::uint64_t> write_batch();

  // Ends grants that rest on a held token for which `dead` holds.
  template <class Dead>
  void drop_tokens(const Dead& dead);
  void judge_held(Instant now);

  Ledger& ledger_;
  const Package& package_;
  const UtcMillis package_ends_;
  // What tokens must fit: for each purpose in each language of its notice, and in no language without one.
  struct Grounds {
    std::string language;
    TokenGrounds of;
  };
  static std::vector<Grounds> grounds_of(const Flow& flow, const std::vector<ManifestNotice>& notices);
  const TokenGrounds& find_grounds(const std::string& purpose, const std::string& language) const;
  const std::vector<Grounds> grounds_;

  // A camera that the flow turns on: at which step, for which purpose, and which other purposes it needs.
  struct Camera {
    std::string step, purpose;
    std::vector<std::string> also;
  };
  static std::vector<Camera> cameras_of(const Flow& flow);
  const Camera* find_camera(const CaptureRequest& request) const;
  const std::vector<Camera> cameras_;

  mutable std::mutex state_;  // held for moments only
  Id128 session_{};
  AgeBand age_ = AgeBand::unknown;
  std::string closed_;                                  // the refusal's code where the session is closed
  std::uint64_t epoch_ = 0;                             // grows with every revocation
  std::uint64_t steps_ = 0;                             // ... with every camera that the flow comes to
  std::vector<std::shared_ptr<GrantState>> unsettled_;  // live, or ended and not yet recorded as off
  std::shared_ptr<GrantState> last_;
  const std::unique_ptr<HeldTokens> held_;
  mutable KnownTime known_;
  std::shared_ptr<const TrustStore> trust_;  // null: nobody may sign tokens
  const TrustStore nobody_;
  std::shared_ptr<const WithdrawalList> withdrawals_;  // null: there is none
  FairMutex writing_;                            // one request or settle() at a time, over the ledger's I/O
  const std::unique_ptr<RefusalRuns> refusals_;  // under writing_
  // Memory that is taken once, for every capture. Under writing_.
  Record asked_;
  const std::unique_ptr<RecordBatch> batch_;
  const std::unique_ptr<HeldTokens> judged_;
  std::vector<std::shared_ptr<GrantState>> ended_;
  std::array<std::shared_ptr<GrantState>, 3> kept_states_;

  bool still_trusted_on(UtcMillis day) const;
  struct Trusted {
    std::shared_ptr<const TrustStore> by;
    UtcMillis day = -1;
    bool holds = false;
  };
  mutable Trusted trusted_;  // what was found last; under writing_
};

// What a face module needs of the gate, and nothing with which one could tell it whose session it is. Lives
// no longer than its gate; otherwise a value. Thread-safe, as the gate is.
class FaceGate {
 public:
  explicit FaceGate(Gate& gate) : gate_(&gate) {}

  Result<Grant> request(const CaptureRequest& request, Instant now) { return gate_->request(request, now); }
  bool may_report(const Id128& grant, MonotonicMillis now) const { return gate_->may_report(grant, now); }
  bool camera_on() const { return gate_->camera_on(); }

 private:
  Gate* gate_;
};

}  // namespace facenotice
