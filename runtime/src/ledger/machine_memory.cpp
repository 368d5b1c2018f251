// SPDX-License-Identifier: MIT
// Ledger and state held against each other, and the order of writing.
#include <facenotice/machine_memory.hpp>

#include <algorithm>

#include "src/base/crypto.hpp"
#include "src/ledger/fitting.hpp"
#include "src/ledger/record_batch.hpp"

namespace facenotice {
namespace {

void name_state(std::uint64_t generation, std::string_view why, UtcMillis now, Record& record) {
  record.kind = RecordKind::state_named;
  record.time = recordable_time(now);
  record.number = generation;
  record.detail = why;
}

// As an assignment. But for the packages, which hardly ever change, it takes no memory that it did not have.
void copy(const MachineState& from, MachineState& to) {
  to.generation = from.generation;
  to.ledger = from.ledger;
  to.length = from.length;
  to.link = from.link;
  if (to.packages != from.packages) to.packages = from.packages;
  to.open = from.open;
  to.trust_version = from.trust_version;
  to.trust = from.trust;
  to.last_seen = from.last_seen;
  to.withdrawals_number = from.withdrawals_number;
  to.withdrawals = from.withdrawals;
  to.damaged = from.damaged;
}

}  // namespace

struct MachineMemory::Writing {
  Writing() { bytes.reserve(4096); }
  MachineState next;
  RecordBatch records{2};  // what happened, and the generation's name
  Bytes bytes;
};

MachineMemory::MachineMemory(Bytes device_key, StateStore* store, const std::string& path)
    : device_key_(std::move(device_key)),
      own_(store == nullptr ? std::make_unique<FileStateStore>(state_file_of(path)) : nullptr),
      store_(store == nullptr ? own_.get() : store),
      writing_(std::make_unique<Writing>()) {}
MachineMemory::MachineMemory(MachineMemory&&) noexcept = default;
MachineMemory& MachineMemory::operator=(MachineMemory&&) noexcept = default;
MachineMemory::~MachineMemory() = default;

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
  Result<Ledger> ledger = open_unverified(path, options, first_use);
  if (!ledger) return ledger.error();
  const Result<std::uint64_t> named = ledger->named_generation();
  if (!named) return named.error();
  if (Status s = check_fit(*ledger, *state, *named, path); !s) return s.error();
  // What was verified when the state was written is remembered by it; what came since is verified now. Once
  // damage was found, all of it: a ledger that is whole again (a disk that was read wrongly) is no longer.
  if (const Result<std::uint64_t> verified = ledger->verify(state->damaged ? 1 : state->length + 1);
      !verified)
    return verified.error();
  state->damaged = false;
  memory.state_ = std::move(state).value();
  memory.named_ = *named;
  if (first_use) {
    memory.begin();
    if (Status s = memory.write(*ledger, "first-use", now); !s) return s.error();
  }
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
  std::vector<StoredRecord> open;
  const Status s = each_open(ledger, [&](const StoredRecord& stored) {
    open.push_back(stored);
    return true;
  });
  if (!s) return s.error();
  return open;
}

Status MachineMemory::each_open(const Ledger& ledger,
                                const std::function<bool(const StoredRecord&)>& visit) const {
  static const std::vector<std::uint64_t> none;
  return state_.open ? ledger.still_open(state_.length, *state_.open, visit)
                     : ledger.still_open(0, none, visit);
}

Status MachineMemory::accept_package(Ledger& ledger, const std::string& flow, const AcceptedPackage& package,
                                     UtcMillis now) {
  Writing& writing = begin();
  writing.next.packages[flow] = package;
  writing.next.last_seen = std::max(writing.next.last_seen, recordable_time(now));
  Record& record = writing.records.add();
  record.kind = RecordKind::package_accepted;
  record.time = recordable_time(now);
  record.package = package.digest;
  record.detail = flow;
  record.number = package.sequence;
  return write(ledger, "package", now);
}

