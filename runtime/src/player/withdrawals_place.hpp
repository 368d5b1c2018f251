// SPDX-License-Identifier: MIT
// The machine's list of withdrawals where it lies, and how a newer one takes its place.
#pragma once

#include <optional>
#include <string>

#include <facenotice/machine_memory.hpp>
#include <facenotice/player.hpp>
#include <facenotice/withdrawal_list.hpp>

namespace facenotice {

std::string withdrawals_file_of(const PlayerOptions& options);

// Whether the flow takes consent given earlier anywhere.
bool takes_tokens(const Flow& flow);

struct WithdrawalsPlace {
  std::optional<WithdrawalList> list;
  std::optional<Error> refused;  // why there is none; a machine without one takes no token, and goes on
};

// The list that lies there, when it is signed and not older than the machine state remembers; one that is
// newer is remembered from now on. Codes: those of read_file() and verify_withdrawals(), "withdrawals.older",
// "withdrawals.other" (another list under the number that this machine has had).
WithdrawalsPlace open_withdrawals(const std::string& path, const TrustStore& trust, Ledger& ledger,
                                  MachineMemory& memory, UtcMillis now);

// Puts a verified list in place: the file first, then the machine state, so that after a cut the next start
// takes the file for the newer one that it is.
Status take_withdrawals(const std::string& path, ByteView file, const WithdrawalList& list, Ledger& ledger,
                        MachineMemory& memory, UtcMillis now);

}  // namespace facenotice
