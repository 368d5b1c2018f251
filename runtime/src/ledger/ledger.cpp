// SPDX-License-Identifier: MIT
// Appending to the chain and reading it back.
#include <facenotice/ledger.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mutex>

#include <facenotice/fair_mutex.hpp>

#include "src/base/crypto.hpp"
#include "src/ledger/ledger_file.hpp"

namespace facenotice {

using sqlite::Statement;

struct Ledger::Impl {
  std::string path, log_path;
  LedgerOptions options;
  LedgerFile file;
  sqlite3* db() const { return file.db.get(); }
  mutable FairMutex mutex;
  Id128 id{};
  std::uint64_t count = 0;  // as last seen
  struct LogFile {          // the write-ahead log that we write to
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = 0;  // at least
  };
  LogFile log;
  // What every append needs, prepared once. Declared after the file: they go before it.
  mutable Statement read_head_row;
  Statement begin, commit, insert_record, update_head;
  mutable bool moved = false;  // once seen, for good

  // What is in the folder under the log's name; all zero: nothing. "ledger.io" where the folder cannot tell:
  // that is no theft, and may be over by the next time.
  Result<LogFile> log_in_folder() const {
    struct stat info {};
    if (::stat(log_path.c_str(), &info) == 0) return LogFile{info.st_dev, info.st_ino, info.st_size};
    if (errno == ENOENT) return LogFile{};
    return unseen(log_path);
  }
  static Error unseen(const std::string& name) {
    return {"ledger.io", name + ": cannot be looked at: " + std::strerror(errno) + "."};
  }
  bool has_moved() const {
    int main_moved = 0;
    sqlite3_file_control(db(), "main", SQLITE_FCNTL_HAS_MOVED, &main_moved);
    return main_moved != 0;
  }
  Status still_there() const {
    if (options.read_only) return {};
    const Result<LogFile> now = log_in_folder();
    if (!now) return now.error();
    return still_there(*now);
  }
  Status still_there(const LogFile& now) const {
    if (has_moved()) {
      // SQLite says so, too, when it cannot look.
      struct stat info {};
      if (::stat(path.c_str(), &info) != 0 && errno != ENOENT) return unseen(path);
      if (has_moved()) moved = true;
    }
    return log_still_there(now);
  }
  // Of the log alone: one that was cut must not be written on, or its size would hide that. The ledger's file
  // is looked at before anything is acknowledged.
  Status log_still_there(const LogFile& now) const {
    if (now.inode != log.inode || now.device != log.device || now.size < log.size) moved = true;
    if (!moved) return {};
    return Error{
        "ledger.moved",
        path +
            ": the ledger's files were taken away, cut or replaced while it was open. Nothing is recorded "
            "until the player is started again; keep what is there as evidence."};
  }

  Error failed(int code) const { return sqlite::error_of(db(), code, path); }
  Error damaged(std::uint64_t sequence, const char* what) const {
    return Error{"ledger.corrupt", path + ": record " + std::to_string(sequence) + " " + what +
                                       ": the ledger was edited or damaged; keep it as evidence."};
  }

  // The head as it is now, its key checked.
  Result<LedgerHead> head() const {
    Result<LedgerHead> read = read_head(read_head_row, db(), path);
    if (!read) return read;
    const bool audit_without_key = options.read_only && options.device_key.empty();
    if (!audit_without_key && !crypto::equal_constant_time(read->mac, head_mac(*read, options.device_key)))
      return Error{"ledger.key",
                   path +
                       ": the ledger's head does not fit this device's key: wrong key, or the ledger "
                       "was cut, edited or swapped."};
    if (read->count < count) return damaged(read->count + 1, "was removed");
    return read;
  }

  // Recomputes the links from `from` to the head, reading the link before `from` as given.
  Result<std::uint64_t> check(std::uint64_t from, const LedgerHead& head) const;

