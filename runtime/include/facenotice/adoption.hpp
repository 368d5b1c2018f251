// SPDX-License-Identifier: MIT
// What operators sign when a machine's ledger or state is adopted (adopt_ledger() in machine_memory.hpp),
// where the machine's trust file asks for that: <require role="operator" count="1"/>.
//
// Text: its lines, each ending in LF, then four lines of a minisign signature over them for each operator
// who has signed, one after another; none yet: a request. `minisign -S -l` over a request makes such lines.
//   facenotice-adoption-1
//   machine 7d20...            64 hex digits, made from the device key (machine_mark()); "none" without one
//   ledger 6b1f...             32 hex digits: the ledger's id, or that of the new one where there is none
//   records 41                 how many it has
//   head 9f3c...               64 hex digits: the link of the last of them
//   generation 8               of the machine state that the adoption writes
//   state 51c0...              64 hex digits: SHA-256 of the machine state as it lies there, or "none"
//   refusal state.missing      what stops the machine, and is lifted
//   when 2026-11-28T22:57:15.000Z    the machine's time when it was asked for
//   who Li Wei
//   why disk replaced
// One spelling: this order, one space, nothing more. Machine, ledger, records, head and state make it hold
// for this one moment of this one machine: once adopted, the ledger is longer and the state another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/bytes.hpp>
#include <facenotice/minisign.hpp>
#include <facenotice/result.hpp>
#include <facenotice/time.hpp>
#include <facenotice/trust.hpp>

namespace facenotice {

inline constexpr std::size_t max_adoption_bytes = 16384;
inline constexpr std::size_t max_adoption_signatures = max_role_count;

struct AdoptionRequest {
  Digest machine{};  // all zero: there is no device key
  Id128 ledger{};
  std::uint64_t records = 0;
  Digest head{};
  std::uint64_t generation = 0;
  Digest state{};  // all zero: there is none
  std::string refusal;
  UtcMillis when = 0;    // 0 or later
  std::string who, why;  // one line each, 1 to max_record_text bytes
};

struct SignedAdoption {
  AdoptionRequest request;
  std::string lines;  // what is signed
  std::vector<Signature> signatures;
};

// The machine that a device key belongs to, for others to read: nothing of the key can be told from it. All
// zero without one.
Digest machine_mark(ByteView device_key);

// The lines that are signed. "adopt.words" when who or why cannot be a line, "adoption.form" for other values
// that no request has.
Result<std::string> format_adoption(const AdoptionRequest& request);
// Untrusted input; no signature is looked at. "adoption.form".
Result<SignedAdoption> read_adoption(std::string_view file);
// The whole file: lines, then signatures.
std::string format_signed_adoption(std::string_view lines, const std::vector<Signature>& signatures);

// How many operators must sign an adoption, by this trust file; 0: it asks for none.
unsigned operators_asked(const TrustStore& trust);

// Whether as many operators of this trust file have signed these lines as it asks for. Keys of other roles do
// not count. Without signatures nothing is wrong where none is asked for; those that are there must all hold.
// Codes: "adoption.unsigned", "adoption.signed-twice", "adoption.stranger" (no operator's key of this trust
// file), "adoption.signature" (the lines or the signature were changed), "adoption.key-revoked",
// "adoption.key-date", "adoption.role" (too few); "trust.expired".
Status check_adoption(std::string_view lines, const std::vector<Signature>& signatures,
                      const TrustStore& trust, UtcMillis now);

}  // namespace facenotice
