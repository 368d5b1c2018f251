// SPDX-License-Identifier: MIT
#include "src/gate/consent_decision.hpp"

#include <utility>

namespace facenotice {

ConsentDecision::ConsentDecision(const std::string& purpose, const Digest& package, AgeBand age,
                                 TokenRefusal token_refusal)
    : purpose_(purpose), package_(package), age_(age), token_refusal_(std::move(token_refusal)) {}

bool ConsentDecision::take(const Record& record) {
  if (record.kind == RecordKind::session_end) {
    refusal_ = "gate.no-session";
    return false;
  }
  // Another package is another notice: nothing said under it counts here.
  if (record.purpose != purpose_ || record.package != package_) return true;
  switch (record.kind) {
    case RecordKind::notified:
      told_ = true;
      told_in_ = record.language;
      break;
    case RecordKind::consented:
    case RecordKind::guardian_consented:
      if (by_token_) break;  // said already, and told where that was
      screen_ = record.screen;
      language_ = record.language;
      refusal_ = refusal_of(record);
      break;
    case RecordKind::token_accepted:
      language_ = record.language;
      refusal_ = token_refusal_(record);
      by_token_ = refusal_.empty();
      break;
    case RecordKind::refused:
      refusal_ = "gate.refused";
      by_token_ = false;
      break;
    case RecordKind::withdrawn:
      refusal_ = "gate.withdrawn";
      by_token_ = false;
      break;
    default:
      break;
  }
  return true;
}

std::string ConsentDecision::refusal_of(const Record& consent) const {
  if (!told_) return "gate.no-notice";
  if (told_in_ != consent.language) return "gate.language";
  if (!consent.separate) return "gate.not-separate";
  if (!consent.affirmative) return "gate.not-affirmative";
  if (age_ == AgeBand::under_guardian_age && consent.kind != RecordKind::guardian_consented)
    return "gate.no-guardian";
  return {};
}

}  // namespace facenotice
