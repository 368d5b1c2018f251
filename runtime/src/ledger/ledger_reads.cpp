// SPDX-License-Identifier: MIT
// What is asked of the records.
#include <algorithm>
#include <mutex>

#include "src/ledger/ledger_impl.hpp"

namespace facenotice {

using sqlite::Statement;

namespace {

constexpr std::uint64_t largest = INT64_MAX;  // of what SQLite can number

constexpr std::int64_t any_kind = -1;  // also one that no ledger knows: that is damage

constexpr char not_done[] =
    " AND NOT EXISTS (SELECT 1 FROM record AS c WHERE c.kind = CASE o.kind WHEN 9 THEN 11 ELSE 13 END AND "
    "c.reference = o.reference) ORDER BY sequence";

// Field by field: what `erasure` has of memory is used again.
void take(const StoredRecord& stored, OpenErasure& erasure) {
  const Record& order = stored.record;
  erasure.order = order.reference;
  erasure.session = order.session;
  erasure.purpose = order.purpose;
  erasure.consent = order.commitment;
  erasure.ordered = order.time;
  erasure.sequence = stored.sequence;
}

}  // namespace

std::string select_records(const std::string& where) {
  return std::string("SELECT ") + record_columns + " FROM record " + where;
}

int Ledger::Impl::prepare_kept() {
  const auto prepare = [this](const std::string& sql) { return Statement(db(), sql.c_str()); };
  read_head_row = prepare(head_query);
  // By the session alone, and by sequence alone: a unary plus keeps out the index on kinds, which leads
  // through all of the past.
  of_session =
      prepare(select_records("WHERE session = ?1 AND (?2 < 0 OR (?2 >> kind) & 1) ORDER BY sequence"));
  open_at = prepare(select_records("AS o WHERE sequence = ? AND +kind IN (9, 12)" + std::string(not_done)));
  open_after =
      prepare(select_records("AS o WHERE sequence > ? AND +kind IN (9, 12)" + std::string(not_done)));
  open_order =
      prepare(select_records("AS o WHERE kind = 12 AND reference = ?" + std::string(not_done) + " LIMIT 1"));
  trusted_after = prepare("SELECT ifnull(max(time), 0) FROM record WHERE sequence > ? AND +kind IN (9, 14)");
  update_head = prepare("UPDATE head SET count = ?, link = ?, mac = ?");
  transaction = sqlite::TransactionStatements(db());
  if (!options.read_only)
    insert_record = prepare("INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  for (const Statement* kept :
       {&read_head_row, &of_session, &open_at, &open_after, &open_order, &trusted_after, &update_head,
        &insert_record, &transaction.read, &transaction.write, &transaction.commit, &transaction.rollback})
    if (kept->error() != SQLITE_OK) return kept->error();
  return SQLITE_OK;
}

Status Ledger::read(std::uint64_t from, std::uint64_t to,
                    const std::function<bool(const StoredRecord&)>& visit) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  Statement rows(impl_->db(), select_records("WHERE sequence BETWEEN ? AND ? ORDER BY sequence").c_str());
  rows.bind(1, static_cast<std::int64_t>(std::min(from, largest)))
      .bind(2, static_cast<std::int64_t>(std::min(to, largest)));
  return impl_->each(rows, from, visit);
}

Status Ledger::of_session(const Id128& session, RecordKinds kinds,
                          const std::function<bool(const StoredRecord&)>& visit) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  impl_->of_session.bind(1, session).bind(2, static_cast<std::int64_t>(kinds.bits()));
  return impl_->each(impl_->of_session, 1, visit);
}

Result<std::vector<StoredRecord>> Ledger::of_session(const Id128& session, RecordKinds kinds) const {
  std::vector<StoredRecord> found;
  const Status s = of_session(session, kinds, [&](const StoredRecord& stored) {
    found.push_back(stored);
    return true;
  });
  if (!s) return s.error();
  return found;
}

Result<std::vector<StoredRecord>> Ledger::of_session(const Id128& session) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  impl_->of_session.bind(1, session).bind(2, any_kind);
  return impl_->all(impl_->of_session);
}

Result<std::uint64_t> Ledger::verify(std::uint64_t from) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  const sqlite::Transaction snapshot(impl_->db(), impl_->transaction, impl_->transaction.read);
  if (snapshot.begun() != SQLITE_OK) return impl_->failed(snapshot.begun());
  const Result<LedgerHead> head = impl_->head();
  if (!head) return head.error();
  return impl_->check(from, *head);
}

Result<bool> Ledger::verify_part(LedgerCheck& so_far, std::uint64_t most) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  const sqlite::Transaction snapshot(impl_->db(), impl_->transaction, impl_->transaction.read);
  if (snapshot.begun() != SQLITE_OK) return impl_->failed(snapshot.begun());
  const Result<LedgerHead> head = impl_->head();
  if (!head) return head.error();
  return impl_->check_part(so_far, most, *head);
}

