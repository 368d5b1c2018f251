// SPDX-License-Identifier: MIT
// Opening the ledger's database without ever touching one that is not ours.
#include "src/ledger/ledger_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <algorithm>
#include <cerrno>
#include <cstring>

#include <facenotice/descriptor.hpp>
#include <facenotice/file.hpp>

#include "src/base/crypto.hpp"
#include "src/ledger/ledger_schema.hpp"

namespace facenotice {
namespace {

using sqlite::Database;
using sqlite::Statement;

struct Opened {
  Database db;
  int code = SQLITE_OK;
};

Opened open_database(const std::string& name, int flags) {
  sqlite3* raw = nullptr;
  Opened opened;
  opened.code =
      sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  opened.db.reset(raw);
  return opened;
}

// A number from a one-row query; `code` becomes SQLITE_ROW on success.
std::int64_t ask(sqlite3* db, const char* sql, int& code) {
  Statement statement(db, sql);
  code = statement.step();
  return code == SQLITE_ROW ? statement.integer(0) : 0;
}

// All definitions of a database, in a stable order, or why they cannot be read.
Result<std::string> definitions(sqlite3* db, const std::string& path) {
  Statement statement(db, "SELECT ifnull(sql, name) FROM sqlite_schema ORDER BY type, name");
  std::string all;
  int code = SQLITE_OK;
  while ((code = statement.step()) == SQLITE_ROW) all.append(statement.text(0)).append("\n");
  if (code != SQLITE_DONE) return sqlite::error_of(db, code, path);
  return all;
}

// Makes the tables of a version where there are none, or those that a version lacks.
int define(sqlite3* db, std::int64_t from, std::int64_t to) {
  if (from < 1)
    if (const int code = sqlite::execute(db, ledger_schema); code != SQLITE_OK) return code;
  if (from < 2 && to >= 2)
    if (const int code = sqlite::execute(db, ledger_glass); code != SQLITE_OK) return code;
  const std::string mark = "PRAGMA user_version = " + std::to_string(to);
  return sqlite::execute(db, mark.c_str());
}

Result<std::string> expected_definitions(std::int64_t version, const std::string& path) {
  const Opened memory = open_database(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (memory.code != SQLITE_OK || define(memory.db.get(), 0, version) != SQLITE_OK)
    return Error{"ledger.memory", path + ": there is not enough memory."};
  return definitions(memory.db.get(), path);
}

// A ledger on a medium that cannot be written, or in such a folder: SQLite reads it only when it is told that
// nobody will change it. Taken only when there is no write-ahead log that it would have to look into.
Opened open_immutable(const std::string& path) {
  struct stat info {};
  if (::stat((path + "-wal").c_str(), &info) == 0 && info.st_size > 0) {
    Opened none;
    none.code = SQLITE_CANTOPEN;
    return none;
  }
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      uri += "%" + to_hex(ByteView(std::string_view(&c, 1)));
    } else {
      uri += c;
    }
  }
  return open_database(uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

// SQLite gives -wal and -shm the rights of the database, so only the first file's rights matter.
void create_private(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600));
}

Status create_schema(sqlite3* db, const std::string& path, const LedgerOptions& options) {
  sqlite::TransactionStatements statements(db);
  sqlite::Transaction transaction(db, statements, statements.write);
  const auto failed = [&](int code) { return sqlite::error_of(db, code, path); };
  if (transaction.begun() != SQLITE_OK) return failed(transaction.begun());
  int code = SQLITE_OK;
  if (ask(db, "SELECT count(*) FROM sqlite_schema", code) > 0) return {};  // another process was faster
  const std::string mark = "PRAGMA application_id = " + std::to_string(ledger_application_id);
  if (code = define(db, 0, ledger_version); code != SQLITE_OK) return failed(code);
  if (code = sqlite::execute(db, mark.c_str()); code != SQLITE_OK) return failed(code);
  LedgerHead head;
  head.ledger = options.new_id != Id128{} ? options.new_id : crypto::random_id();
  head.link = first_link(head.ledger);
  const Digest mac = head_mac(head, options.device_key);
  Statement insert(db, "INSERT INTO head(one, ledger, count, link, mac) VALUES(1, ?, 0, ?, ?)");
  insert.bind(1, head.ledger).bind(2, head.link).bind(3, mac);
  if (code = insert.step(); code != SQLITE_DONE) return failed(code);
  insert = Statement();  // COMMIT wants no open statement
  if (code = transaction.commit(); code != SQLITE_OK) return failed(code);
  return {};
}

// An older ledger that is what its version made. Who may write it adds what it lacks, the records stay; who
// only reads it sees it as if that were there.
Status bring_up(sqlite3* db, const std::string& path, std::int64_t version, bool read_only) {
  if (read_only) {
    if (version >= 2) return {};
    for (const char* sql : {"PRAGMA temp_store = MEMORY", ledger_glass_view})
      if (const int code = sqlite::execute(db, sql); code != SQLITE_OK)
        return sqlite::error_of(db, code, path);
    return {};
  }
  sqlite::TransactionStatements statements(db);
  sqlite::Transaction transaction(db, statements, statements.write);
  if (transaction.begun() != SQLITE_OK) return sqlite::error_of(db, transaction.begun(), path);
  if (const int code = define(db, version, ledger_version); code != SQLITE_OK)
    return sqlite::error_of(db, code, path);
  if (const int code = transaction.commit(); code != SQLITE_OK) return sqlite::error_of(db, code, path);
  return {};
}

// Ours, or new and empty; anything else is refused before a byte of it is changed.
Result<bool> is_new(sqlite3* db, const std::string& path) {
  int code = SQLITE_OK;
  const std::int64_t objects = ask(db, "SELECT count(*) FROM sqlite_schema", code);
  if (code != SQLITE_ROW) return sqlite::error_of(db, code, path);
  const std::int64_t application = ask(db, "PRAGMA application_id", code);
  if (code != SQLITE_ROW) return sqlite::error_of(db, code, path);
  const std::int64_t version = ask(db, "PRAGMA user_version", code);
  if (code != SQLITE_ROW) return sqlite::error_of(db, code, path);
  if (objects == 0 && application == 0 && version == 0) return true;
  if (application != ledger_application_id)
    return Error{"ledger.not-a-ledger", path + ": is a database of another program; it was left as it is."};
  if (version > ledger_version)
    return Error{"ledger.newer", path + ": was written by a newer version (format " +
                                     std::to_string(version) +
                                     "). Update the player; the ledger was left as it is."};
  return false;
}

Error absent(const std::string& path) {
  return {"ledger.absent",
          path +
              ": there is no ledger, but this machine had one. Put it back, or an operator must adopt the "
              "machine without it."};
}

// Held as long as the descriptor is open, and let go by a crash. The file itself stays: to remove it would
// let two hold two files of one name.
Result<Descriptor> take_lock(const std::string& path) {
  const std::string name = path + ".lock";
  Descriptor file(::open(name.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600));
  if (!file)
    return Error{errno == EROFS || errno == EACCES ? "ledger.read-only" : "ledger.open",
                 name + ": the ledger cannot be locked: " + std::strerror(errno) + "."};
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
    return Error{"ledger.busy",
                 path +
                     ": another player owns this ledger. One machine, one player: stop the other, "
                     "or give this one a ledger of its own."};
  return file;
}

}  // namespace

