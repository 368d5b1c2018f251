// SPDX-License-Identifier: MIT
// An operator's act: ledger and machine state are fitted together again.
#include <algorithm>
#include <optional>

#include <facenotice/digest.hpp>
#include <facenotice/machine_memory.hpp>

#include "src/base/crypto.hpp"
#include "src/ledger/adoption_records.hpp"
#include "src/ledger/fitting.hpp"

namespace facenotice {

// A machine that is looked at, and then adopted as it is.
class Adopter {
 public:
  // `trust`: asks for operators' signatures under what was adopted before; null: nobody asks. `new_id`: of
  // the ledger that is begun where there is none.
  static Result<Adopter> look(const std::string& path, const LedgerOptions& options, StateStore* store,
                              const TrustStore* trust, const Id128& new_id, UtcMillis now);

  const AdoptionRequest& as_it_is() const { return is_; }
  // Whether the act was for this machine as it is now, or is what a power cut left half done here.
  Status check_meant(const SignedAdoption& signed_act);
  // The last moment that is known to have come.
  Result<UtcMillis> known(UtcMillis now) const {
    if (!ledger_) return std::max(now, memory_.state_.last_seen);
    const Result<UtcMillis> seen = memory_.latest_trusted_time(*ledger_);
    return seen ? Result<UtcMillis>(std::max(now, *seen)) : seen;
  }
  // The act on record, then the state that fits.
  Result<Adoption> adopt(const std::vector<Record>& act, UtcMillis now);

 private:
  explicit Adopter(MachineMemory memory) : memory_(std::move(memory)) {}
  Status find_refusal(const std::string& path, const TrustStore* trust, UtcMillis now);
  Result<bool> recorded(const std::vector<Record>& act, std::uint64_t before) const;
  Result<MachineState> remembered() const;

