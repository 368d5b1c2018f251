// SPDX-License-Identifier: MIT
// The flow's one transition function: (Flow, State, Event) -> (State, effects).
//
// The player executes it and the checker explores it, so what is proven is what runs. It is pure: no clock
// (time comes with the events), no I/O, no allocation, no exceptions. Thread rule: any number of threads may
// call it on the same Flow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>

#include <facenotice/flow.hpp>

namespace facenotice {

// What the subject has said about one purpose in this session.
enum class Decision : std::uint8_t { none, refused, consented, withdrawn };

enum class AgeBand : std::uint8_t { unknown, under_guardian_age, of_age };

// Everything that a session remembers, in 16 bytes. A new State is "nobody is there, nothing was said".
class State {
 public:
  StepIndex step = no_step;
  AgeBand age = AgeBand::unknown;
  bool in_session = false;
  bool face_captured = false;  // the camera was on in a capture step of this session
  std::uint8_t attempts = 0;   // not-matched results of the current capture step so far

  bool notified(PurposeIndex purpose) const { return bits(purpose) & 1U; }
  Decision decision(PurposeIndex purpose) const { return static_cast<Decision>((bits(purpose) >> 1U) & 3U); }
  // The consent was given after the notice, by an act of its own that covers this purpose alone.
  bool separate(PurposeIndex purpose) const { return (bits(purpose) >> 3U) & 1U; }
  bool guardian_consented(PurposeIndex purpose) const { return (guardians_ >> purpose) & 1U; }

  // Whether a camera may be turned on for the purpose: a live, separate, affirmative consent after its
  // notice, by a guardian where the subject said to be under the guardian age.
  bool may_capture(PurposeIndex purpose) const {
    return purpose < max_purposes && notified(purpose) && decision(purpose) == Decision::consented &&
           separate(purpose) && (age != AgeBand::under_guardian_age || guardian_consented(purpose));
  }

  void set_notified(PurposeIndex purpose) { purposes_ |= std::uint64_t{1} << shift(purpose); }
  void set_decision(PurposeIndex purpose, Decision decision, bool is_separate);
  void set_guardian(PurposeIndex purpose) {
    guardians_ = static_cast<std::uint16_t>(guardians_ | (1U << purpose));
  }
  bool asked_nothing() const { return purposes_ == 0 && guardians_ == 0; }

  // The state as two words, for hashing and for storing many of them.
  struct Packed {
    std::uint64_t purposes = 0;
    std::uint64_t rest = 0;
    friend bool operator==(const Packed& a, const Packed& b) {
      return a.purposes == b.purposes && a.rest == b.rest;
    }
  };
  Packed pack() const;
  static State unpack(const Packed& packed);

  friend bool operator==(const State& a, const State& b) { return a.pack() == b.pack(); }

 private:
  static unsigned shift(PurposeIndex purpose) { return 4U * purpose; }
  unsigned bits(PurposeIndex purpose) const {
    return static_cast<unsigned>((purposes_ >> shift(purpose)) & 15U);
  }

  std::uint64_t purposes_ = 0;   // 4 bits each: notified, decision (2), separate
  std::uint16_t guardians_ = 0;  // 1 bit each
};

enum class EventKind : std::uint8_t {
  // entries
  power_on,
  idle,
  presence,
  resume,
  maintenance_exit,
  // by the person
  choose,
  // by the machine
  timeout,
  matched,
  not_matched,
  failed,
  cancelled,
  done,
  fault,
};

struct Event {
  EventKind kind = EventKind::power_on;
  std::uint8_t choice = 0;  // index into the step's choices, for `choose`
  std::int64_t at_ms = 0;   // when, on the host's clock (UTC milliseconds); copied into the effects
};

enum class EffectKind : std::uint8_t {
  session_start,
  session_end,        // forget the subject; every grant is revoked
  record_asked,       // purpose: about to be asked; must be durable before the next show
  record_notified,    // purpose
  record_consent,     // purpose, separate, affirmative, actor
  record_refusal,     // purpose
  record_withdrawal,  // purpose; every grant for it is revoked
  show,               // step
  camera_on,          // purpose, step: a request; only the gate can turn it into a grant
  camera_off,         // step
  serve,              // step: hand over what the subject came for
  erase,              // purpose, step
  call_host,          // step
  submit,             // step: the fields of the screen are sent on
  set_language,       // step, choice: the act holds the language tag
};

inline constexpr std::uint8_t no_choice = 0xFF;

// An order to the shell around the function.
struct Effect {
  EffectKind kind = EffectKind::show;
  StepIndex step = no_step;  // the step that it is about
  PurposeIndex purpose = no_purpose;
  std::uint8_t choice = no_choice;  // the choice that caused it
  Actor actor = Actor::subject;
  bool separate = false;
  bool affirmative = false;  // caused by an act of a person, not by a time-out or a sensor
  std::int64_t at_ms = 0;
};

// The effects of one transition, in the order in which they must be carried out.
class Effects {
 public:
  static constexpr std::size_t capacity =
      128;  // acts, refusals, notices, questions, boxes and cameras of one step, at their bounds

  Effects() = default;
  Effects(const Effects& other) { *this = other; }
  Effects& operator=(const Effects& other) {
    if (this == &other) return *this;
    size_ = 0;
    for (const Effect& effect : other) push(effect);
    return *this;
  }

  void push(const Effect& effect) {
    if (size_ < capacity) ::new (static_cast<void*>(places_ + sizeof(Effect) * size_++)) Effect(effect);
  }
  std::size_t size() const { return size_; }
  const Effect* begin() const { return std::launder(reinterpret_cast<const Effect*>(places_)); }
  const Effect* end() const { return begin() + size_; }
  const Effect& operator[](std::size_t i) const { return begin()[i]; }

 private:
  static_assert(std::is_trivially_destructible_v<Effect>, "what is in the places is never destroyed");
  std::size_t size_ = 0;
  // Most transitions have a few: the places of the others are neither set nor copied.
  alignas(Effect) unsigned char places_[sizeof(Effect) * capacity];
};

struct Transition {
  State state;
  Effects effects;
  bool accepted = false;  // false: the event means nothing here; the state is unchanged, there are no effects
};

Transition transition(const Flow& flow, const State& state, const Event& event);

// Where a choice leads from a state: by its first branch that holds, else to its target.
StepIndex target_of(const Choice& choice, const State& state);

// Whether the box of a toggle is ticked: every consent that it gives stands.
bool is_ticked(const Choice& toggle, const State& state);

// The boxes that come ticked: nobody ticked them. Bit per choice.
std::uint32_t preselected_boxes(const Step& step);

// Whether a choice, when taken, says no to what the boxes of its screen leave unticked.
bool settles_toggles(const Step& step, const Choice& choice);

}  // namespace facenotice
