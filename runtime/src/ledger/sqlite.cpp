// SPDX-License-Identifier: MIT
// The thin layer over SQLite.
#include "src/ledger/sqlite.hpp"

namespace facenotice::sqlite {

Error error_of(sqlite3* db, int code, const std::string& path) {
  // What SQLite said last, unless another call has gone well since.
  const bool said_last = db != nullptr && (sqlite3_errcode(db) & 0xFF) == (code & 0xFF);
  const std::string reason =
      " (SQLite: " + std::string(said_last ? sqlite3_errmsg(db) : sqlite3_errstr(code)) + ").";
  const auto error = [&](const char* kind, const char* sentence) {
    return Error{kind, path + ": " + sentence + reason};
  };
  // Where memory gave out below SQLite, the disk is not to blame.
  switch (code == SQLITE_IOERR_NOMEM ? SQLITE_NOMEM : code & 0xFF) {
    case SQLITE_FULL:
      return error("ledger.full", "the disk is full; nothing was recorded. Make room");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return error("ledger.read-only", "the ledger cannot be written; check the file's and folder's rights");
    case SQLITE_CANTOPEN:
      return error("ledger.open",
                   "the ledger cannot be opened; check that the folder exists and may be written");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return error("ledger.busy", "another process holds the ledger");
    case SQLITE_NOTADB:
      return error("ledger.not-a-database", "the file is not a ledger; it was left as it is");
    case SQLITE_CORRUPT:
      return error("ledger.corrupt", "the ledger's file is damaged; keep it as evidence and start a new one");
    case SQLITE_NOMEM:
      return error("ledger.memory", "there is not enough memory");
    // Both are raised by our own triggers and checks: somebody else wrote, or the schema was tampered with.
    case SQLITE_CONSTRAINT:
      return error("ledger.corrupt", "the ledger refused the record");
    default:
      return error("ledger.io", "the ledger cannot be read or written");
  }
}

Statement::Statement(sqlite3* db, std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  bind_error_ = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                   &raw, nullptr);
  statement_.reset(raw);
}

Statement& Statement::bind(int index, std::int64_t value) {
  if (statement_) note(sqlite3_bind_int64(statement_.get(), index, value));
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  if (statement_)
    note(sqlite3_bind_text64(statement_.get(), index, text.empty() ? "" : text.data(), text.size(),
                             SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int index, ByteView blob) {
  if (statement_) note(sqlite3_bind_blob64(statement_.get(), index, blob.data(), blob.size(), SQLITE_STATIC));
  return *this;
}

int Statement::step() {
  return bind_error_ != SQLITE_OK ? bind_error_ : sqlite3_step(statement_.get());
}

void Statement::reset() {
  if (!statement_) return;
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  bind_error_ = SQLITE_OK;
}

std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return data == nullptr ? std::string_view() : std::string_view(data, static_cast<std::size_t>(size));
}

ByteView Statement::blob(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

int execute(sqlite3* db, const char* sql) {
  return sqlite3_exec(db, sql, nullptr, nullptr, nullptr);
}

namespace {

int run(Statement& statement) {
  const Use running(statement);
  const int code = statement.step();
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

}  // namespace

TransactionStatements::TransactionStatements(sqlite3* db)
    : read(db, "BEGIN"), write(db, "BEGIN IMMEDIATE"), commit(db, "COMMIT"), rollback(db, "ROLLBACK") {}

Transaction::Transaction(sqlite3* db, TransactionStatements& kept, Statement& begin)
    : db_(db), kept_(kept), code_(run(begin)) {}

Transaction::~Transaction() {
  if (sqlite3_get_autocommit(db_) == 0) run(kept_.rollback);
}

int Transaction::commit() {
  return run(kept_.commit);
}

}  // namespace facenotice::sqlite
