// SPDX-License-Identifier: MIT
// Which consents given earlier are dead: whoever moved out, took their consent back elsewhere, or lost their
// phone. The operator's enrolment system signs it; without a list in date a machine takes no token.
//
// Text: its lines, each ending in LF, then the four lines of a minisign signature over them.
//   facenotice-withdrawals-1
//   number 7                   grows with every list; a machine never goes back
//   issued 2026-11-27          dates, ISO 8601: of issue, and the last day (UTC) on which it counts: choose
//   until 2026-12-04           how long a machine may go on without hearing of withdrawals
//   subject 6b1f...            32 hex digits each, in ascending order, none twice: ConsentToken::subject
// One spelling: this order, one space, nothing more.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/consent_token.hpp>

namespace facenotice {

inline constexpr std::size_t max_withdrawals = 100'000;
inline constexpr std::size_t max_withdrawals_file = 5 * 1024 * 1024;  // bytes

struct WithdrawalList {
  std::uint64_t number = 0;  // 1 to max_sequence
  std::string issued, until;
  std::vector<Id128> subjects;  // ascending, none twice

  bool has(const Id128& subject) const;
  // Past `until`.
  bool stale(UtcMillis now) const;
};

// The lines that are signed. "withdrawals.form".
Result<std::string> format_withdrawals(const WithdrawalList& list);
// Untrusted input; no signature is looked at. "withdrawals.form".
Result<WithdrawalList> read_withdrawals(std::string_view file);
// Also signed by whom the trust file names: codes of check_enrolment(). That it is out of date is for whoever
// uses it.
Result<WithdrawalList> verify_withdrawals(std::string_view file, const TrustStore& trust, UtcMillis now);

}  // namespace facenotice