Status MachineMemory::accept_trust(Ledger& ledger, std::uint64_t version, const Digest& file, UtcMillis now) {
  if (version <= state_.trust_version)
    return Error{"trust.older", "This machine has had a trust file of version " +
                                    std::to_string(state_.trust_version) + " already."};
  Writing& writing = begin();
  writing.next.trust_version = version;
  writing.next.trust = file;
  Record& record = writing.records.add();
  record.kind = RecordKind::trust_accepted;
  record.time = recordable_time(now);
  record.package = file;
  record.number = version;
  return write(ledger, "trust", now);
}

Status MachineMemory::accept_withdrawals(Ledger& ledger, std::uint64_t number, const Digest& file,
                                         UtcMillis now) {
  if (number <= state_.withdrawals_number)
    return Error{"withdrawals.older", "This machine has had the list of withdrawals " +
                                          std::to_string(state_.withdrawals_number) + " already."};
  Writing& writing = begin();
  writing.next.withdrawals_number = number;
  writing.next.withdrawals = file;
  Record& record = writing.records.add();
  record.kind = RecordKind::withdrawals_accepted;
  record.time = recordable_time(now);
  record.package = file;
  record.number = number;
  return write(ledger, "withdrawals", now);
}

Status MachineMemory::catch_up(Ledger& ledger, std::string_view why, UtcMillis now) {
  const Result<std::uint64_t> size = ledger.size();
  if (!size) return size.error();
  if (*size == settled_) return {};
  begin();
  return write(ledger, why, now);
}

Status MachineMemory::remember_damage(Ledger& ledger, UtcMillis now) {
  begin().next.damaged = true;
  return write(ledger, "damaged", now);
}

Status MachineMemory::make_certain(Ledger& ledger, UtcMillis now) {
  if (!in_doubt_) return {};
  begin();
  return write(ledger, "again", now);
}

// A generation that the ledger could not name: before there is another one, it does.
Status MachineMemory::name_pending(Ledger& ledger, UtcMillis now) {
  if (named_ >= state_.generation) return {};
  Record pending;
  name_state(state_.generation, "pending", now, pending);
  const Result<std::uint64_t> written = ledger.append(pending);
  if (!written) return written.error();
  named_ = state_.generation;
  return {};
}

MachineMemory::Writing& MachineMemory::begin() {
  copy(state_, writing_->next);
  for (MachineState* state : {&state_, &writing_->next})
    if (state->open) state->open->reserve(max_listed_open + 1);
  writing_->records.clear();
  return *writing_;
}

Status MachineMemory::write(Ledger& ledger, std::string_view why, UtcMillis now) {
  if (Status s = name_pending(ledger, now); !s) return s;
  const Result<Ledger::End> end = ledger.end();
  if (!end) return end.error();
  const Result<UtcMillis> seen = latest_trusted_time(ledger);
  if (!seen) return seen.error();
  MachineState& next = writing_->next;
  // A face module's thread may have had a camera put on record since the end was read: that is beyond the
  // length, where the next start looks anyway.
  std::vector<std::uint64_t>& listed = next.open ? *next.open : next.open.emplace();
  listed.clear();
  Status listing = each_open(ledger, [&](const StoredRecord& stored) {
    if (stored.sequence <= end->length && listed.size() <= max_listed_open) listed.push_back(stored.sequence);
    return true;
  });
  if (!listing) return listing;
  if (listed.size() > max_listed_open) next.open.reset();
  next.generation = state_.generation + 1;
  next.ledger = ledger.id();
  next.length = end->length;
  next.link = end->link;
  next.last_seen = std::max(next.last_seen, *seen);
  name_state(next.generation, why, now, writing_->records.add());
  if (Status s = encode_state(next, device_key_, writing_->bytes); !s) return s;
  in_doubt_ = true;
  if (Status s = store_->write(writing_->bytes); !s) return s;
  in_doubt_ = false;
  copy(next, state_);
  const Result<std::uint64_t> written = ledger.append_all(writing_->records.data(), writing_->records.size());
  if (!written) return written.error();
  named_ = state_.generation;
  settled_ = *written;
  return {};
}

}  // namespace facenotice
