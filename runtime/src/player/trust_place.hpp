// SPDX-License-Identifier: MIT
// The machine's trust file where it lies, and how a newer one takes its place.
#pragma once

#include <optional>
#include <string>

#include <facenotice/machine_memory.hpp>
#include <facenotice/trust_update.hpp>

namespace facenotice {

// Where a newer one waits until it is taken: beside the trust file.
std::string update_file_of(const std::string& trust_path);

struct TrustPlace {
  TrustStore trust;
  std::optional<Error> update_refused;  // one that waits was not taken, and why; it stays where it is
};

// The trust file that the machine state allows, a waiting update taken first. Codes of read_file(),
// read_trust_file(), and "trust.older" (of a version before the one that this machine has had), "trust.other"
// (of that version, but another file), "trust.replaced" (of a later version, but put there without the
// signatures of the one before being looked at).
Result<TrustPlace> open_trust(const std::string& path, Ledger& ledger, MachineMemory& memory, UtcMillis now);

// Puts a verified update in place. In this order: the update beside the trust file, the machine state, the
// trust file: after a cut the next start finds the first or finishes the last.
Status take_trust(const std::string& path, ByteView file, const TrustStore& next, Ledger& ledger,
                  MachineMemory& memory, UtcMillis now);

}  // namespace facenotice
