// SPDX-License-Identifier: MIT
// SQLite handles that close themselves, and its result codes as our errors.
#pragma once

#include <sqlite3.h>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <facenotice/bytes.hpp>
#include <facenotice/result.hpp>

namespace facenotice::sqlite {

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;

// The ledger's error for a failed call; `db` may be null.
Error error_of(sqlite3* db, int code, const std::string& path);

// One prepared statement. Bind, step, read columns; reset() before using it again. What is bound is not
// copied: it must live until then.
class Statement {
 public:
  Statement() = default;
  // Fails by staying empty; step() then reports it.
  Statement(sqlite3* db, std::string_view sql);

  // Why it cannot be used: it could not be prepared, or a value not bound. SQLITE_OK: it can.
  int error() const { return bind_error_; }
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, ByteView blob);
  // SQLITE_ROW, SQLITE_DONE or an error code.
  int step();
  void reset();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  std::string_view text(int column) const;  // valid until the next step
  ByteView blob(int column) const;          // likewise
  // False when the blob has another size.
  template <class Array>
  bool blob_into(int column, Array& out) const {
    const ByteView bytes = blob(column);
    if (bytes.size() != out.size()) return false;
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return true;
  }

 private:
  std::unique_ptr<sqlite3_stmt, Close> statement_;
  int bind_error_ = SQLITE_OK;
  void note(int code) {
    if (code != SQLITE_OK && bind_error_ == SQLITE_OK) bind_error_ = code;
  }
};

// One use of a statement that is kept: whatever comes, it is ready for the next one.
class Use {
 public:
  explicit Use(Statement& statement) : statement_(statement) {}
  ~Use() { statement_.reset(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  Statement& statement_;
};

// Runs SQL without results.
int execute(sqlite3* db, const char* sql);

// What begins and ends transactions, prepared while there is memory: a ROLLBACK that has to be prepared first
// fails just when memory has, and what it leaves open keeps every later transaction from beginning.
struct TransactionStatements {
  TransactionStatements() = default;
  explicit TransactionStatements(sqlite3* db);
  Statement read, write, commit, rollback;  // read: one snapshot
};

// Begins now; rolls back at the end unless commit() succeeded, also what something before it has left open.
class Transaction {
 public:
  // `begin`: one of the kept ones.
  Transaction(sqlite3* db, TransactionStatements& kept, Statement& begin);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  int begun() const { return code_; }
  int commit();

 private:
  sqlite3* db_;
  TransactionStatements& kept_;
  int code_;
};

}  // namespace facenotice::sqlite
