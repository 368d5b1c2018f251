// SPDX-License-Identifier: MIT
#include "src/ledger/adoption_records.hpp"

#include <facenotice/machine_memory.hpp>

namespace facenotice {
namespace {

Record signature_record(const Signature& signature, UtcMillis when) {
  // As a .minisig file has them: a comment that nobody signs, signature, trusted comment, signature of that.
  const std::string text = format_signature(signature, "");
  const std::size_t first = text.find('\n') + 1, second = text.find('\n', first) + 1,
                    third = text.find('\n', second) + 1;
  Record record;
  record.kind = RecordKind::adoption_signed;
  record.time = when;
  record.choice = to_string(signature.key_id);
  record.step = text.substr(first, second - 1 - first);
  record.purpose = signature.trusted_comment;
  record.detail = text.substr(third, text.size() - 1 - third);
  return record;
}

Result<Signature> signature_of(const Record& record) {
  return parse_signature("untrusted comment: \n" + record.step + "\ntrusted comment: " + record.purpose +
                         "\n" + record.detail + "\n");
}

// The signatures that stand right behind the act.
Result<std::vector<Signature>> signatures_behind(const Ledger& ledger, std::uint64_t act) {
  std::vector<Signature> signatures;
  Status whole;
  const Status read = ledger.read(act + 1, act + max_adoption_signatures, [&](const StoredRecord& stored) {
    if (stored.record.kind != RecordKind::adoption_signed) return false;
    Result<Signature> signature = signature_of(stored.record);
    if (signature)
      signatures.push_back(std::move(signature).value());
    else
      whole = Error{"adoption.signature", signature.error().message};
    return whole.ok();
  });
  if (!read) return read.error();
  if (!whole) return whole.error();
  return signatures;
}

// What must have been signed for this act, made anew from the ledger itself and never read from what was
// handed in.
Result<std::string> lines_behind(const Ledger& ledger, const Digest& machine, const StoredRecord& act) {
  const Result<Digest> head = ledger.link_of(act.sequence - 1);
  if (!head) return head.error();
  const Record& said = act.record;
  return format_adoption({machine, ledger.id(), act.sequence - 1, *head, said.number, said.package, said.step,
                          said.time, said.choice, said.detail});
}

Status judge(const Ledger& ledger, const Digest& machine, const StoredRecord& act, const TrustStore& trust,
             UtcMillis now) {
  const Result<std::vector<Signature>> signatures = signatures_behind(ledger, act.sequence);
  if (!signatures) return signatures.error();
  // One that nobody signed may be of words, or of a player, that make no such lines.
  if (signatures->empty()) return check_adoption("", {}, trust, now);
  if (operators_asked(trust) == 0) return {};  // nor does it say whose signatures would count
  const Result<std::string> lines = lines_behind(ledger, machine, act);
  if (!lines) return Error{"adoption.signature", lines.error().message};
  return check_adoption(*lines, *signatures, trust, now);
}

}  // namespace

Result<std::vector<Record>> records_of(const AdoptionRequest& request,
                                       const std::vector<Signature>& signatures) {
  Record act;
  act.kind = RecordKind::ledger_adopted;
  act.time = request.when;
  act.step = request.refusal;
  act.choice = request.who;
  act.detail = request.why;
  act.number = request.generation;
  act.package = request.state;
  if (request.who.empty() || request.why.empty() || !check_record(act))
    return Error{"adopt.words", "Who adopts the ledger, and why, must both be said, in at most " +
                                    std::to_string(max_record_text) + " bytes each."};
  std::vector<Record> records = {std::move(act)};
  for (const Signature& signature : signatures) records.push_back(signature_record(signature, request.when));
  return records;
}

AdoptionStanding standing_of(const Ledger& ledger, const Digest& machine, const TrustStore& trust,
                             UtcMillis now) {
  const Result<std::optional<StoredRecord>> act = ledger.latest(RecordKind::ledger_adopted);
  if (!act) return {act.error(), 0};
  if (!*act) return {{}, 0};
  const Result<std::optional<StoredRecord>> accepted = ledger.latest(RecordKind::adoption_accepted);
  if (!accepted) return {accepted.error(), 0};
  if (*accepted && (*accepted)->record.number == (*act)->sequence) return {{}, 0};
  return {judge(ledger, machine, **act, trust, now), (*act)->sequence};
}

Status MachineMemory::accept_adoption(Ledger& ledger, const TrustStore& trust, UtcMillis now) {
  const AdoptionStanding standing = standing_of(ledger, machine_mark(device_key_), trust, now);
  if (!standing.taken || standing.sequence == 0) return standing.taken;
  Record accepted;
  accepted.kind = RecordKind::adoption_accepted;
  accepted.time = recordable_time(now);
  accepted.number = standing.sequence;
  accepted.package = state_.trust;
  accepted.detail = operators_asked(trust) == 0 ? "not-asked" : "signed";
  const Result<std::uint64_t> written = ledger.append(accepted);
  return written ? Status() : Status(written.error());
}

}  // namespace facenotice
