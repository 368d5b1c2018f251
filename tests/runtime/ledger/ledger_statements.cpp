// SPDX-License-Identifier: MIT
// Whichever statement fails as a ledger is made, read, brought up or asked: it is said, nothing is half done,
// and the next time it goes well.
#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>

#include <facenotice/ledger.hpp>

#include "tests/support/sample_records.hpp"
#include "tests/support/sqlite_memory.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/watched_statements.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace ledger_statements {
namespace {

struct Book {
  Result<Ledger> open(bool read_only = false) {
    LedgerOptions options;
    options.read_only = read_only;
    return Ledger::open(path, options);
  }
  void fill(std::uint64_t from, std::uint64_t to) {
    Result<Ledger> ledger = open();
    BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
    for (std::uint64_t i = from; i <= to; ++i) BOOST_REQUIRE(ledger->append(sample_record(i)).ok());
  }
  void by_hand(const char* sql) {
    sqlite3* db = nullptr;
    BOOST_REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    BOOST_TEST(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
  }

  TemporaryFolder folder;
  const std::string path = (folder / "l").string();
};

// What SQLite asks while `act` opens a book that was prepared is refused, one question at a time; which
// columns and functions a statement uses it asks beside what the statement is. `act` says whether it was
// opened; what then holds is for `after` to say. How often it was not.
std::size_t each_is_refused(const std::function<void(Book&)>& prepare, const std::function<bool(Book&)>& act,
                            const std::function<void(Book&)>& after) {
  const WatchedStatements statements;
  std::size_t refused = 0;
  for (std::size_t failing = 1;; ++failing) {
    Book book;
    prepare(book);
    std::size_t asked = 0;
    WatchedStatements::refuse([&](int action) {
      const bool beside = action == SQLITE_READ || action == SQLITE_UPDATE || action == SQLITE_FUNCTION;
      return !beside && ++asked == failing;
    });
    const bool opened = act(book);
    WatchedStatements::let_all_run();
    BOOST_TEST_CONTEXT("question " << failing) {
      after(book);
    }
    refused += opened ? 0U : 1U;
    if (asked < failing) {
      BOOST_TEST(opened);
      return refused;
    }
  }
}

void make_version_1(Book& book) {
  book.fill(1, 14);
  book.by_hand(
      "ALTER TABLE record DROP COLUMN glass_digest; ALTER TABLE record DROP COLUMN glass; "
      "PRAGMA user_version = 1");
}

// Of a session in the midst of it: whether all of it can be read, with what the glass showed.
bool reads_all(const Ledger& ledger) {
  const auto session = ledger.of_session(sample_record(8).session);
  return session.ok() && session->size() == records_per_session;
}

struct Opened {
  Opened() {
    BOOST_REQUIRE(ledger.append(sample_record(1)).ok());
    BOOST_REQUIRE(ledger.append(sample_record(2)).ok());
  }
  void by_hand(const char* sql) const {
    BOOST_REQUIRE(sqlite3_exec(WatchedStatements::connection(), sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  // As if something had been begun and could not be taken back: that is said, and taken back then.
  template <class Act>
  void says_that_one_was_begun(const Act& act) const {
    by_hand("BEGIN");
    const auto done = act();
    BOOST_TEST(sqlite3_get_autocommit(WatchedStatements::connection()) != 0);
    BOOST_REQUIRE(!done.ok());
    BOOST_TEST(done.error().code == "ledger.io");
    BOOST_TEST(
        done.error().message.find("cannot start a transaction within a transaction") != std::string::npos,
        done.error().message);
  }

  const WatchedStatements statements;
  TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "l").string()).value();
};

}  // namespace
}  // namespace ledger_statements

BOOST_AUTO_TEST_SUITE(ledger_statements)

using namespace ledger_statements;

BOOST_AUTO_TEST_CASE(a_ledger_is_made_whole_or_is_made_the_next_time) {
  const std::size_t refused = each_is_refused([](Book&) {}, [](Book& book) { return book.open().ok(); },
                                              [](Book& book) {
                                                book.fill(1, 1);
                                                BOOST_TEST(*book.open()->verify() == 1U);
                                              });
  BOOST_TEST(refused > 20U);
}

BOOST_AUTO_TEST_CASE(an_audit_of_a_ledger_of_version_1_reads_it_or_says_that_it_cannot) {
  const std::size_t refused = each_is_refused(
      make_version_1,
      [](Book& book) {
        const Result<Ledger> ledger = book.open(true);
        WatchedStatements::let_all_run();
        if (ledger)
          BOOST_TEST(reads_all(*ledger));
        else  // because of the very statement, not of another that misses what it should have made
          BOOST_TEST(ledger.error().message.find("no such") == std::string::npos, ledger.error().message);
        return ledger.ok();
      },
      [](Book& book) { BOOST_TEST(reads_all(book.open(true).value())); });
  BOOST_TEST(refused > 20U);
}

BOOST_AUTO_TEST_CASE(a_ledger_of_version_1_is_brought_up_whole_or_the_next_time) {
  const std::size_t refused = each_is_refused(
      make_version_1, [](Book& book) { return book.open().ok(); },
      [](Book& book) {
        book.fill(15, 15);
        BOOST_TEST(*book.open()->verify() == 15U);
      });
  BOOST_TEST(refused > 20U);
}

BOOST_FIXTURE_TEST_CASE(where_no_transaction_can_be_begun_nothing_is_recorded, Opened) {
  says_that_one_was_begun([&] { return ledger.append(sample_record(3)); });
  BOOST_TEST(*ledger.size() == 2U);
  BOOST_REQUIRE(ledger.append(sample_record(3)).ok());
  BOOST_TEST(*ledger.verify() == 3U);
}

BOOST_FIXTURE_TEST_CASE(where_no_snapshot_can_be_taken_nothing_is_verified, Opened) {
  says_that_one_was_begun([&] { return ledger.verify(); });
  LedgerCheck so_far;
  says_that_one_was_begun([&] { return ledger.verify_part(so_far, 1); });
  BOOST_TEST(so_far.checked == 0U);
  BOOST_TEST(*ledger.verify() == 2U);
}

// That is no damage: what was recorded may be as whole as ever.
BOOST_FIXTURE_TEST_CASE(a_head_that_cannot_be_read_is_not_called_damaged, Opened) {
  LedgerCheck so_far;
  WatchedStatements::break_off(
      [](std::string_view sql) { return sql.find("FROM head") != std::string_view::npos; });
  const Result<std::uint64_t> all = ledger.verify();
  const Result<bool> part = ledger.verify_part(so_far, 1);
  WatchedStatements::let_all_run();
  BOOST_REQUIRE(!all.ok());
  BOOST_TEST(all.error().code == "ledger.io");
  BOOST_REQUIRE(!part.ok());
  BOOST_TEST(part.error().code == "ledger.io");
  BOOST_TEST(*ledger.verify() == 2U);
}

// Somebody laid an empty file there whose texts are of two bytes a letter: each is turned into that, which
// takes memory where the others take none.
BOOST_AUTO_TEST_CASE(a_value_for_which_there_was_no_memory_is_not_in_the_way_of_the_next) {
  const SqliteMemory memory;
  Book book;
  book.by_hand("PRAGMA encoding = 'UTF-16'; CREATE TABLE t(a); DROP TABLE t");
  Ledger ledger = book.open().value();
  BOOST_REQUIRE(ledger.append(sample_record(1)).ok());
  SqliteMemory::restart();
  BOOST_REQUIRE(ledger.append(sample_record(2)).ok());
  std::uint64_t written = 2;
  std::size_t refused = 0;
  for (std::size_t failing = 1, all = SqliteMemory::count(); failing <= all; ++failing) {
    SqliteMemory::restart(failing);
    const Result<std::uint64_t> appended = ledger.append(sample_record(written + 1));
    SqliteMemory::restart();
    appended ? ++written : ++refused;
    BOOST_TEST_CONTEXT("request " << failing << " of " << all) {
      BOOST_TEST((appended.ok() || appended.error().code == "ledger.memory"));
      BOOST_REQUIRE(ledger.append(sample_record(written + 1)).ok());
      ++written;
    }
  }
  BOOST_TEST(refused > 5U);
  BOOST_TEST(*ledger.verify() == written);
}

BOOST_AUTO_TEST_SUITE_END()