  // Runs a query over record_columns to its end or until `visit` says stop. `from`: the first that it may
  // meet.
  template <class Visit>
  Status each(Statement& rows, std::uint64_t from, const Visit& visit) const {
    for (;;) {
      const int code = rows.step();
      if (code == SQLITE_DONE) return {};
      if (code != SQLITE_ROW) return failed(code);
      StoredRecord stored;
      if (!read_row(rows, stored)) return damaged(from, "or one after it holds what no ledger writes");
      if (!visit(stored)) return {};
    }
  }
  Result<std::vector<StoredRecord>> all(Statement& rows) const {
    std::vector<StoredRecord> found;
    const Status s = each(rows, 1, [&](StoredRecord& stored) {
      found.push_back(std::move(stored));
      return true;
    });
    if (!s) return s.error();
    return found;
  }
  Result<std::optional<StoredRecord>> first(Statement& rows) const {
    Result<std::vector<StoredRecord>> found = all(rows);
    if (!found) return found.error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
  }
};

Result<std::uint64_t> Ledger::Impl::check(std::uint64_t from, const LedgerHead& head) const {
  Digest link = first_link(head.ledger);
  Statement rows(
      db(), (std::string("SELECT ") + record_columns + " FROM record WHERE sequence >= ? ORDER BY sequence")
                .c_str());
  const bool whole = from <= 1;
  rows.bind(1, whole ? INT64_MIN : static_cast<std::int64_t>(from - 1));
  std::uint64_t expected = whole ? 1 : from - 1;
  bool given = !whole;  // the first row read is only the link to start from
  std::uint64_t checked = 0;
  for (;;) {
    const int code = rows.step();
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) return failed(code);
    StoredRecord stored;
    if (!read_row(rows, stored)) return damaged(expected, "holds what no ledger writes");
    if (stored.sequence != expected) return damaged(expected, "is missing");
    if (given) {
      given = false;
    } else {
      if (next_link(link, stored.sequence, stored.record) != stored.link)
        return damaged(expected, "does not fit its place in the chain");
      ++checked;
    }
    link = stored.link;
    ++expected;
  }
  if (expected - 1 < head.count) return damaged(expected, "is missing");
  if (expected - 1 > head.count) return damaged(head.count + 1, "is not covered by the ledger's head");
  if (link != head.link) return damaged(head.count, "is not the one that the ledger's head names");
  return checked;
}

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const std::string& path, const LedgerOptions& options) {
  if (!crypto::ready()) return Error{"ledger.io", "The cryptographic library cannot be started."};
  if (!options.device_key.empty() && options.device_key.size() != 32)
    return Error{"ledger.key", "A device key has 32 bytes."};
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  impl->log_path = path + "-wal";
  impl->options = options;
  Result<LedgerFile> file = open_ledger_file(path, options);
  if (!file) return file.error();
  impl->file = std::move(file).value();
  const Result<Impl::LogFile> log = impl->log_in_folder();
  if (!log) return log.error();
  impl->log = *log;
  impl->read_head_row = Statement(impl->db(), head_query);
  if (!options.read_only)
    impl->insert_record =
        Statement(impl->db(), "INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  impl->update_head = Statement(impl->db(), "UPDATE head SET count = ?, link = ?, mac = ?");
  impl->begin = Statement(impl->db(), "BEGIN IMMEDIATE");
  impl->commit = Statement(impl->db(), "COMMIT");
  for (const Statement* kept : {&impl->insert_record, &impl->update_head, &impl->begin, &impl->commit})
    if (const int code = kept->error(); code != SQLITE_OK) return impl->failed(code);
  const sqlite::Transaction snapshot(impl->db(), "BEGIN");
  const Result<LedgerHead> head = impl->head();
  if (!head) return head.error();
  impl->id = head->ledger;
  impl->count = head->count;
  const std::uint64_t wanted = options.records_checked_on_open;
  const Result<std::uint64_t> checked =
      impl->check(head->count > wanted ? head->count - wanted + 1 : 1, *head);
  if (!checked) return checked.error();
  return Ledger(std::move(impl));
}

Result<std::uint64_t> Ledger::append(const Record& record) {
  return append_all({record});
}

Result<std::uint64_t> Ledger::append_all(const std::vector<Record>& records) {
  for (const Record& record : records)
    if (Status s = check_record(record); !s) return s.error();
  Impl& impl = *impl_;
  const std::lock_guard<FairMutex> lock(impl.mutex);
  if (impl.options.read_only) return sqlite::error_of(nullptr, SQLITE_READONLY, impl.path);
  const Result<Impl::LogFile> before = impl.log_in_folder();
  if (!before) return before.error();
  if (Status there = impl.log_still_there(*before); !there) return there.error();
  sqlite::Transaction transaction(impl.db(), impl.begin, impl.commit);
  if (transaction.begun() != SQLITE_OK) return impl.failed(transaction.begun());
  Result<LedgerHead> head = impl.head();
  if (!head) return head.error();
  for (const Record& record : records) {
    const Digest link = next_link(head->link, head->count + 1, record);
    Statement& insert = impl.insert_record;
    const sqlite::Use inserting(insert);
    insert.bind(1, static_cast<std::int64_t>(head->count + 1))
        .bind(2, static_cast<std::int64_t>(record.kind))
        .bind(3, record.time)
        .bind(4, record.session)
        .bind(5, record.purpose)
        .bind(6, record.step)
        .bind(7, record.choice)
        .bind(8, record.language)
        .bind(9, record.package)
        .bind(10, record.screen)
        .bind(11, std::int64_t{record.separate})
        .bind(12, std::int64_t{record.affirmative})
        .bind(13, record.reference)
        .bind(14, record.detail)
        .bind(15, static_cast<std::int64_t>(record.number))
        .bind(16, record.commitment)
        .bind(17, link)
        .bind(18, static_cast<std::int64_t>(record.glass))
        .bind(19, record.glass_digest);
    if (const int code = insert.step(); code != SQLITE_DONE) return impl.failed(code);
    head->link = link;
    ++head->count;
    // The insert trigger compares with the head, so the head moves with every record.
    const Digest mac = head_mac(*head, impl.options.device_key);
    Statement& update = impl.update_head;
    const sqlite::Use updating(update);
    update.bind(1, static_cast<std::int64_t>(head->count)).bind(2, head->link).bind(3, mac);
    if (const int code = update.step(); code != SQLITE_DONE) return impl.failed(code);
  }
  if (const int code = transaction.commit(); code != SQLITE_OK) return impl.failed(code);
  impl.count = head->count;
  // Nothing is acknowledged that was written into a file which nobody will find.
  const Result<Impl::LogFile> log = impl.log_in_folder();
  if (!log) return log.error();
  if (Status there = impl.still_there(*log); !there) return there.error();
  impl.log.size = log->size;
  return head->count;
}

Status Ledger::checkpoint() {
  Impl& impl = *impl_;
  const std::lock_guard<FairMutex> lock(impl.mutex);
  if (Status there = impl.still_there(); !there) return there;
  impl.log.size = 0;
  const int code =
      sqlite3_wal_checkpoint_v2(impl.db(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (code != SQLITE_OK) return impl.failed(code);
  return impl.still_there();
}

Status Ledger::copy_to(const std::string& path) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  const Descriptor made(::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600));
  if (!made) return Error{"ledger.open", path + ": cannot be made: " + std::strerror(errno) + "."};
  sqlite3* raw = nullptr;
  int code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  const sqlite::Database copy(raw);
  if (code != SQLITE_OK) return sqlite::error_of(raw, code, path);
  sqlite3_backup* backup = sqlite3_backup_init(raw, "main", impl_->db(), "main");
  if (backup == nullptr) return sqlite::error_of(raw, sqlite3_errcode(raw), path);
  sqlite3_backup_step(backup, -1);
  code = sqlite3_backup_finish(backup);
  if (code != SQLITE_OK) return sqlite::error_of(raw, code, path);
  return {};
}

Status Ledger::still_there() const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  return impl_->still_there();
}

