// SPDX-License-Identifier: MIT
// The flow's one transition function: (Flow, State, Event) -> (State, effects).
//
// The player executes it and the checker explores it, so what is proven is what runs. It is pure: no clock
// (time comes with the events), no I/O, no allocation, no exceptions. Thread rule: any number of threads may
// call it on the same Flow.
//
// Three rules stand in the function itself, so that no flow can be drawn that breaks them:
// - A consent lives no longer than its giver stands there. A time-out that lets_pass(), and the events `left`
//   and `somebody_came`, end the session on record; what comes next is a new one, in the default language,
//   where nothing has been told or said.
// - Told and asked in one language. Choosing another language takes back "was told" for every purpose without
//   a consent, and a consent that is already there keeps its notice for itself alone: once it is gone, or
//   asked for again, the notice must be shown again.
// - Time is judged before the event. The function has no clock, so whoever has one (the player) hands in what
//   fell due before an event first, in order, each at its own time, at most `most_due` of them and then
//   `overdue`. The checker explores every order of events, and so that one too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <type_traits>

#include <facenotice/flow.hpp>
#include <facenotice/state.hpp>

namespace facenotice {

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
  token,  // somebody handed in a token of consent given earlier, and it counts
  token_refused,
  // by a sensor, while a session runs: whoever was there went away, or was replaced (not joined) by another
  left,
  somebody_came,
  // more fell due at once than can be carried out one by one: the idle entry
  overdue,
};

// What fell due before an event is carried out one by one up to this many; then comes `overdue`.
inline constexpr int most_due = 16;

struct Event {
  EventKind kind = EventKind::power_on;
  std::uint8_t choice = 0;  // index into the step's choices, for `choose`
  std::int64_t at_ms = 0;   // when, on the host's clock (UTC milliseconds); copied into the effects
};

enum class EffectKind : std::uint8_t {
  session_start,
  session_end,           // forget the subject; every grant is revoked
  record_asked,          // purpose: about to be asked; must be durable before the next show
  record_notified,       // purpose
  record_consent,        // purpose, separate, affirmative, actor
  record_refusal,        // purpose
  record_withdrawal,     // purpose; every grant for it is revoked
  record_token,          // purpose: a consent given earlier was handed in
  record_token_refused,  // purpose: something was handed in that does not count
  show,                  // step
  camera_on,             // purpose, step: a request; only the gate can turn it into a grant
  camera_off,            // step
  serve,                 // step: hand over what the subject came for
  erase,                 // purpose, step
  call_host,             // step
  submit,                // step: the fields of the screen are sent on
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
  bool affirmative = false;   // caused by an act of a person, not by a time-out or a sensor
  std::uint8_t language = 0;  // index into Flow::languages: in which it is said or shown
  std::int64_t at_ms = 0;
};

// The effects of one transition, in the order in which they must be carried out.
class Effects {
 public:
  // What the bounds of the format allow: the acts of a choice and the refusals of its boxes; a refused token,
  // camera-off, session-end and session-start; the idle entry's cameras; the new step's notices, questions
  // and boxes that come ticked, its show, cameras and work (a capture, a service, a call, or what an erasure
  // names).
  static constexpr std::size_t capacity =
      max_acts + max_purposes + 5 + max_cameras + 3 * max_purposes + 1 + max_cameras + max_purposes;

  Effects() = default;
  Effects(const Effects& other) { *this = other; }
  Effects& operator=(const Effects& other) {
    if (this == &other) return *this;
    size_ = 0;
    for (const Effect& effect : other) push(effect);
    return *this;
  }

  // No flow that read_flow() accepts can meet the bound. To go on without an order (a refusal that is not
  // recorded, a camera that is not turned off) would be worse than to stop.
  void push(const Effect& effect) {
    if (size_ == capacity) std::abort();
    ::new (static_cast<void*>(places_ + sizeof(Effect) * size_++)) Effect(effect);
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
  // A step was come to, also the same one again: its time-out begins to run. It goes on where the step is
  // only drawn again (another language, a box, a further attempt).
  bool entered = false;
};

Transition transition(const Flow& flow, const State& state, const Event& event);

// Whether a choice of the step gives a consent.
bool asks_consent(const Step& step);

// Whether the step's time-out says that whoever was there has gone, and so ends the session: on any screen,
// and on host, service and erase steps when it is above 120 s. Exempt is a screen that asks nothing, is there
// for at most 10 s and leads straight to a capture, service, host or erase step ("look here: 3, 2, 1").
bool lets_pass(const Flow& flow, const Step& step);

// Where a choice leads from a state: by its first branch that holds, else to its target.
StepIndex target_of(const Choice& choice, const State& state);

// Whether the box of a toggle is ticked: every consent that it gives stands.
bool is_ticked(const Choice& toggle, const State& state);

// The boxes that come ticked: nobody ticked them. Bit per choice.
std::uint32_t preselected_boxes(const Step& step);

// Whether a choice, when taken, says no to what the boxes of its screen leave unticked.
bool settles_toggles(const Step& step, const Choice& choice);

}  // namespace facenotice
