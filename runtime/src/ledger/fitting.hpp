// SPDX-License-Identifier: MIT
// Whether a ledger and a machine state belong together, asked at every start and at an adoption.
#pragma once

#include <string>

#include <facenotice/ledger.hpp>
#include <facenotice/machine_state.hpp>

namespace facenotice {

// Whether the ledger may follow upon this state; "ledger.*" and "state.*" of MachineMemory::open().
// `named`: the generation that the ledger names.
Status check_fit(const Ledger& ledger, const MachineState& state, std::uint64_t named,
                 const std::string& path);

// Verifies no record: the caller verifies what the state does not vouch for.
Result<Ledger> open_unverified(const std::string& path, LedgerOptions options, bool create);

// Of two memories of one flow.
AcceptedPackage higher(const AcceptedPackage& a, const AcceptedPackage& b);

}  // namespace facenotice