  MachineMemory memory_;
  std::string path_;
  LedgerOptions options_;
  std::optional<Ledger> ledger_;  // none: it is absent
  AdoptionRequest is_;            // all but who, why and when
  std::uint64_t named_ = 0;
  bool half_done_ = false;  // the act is on record already, and the state is not
};

namespace {

Error other(const std::string& path, const std::string& line) {
  return {"adopt.other", path +
                             ": the adoption was signed for another machine, or for another moment of this "
                             "one: its line \"" +
                             line + "\" is another one here. Ask for it anew, and have that signed."};
}

// The first of what names the machine and its moment that differs; empty: none does.
std::string first_difference(const AdoptionRequest& a, const AdoptionRequest& b) {
  if (a.machine != b.machine) return "machine";
  if (a.ledger != b.ledger) return "ledger";
  if (a.records != b.records) return "records";
  if (a.head != b.head) return "head";
  if (a.generation != b.generation) return "generation";
  if (a.state != b.state) return "state";
  return a.refusal == b.refusal ? "" : "refusal";
}

}  // namespace

Result<Adopter> Adopter::look(const std::string& path, const LedgerOptions& options, StateStore* store,
                              const TrustStore* trust, const Id128& new_id, UtcMillis now) {
  if (!crypto::ready()) return Error{"ledger.io", "The cryptographic library cannot be started."};
  Adopter found(MachineMemory(options.device_key, store, path));
  found.path_ = path;
  found.options_ = options;
  found.options_.new_id = new_id != Id128{} ? new_id : crypto::random_id();
  AdoptionRequest& is = found.is_;
  is.machine = machine_mark(options.device_key);
  // A place that cannot be read at all might be read tomorrow: nobody may decide that it is empty.
  const Result<std::optional<Bytes>> bytes = found.memory_.store_->read();
  if (!bytes) return bytes.error();
  if (*bytes) {
    is.state = sha256(**bytes);
    Result<MachineState> state = decode_state(**bytes, options.device_key);
    if (state)
      found.memory_.state_ = std::move(state).value();
    else
      is.refusal = state.error().code;
  }
  Result<Ledger> ledger = open_unverified(path, options, false);
  if (ledger) {
    found.ledger_.emplace(std::move(ledger).value());
  } else if (ledger.error().code != "ledger.absent") {
    return ledger.error();
  }
  if (Status s = found.find_refusal(path, trust, now); !s) return s.error();
  is.generation = std::max(found.memory_.state_.generation, found.named_) + 1;
  return found;
}

Status Adopter::find_refusal(const std::string& path, const TrustStore* trust, UtcMillis now) {
  const Error needless{"adopt.needless",
                       path + ": ledger and machine state fit each other; nothing is to be lifted."};
  if (!ledger_) {
    is_.ledger = options_.new_id;
    is_.head = first_link(is_.ledger);
    if (is_.refusal.empty() && memory_.state_.generation == 0) return needless;
    if (is_.refusal.empty()) is_.refusal = "ledger.absent";
    return {};
  }
  if (const Result<std::uint64_t> verified = ledger_->verify(); !verified) return verified.error();
  const Result<Ledger::End> end = ledger_->end();
  if (!end) return end.error();
  const Result<std::uint64_t> named = ledger_->named_generation();
  if (!named) return named.error();
  named_ = *named;
  is_.ledger = ledger_->id();
  is_.records = end->length;
  is_.head = end->link;
  if (!is_.refusal.empty()) return {};
  Status fits = check_fit(*ledger_, memory_.state_, named_, path);
  if (fits && trust != nullptr) {
    const Result<UtcMillis> seen = known(now);
    if (!seen) return seen.error();
    fits = standing_of(*ledger_, is_.machine, *trust, *seen).taken;
    // What no signature lifts.
    if (!fits && fits.error().code.rfind("adoption.", 0) != 0) return fits;
  }
  if (fits) return needless;
  is_.refusal = fits.error().code;
  return {};
}

// Whether the act is the last that the ledger has, right behind its first `before` records.
Result<bool> Adopter::recorded(const std::vector<Record>& act, std::uint64_t before) const {
  if (!ledger_ || is_.records != before + act.size()) return false;
  std::size_t equal = 0;
  const Status read = ledger_->read(before + 1, is_.records, [&](const StoredRecord& stored) {
    if (canonical_bytes(stored.record) != canonical_bytes(act[equal])) return false;
    ++equal;
    return true;
  });
  if (!read) return read.error();
  return equal == act.size();
}

Status Adopter::check_meant(const SignedAdoption& signed_act) {
  const AdoptionRequest& meant = signed_act.request;
  AdoptionRequest now = is_;
  // Cut after the new ledger was begun and before anything was in it: that is still where none was.
  if (meant.refusal == "ledger.absent" && is_.records == 0) now.refusal = meant.refusal;
  const std::string differs = first_difference(meant, now);
  if (differs.empty()) return {};
  // Cut after the act was on record and before the state was written.
  if (meant.machine != is_.machine || meant.ledger != is_.ledger || meant.generation != is_.generation ||
      meant.state != is_.state)
    return other(path_, differs);
  const Result<std::vector<Record>> act = records_of(meant, signed_act.signatures);
  if (!act) return act.error();
  const Result<bool> half = recorded(*act, meant.records);
  if (!half) return half.error();
  half_done_ = *half;
  return half_done_ ? Status() : Status(other(path_, differs));
}

// What either place still knows, the higher of both.
Result<MachineState> Adopter::remembered() const {
  MachineState next = memory_.state_;
  for (auto& [flow, kept] : next.packages) {
    const Result<AcceptedPackage> recorded = ledger_->latest_package(flow);
    if (!recorded) return recorded.error();
    kept = higher(kept, *recorded);
  }
  const Result<std::optional<StoredRecord>> trust = ledger_->latest(RecordKind::trust_accepted);
  if (!trust) return trust.error();
  if (*trust && (*trust)->record.number > next.trust_version) {
    next.trust_version = (*trust)->record.number;
    next.trust = (*trust)->record.package;
  }
  const Result<std::optional<StoredRecord>> list = ledger_->latest(RecordKind::withdrawals_accepted);
  if (!list) return list.error();
  if (*list && (*list)->record.number > next.withdrawals_number) {
    next.withdrawals_number = (*list)->record.number;
    next.withdrawals = (*list)->record.package;
  }
  return next;
}

Result<Adoption> Adopter::adopt(const std::vector<Record>& act, UtcMillis now) {
  if (!ledger_) {
    Result<Ledger> begun = open_unverified(path_, options_, true);
    if (!begun) return begun.error();
    ledger_.emplace(std::move(begun).value());
  }
  // On record before anything is lifted: cut here, and the machine is still refused.
  if (!half_done_)
    if (const Result<std::uint64_t> written = ledger_->append_all(act); !written) return written.error();
  Result<MachineState> next = remembered();
  if (!next) return next.error();
  memory_.state_ = std::move(next).value();
  memory_.state_.length = 0;  // of another ledger: no measure for this one
  memory_.state_.open.reset();
  memory_.state_.damaged = false;  // this ledger was verified, all of it
  memory_.state_.generation = memory_.named_ = is_.generation - 1;
  memory_.begin();
  if (Status s = memory_.write(*ledger_, "adopted", now); !s) return s.error();
  const Result<std::uint64_t> size = ledger_->size();
  if (!size) return size.error();
  return Adoption{act.front().choice, act.front().step, memory_.state_.generation, *size};
}

Result<Adoption> adopt_ledger(const std::string& path, const LedgerOptions& options, StateStore* store,
                              const std::string& who, const std::string& why, UtcMillis now) {
  AdoptionRequest request;
  request.who = who;
  request.why = why;
  request.when = recordable_time(now);
  if (const auto words = records_of(request, {}); !words) return words.error();
  Result<Adopter> found = Adopter::look(path, options, store, nullptr, {}, now);
  if (!found) return found.error();
  const AdoptionRequest& is = found->as_it_is();
  request.generation = is.generation;
  request.state = is.state;
  request.refusal = is.refusal;
  const Result<std::vector<Record>> act = records_of(request, {});
  if (!act) return act.error();
  return found->adopt(*act, now);
}

Result<AdoptionRequest> request_adoption(const std::string& path, const LedgerOptions& options,
                                         StateStore* store, const TrustStore& trust, const std::string& who,
                                         const std::string& why, UtcMillis now) {
  Result<Adopter> found = Adopter::look(path, options, store, &trust, {}, now);
  if (!found) return found.error();
  AdoptionRequest request = found->as_it_is();
  request.who = who;
  request.why = why;
  request.when = recordable_time(now);
  if (const Result<std::string> lines = format_adoption(request); !lines) return lines.error();
  return request;
}

Result<Adoption> adopt_ledger(const std::string& path, const LedgerOptions& options, StateStore* store,
                              const SignedAdoption& signed_act, const TrustStore& trust, UtcMillis now) {
  // What was read is what was signed, or a caller made it up.
  const Result<std::string> lines = format_adoption(signed_act.request);
  if (!lines) return lines.error();
  Result<Adopter> found = Adopter::look(path, options, store, &trust, signed_act.request.ledger, now);
  if (!found) return found.error();
  const Result<UtcMillis> seen = found->known(now);
  if (!seen) return seen.error();
  if (Status s = check_adoption(*lines, signed_act.signatures, trust, *seen); !s) return s.error();
  if (Status s = found->check_meant(signed_act); !s) return s.error();
  const Result<std::vector<Record>> act = records_of(signed_act.request, signed_act.signatures);
  if (!act) return act.error();
  return found->adopt(*act, now);
}

}  // namespace facenotice
