// SPDX-License-Identifier: MIT
// Ledgers of versions before this one: read as they are, brought up by who writes them, never changed when
// they were tampered with.
#include <sqlite3.h>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include <facenotice/ledger.hpp>

#include "tests/support/faulty_files.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(ledger_version)

namespace {

LedgerOptions keyed() {
  LedgerOptions options;
  options.device_key = Bytes(32, 7);
  return options;
}

void fill(const fs::path& path, std::uint64_t count, const LedgerOptions& options = {}) {
  Result<Ledger> ledger = Ledger::open(path.string(), options);
  BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
  for (std::uint64_t i = 1; i <= count; ++i) BOOST_REQUIRE(ledger->append(sample_record(i)).ok());
}

void by_hand(const fs::path& path, const char* sql) {
  sqlite3* db = nullptr;
  BOOST_REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  BOOST_TEST(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

// What version 1 would have made of the same records.
void put_back(const fs::path& path) {
  by_hand(path,
          "ALTER TABLE record DROP COLUMN glass_digest; ALTER TABLE record DROP COLUMN glass; "
          "PRAGMA user_version = 1");
}

Bytes contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_ledger_of_version_1_is_read_as_it_is_and_written_on) {
  const TemporaryFolder folder;
  const fs::path path = folder / "l";
  fill(path, 20, keyed());
  put_back(path);
  LedgerOptions audit = keyed();
  audit.read_only = true;
  const Bytes before = contents(path);
  {
    const Result<Ledger> ledger = Ledger::open(path.string(), audit);
    BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
    BOOST_TEST(*ledger->verify() == 20u);
    BOOST_TEST(ledger->of_session(sample_record(8).session)->size() == records_per_session);
  }
  BOOST_TEST((contents(path) == before));
  Record seen = sample_record(21);
  seen.glass = Glass::compared;
  seen.glass_digest.fill(0xDD);
  {
    Result<Ledger> ledger = Ledger::open(path.string(), keyed());
    BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
    BOOST_TEST(*ledger->verify() == 20u);
    BOOST_TEST(*ledger->append(seen) == 21u);
  }
  const Result<Ledger> ledger = Ledger::open(path.string(), audit);
  BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
  BOOST_TEST(*ledger->verify() == 21u);
  const std::vector<StoredRecord> last = *ledger->of_session(seen.session);
  BOOST_REQUIRE(!last.empty());
  BOOST_TEST((canonical_bytes(last.back().record) == canonical_bytes(seen)));
}

// The same tables, but for kinds of records that a player of version 2 would take for damage.
BOOST_AUTO_TEST_CASE(a_ledger_of_version_2_is_read_as_it_is_and_says_what_it_is_once_it_is_written_on) {
  const TemporaryFolder folder;
  const fs::path path = folder / "l";
  fill(path, 5);
  by_hand(path, "PRAGMA user_version = 2");
  LedgerOptions audit;
  audit.read_only = true;
  const Bytes before = contents(path);
  {
    const Result<Ledger> ledger = Ledger::open(path.string(), audit);
    BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
    BOOST_TEST(*ledger->verify() == 5u);
  }
  BOOST_TEST((contents(path) == before));
  fill(path, 1);
  sqlite3* db = nullptr;
  BOOST_REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  std::string version;
  const auto keep = [](void* to, int, char** values, char**) {
    *static_cast<std::string*>(to) = values[0];
    return 0;
  };
  BOOST_TEST(sqlite3_exec(db, "PRAGMA user_version", keep, &version, nullptr) == SQLITE_OK);
  sqlite3_close(db);
  BOOST_TEST(version == "3");
}

BOOST_AUTO_TEST_CASE(where_the_disk_has_no_room_for_the_new_version_the_old_one_stays) {
  const TemporaryFolder folder;
  const fs::path path = folder / "l";
  fill(path, 5);
  put_back(path);
  FaultyFiles files;
  files.set_full(true);
  const Result<Ledger> full = Ledger::open(path.string());
  BOOST_REQUIRE(!full.ok());
  BOOST_TEST(full.error().code == "ledger.full");
  files.set_full(false);
  Ledger ledger = Ledger::open(path.string()).value();
  BOOST_TEST(ledger.append(sample_record(6)).ok());
  BOOST_TEST(*ledger.verify() == 6U);
}

BOOST_AUTO_TEST_CASE(one_of_version_1_that_was_changed_is_not_brought_up) {
  const TemporaryFolder folder;
  const fs::path path = folder / "l";
  fill(path, 5);
  put_back(path);
  by_hand(path, "DROP TRIGGER record_stays");
  const Bytes before = contents(path);
  const Result<Ledger> opened = Ledger::open(path.string());
  BOOST_REQUIRE(!opened.ok());
  BOOST_TEST(opened.error().code == "ledger.corrupt");
  BOOST_TEST((contents(path) == before));
}

BOOST_AUTO_TEST_SUITE_END()
