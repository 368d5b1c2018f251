// SPDX-License-Identifier: MIT
// One owner, and files that stay where they are: what is acknowledged is in the file that the next start
// finds.
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include <facenotice/ledger.hpp>

#include "tests/support/faulty_files.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace fs = std::filesystem;

namespace ledger_owner {
namespace {

struct Desk {
  Ledger open() {
    Result<Ledger> ledger = Ledger::open(path.string());
    BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
    return std::move(ledger).value();
  }
  static void fill(Ledger& ledger, std::uint64_t from, std::uint64_t to) {
    for (std::uint64_t i = from; i <= to; ++i) BOOST_REQUIRE(ledger.append(sample_record(i)).ok());
  }
  template <class T>
  static std::string code_of(const Result<T>& result) {
    return result ? "ok" : result.error().code;
  }
  fs::path beside(const char* end) const { return path.string() + end; }

  TemporaryFolder folder;
  fs::path path = folder / "l";
};

}  // namespace
}  // namespace ledger_owner

BOOST_FIXTURE_TEST_SUITE(ledger_owner, ledger_owner::Desk)

// f
BOOST_AUTO_TEST_CASE(a_second_owner_is_refused_with_the_reason_and_takes_nothing_over) {
  Ledger ledger = open();
  fill(ledger, 1, 3);
  for (const bool reading : {false, true}) {
    LedgerOptions options;
    options.read_only = reading;
    const Result<Ledger> second = Ledger::open(path.string(), options);
    BOOST_TEST(code_of(second) == "ledger.busy");
  }
  // Nor in another process.
  const pid_t child = ::fork();
  if (child == 0) ::_exit(code_of(Ledger::open(path.string())) == "ledger.busy" ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  BOOST_TEST(WEXITSTATUS(status) == 0);
  fill(ledger, 4, 5);
  { const Ledger closed = std::move(ledger); }
  BOOST_TEST(*open().size() == 5U);
}

BOOST_AUTO_TEST_CASE(an_audit_reads_a_copy_that_the_owner_writes) {
  Ledger ledger = open();
  fill(ledger, 1, 5);
  const std::string copy = (folder / "copy").string();
  BOOST_TEST(ledger.copy_to(copy).ok());
  LedgerOptions reading;
  reading.read_only = true;
  const Result<Ledger> audit = Ledger::open(copy, reading);
  BOOST_REQUIRE_MESSAGE(audit.ok(), audit.error().message);
  BOOST_TEST(*audit->verify() == 5U);
  BOOST_TEST((audit->id() == ledger.id()));
  BOOST_TEST(ledger.copy_to(copy).error().code == "ledger.open");
  fill(ledger, 6, 6);
}

BOOST_AUTO_TEST_CASE(a_copy_that_the_disk_does_not_take_is_said_to_be_none) {
  FaultyFiles files;
  Ledger ledger = open();
  fill(ledger, 1, 5);
  files.set_full(true);
  const Status copied = ledger.copy_to((folder / "copy").string());
  BOOST_REQUIRE(!copied.ok());
  BOOST_TEST(copied.error().code == "ledger.full");
  files.set_full(false);
  fill(ledger, 6, 6);
}

// d
BOOST_AUTO_TEST_CASE(files_that_were_taken_away_take_no_record_any_more) {
  for (const char* gone : {"", "-wal"}) {
    Desk desk;
    Ledger ledger = desk.open();
    fill(ledger, 1, 3);
    BOOST_REQUIRE(fs::remove(desk.beside(gone)));
    BOOST_TEST(code_of(ledger.append(sample_record(4))) == "ledger.moved", gone);
    BOOST_TEST(!ledger.still_there().ok());
    BOOST_TEST(!ledger.checkpoint().ok());
  }
}

BOOST_AUTO_TEST_CASE(files_that_were_replaced_take_no_record_and_putting_them_back_does_not_help) {
  for (const char* swapped : {"", "-wal"}) {
    Desk desk;
    Ledger ledger = desk.open();
    fill(ledger, 1, 3);
    fs::rename(desk.beside(swapped), desk.folder / "kept");
    fs::copy_file(desk.folder / "kept", desk.beside(swapped));
    BOOST_TEST(code_of(ledger.append(sample_record(4))) == "ledger.moved", swapped);
    fs::rename(desk.folder / "kept", desk.beside(swapped));
    BOOST_TEST(code_of(ledger.append(sample_record(4))) == "ledger.moved", swapped);
  }
}

// What the system said last, and about what else, decides nothing.
BOOST_AUTO_TEST_CASE(a_ledger_that_was_replaced_is_told_as_that_whatever_failed_before) {
  Ledger ledger = open();
  fill(ledger, 1, 3);
  fs::rename(path, folder / "kept");
  fs::copy_file(folder / "kept", path);
  errno = 0;
  BOOST_TEST(ledger.still_there().error().code == "ledger.moved");
}

BOOST_AUTO_TEST_CASE(a_ledger_that_cannot_be_looked_at_for_a_while_is_no_theft) {
  Ledger ledger = open();
  fill(ledger, 1, 3);
  fs::rename(path, folder / "kept");
  fs::create_symlink(path, path);  // leads nowhere
  BOOST_TEST(ledger.still_there().error().code == "ledger.io");
  BOOST_TEST(code_of(ledger.append(sample_record(4))) == "ledger.io");
  fs::remove(path);
  fs::rename(folder / "kept", path);
  BOOST_TEST(ledger.still_there().ok());
  BOOST_TEST(ledger.append(sample_record(4)).ok());
}

// l
BOOST_AUTO_TEST_CASE(a_log_that_was_cut_is_seen_and_no_index_of_it_lies_in_a_file) {
  Ledger ledger = open();
  fill(ledger, 1, 3);
  BOOST_TEST(!fs::exists(beside("-shm")));
  fs::resize_file(beside("-wal"), 0);
  BOOST_TEST(!ledger.still_there().ok());
  BOOST_TEST(code_of(ledger.append(sample_record(4))) == "ledger.moved");
}

// e
BOOST_AUTO_TEST_CASE(after_a_checkpoint_nothing_hangs_on_the_log) {
  const fs::path cut = folder / "cut";
  {
    Ledger ledger = open();
    fill(ledger, 1, 15);
    BOOST_TEST(ledger.checkpoint().ok());
    fs::copy_file(path, cut);  // the power fails, and the log is lost
    fill(ledger, 16, 17);
  }
  const Result<Ledger> after = Ledger::open(cut.string());
  BOOST_REQUIRE(after.ok());
  BOOST_TEST(*after->verify() == 15U);
}

// SQLite takes some names for no file at all: what is written there is gone with the program.
BOOST_AUTO_TEST_CASE(a_ledger_that_would_be_in_memory_alone_is_refused) {
  const TemporaryFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  const Result<Ledger> ledger = Ledger::open(":memory:");
  fs::current_path(before);
  BOOST_REQUIRE(!ledger.ok());
  BOOST_TEST(ledger.error().code == "ledger.open");
  BOOST_TEST(ledger.error().message ==
             ":memory:: this file system cannot hold a ledger (no write-ahead log).");
}

BOOST_AUTO_TEST_SUITE_END()
