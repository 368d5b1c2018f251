// SPDX-License-Identifier: MIT
// The ledger's database file: opened, checked to be ours, read row by row.
#pragma once

#include <string>

#include <facenotice/descriptor.hpp>
#include <facenotice/ledger.hpp>

#include "src/ledger/sqlite.hpp"

namespace facenotice {

struct LedgerHead {
  Id128 ledger{};
  std::uint64_t count = 0;
  Digest link{};
  Digest mac{};
};

// A ledger's database, held by this process alone unless it was opened only to be read.
struct LedgerFile {
  Descriptor lock{-1};
  sqlite::Database db;  // closed before the lock is let go
};

// Opens or creates the database and makes sure that it is a ledger of this version with this very schema.
Result<LedgerFile> open_ledger_file(const std::string& path, const LedgerOptions& options);

// The keyed digest over id, count and last link; all zero without a key.
Digest head_mac(const LedgerHead& head, ByteView device_key);

// The head by a statement over this query.
inline constexpr char head_query[] = "SELECT ledger, count, link, mac FROM head";
Result<LedgerHead> read_head(sqlite::Statement& statement, sqlite3* db, const std::string& path);

// Columns of a record in the order that read_row() takes them.
inline constexpr char record_columns[] =
    "sequence, kind, time, session, purpose, step, choice, language, package, screen, separate, affirmative, "
    "reference, detail, number, commitment, link, glass, glass_digest";
// False when the row holds what no ledger writes.
bool read_row(const sqlite::Statement& row, StoredRecord& out);

}  // namespace facenotice
