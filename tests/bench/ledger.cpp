// SPDX-License-Identifier: MIT
// The ledger: appending beside bare SQLite with the same pragmas, tables, indices and row; starting at any
// age; confirming an erasure among many.
#include <sqlite3.h>
#include <filesystem>

#include <facenotice/machine_memory.hpp>

#include "tests/bench/measuring.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::bench;
using test::sample_record;

namespace {

LedgerOptions keyed() {
  LedgerOptions options;
  options.device_key = Bytes(32, 5);
  return options;
}

// The tables, indices and triggers of a ledger, as it says them itself.
std::string schema_of(const std::string& path) {
  { (void)Ledger::open(path, keyed()).value(); }
  sqlite3* db = nullptr;
  sqlite3_open(path.c_str(), &db);
  std::string all;
  sqlite3_exec(
      db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL",
      [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) += std::string(values[0]) + ";\n";
        return 0;
      },
      &all, nullptr);
  sqlite3_close(db);
  return all;
}

// SQLite alone: the row, its indices and triggers, and the head's update, with nothing computed and nothing
// checked.
class Bare {
 public:
  explicit Bare(const std::string& path) {
    const std::string schema = schema_of(path + ".schema");
    sqlite3_open_v2(path.c_str(), &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                    nullptr);
    for (const std::string& sql :
         {std::string("PRAGMA locking_mode = EXCLUSIVE; PRAGMA cell_size_check = ON;"
                      "PRAGMA trusted_schema = OFF; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                      "PRAGMA foreign_keys = ON; PRAGMA cache_size = -512;"),
          schema, std::string("INSERT INTO head VALUES(1, zeroblob(16), 0, zeroblob(32), zeroblob(32))")})
      sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
    insert_ = prepare("INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    update_ = prepare("UPDATE head SET count = ?, link = ?, mac = ?");
    begin_ = prepare("BEGIN IMMEDIATE");
    commit_ = prepare("COMMIT");
  }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;
  ~Bare() {
    for (sqlite3_stmt* statement : {insert_, update_, begin_, commit_}) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }

  void append(const Record& r) {
    const Digest link{};
    step(begin_, SQLITE_DONE);
    sqlite3_bind_int64(insert_, 1, ++count_);
    sqlite3_bind_int64(insert_, 2, static_cast<std::int64_t>(r.kind));
    sqlite3_bind_int64(insert_, 3, r.time);
    blob(insert_, 4, r.session);
    text(insert_, 5, r.purpose);
    text(insert_, 6, r.step);
    text(insert_, 7, r.choice);
    text(insert_, 8, r.language);
    blob(insert_, 9, r.package);
    blob(insert_, 10, r.screen);
    sqlite3_bind_int64(insert_, 11, r.separate ? 1 : 0);
    sqlite3_bind_int64(insert_, 12, r.affirmative ? 1 : 0);
    blob(insert_, 13, r.reference);
    text(insert_, 14, r.detail);
    sqlite3_bind_int64(insert_, 15, static_cast<std::int64_t>(r.number));
    blob(insert_, 16, r.commitment);
    blob(insert_, 17, link);
    sqlite3_bind_int64(insert_, 18, static_cast<std::int64_t>(r.glass));
    blob(insert_, 19, r.glass_digest);
    step(insert_, SQLITE_DONE);
    sqlite3_bind_int64(update_, 1, count_);
    blob(update_, 2, link);
    blob(update_, 3, link);
    step(update_, SQLITE_DONE);
    step(commit_, SQLITE_DONE);
  }

 private:
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    return statement;
  }
  void step(sqlite3_stmt* statement, int wanted) {
    if (sqlite3_step(statement) != wanted) throw std::runtime_error(sqlite3_errmsg(db_));
    sqlite3_reset(statement);
  }
  static void blob(sqlite3_stmt* statement, int at, ByteView bytes) {
    sqlite3_bind_blob(statement, at, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
  }
  static void text(sqlite3_stmt* statement, int at, const std::string& said) {
    sqlite3_bind_text(statement, at, said.data(), static_cast<int>(said.size()), SQLITE_STATIC);
  }

  sqlite3* db_ = nullptr;
  sqlite3_stmt *insert_ = nullptr, *update_ = nullptr, *begin_ = nullptr, *commit_ = nullptr;
  std::int64_t count_ = 0;
};

// In turn and in small lots, so that both see the same disk; of each the median lot, which no stray wait of
// the disk moves.
void compare_appends(const std::string& theirs, const std::string& mine) {
  constexpr int lots = 101;
  constexpr std::uint64_t lot = 40;
  Bare bare(theirs);
  Ledger ledger = Ledger::open(mine, keyed()).value();
  std::vector<Record> records;
  std::vector<double> bare_ms, ledger_ms;
  for (int i = 0; i < lots; ++i) {
    records.clear();
    for (std::uint64_t j = 1; j <= lot; ++j)
      records.push_back(sample_record(static_cast<std::uint64_t>(i) * lot + j));
    bare_ms.push_back(once_ms([&] {
      for (const Record& record : records) bare.append(record);
    }));
    ledger_ms.push_back(once_ms([&] {
      for (const Record& record : records) (void)ledger.append(record).value();
    }));
  }
  const auto rate = [](std::vector<double>& ms) {
    std::nth_element(ms.begin(), ms.begin() + lots / 2, ms.end());
    return 1000.0 * static_cast<double>(lot) / ms[lots / 2];
  };
  const double theirs_rate = rate(bare_ms), mine_rate = rate(ledger_ms);
  std::printf("bare SQLite %.0f/s, ledger %.0f/s: %.0f %%\n", theirs_rate, mine_rate,
              100 * mine_rate / theirs_rate);
}

// A ledger of so many records, with erasures ordered and confirmed among them, and its state.
void grow(const std::string& path, std::uint64_t records) {
  OpenedMachine machine = MachineMemory::open(path, keyed(), nullptr, 0).value();
  std::vector<Record> batch;
  for (std::uint64_t i = 1; i <= records; ++i) {
    Record record = sample_record(i);
    if (i % 14 == 2 || i % 14 == 3) {
      record.kind = i % 14 == 2 ? RecordKind::erase_ordered : RecordKind::erase_confirmed;
      record.reference = record.session;
      record.reference[1] = 9;
    }
    batch.push_back(record);
    if (batch.size() < 10'000 && i != records) continue;
    (void)machine.ledger.append_all(batch).value();
    batch.clear();
  }
  require(machine.memory.catch_up(machine.ledger, "bench", 0));
  require(machine.ledger.checkpoint());
}

// All that a start asks the ledger.
void start(const std::string& path) {
  OpenedMachine machine = MachineMemory::open(path, keyed(), nullptr, 0).value();
  (void)machine.memory.still_open(machine.ledger).value();
  (void)machine.memory.latest_trusted_time(machine.ledger).value();
  (void)machine.memory.latest_package(machine.ledger, "flow").value();
}

}  // namespace

// bench_ledger [FOLDER]: on that disk, or the one that the benchmarks are built on; a temporary folder is
// often memory.
int main(int count, char** words) try {
  const std::filesystem::path folder =
      std::filesystem::path(count > 1 ? words[1] : FACENOTICE_BINARY_DIR) / "ledger-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto at = [&](const std::string& name) { return (folder / name).string(); };

  heading("Appending, a record a transaction, synced: records a second");
  compare_appends(at("bare"), at("ours"));

  for (const std::uint64_t records : {10'000U, 100'000U, 400'000U, 1'000'000U}) {
    heading(("A ledger of " + std::to_string(records) + " records").c_str());
    const std::string path = at(std::to_string(records));
    grow(path, records);
    row("start: open, judge, what is open, what has run", median_ms(5, [&] { start(path); }));
    OpenedMachine machine = MachineMemory::open(path, keyed(), nullptr, 0).value();
    row("verify every record", median_ms(1, [&] { (void)machine.ledger.verify().value(); }));
    Record order = sample_record(1);
    order.kind = RecordKind::erase_ordered;
    order.reference.fill(7);
    (void)machine.ledger.append(order).value();
    row("find an order to erase that is confirmed",
        median_ms(5, [&] { (void)machine.ledger.open_erasure(order.reference).value(); }));
    row("a new generation of the machine state", median_ms(5, [&] {
          (void)machine.ledger.append(sample_record(1)).value();
          require(machine.memory.catch_up(machine.ledger, "bench", 0));
        }));
  }
  std::filesystem::remove_all(folder);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
