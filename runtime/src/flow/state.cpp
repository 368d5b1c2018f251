// SPDX-License-Identifier: MIT
// The bits of a state.
#include <facenotice/state.hpp>

namespace facenotice {
namespace {

// Where things are in State::Packed::rest.
constexpr unsigned guardians_at = 16, age_at = 32, session_at = 34, captured_at = 35, attempts_at = 36,
                   language_at = 39;
static_assert(max_retries < 8 && max_languages <= 64 && language_at + 6 == State::rest_bits);

}  // namespace

void State::set_bits(PurposeIndex purpose, unsigned bits) {
  purposes_ = (purposes_ & ~(std::uint64_t{15} << shift(purpose))) | (std::uint64_t{bits} << shift(purpose));
}

void State::set_notified(PurposeIndex purpose) {
  if (given_earlier(purpose)) return;
  set_bits(purpose, 1U | (static_cast<unsigned>(decision(purpose)) << 1U) | (separate(purpose) ? 8U : 0U));
}

void State::set_decision(PurposeIndex purpose, Decision decision, bool is_separate) {
  // Who says yes again has said so already: the gate, too, goes by the token then.
  if (given_earlier(purpose) && decision == Decision::consented) return;
  // A notice of before stands for the consent that goes now.
  const bool told = notified(purpose) && !told_before(purpose) && !given_earlier(purpose);
  const bool apart = is_separate && told && decision == Decision::consented;
  set_bits(purpose, (told ? 1U : 0U) | (static_cast<unsigned>(decision) << 1U) | (apart ? 8U : 0U));
  if (decision != Decision::consented) guardians_ = static_cast<std::uint16_t>(guardians_ & ~(1U << purpose));
}

void State::set_language(std::uint8_t index) {
  language = index;
  for (PurposeIndex purpose = 0; purpose < max_purposes; ++purpose) {
    if (!notified(purpose) || given_earlier(purpose)) continue;
    if (decision(purpose) == Decision::consented)
      set_bits(purpose, separate(purpose) ? separate_before : bundled_before);
    else
      set_bits(purpose, static_cast<unsigned>(decision(purpose)) << 1U);
  }
}

State::Packed State::pack() const {
  Packed packed;
  packed.purposes = purposes_;
  packed.rest = std::uint64_t{step} | (std::uint64_t{guardians_} << guardians_at) |
                (static_cast<std::uint64_t>(age) << age_at) | (std::uint64_t{in_session} << session_at) |
                (std::uint64_t{face_captured} << captured_at) | (std::uint64_t{attempts} << attempts_at) |
                (std::uint64_t{language} << language_at);
  return packed;
}

State State::unpack(const Packed& packed) {
  State state;
  state.purposes_ = packed.purposes;
  state.step = static_cast<StepIndex>(packed.rest & 0xFFFFU);
  state.guardians_ = static_cast<std::uint16_t>((packed.rest >> guardians_at) & 0xFFFFU);
  state.age = static_cast<AgeBand>((packed.rest >> age_at) & 3U);
  state.in_session = ((packed.rest >> session_at) & 1U) != 0;
  state.face_captured = ((packed.rest >> captured_at) & 1U) != 0;
  state.attempts = static_cast<std::uint8_t>((packed.rest >> attempts_at) & 7U);
  state.language = static_cast<std::uint8_t>((packed.rest >> language_at) & 63U);
  return state;
}

}  // namespace facenotice
