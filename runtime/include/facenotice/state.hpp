// SPDX-License-Identifier: MIT
// What a session remembers: the state of the transition function.
#pragma once

#include <cstdint>

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
  std::uint8_t language = 0;   // that is shown: index into Flow::languages

  // Told; in the language that is shown unless told_before().
  bool notified(PurposeIndex purpose) const { return (bits(purpose) & 1U) != 0 || told_before(purpose); }
  // Told in a language that is no longer shown: the notice stands for the consent that was given on it, and
  // for no other.
  bool told_before(PurposeIndex purpose) const {
    return bits(purpose) == bundled_before || bits(purpose) == separate_before;
  }
  Decision decision(PurposeIndex purpose) const {
    return bits(purpose) == bundled_before || given_earlier(purpose)
               ? Decision::consented
               : static_cast<Decision>((bits(purpose) >> 1U) & 3U);
  }
  // The consent was handed in: told, asked and given before this session, elsewhere. It stands for itself
  // alone; once it is gone, or to be given again here, the notice must be shown here.
  bool given_earlier(PurposeIndex purpose) const { return bits(purpose) == earlier; }
  // The consent was given after the notice, by an act of its own that covers this purpose alone.
  bool separate(PurposeIndex purpose) const {
    return bits(purpose) != bundled_before && ((bits(purpose) >> 3U) & 1U) != 0;
  }
  bool guardian_consented(PurposeIndex purpose) const { return (guardians_ >> purpose) & 1U; }

  void set_notified(PurposeIndex purpose);
  void set_decision(PurposeIndex purpose, Decision decision, bool is_separate = false);
  void set_given_earlier(PurposeIndex purpose) { set_bits(purpose, earlier); }
  void set_guardian(PurposeIndex purpose) {
    guardians_ = static_cast<std::uint16_t>(guardians_ | (1U << purpose));
  }
  // Another language is shown.
  void set_language(std::uint8_t index);
  bool asked_nothing() const { return purposes_ == 0 && guardians_ == 0; }

  // The state as two words, for hashing and for storing many of them.
  struct Packed {
    std::uint64_t purposes = 0;
    std::uint64_t rest = 0;
    friend bool operator==(const Packed& a, const Packed& b) {
      return a.purposes == b.purposes && a.rest == b.rest;
    }
  };
  static constexpr unsigned rest_bits = 45;  // of Packed::rest that pack() uses, from the lowest on
  Packed pack() const;
  static State unpack(const Packed& packed);

  friend bool operator==(const State& a, const State& b) { return a.pack() == b.pack(); }

 private:
  static unsigned shift(PurposeIndex purpose) { return 4U * purpose; }
  unsigned bits(PurposeIndex purpose) const {
    return static_cast<unsigned>((purposes_ >> shift(purpose)) & 15U);
  }

  // Of 16 patterns three that could not be otherwise: a consent with a notice of before, and one that was
  // handed in.
  static constexpr unsigned bundled_before = 8, separate_before = 12, earlier = 9;
  void set_bits(PurposeIndex purpose, unsigned bits);

  std::uint64_t purposes_ = 0;   // 4 bits each: notified, decision (2), separate
  std::uint16_t guardians_ = 0;  // 1 bit each
};

}  // namespace facenotice
