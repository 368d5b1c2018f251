// SPDX-License-Identifier: MIT
// The ledger: appending beside bare SQLite with the same pragmas, tables, indices and row; starting at any
// age; confirming an erasure among many.
#include <sqlite3.h>
#include <chrono>
#include <filesystem>
#include <memory>

#include <facenotice/machine_memory.hpp>

#include "tests/bench/measuring.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::bench;
using test::sample_record;

namespace {

constexpr int appended = 4000;

double seconds(const std::function<void()>& act) {
  const auto start = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

LedgerOptions keyed() {
  LedgerOptions options;
  options.device_key = Bytes(32, 5);
  return options;
}

double ours(const std::string& path) {
  Ledger ledger = Ledger::open(path, keyed()).value();
  return appended / seconds([&] {
           for (std::uint64_t i = 1; i <= appended; ++i) (void)ledger.append(sample_record(i)).value();
         });
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

// The row, its indices and triggers, and the head's update, with nothing computed and nothing checked.
double bare(const std::string& path) {
  const std::string schema = schema_of(path + ".schema");
  sqlite3* db = nullptr;
  sqlite3_open(path.c_str(), &db);
  const auto run = [&](const char* sql) { sqlite3_exec(db, sql, nullptr, nullptr, nullptr); };
  run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  run(schema.c_str());
  run("INSERT INTO head VALUES(1, zeroblob(16), 0, zeroblob(32), zeroblob(32))");
  const auto prepare = [&](const char* sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    return statement;
  };
  sqlite3_stmt* insert = prepare("INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  sqlite3_stmt* update = prepare("UPDATE head SET count = ?, link = ?, mac = ?");
  sqlite3_stmt* begin = prepare("BEGIN IMMEDIATE");
  sqlite3_stmt* commit = prepare("COMMIT");
  const auto step = [](sqlite3_stmt* statement) {
    sqlite3_step(statement);
    sqlite3_reset(statement);
  };
  const Digest link{};
  const auto blob = [](sqlite3_stmt* statement, int at, ByteView bytes) {
    sqlite3_bind_blob(statement, at, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
  };
  const auto text = [](sqlite3_stmt* statement, int at, const std::string& said) {
    sqlite3_bind_text(statement, at, said.data(), static_cast<int>(said.size()), SQLITE_STATIC);
  };
  const double rate = appended / seconds([&] {
                        for (std::uint64_t i = 1; i <= appended; ++i) {
                          const Record r = sample_record(i);
                          step(begin);
                          sqlite3_bind_int64(insert, 1, static_cast<std::int64_t>(i));
                          sqlite3_bind_int64(insert, 2, static_cast<std::int64_t>(r.kind));
                          sqlite3_bind_int64(insert, 3, r.time);
                          blob(insert, 4, r.session);
                          text(insert, 5, r.purpose);
                          text(insert, 6, r.step);
                          text(insert, 7, r.choice);
                          text(insert, 8, r.language);
                          blob(insert, 9, r.package);
                          blob(insert, 10, r.screen);
                          sqlite3_bind_int64(insert, 11, r.separate ? 1 : 0);
                          sqlite3_bind_int64(insert, 12, r.affirmative ? 1 : 0);
                          blob(insert, 13, r.reference);
                          text(insert, 14, r.detail);
                          sqlite3_bind_int64(insert, 15, static_cast<std::int64_t>(r.number));
                          blob(insert, 16, r.commitment);
                          blob(insert, 17, link);
                          sqlite3_bind_int64(insert, 18, static_cast<std::int64_t>(r.glass));
                          blob(insert, 19, r.glass_digest);
                          step(insert);
                          sqlite3_bind_int64(update, 1, static_cast<std::int64_t>(i));
                          blob(update, 2, link);
                          blob(update, 3, link);
                          step(update);
                          step(commit);
                        }
                      });
  for (sqlite3_stmt* statement : {insert, update, begin, commit}) sqlite3_finalize(statement);
  sqlite3_close(db);
  return rate;
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

int main() {
  // On the disk that the benchmarks are built on; a temporary folder is often memory.
  const std::filesystem::path folder = std::filesystem::path(FACENOTICE_BINARY_DIR) / "ledger-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto at = [&](const std::string& name) { return (folder / name).string(); };

  heading("Appending, a record a transaction, synced: records a second");
  double mine = 0, theirs = 0;
  constexpr int rounds = 3;  // in turn, so that both see the same disk
  for (int round = 0; round < rounds; ++round) {
    theirs += bare(at("bare" + std::to_string(round))) / rounds;
    mine += ours(at("ours" + std::to_string(round))) / rounds;
  }
  std::printf("bare SQLite %.0f/s, ledger %.0f/s: %.0f %%\n", theirs, mine, 100 * mine / theirs);

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
}
