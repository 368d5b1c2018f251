// SPDX-License-Identifier: MIT
// Ledger and state held against each other, and the order of writing.
#include <facenotice/machine_memory.hpp>

#include <algorithm>

#include "src/base/crypto.hpp"

namespace facenotice {
namespace {

constexpr std::string_view how_on =
    " Find out what happened to it; an operator lifts this by adopting the ledger as it is.";

Error refusal(const char* code, const std::string& path, const std::string& what) {
  return {code, path + ": " + what + std::string(how_on)};
}

// Whether the ledger may follow upon this state. `named`: the generation that the ledger names.
Status judge(const Ledger& ledger, const MachineState& state, std::uint64_t named, const std::string& path) {
  if (state.generation == 0) {
    if (named == 0) return {};
    return refusal("state.missing", path,
                   "the ledger names generation " + std::to_string(named) +
                       " of the machine's state, but there is no state.");
  }
  if (ledger.id() != state.ledger)
    return refusal("ledger.other", path,
                   "this is another ledger than the one that the machine's state names.");
  const Result<std::uint64_t> size = ledger.size();
  if (!size) return size.error();
  if (*size < state.length)
    return refusal("ledger.shorter", path,
                   "the ledger has " + std::to_string(*size) + " records, but had " +
                       std::to_string(state.length) + ": an older copy was put back, or its end was lost.");
  const Result<Digest> link = ledger.link_of(state.length);
  if (!link) return link.error();
  if (*link != state.link)
    return refusal("ledger.other", path,
                   "record " + std::to_string(state.length) +
                       " is another one than when the machine's state was written.");
  if (named > state.generation)
    return refusal("state.older", path,
                   "the machine's state has generation " + std::to_string(state.generation) +
                       ", but the ledger names " + std::to_string(named) + ": an older one was put back.");
  return {};
}

Result<Ledger> open_ledger(const std::string& path, LedgerOptions options, bool create) {
  options.create = create;
  options.records_checked_on_open = 0;  // the caller verifies what the state does not vouch for
  return Ledger::open(path, options);
}

Record named_state(std::uint64_t generation, std::string_view why, UtcMillis now) {
  Record record;
  record.kind = RecordKind::state_named;
  record.time = recordable_time(now);
  record.number = generation;
  record.detail = why;
  return record;
}

AcceptedPackage higher(const AcceptedPackage& a, const AcceptedPackage& b) {
  return a.sequence >= b.sequence ? a : b;
}

}  // namespace

MachineMemory::MachineMemory(Bytes device_key, StateStore* store, const std::string& path)
    : device_key_(std::move(device_key)),
      own_(store == nullptr ? std::make_unique<FileStateStore>(state_file_of(path)) : nullptr),
      store_(store == nullptr ? own_.get() : store) {}

Result<MachineState> MachineMemory::read() const {
  if (!crypto::ready()) return Error{"ledger.io", "The cryptographic library cannot be started."};
  const Result<std::optional<Bytes>> bytes = store_->read();
  if (!bytes) return bytes.error();
  if (!*bytes) return MachineState{};
  return decode_state(**bytes, device_key_);
}

Result<OpenedMachine> MachineMemory::open(const std::string& path, const LedgerOptions& options,
                                          StateStore* store, UtcMillis now) {
  MachineMemory memory(options.device_key, store, path);
  Result<MachineState> state = memory.read();
  if (!state) return state.error();
  const bool first_use = state->generation == 0;
  Result<Ledger> ledger = open_ledger(path, options, first_use);
  if (!ledger) return ledger.error();
  const Result<std::uint64_t> named = ledger->named_generation();
  if (!named) return named.error();
  if (Status s = judge(*ledger, *state, *named, path); !s) return s.error();
  // What was verified when the state was written is remembered by it; what came since is verified now.
  if (const Result<std::uint64_t> verified = ledger->verify(state->length + 1); !verified)
    return verified.error();
  memory.state_ = std::move(state).value();
  memory.named_ = *named;
  if (first_use)
    if (Status s = memory.write(*ledger, {}, {}, "first-use", now); !s) return s.error();
  return OpenedMachine{std::move(ledger).value(), std::move(memory)};
}

Result<AcceptedPackage> MachineMemory::latest_package(const Ledger& ledger, const std::string& flow) const {
  Result<AcceptedPackage> recorded = ledger.latest_package(flow);
  const auto kept = state_.packages.find(flow);
  if (!recorded || kept == state_.packages.end()) return recorded;
  return higher(kept->second, *recorded);
}

Result<UtcMillis> MachineMemory::latest_trusted_time(const Ledger& ledger) const {
  Result<UtcMillis> since = ledger.latest_trusted_time(state_.length);
  if (!since) return since;
  return std::max(state_.last_seen, *since);
}

Result<std::vector<StoredRecord>> MachineMemory::still_open(const Ledger& ledger) const {
  static const std::vector<std::uint64_t> none;
  return state_.open ? ledger.still_open(state_.length, *state_.open) : ledger.still_open(0, none);
}

Status MachineMemory::accept_package(Ledger& ledger, const std::string& flow, const AcceptedPackage& package,
                                     UtcMillis now) {
  MachineState next = state_;
  next.packages[flow] = package;
  next.last_seen = std::max(next.last_seen, recordable_time(now));
  Record record;
  record.kind = RecordKind::package_accepted;
  record.time = recordable_time(now);
  record.package = package.digest;
  record.detail = flow;
  record.number = package.sequence;
  return write(ledger, std::move(next), {record}, "package", now);
}

Status MachineMemory::accept_trust(Ledger& ledger, std::uint64_t version, const Digest& file, UtcMillis now) {
  if (version <= state_.trust_version)
    return Error{"trust.older", "This machine has had a trust file of version " +
                                    std::to_string(state_.trust_version) + " already."};
  MachineState next = state_;
  next.trust_version = version;
  next.trust = file;
  Record record;
  record.kind = RecordKind::trust_accepted;
  record.time = recordable_time(now);
  record.package = file;
  record.number = version;
  return write(ledger, std::move(next), {record}, "trust", now);
}

Status MachineMemory::accept_withdrawals(Ledger& ledger, std::uint64_t number, const Digest& file,
                                         UtcMillis now) {
  if (number <= state_.withdrawals_number)
    return Error{"withdrawals.older", "This machine has had the list of withdrawals " +
                                          std::to_string(state_.withdrawals_number) + " already."};
  MachineState next = state_;
  next.withdrawals_number = number;
  next.withdrawals = file;
  Record record;
  record.kind = RecordKind::withdrawals_accepted;
  record.time = recordable_time(now);
  record.package = file;
  record.number = number;
  return write(ledger, std::move(next), {record}, "withdrawals", now);
}

Status MachineMemory::catch_up(Ledger& ledger, std::string_view why, UtcMillis now) {
  const Result<std::uint64_t> size = ledger.size();
  if (!size) return size.error();
  if (*size == settled_) return {};
  return write(ledger, state_, {}, why, now);
}

Status MachineMemory::make_certain(Ledger& ledger, UtcMillis now) {
  return in_doubt_ ? write(ledger, state_, {}, "again", now) : Status();
}

// A generation that the ledger could not name: before there is another one, it does.
Status MachineMemory::name_pending(Ledger& ledger, UtcMillis now) {
  if (named_ >= state_.generation) return {};
  const Result<std::uint64_t> written = ledger.append(named_state(state_.generation, "pending", now));
  if (!written) return written.error();
  named_ = state_.generation;
  return {};
}

Status MachineMemory::write(Ledger& ledger, MachineState next, std::vector<Record> records,
                            std::string_view why, UtcMillis now) {
  if (Status s = name_pending(ledger, now); !s) return s;
  const Result<Ledger::End> end = ledger.end();
  if (!end) return end.error();
  const Result<UtcMillis> seen = latest_trusted_time(ledger);
  if (!seen) return seen.error();
  const Result<std::vector<StoredRecord>> open = still_open(ledger);
  if (!open) return open.error();
  // A face module's thread may have had a camera put on record since the end was read: that is beyond the
  // length, where the next start looks anyway.
  std::vector<std::uint64_t> listed;
  for (const StoredRecord& stored : *open)
    if (stored.sequence <= end->length) listed.push_back(stored.sequence);
  next.open.reset();
  if (listed.size() <= max_listed_open) next.open = std::move(listed);
  next.generation = state_.generation + 1;
  next.ledger = ledger.id();
  next.length = end->length;
  next.link = end->link;
  next.last_seen = std::max(next.last_seen, *seen);
  records.push_back(named_state(next.generation, why, now));
  const Result<Bytes> bytes = encode_state(next, device_key_);
  if (!bytes) return bytes.error();
  in_doubt_ = true;
  if (Status s = store_->write(*bytes); !s) return s;
  in_doubt_ = false;
  state_ = std::move(next);
  const Result<std::uint64_t> written = ledger.append_all(records);
  if (!written) return written.error();
  named_ = state_.generation;
  settled_ = *written;
  return {};
}

Result<Adoption> adopt_ledger(const std::string& path, const LedgerOptions& options, StateStore* store,
                              const std::string& who, const std::string& why, UtcMillis now) {
  Record record;
  record.kind = RecordKind::ledger_adopted;
  record.time = recordable_time(now);
  record.choice = who;
  record.detail = why;
  if (who.empty() || why.empty() || !check_record(record))
    return Error{"adopt.words", "Who adopts the ledger, and why, must both be said, in at most " +
                                    std::to_string(max_record_text) + " bytes each."};
  const Error needless{"adopt.needless",
                       path + ": ledger and machine state fit each other; nothing is to be lifted."};
  MachineMemory memory(options.device_key, store, path);
  Result<MachineState> state = memory.read();
  // A place that cannot be read at all might be read tomorrow: nobody may decide that it is empty.
  if (!state && state.error().code == "state.read") return state.error();
  std::string lifted = state ? std::string() : state.error().code;
  if (state) memory.state_ = std::move(state).value();

  Result<Ledger> ledger = open_ledger(path, options, false);
  if (!ledger && ledger.error().code == "ledger.absent") {
    if (lifted.empty() && memory.state_.generation == 0) return needless;
    if (lifted.empty()) lifted = ledger.error().code;
    ledger = open_ledger(path, options, true);
  }
  if (!ledger) return ledger.error();
  if (const Result<std::uint64_t> verified = ledger->verify(); !verified) return verified.error();
  const Result<std::uint64_t> named = ledger->named_generation();
  if (!named) return named.error();
  if (lifted.empty()) {
    const Status fits = judge(*ledger, memory.state_, *named, path);
    if (fits) return needless;
    lifted = fits.error().code;
  }
  // On record before anything is lifted: cut here, and the machine is still refused.
  record.step = lifted;
  if (const Result<std::uint64_t> written = ledger->append(record); !written) return written.error();

  MachineState next = memory.state_;
  for (auto& [flow, kept] : next.packages) {
    const Result<AcceptedPackage> recorded = ledger->latest_package(flow);
    if (!recorded) return recorded.error();
    kept = higher(kept, *recorded);
  }
  memory.state_.length = 0;  // of another ledger: no measure for this one
  memory.state_.open.reset();
  memory.state_.generation = memory.named_ = std::max(memory.state_.generation, *named);
  if (Status s = memory.write(*ledger, std::move(next), {}, "adopted", now); !s) return s.error();
  const Result<std::uint64_t> size = ledger->size();
  if (!size) return size.error();
  return Adoption{lifted, memory.state_.generation, *size};
}

}  // namespace facenotice
