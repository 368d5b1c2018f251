// SPDX-License-Identifier: MIT
// What the records of a session say about one purpose.
#pragma once

#include <functional>
#include <string>

#include <facenotice/record.hpp>
#include <facenotice/state.hpp>

namespace facenotice {

// Taken in one after the other, in their order.
class ConsentDecision {
 public:
  // Why the token that a record speaks of does not count; empty: it does.
  using TokenRefusal = std::function<std::string(const Record&)>;

  // What is given must live longer.
  ConsentDecision(const std::string& purpose, const Digest& package, AgeBand age, TokenRefusal token_refusal);

  // The kinds that it looks at. Not the gate's own: a module that asks again and again would have each answer
  // read by the next.
  static constexpr RecordKinds kinds = {
      RecordKind::session_end,    RecordKind::notified, RecordKind::consented, RecordKind::guardian_consented,
      RecordKind::token_accepted, RecordKind::refused,  RecordKind::withdrawn};

  // False: whatever comes changes nothing.
  bool take(const Record& record);

  // Empty: the camera may go on for the purpose. Else the refusal's code.
  const std::string& refusal() const { return refusal_; }
  // Of the consent, if there was one.
  const Digest& screen() const { return screen_; }
  const std::string& language() const { return language_; }

 private:
  std::string refusal_of(const Record& consent) const;

  const std::string& purpose_;
  const Digest& package_;
  const AgeBand age_;
  const TokenRefusal token_refusal_;

  std::string refusal_ = "gate.no-consent";
  Digest screen_{};
  std::string language_;
  bool told_ = false;
  std::string told_in_;  // the language of the last notice
  bool by_token_ = false;
};

}  // namespace facenotice
