// SPDX-License-Identifier: MIT
// Appending to the chain and checking it.
#include <fcntl.h>
#include <algorithm>
#include <mutex>

#include "src/ledger/ledger_impl.hpp"
#include "src/ledger/record_batch.hpp"

namespace facenotice {

using sqlite::Statement;

Result<bool> Ledger::Impl::check_part(LedgerCheck& so_far, std::uint64_t most, const LedgerHead& head) const {
  if (so_far.checked == 0) so_far.link = first_link(head.ledger);
  Statement rows(db(), select_records("WHERE sequence >= ? ORDER BY sequence").c_str());
  // What has a number below one is no record of ours, and is met first.
  rows.bind(1, so_far.checked == 0 ? INT64_MIN : static_cast<std::int64_t>(so_far.checked + 1));
  for (std::uint64_t to_do = std::max<std::uint64_t>(most, 1); to_do > 0; --to_do) {
    const std::uint64_t expected = so_far.checked + 1;
    const int code = rows.step();
    if (code == SQLITE_DONE) {
      if (so_far.checked < head.count) return damaged(expected, "is missing");
      if (so_far.link != head.link) return damaged(head.count, "is not the one that the ledger's head names");
      return true;
    }
    if (code != SQLITE_ROW) return failed(code);
    const StoredRecord& stored = row;
    if (!read_row(rows, row)) return damaged(expected, "holds what no ledger writes");
    if (stored.sequence != expected) return damaged(expected, "is missing");
    if (next_link(so_far.link, stored.sequence, stored.record) != stored.link)
      return damaged(expected, "does not fit its place in the chain");
    if (expected > head.count) return damaged(expected, "is not covered by the ledger's head");
    so_far = {expected, stored.link};
  }
  return false;
}

Result<std::uint64_t> Ledger::Impl::check(std::uint64_t from, const LedgerHead& head) const {
  LedgerCheck so_far;
  if (from > 1) {
    const Result<Digest> before = link_of(from - 1);
    if (!before) return before.error();
    so_far = {from - 1, *before};
  }
  const std::uint64_t first = so_far.checked;
  const Result<bool> all = check_part(so_far, UINT64_MAX, head);
  if (!all) return all.error();
  return so_far.checked - first;
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
  reserve_texts(impl->row.record);
  impl->path = path;
  impl->log_path = path + "-wal";
  impl->options = options;
  Result<LedgerFile> file = open_ledger_file(path, options);
  if (!file) return file.error();
  impl->file = std::move(file).value();
  const Result<FileLook> log = impl->log_in_folder();
  if (!log) return log.error();
  impl->log = *log;
  if (const int code = impl->prepare_kept(); code != SQLITE_OK) return impl->failed(code);
  const sqlite::Transaction snapshot(impl->db(), impl->transaction, impl->transaction.read);
  if (snapshot.begun() != SQLITE_OK) return impl->failed(snapshot.begun());
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
  return append_all(&record, 1);
}

Result<std::uint64_t> Ledger::append_all(const std::vector<Record>& records) {
  return append_all(records.data(), records.size());
}

Result<std::uint64_t> Ledger::append_all(const Record* records, std::size_t number) {
  for (std::size_t i = 0; i < number; ++i)
    if (Status s = check_record(records[i]); !s) return s.error();
  Impl& impl = *impl_;
  const std::lock_guard<FairMutex> lock(impl.mutex);
  if (impl.options.read_only) return sqlite::error_of(nullptr, SQLITE_READONLY, impl.path);
  const Result<FileLook> before = impl.log_in_folder();
  if (!before) return before.error();
  if (Status there = impl.log_still_there(*before); !there) return there.error();
  sqlite::Transaction transaction(impl.db(), impl.transaction, impl.transaction.write);
  if (transaction.begun() != SQLITE_OK) return impl.failed(transaction.begun());
  Result<LedgerHead> head = impl.left ? *impl.left : impl.head();
  if (!head) return head.error();
  impl.left.reset();
  for (std::size_t i = 0; i < number; ++i) {
    const Record& record = records[i];
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
  const Result<FileLook> log = impl.log_in_folder();
  if (!log) return log.error();
  if (Status there = impl.still_there(*log); !there) return there.error();
  impl.log.size = log->size;
  impl.left = *head;
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
  return sequence == 0 ? first_link(impl_->id) : impl_->link_of(sequence);
}

Result<Digest> Ledger::Impl::link_of(std::uint64_t sequence) const {
  Statement links(db(), "SELECT link FROM record WHERE sequence = ?");
  links.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(sequence, INT64_MAX)));
  const int code = links.step();
  if (code == SQLITE_DONE) return damaged(sequence, "is missing");
  if (code != SQLITE_ROW) return failed(code);
  Digest link{};
  if (!links.blob_into(0, link)) return damaged(sequence, "holds what no ledger writes");
  return link;
}

const Id128& Ledger::id() const {
  return impl_->id;
}

}  // namespace facenotice
