// SPDX-License-Identifier: MIT
// What a ledger holds while it is open.
#pragma once

#include <sys/stat.h>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include <facenotice/fair_mutex.hpp>
#include <facenotice/ledger.hpp>

#include "src/base/crypto.hpp"
#include "src/base/file_look.hpp"
#include "src/ledger/ledger_file.hpp"

namespace facenotice {

struct Ledger::Impl {
  std::string path, log_path;
  LedgerOptions options;
  LedgerFile file;
  sqlite3* db() const { return file.db.get(); }
  mutable FairMutex mutex;
  Id128 id{};
  std::uint64_t count = 0;  // as last seen
  // As the last append left it: this process alone may write. Empty after anything else than success.
  std::optional<LedgerHead> left;
  FileLook log;  // the write-ahead log that we write to; its size: at least
  // What sessions ask and append over and over, prepared once. Declared after the file: they go before it.
  mutable sqlite::Statement read_head_row;
  sqlite::Statement insert_record, update_head;
  sqlite::TransactionStatements transaction;
  sqlite::Statement of_session, open_at, open_after, trusted_after, open_order;
  mutable StoredRecord row;    // that is being read, its memory kept
  mutable bool moved = false;  // once seen, for good

  // What is in the folder under the log's name; all zero: nothing. "ledger.io" where the folder cannot tell:
  // that is no theft, and may be over by the next time.
  Result<FileLook> log_in_folder() const {
    FileLook look;
    const int failed = look_at(log_path, look);
    if (failed != 0 && failed != ENOENT) return unseen(log_path, failed);
    return look;
  }
  static Error unseen(const std::string& name, int why) {
    return {"ledger.io", name + ": cannot be looked at: " + std::strerror(why) + "."};
  }
  bool has_moved() const {
    int main_moved = 0;
    sqlite3_file_control(db(), "main", SQLITE_FCNTL_HAS_MOVED, &main_moved);
    return main_moved != 0;
  }
  Status still_there() const {
    if (options.read_only) return {};
    const Result<FileLook> now = log_in_folder();
    if (!now) return now.error();
    return still_there(*now);
  }
  Status still_there(const FileLook& now) const {
    if (has_moved()) {
      // SQLite says so, too, when it cannot look.
      struct stat info {};
      if (::stat(path.c_str(), &info) != 0 && errno != ENOENT) return unseen(path, errno);
      if (has_moved()) moved = true;
    }
    return log_still_there(now);
  }
  // Of the log alone: one that was cut must not be written on, or its size would hide that. The ledger's file
  // is looked at before anything is acknowledged.
  Status log_still_there(const FileLook& now) const {
    if (now.inode != log.inode || now.device_kind != log.device_kind || now.device != log.device ||
        now.size < log.size)
      moved = true;
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

  int prepare_kept();  // SQLITE_OK, or why one cannot be

  // Recomputes the links of at most `most` records that follow; true: these were the last, and the head fits.
  Result<bool> check_part(LedgerCheck& so_far, std::uint64_t most, const LedgerHead& head) const;
  // From `from` to the head, the link before `from` read as given; the number of records.
  Result<std::uint64_t> check(std::uint64_t from, const LedgerHead& head) const;
  Result<Digest> link_of(std::uint64_t sequence) const;

  // Runs a query over record_columns to its end or until `visit` says stop. `from`: the first that it may
  // meet.
  template <class Visit>
  Status each(sqlite::Statement& rows, std::uint64_t from, const Visit& visit) const {
    const sqlite::Use reading(rows);
    for (;;) {
      const int code = rows.step();
      if (code == SQLITE_DONE) return {};
      if (code != SQLITE_ROW) return failed(code);
      if (!read_row(rows, row)) return damaged(from, "or one after it holds what no ledger writes");
      if (!visit(static_cast<const StoredRecord&>(row))) return {};
    }
  }
  Result<std::vector<StoredRecord>> all(sqlite::Statement& rows) const {
    std::vector<StoredRecord> found;
    const Status s = each(rows, 1, [&](const StoredRecord& stored) {
      found.push_back(stored);
      return true;
    });
    if (!s) return s.error();
    return found;
  }
  Result<std::optional<StoredRecord>> first(sqlite::Statement& rows) const {
    std::optional<StoredRecord> found;
    const Status s = each(rows, 1, [&](const StoredRecord& stored) {
      found = stored;
      return false;
    });
    if (!s) return s.error();
    return found;
  }
};

// A query over the rows of records.
std::string select_records(const std::string& where);

}  // namespace facenotice