Result<std::uint64_t> Ledger::size() const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  const Result<LedgerHead> head = impl_->head();
  if (!head) return head.error();
  return head->count;
}

Result<Ledger::End> Ledger::end() const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  const Result<LedgerHead> head = impl_->head();
  if (!head) return head.error();
  return End{head->count, head->link};
}

Result<Digest> Ledger::link_of(std::uint64_t sequence) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  if (sequence == 0) return first_link(impl_->id);
  Statement row(impl_->db(), "SELECT link FROM record WHERE sequence = ?");
  row.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(sequence, INT64_MAX)));
  const int code = row.step();
  if (code == SQLITE_DONE) return impl_->damaged(sequence, "is missing");
  if (code != SQLITE_ROW) return impl_->failed(code);
  Digest link{};
  if (!row.blob_into(0, link)) return impl_->damaged(sequence, "holds what no ledger writes");
  return link;
}

const Id128& Ledger::id() const {
  return impl_->id;
}

namespace {

std::string select(const std::string& where) {
  return std::string("SELECT ") + record_columns + " FROM record " + where;
}

OpenErasure erasure_of(const StoredRecord& stored) {
  const Record& order = stored.record;
  return {order.reference, order.session, order.purpose, order.commitment, order.time, stored.sequence};
}

}  // namespace

Status Ledger::read(std::uint64_t from, std::uint64_t to,
                    const std::function<bool(const StoredRecord&)>& visit) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  constexpr std::uint64_t most = INT64_MAX;
  Statement rows(impl_->db(), select("WHERE sequence BETWEEN ? AND ? ORDER BY sequence").c_str());
  rows.bind(1, static_cast<std::int64_t>(std::min(from, most)))
      .bind(2, static_cast<std::int64_t>(std::min(to, most)));
  return impl_->each(rows, from, visit);
}

Result<std::vector<StoredRecord>> Ledger::of_session(const Id128& session) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  Statement rows(impl_->db(), select("WHERE session = ? ORDER BY sequence").c_str());
  rows.bind(1, session);
  return impl_->all(rows);
}

