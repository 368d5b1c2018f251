// SPDX-License-Identifier: MIT
// A ledger and its machine state, opened and judged together, and written in the one order that a power cut
// cannot hurt: generation g + 1 to the state first, then a record that names g + 1 to the ledger. After a cut
// between the two the state is one ahead, which passes; so does a ledger that has grown since.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/adoption.hpp>
#include <facenotice/ledger.hpp>
#include <facenotice/machine_state.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

struct OpenedMachine;
class Adopter;

// Not thread-safe; the ledger is.
class MachineMemory {
 public:
  // Opens both and verifies the ledger from the state's length on (all of it when there is no state); what is
  // before that was verified when the state was written, and Ledger::verify() checks it on demand,
  // verify_part() bit by bit. A ledger that was found damaged (remember_damage()) is verified whole. Both
  // absent, or a ledger that names no state yet (cut at first use, or made by an older player): first use,
  // which is recorded at once, as generation 1. Refused, with nothing changed, until an operator adopts
  // (adopt_ledger()):
  //   "state.missing"   no state, but the ledger names one
  //   "state.older"     the state has a lower generation than the ledger names
  //   "state.corrupt", "state.key", "state.size", "state.version"   see decode_state()
  //   "ledger.absent"   a state, but no ledger
  //   "ledger.shorter"  the ledger has fewer records than the state says
  //   "ledger.other"    it is another ledger, or has other records up to the state's length
  // and the codes of Ledger::open(), Ledger::verify() and of the store. `store` empty: state_file_of(path).
  static Result<OpenedMachine> open(const std::string& path, const LedgerOptions& options, StateStore* store,
                                    UtcMillis now);

  const MachineState& state() const { return state_; }

  // The higher of what ledger and state remember; likewise for the time.
  Result<AcceptedPackage> latest_package(const Ledger& ledger, const std::string& flow) const;
  Result<UtcMillis> latest_trusted_time(const Ledger& ledger) const;
  // Cameras on without an off and erasures not confirmed, oldest first, at the same cost however old the
  // ledger is.
  Result<std::vector<StoredRecord>> still_open(const Ledger& ledger) const;

  // A new generation that remembers the package; then the acceptance and the generation's name on record.
  Status accept_package(Ledger& ledger, const std::string& flow, const AcceptedPackage& package,
                        UtcMillis now);
  // Likewise the trust file of a version above the last.
  Status accept_trust(Ledger& ledger, std::uint64_t version, const Digest& file, UtcMillis now);
  // Likewise the list of withdrawals of a number above the last.
  Status accept_withdrawals(Ledger& ledger, std::uint64_t number, const Digest& file, UtcMillis now);
  // Judges the last adoption of the ledger by the trust file that the machine has now, once: what it has
  // found good is on record from then on, and no later trust file asks again; a newer adoption is judged
  // anew. Nothing is wrong where there was none, or where the trust file asks for no operators. Codes of
  // check_adoption(): an operator lifts that by adopting the ledger once more, signed.
  Status accept_adoption(Ledger& ledger, const TrustStore& trust, UtcMillis now);
  // A new generation at the ledger's present length, unless nothing was recorded since the last one. `why`
  // goes on record.
  Status catch_up(Ledger& ledger, std::string_view why, UtcMillis now);
  // A check has found the ledger damaged: from now on it is opened only if all of it verifies.
  Status remember_damage(Ledger& ledger, UtcMillis now);
  // A place that reported an error may hold what it was given all the same. Then: writes what holds once
  // more, so that it is known. To be called before anything is taken away that the place might vouch for.
  Status make_certain(Ledger& ledger, UtcMillis now);

  MachineMemory(MachineMemory&&) noexcept;
  MachineMemory& operator=(MachineMemory&&) noexcept;
  ~MachineMemory();

 private:
  friend class Adopter;
  MachineMemory(Bytes device_key, StateStore* store, const std::string& path);
  Result<MachineState> read() const;  // generation 0: there is none
  Status each_open(const Ledger& ledger, const std::function<bool(const StoredRecord&)>& visit) const;
  // What the next generation is put together in; its memory is kept, for there is one at every session's end.
  struct Writing;
  Writing& begin();  // the state as it is, and no record
  Status write(Ledger& ledger, std::string_view why, UtcMillis now);
  Status name_pending(Ledger& ledger, UtcMillis now);

  Bytes device_key_;
  std::unique_ptr<StateStore> own_;  // when the host has none
  StateStore* store_;
  MachineState state_;
  std::unique_ptr<Writing> writing_;
  std::uint64_t named_ = 0;    // the generation that the ledger names
  std::uint64_t settled_ = 0;  // the ledger's length right after the last generation was named
  bool in_doubt_ = false;      // the place failed to take the last generation, or did not
};

struct OpenedMachine {
  Ledger ledger;
  MachineMemory memory;
};

struct Adoption {
  std::string who;
  std::string refusal;            // the code that was lifted
  std::uint64_t generation = 0;   // the new one
  std::uint64_t ledger_size = 0;  // records
};

// An operator's act: takes ledger and state as they are now for this machine's own, whatever
// MachineMemory::open() says. `who` and `why` (1 to 256 bytes each) go on record in the ledger, with the
// refusal; then a new generation, above all that either place names, fits the two together. What either still
// remembers of packages, trust, withdrawals and time is kept, the higher of both: adopting is no way to run
// an older package, nor under an older trust file. An absent ledger is begun anew. Nobody signs this act: the
// player of a machine whose trust file asks for operators refuses what comes of it ("adoption.unsigned").
// Codes: "adopt.needless" (they fit), "adopt.words" (who or why is
// missing or too long), "ledger.corrupt" and others of Ledger: a ledger that does not verify is not adopted;
// put it aside as evidence, and adopt without it.
Result<Adoption> adopt_ledger(const std::string& path, const LedgerOptions& options, StateStore* store,
                              const std::string& who, const std::string& why, UtcMillis now);

// What operators sign for that act, as the machine is now; nothing is changed. `trust`: the machine's trust
// file, by which an adoption that lacks signatures counts as a refusal, too. Codes as above, and those of
// format_adoption().
Result<AdoptionRequest> request_adoption(const std::string& path, const LedgerOptions& options,
                                         StateStore* store, const TrustStore& trust, const std::string& who,
                                         const std::string& why, UtcMillis now);

// The act, signed: its signatures go on record behind it, in one transaction. It is done once: where the
// power failed in the midst of it, the same file completes it. Codes, besides those of adopt_ledger() above
// and of check_adoption() by this trust file: "adopt.other" (signed for another machine, or for another
// moment of this one: ask anew).
Result<Adoption> adopt_ledger(const std::string& path, const LedgerOptions& options, StateStore* store,
                              const SignedAdoption& signed_act, const TrustStore& trust, UtcMillis now);

}  // namespace facenotice