Result<AcceptedPackage> Ledger::latest_package(const std::string& flow) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  // Of one sequence the first: that is the one that has run.
  Statement latest(impl_->db(),
                   "SELECT number, package FROM record WHERE kind = 14 AND detail = ? ORDER BY number DESC, "
                   "sequence LIMIT 1");
  latest.bind(1, flow);
  const int code = latest.step();
  if (code == SQLITE_DONE) return AcceptedPackage{};
  if (code != SQLITE_ROW) return impl_->failed(code);
  AcceptedPackage accepted{static_cast<std::uint64_t>(latest.integer(0)), {}};
  if (!latest.blob_into(1, accepted.digest))
    return impl_->damaged(1, "or one after it holds what no ledger writes");
  return accepted;
}

Result<std::vector<OpenErasure>> Ledger::open_erasures() const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  std::vector<OpenErasure> open;
  Statement rows(
      impl_->db(),
      select_records("AS o WHERE kind = 12 AND NOT EXISTS (SELECT 1 FROM record AS c WHERE c.kind = 13 AND "
                     "c.reference = o.reference) ORDER BY sequence")
          .c_str());
  const Status s = impl_->each(rows, 1, [&](const StoredRecord& stored) {
    take(stored, open.emplace_back());
    return true;
  });
  if (!s) return s.error();
  return open;
}

Result<bool> Ledger::withdrawn(const Id128& mark) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  Statement row(impl_->db(), "SELECT 1 FROM record WHERE kind = 7 AND reference = ? LIMIT 1");
  row.bind(1, mark);
  const int found = row.step();
  if (found != SQLITE_ROW && found != SQLITE_DONE) return impl_->failed(found);
  return found == SQLITE_ROW;
}

Result<bool> Ledger::open_erasure(const Id128& order, OpenErasure& found) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  impl_->open_order.bind(1, order);
  bool any = false;
  const Status s = impl_->each(impl_->open_order, 1, [&](const StoredRecord& stored) {
    take(stored, found);
    return any = true;
  });
  if (!s) return s.error();
  return any;
}

Result<std::optional<OpenErasure>> Ledger::open_erasure(const Id128& order) const {
  OpenErasure found;
  const Result<bool> any = open_erasure(order, found);
  if (!any) return any.error();
  return *any ? std::optional(std::move(found)) : std::nullopt;
}

Status Ledger::still_open(std::uint64_t after, const std::vector<std::uint64_t>& also,
                          const std::function<bool(const StoredRecord&)>& visit) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  bool goes_on = true;
  const auto take = [&](Statement& rows, std::uint64_t sequence) {
    rows.bind(1, static_cast<std::int64_t>(std::min(sequence, largest)));
    return impl_->each(rows, std::max<std::uint64_t>(sequence, 1),
                       [&](const StoredRecord& stored) { return goes_on = visit(stored); });
  };
  for (const std::uint64_t sequence : also)
    if (Status s = take(impl_->open_at, sequence); !s || !goes_on) return s;
  if (after != 0) return take(impl_->open_after, after);
  Statement any(impl_->db(), select_records("AS o WHERE kind IN (9, 12)" + std::string(not_done)).c_str());
  return impl_->each(any, 1, visit);
}

Result<std::vector<StoredRecord>> Ledger::still_open(std::uint64_t after,
                                                     const std::vector<std::uint64_t>& also) const {
  std::vector<StoredRecord> open;
  const Status s = still_open(after, also, [&](const StoredRecord& stored) {
    open.push_back(stored);
    return true;
  });
  if (!s) return s.error();
  return open;
}

Result<std::vector<StoredRecord>> Ledger::open_captures() const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  Statement rows(
      impl_->db(),
      select_records("AS o WHERE kind = 9 AND NOT EXISTS (SELECT 1 FROM record AS c WHERE c.kind = 11 AND "
                     "c.reference = o.reference) ORDER BY sequence")
          .c_str());
  return impl_->all(rows);
}

Result<UtcMillis> Ledger::latest_trusted_time(std::uint64_t after) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  const auto latest = [this](Statement& time) -> Result<UtcMillis> {
    const sqlite::Use reading(time);
    if (const int code = time.step(); code != SQLITE_ROW) return impl_->failed(code);
    return time.integer(0);
  };
  if (after == 0) {
    Statement ever(impl_->db(), "SELECT ifnull(max(time), 0) FROM record WHERE kind IN (9, 14)");
    return latest(ever);
  }
  impl_->trusted_after.bind(1, static_cast<std::int64_t>(std::min(after, largest)));
  return latest(impl_->trusted_after);
}

Result<std::optional<StoredRecord>> Ledger::latest(RecordKind kind) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  // Such records refer to nothing, so the index on kind and reference ends with the latest.
  Statement rows(
      impl_->db(),
      select_records("WHERE kind = ? AND reference = zeroblob(16) ORDER BY sequence DESC LIMIT 1").c_str());
  rows.bind(1, static_cast<std::int64_t>(kind));
  return impl_->first(rows);
}

Result<std::uint64_t> Ledger::named_generation() const {
  const Result<std::optional<StoredRecord>> named = latest(RecordKind::state_named);
  if (!named) return named.error();
  return *named ? (*named)->record.number : std::uint64_t{0};
}

}  // namespace facenotice