Result<std::vector<StoredRecord>> Ledger::of_session(const Id128& session,
                                                     const std::vector<RecordKind>& kinds) const {
  if (kinds.empty()) return std::vector<StoredRecord>();
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  // A unary plus keeps the index on kinds out: it leads through all of the past.
  std::string where = "WHERE session = ? AND +kind IN (";
  for (std::size_t i = 0; i < kinds.size(); ++i)
    where += (i == 0 ? "" : ",") + std::to_string(static_cast<unsigned>(kinds[i]));
  Statement rows(impl_->db(), select(where + ") ORDER BY sequence").c_str());
  rows.bind(1, session);
  return impl_->all(rows);
}

Result<std::uint64_t> Ledger::verify(std::uint64_t from) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  const sqlite::Transaction snapshot(impl_->db(), "BEGIN");
  const Result<LedgerHead> head = impl_->head();
  if (!head) return head.error();
  return impl_->check(from, *head);
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
      select("AS o WHERE kind = 12 AND NOT EXISTS (SELECT 1 FROM record AS c WHERE c.kind = 13 AND "
             "c.reference = o.reference) ORDER BY sequence")
          .c_str());
  const Status s = impl_->each(rows, 1, [&](const StoredRecord& stored) {
    open.push_back(erasure_of(stored));
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

Result<std::optional<OpenErasure>> Ledger::open_erasure(const Id128& order) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  Statement rows(
      impl_->db(),
      select("AS o WHERE kind = 12 AND reference = ? AND NOT EXISTS (SELECT 1 FROM record AS c WHERE "
             "c.kind = 13 AND c.reference = o.reference) ORDER BY sequence LIMIT 1")
          .c_str());
  rows.bind(1, order);
  const Result<std::optional<StoredRecord>> found = impl_->first(rows);
  if (!found) return found.error();
  return *found ? std::optional(erasure_of(**found)) : std::nullopt;
}

Result<std::vector<StoredRecord>> Ledger::still_open(std::uint64_t after,
                                                     const std::vector<std::uint64_t>& also) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  std::vector<StoredRecord> open;
  // `at` says which rows; a unary plus keeps the index on kinds out where it would lead through all of the
  // past.
  const auto take = [&](const std::string& at, std::uint64_t sequence) {
    Statement rows(
        impl_->db(),
        select(("AS o WHERE " + at +
                " AND NOT EXISTS (SELECT 1 FROM record AS c WHERE c.kind = CASE o.kind WHEN 9 THEN 11 "
                "ELSE 13 END AND c.reference = o.reference) ORDER BY sequence")
                   .c_str())
            .c_str());
    if (sequence != 0) rows.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(sequence, INT64_MAX)));
    return impl_->each(rows, std::max<std::uint64_t>(sequence, 1), [&](const StoredRecord& stored) {
      open.push_back(stored);
      return true;
    });
  };
  for (const std::uint64_t sequence : also)
    if (Status s = take("sequence = ? AND +kind IN (9, 12)", sequence); !s) return s.error();
  const Status s = after == 0 ? take("kind IN (9, 12)", 0) : take("sequence > ? AND +kind IN (9, 12)", after);
  if (!s) return s.error();
  return open;
}

Result<std::vector<StoredRecord>> Ledger::open_captures() const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  Statement rows(impl_->db(),
                 select("AS o WHERE kind = 9 AND NOT EXISTS (SELECT 1 FROM record AS c WHERE c.kind = 11 AND "
                        "c.reference = o.reference) ORDER BY sequence")
                     .c_str());
  return impl_->all(rows);
}

Result<UtcMillis> Ledger::latest_trusted_time(std::uint64_t after) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  // After a record: along the few rows that come then, not by kind through all of the past.
  Statement latest(impl_->db(),
                   after == 0
                       ? "SELECT ifnull(max(time), 0) FROM record WHERE kind IN (9, 14)"
                       : "SELECT ifnull(max(time), 0) FROM record WHERE sequence > ? AND +kind IN (9, 14)");
  if (after != 0) latest.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(after, INT64_MAX)));
  if (const int code = latest.step(); code != SQLITE_ROW) return impl_->failed(code);
  return latest.integer(0);
}

Result<std::optional<StoredRecord>> Ledger::latest(RecordKind kind) const {
  const std::lock_guard<FairMutex> lock(impl_->mutex);
  // Such records refer to nothing, so the index on kind and reference ends with the latest.
  Statement rows(
      impl_->db(),
      select("WHERE kind = ? AND reference = zeroblob(16) ORDER BY sequence DESC LIMIT 1").c_str());
  rows.bind(1, static_cast<std::int64_t>(kind));
  return impl_->first(rows);
}

Result<std::uint64_t> Ledger::named_generation() const {
  const Result<std::optional<StoredRecord>> named = latest(RecordKind::state_named);
  if (!named) return named.error();
  return *named ? (*named)->record.number : std::uint64_t{0};
}

}  // namespace facenotice