Result<LedgerFile> open_ledger_file(const std::string& path, const LedgerOptions& options) {
  LedgerFile file;
  if (!options.read_only) {
    Result<Descriptor> lock = take_lock(path);
    if (!lock) return lock.error();
    file.lock = std::move(lock).value();
    if (options.create) create_private(path);
    const Result<bool> there = file_exists(path);
    if (there && !*there && !options.create) return absent(path);
  }
  const int flags = options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  Opened opened = open_database(path, flags);
  if (int code = opened.code; options.read_only) {
    if (code == SQLITE_OK) ask(opened.db.get(), "SELECT count(*) FROM sqlite_schema", code);
    if ((code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY) opened = open_immutable(path);
  }
  sqlite3* db = opened.db.get();
  if (opened.code != SQLITE_OK) return sqlite::error_of(db, opened.code, path);
  if (!options.read_only && sqlite3_db_readonly(db, "main") != 0)
    return sqlite::error_of(nullptr, SQLITE_READONLY, path);
  // Before the first look at the file: the index of the log is then kept in memory, and no file that somebody
  // could cut under our feet.
  if (!options.read_only) sqlite::execute(db, "PRAGMA locking_mode = EXCLUSIVE");
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite::execute(db, "PRAGMA cell_size_check = ON");

  const Result<bool> fresh = is_new(db, path);
  if (!fresh) return fresh.error();
  if (*fresh && !options.read_only && !options.create) return absent(path);
  if (*fresh && options.read_only)
    return Error{"ledger.not-a-ledger", path + ": is empty; there is nothing to read."};
  if (!options.read_only) {
    Statement mode(db, "PRAGMA journal_mode = WAL");
    const int code = mode.step();
    if (code != SQLITE_ROW) return sqlite::error_of(db, code, path);
    if (mode.text(0) != "wal")
      return Error{"ledger.open", path + ": this file system cannot hold a ledger (no write-ahead log)."};
    // It says "wal" before it has written so: only at the end it is known that it could.
    if (const int done = mode.step(); done != SQLITE_DONE) return sqlite::error_of(db, done, path);
  }
  // An append needs a few pages; SQLite's own 2 MB would fill at a page a session, as if something leaked.
  for (const char* pragma :
       {"PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA cache_size = -512"})
    if (const int code = sqlite::execute(db, pragma); code != SQLITE_OK)
      return sqlite::error_of(db, code, path);
  if (*fresh)
    if (Status s = create_schema(db, path, options); !s) return s.error();
  int code = SQLITE_OK;
  const std::int64_t version = std::max<std::int64_t>(1, ask(db, "PRAGMA user_version", code));
  if (code != SQLITE_ROW) return sqlite::error_of(db, code, path);
  const Result<std::string> expected = expected_definitions(version, path);
  if (!expected) return expected.error();
  const Result<std::string> found = definitions(db, path);
  if (!found) return found.error();
  if (*found != *expected)
    return Error{"ledger.corrupt",
                 path + ": the ledger's tables or triggers were changed; keep it as evidence."};
  if (version < ledger_version)
    if (Status s = bring_up(db, path, version, options.read_only); !s) return s.error();
  file.db = std::move(opened.db);
  return file;
}

Digest head_mac(const LedgerHead& head, ByteView device_key) {
  if (device_key.empty()) return {};
  return crypto::Blake2b(device_key)
      .add(ByteView(std::string_view("FNHEAD1")))
      .add(head.ledger)
      .add_le(head.count, 8)
      .add(head.link)
      .finish();
}

Result<LedgerHead> read_head(Statement& statement, sqlite3* db, const std::string& path) {
  const sqlite::Use reading(statement);
  const int code = statement.step();
  if (code != SQLITE_ROW && code != SQLITE_DONE) return sqlite::error_of(db, code, path);
  LedgerHead head;
  if (code == SQLITE_DONE || !statement.blob_into(0, head.ledger) || statement.integer(1) < 0 ||
      !statement.blob_into(2, head.link) || !statement.blob_into(3, head.mac))
    return Error{"ledger.corrupt", path + ": the ledger's head is missing or damaged; keep it as evidence."};
  head.count = static_cast<std::uint64_t>(statement.integer(1));
  return head;
}

bool read_row(const Statement& row, StoredRecord& out) {
  Record& record = out.record;
  out.sequence = static_cast<std::uint64_t>(row.integer(0));
  const std::int64_t kind = row.integer(1);
  if (kind < 1 || kind > last_record_kind) return false;
  record.kind = static_cast<RecordKind>(kind);
  record.time = row.integer(2);
  record.purpose = row.text(4);
  record.step = row.text(5);
  record.choice = row.text(6);
  record.language = row.text(7);
  record.separate = row.integer(10) != 0;
  record.affirmative = row.integer(11) != 0;
  record.detail = row.text(13);
  record.number = static_cast<std::uint64_t>(row.integer(14));
  const std::int64_t glass = row.integer(17);
  if (glass < 0 || glass > last_glass) return false;
  record.glass = static_cast<Glass>(glass);
  return row.blob_into(3, record.session) && row.blob_into(8, record.package) &&
         row.blob_into(9, record.screen) && row.blob_into(12, record.reference) &&
         row.blob_into(15, record.commitment) && row.blob_into(16, out.link) &&
         row.blob_into(18, record.glass_digest) && check_record(record).ok();
}

}  // namespace facenotice
