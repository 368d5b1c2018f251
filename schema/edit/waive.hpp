// SPDX-License-Identifier: MIT
// Answering for a finding that does not count any more.
#pragma once

#include "schema/edit/edit.hpp"

namespace facenotice {

struct WaiverDraft {
  std::string rule;     // id of the row
  std::string finding;  // fingerprint
  std::string reason, approver;
  std::string expires;  // ISO 8601
};
// In place of the waiver of the same finding, if there is one.
Edit waive(const Document& document, const WaiverDraft& waiver);
Edit remove_waiver(const Document& document, const std::string& finding);

}  // namespace facenotice
