// SPDX-License-Identifier: MIT
// What the ledger promises beyond the chain: synced before it says so, nothing beyond its head, nothing that
// no ledger writes, captures told apart, an audit that overlooks no log.
#include <sqlite3.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include <facenotice/file.hpp>
#include <facenotice/ledger.hpp>
#include <facenotice/machine_memory.hpp>

#include "tests/support/faulty_files.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/without_privilege.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace ledger_guards {
namespace {

struct Book {
  Ledger open(const LedgerOptions& options = {}) { return Ledger::open(path, options).value(); }
  std::string refused(const LedgerOptions& options = {}) {
    const Result<Ledger> ledger = Ledger::open(path, options);
    return ledger ? "open" : ledger.error().code;
  }
  void fill(std::uint64_t from, std::uint64_t to, const LedgerOptions& options = {}) {
    Ledger ledger = open(options);
    for (std::uint64_t i = from; i <= to; ++i) BOOST_REQUIRE(ledger.append(sample_record(i)).ok());
  }
  // As on a medium where SQLite may make no file: the first look fails.
  static Result<Ledger> audited_where_no_file_is_made(const std::string& file) {
    LedgerOptions audit;
    audit.read_only = true;
    FaultyFiles files;
    unsigned opened = 0;
    const auto decision = files.while_deciding(
        [&](FileAct act) { return act == FileAct::open && ++opened == 1 ? SQLITE_CANTOPEN : SQLITE_OK; });
    Result<Ledger> ledger = Ledger::open(file, audit);
    BOOST_TEST(opened > 0U);
    return ledger;
  }
  // With the triggers out of the way, as somebody with a database program would.
  void by_hand(const std::string& sql) {
    sqlite3* db = nullptr;
    BOOST_REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    std::string drop, restore;
    const auto keep = [](void* into, int, char** columns, char**) {
      auto* both = static_cast<std::pair<std::string*, std::string*>*>(into);
      both->first->append("DROP TRIGGER ").append(columns[0]).append(";");
      both->second->append(columns[1]).append(";");
      return 0;
    };
    std::pair<std::string*, std::string*> both{&drop, &restore};
    sqlite3_exec(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", keep, &both, nullptr);
    BOOST_REQUIRE(!drop.empty());
    const int code = sqlite3_exec(db, (drop + sql + ";" + restore).c_str(), nullptr, nullptr, nullptr);
    BOOST_REQUIRE_MESSAGE(code == SQLITE_OK, sqlite3_errmsg(db));
    sqlite3_close(db);
  }

  TemporaryFolder folder;
  const std::string path = (folder / "l").string();
};

LedgerOptions keyed() {
  LedgerOptions options;
  options.device_key = Bytes(32, 7);
  return options;
}

}  // namespace
}  // namespace ledger_guards

BOOST_FIXTURE_TEST_SUITE(ledger_guards, ledger_guards::Book)

BOOST_AUTO_TEST_CASE(every_record_is_synced_before_it_is_acknowledged) {
  FaultyFiles files;
  Ledger ledger = open();
  unsigned writes = 0, synced_after = 0;
  {
    const auto decision = files.while_deciding([&](FileAct act) {
      if (act == FileAct::write) {
        ++writes;
        synced_after = 0;
      }
      if (act == FileAct::sync) ++synced_after;
      return SQLITE_OK;
    });
    for (std::uint64_t i = 1; i <= 5; ++i) {
      BOOST_REQUIRE(ledger.append(sample_record(i)).ok());
      BOOST_TEST(synced_after > 0U);
    }
  }
  BOOST_TEST(writes > 0U);
  // A sync that fails is no acknowledgement.
  const auto decision =
      files.while_deciding([](FileAct act) { return act == FileAct::sync ? SQLITE_IOERR_FSYNC : SQLITE_OK; });
  BOOST_TEST(!ledger.append(sample_record(6)).ok());
}

BOOST_AUTO_TEST_CASE(a_record_beyond_the_head_is_no_record) {
  fill(1, 5);
  by_hand("UPDATE head SET count = 4, link = (SELECT link FROM record WHERE sequence = 4)");
  BOOST_TEST(refused() == "ledger.corrupt");
}

// Without a key the head is nobody's: its link fits the last record, and only its count does not.
BOOST_AUTO_TEST_CASE(a_head_that_counts_one_record_less_than_it_links_is_damage) {
  fill(1, 5);
  by_hand("UPDATE head SET count = 4");
  BOOST_TEST(refused() == "ledger.corrupt");
}

BOOST_AUTO_TEST_CASE(the_count_of_a_keyed_head_cannot_be_changed) {
  fill(1, 5, keyed());
  by_hand("UPDATE head SET count = 6");
  BOOST_TEST(refused(keyed()) == "ledger.key");
}

BOOST_AUTO_TEST_CASE(a_record_that_no_ledger_writes_is_damage) {
  fill(1, 5);
  LedgerOptions unchecked;
  unchecked.records_checked_on_open = 1;
  // None of these is in the chain's last link, so the file opens; to read it is another matter.
  for (const char* damage :
       {"time = -1", "number = -1", "kind = 99", "kind = 0", "kind = 257", "glass = 259", "glass = -253",
        "purpose = x'FF'", "detail = replace(hex(zeroblob(200)), '0', 'x')",
        "glass_digest = x'0000000000000000000000000000000000000000000000000000000000000001'"}) {
    Book other;
    other.fill(1, 5);
    other.by_hand("PRAGMA ignore_check_constraints = ON; UPDATE record SET " + std::string(damage) +
                  " WHERE sequence = 2");
    const Ledger ledger = other.open(unchecked);
    const Status read = ledger.read(1, 5, [](const StoredRecord&) { return true; });
    BOOST_REQUIRE_MESSAGE(!read.ok(), damage);
    BOOST_TEST(read.error().code == "ledger.corrupt");
    BOOST_TEST(!ledger.of_session(sample_record(1).session).ok());
  }
}

BOOST_AUTO_TEST_CASE(what_is_asked_of_a_damaged_ledger_says_from_where_on_it_is) {
  {
    Ledger ledger = open();
    Record order = sample_record(1);
    order.kind = RecordKind::erase_ordered;
    order.reference.fill(7);
    BOOST_REQUIRE(ledger.append(order).ok());
  }
  fill(2, 5);
  LedgerOptions unchecked;
  unchecked.records_checked_on_open = 1;
  by_hand("UPDATE record SET purpose = x'FF' WHERE sequence = 1");
  const Ledger ledger = open(unchecked);
  const auto says = [](const Error& error) {
    BOOST_TEST(error.code == "ledger.corrupt");
    BOOST_TEST(error.message.find("record 1 or one after it") != std::string::npos, error.message);
  };
  says(ledger.open_erasures().error());
  Id128 order{};
  order.fill(7);
  says(ledger.open_erasure(order).error());
  says(ledger.of_session(sample_record(1).session).error());
  says(ledger.still_open(0, {}).error());
  says(ledger.still_open(5, {1}).error());
}

// Nobody else is told something from a page that holds a lie.
BOOST_AUTO_TEST_CASE(a_record_that_lies_about_its_size_is_damage_to_whoever_asks_for_another_beside_it) {
  fill(1, 5);
  Bytes file = read_file(path, 1'000'000).value();
  constexpr std::size_t page_size = 4096;
  const std::string language = sample_record(1).language;
  std::size_t lies = 0;
  for (std::size_t page = page_size; page < file.size(); page += page_size) {
    const auto begin = file.begin() + static_cast<std::ptrdiff_t>(page), end = begin + page_size;
    const std::size_t records = file[page + 3] * 256U + file[page + 4];
    if (*begin != 0x0D || records != 5 || std::search(begin, end, language.begin(), language.end()) == end)
      continue;
    // Of record 1, which lies at the end of the page: 4,000 bytes, as SQLite spells that.
    const std::size_t first = page + file[page + 8] * 256U + file[page + 9];
    file[first] = 0x80 | 4000 / 128;
    file[first + 1] = 4000 % 128;
    ++lies;
  }
  BOOST_REQUIRE(lies == 1U);
  BOOST_REQUIRE(replace_file(path, file).ok());
  LedgerOptions unchecked;
  unchecked.records_checked_on_open = 1;
  BOOST_TEST(refused(unchecked) == "ledger.corrupt");
}

BOOST_AUTO_TEST_CASE(a_record_that_there_is_not_has_no_link) {
  fill(1, 5);
  const Ledger ledger = open();
  BOOST_TEST(ledger.link_of(5).ok());
  const Result<Digest> link = ledger.link_of(6);
  BOOST_REQUIRE(!link.ok());
  BOOST_TEST(link.error().code == "ledger.corrupt");
  BOOST_TEST(link.error().message.find("record 6 is missing") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_two_captures_of_one_session_the_one_that_went_off_does_not_hide_the_other) {
  Ledger ledger = open();
  Record camera = sample_record(5);
  BOOST_REQUIRE((camera.kind == RecordKind::camera_on));
  for (const std::uint8_t grant : {std::uint8_t{1}, std::uint8_t{2}}) {
    camera.reference.fill(grant);
    BOOST_REQUIRE(ledger.append(camera).ok());
  }
  camera.kind = RecordKind::camera_off;
  BOOST_REQUIRE(ledger.append(camera).ok());  // of the second
  const auto open = ledger.open_captures();
  BOOST_REQUIRE(open->size() == 1U);
  BOOST_TEST((open->front().record.reference[0] == 1));
  const auto still = ledger.still_open(0, {});
  BOOST_REQUIRE(still->size() == 1U);
  BOOST_TEST((still->front().record.reference[0] == 1));
}

BOOST_AUTO_TEST_CASE(the_machine_verifies_all_that_came_since_its_state_was_written) {
  fill(1, 400);
  by_hand("UPDATE record SET purpose = 'other' WHERE sequence = 3");
  {
    const Ledger last_ones_only = open();  // by default the last 256
  }
  const Result<OpenedMachine> machine = MachineMemory::open(path, {}, nullptr, sample_record(1).time);
  BOOST_REQUIRE(!machine.ok());
  BOOST_TEST(machine.error().code != "state.missing");
  BOOST_TEST(machine.error().code == "ledger.corrupt");
}

BOOST_AUTO_TEST_CASE(an_audit_that_cannot_look_into_the_log_says_so) {
  const std::string copy = (folder / "copy").string();
  {
    Ledger ledger = open();
    BOOST_REQUIRE(ledger.append(sample_record(1)).ok());
    BOOST_REQUIRE(ledger.checkpoint().ok());  // without its log it would be a whole ledger, of one record
    BOOST_REQUIRE(ledger.append(sample_record(2)).ok());
    std::filesystem::copy_file(path, copy);
    std::filesystem::copy_file(path + "-wal", copy + "-wal");
  }
  BOOST_REQUIRE(std::filesystem::file_size(copy + "-wal") > 0U);
  const Result<Ledger> ledger = audited_where_no_file_is_made(copy);
  BOOST_TEST(!ledger.ok());
}

BOOST_AUTO_TEST_CASE(an_empty_log_holds_nothing_that_an_audit_would_have_to_look_into) {
  fill(1, 3);
  std::ofstream(path + "-wal").flush();
  const Result<Ledger> ledger = audited_where_no_file_is_made(path);
  BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
  BOOST_TEST(*ledger->verify() == 3U);
}

// It names itself: nobody can open it, and nobody can say that there is none.
BOOST_AUTO_TEST_CASE(an_audit_beside_a_log_that_cannot_be_looked_at_says_so) {
  {
    Ledger ledger = open();
    BOOST_REQUIRE(ledger.append(sample_record(1)).ok());
    BOOST_REQUIRE(ledger.checkpoint().ok());
  }
  std::filesystem::remove(path + "-wal");
  std::filesystem::create_symlink("l-wal", path + "-wal");
  LedgerOptions audit;
  audit.read_only = true;
  BOOST_TEST(refused(audit) == "ledger.io");
}

// What such a name means to SQLite in its own spelling of files is not meant.
BOOST_AUTO_TEST_CASE(an_audit_of_a_medium_that_cannot_be_written_reads_a_ledger_of_any_name) {
  for (const char* name : {"50%25", "what?immutable=0", "l#1", "a%b?c#d"}) {
    const std::string odd = (folder / name).string();
    {
      Ledger ledger = Ledger::open(odd).value();
      BOOST_REQUIRE(ledger.append(sample_record(1)).ok());
      BOOST_REQUIRE(ledger.checkpoint().ok());
    }
    const Result<Ledger> ledger = audited_where_no_file_is_made(odd);
    BOOST_REQUIRE_MESSAGE(ledger.ok(), name);
    BOOST_TEST(*ledger->verify() == 1U, name);
  }
}

BOOST_AUTO_TEST_CASE(a_head_that_no_ledger_writes_is_said_to_be_damaged) {
  for (const char* damage :
       {"DELETE FROM head", "UPDATE head SET ledger = x'00'", "UPDATE head SET count = -1",
        "UPDATE head SET link = x'00'", "UPDATE head SET mac = x'00'"}) {
    Book other;
    other.fill(1, 5);
    other.by_hand("PRAGMA ignore_check_constraints = ON; " + std::string(damage));
    const Result<Ledger> ledger = Ledger::open(other.path);
    BOOST_REQUIRE_MESSAGE(!ledger.ok(), damage);
    BOOST_TEST(ledger.error().code == "ledger.corrupt", damage);
    BOOST_TEST(ledger.error().message.find("head is missing or damaged") != std::string::npos,
               ledger.error().message);
  }
}

BOOST_AUTO_TEST_CASE(an_audit_reads_what_the_glass_showed_as_its_owner_wrote_it) {
  Record seen = sample_record(4);
  seen.glass = Glass::differed;
  seen.glass_digest.fill(0xDD);
  {
    Ledger ledger = open();
    BOOST_REQUIRE(ledger.append(seen).ok());
    BOOST_REQUIRE(ledger.checkpoint().ok());
  }
  LedgerOptions audit;
  audit.read_only = true;
  const Ledger ledger = open(audit);
  BOOST_TEST(ledger.verify().ok());
  BOOST_TEST((ledger.of_session(seen.session)->front().record.glass == Glass::differed));
}

BOOST_AUTO_TEST_CASE(a_file_that_may_not_be_written_is_refused_before_anything_is_made_in_it) {
  const WithoutPrivilege obeying;
  std::ofstream(path).flush();
  std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  BOOST_TEST(refused() == "ledger.read-only");
  BOOST_TEST(std::filesystem::file_size(path) == 0U);
}

BOOST_AUTO_TEST_CASE(a_ledger_that_may_not_be_written_is_refused_before_anybody_relies_on_it) {
  fill(1, 3);
  const WithoutPrivilege obeying;
  std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  BOOST_TEST(refused() == "ledger.read-only");
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_no_ledger_to_an_audit_and_a_lock_is_its_owners_alone) {
  std::ofstream(path).flush();
  LedgerOptions audit;
  audit.read_only = true;
  BOOST_TEST(refused(audit) == "ledger.not-a-ledger");
  const Ledger ledger = open();
  namespace fs = std::filesystem;
  BOOST_TEST((fs::status(path + ".lock").permissions() == (fs::perms::owner_read | fs::perms::owner_write)));
}

// Also when the disk hides for a moment that there is something in it.
BOOST_AUTO_TEST_CASE(a_database_of_another_program_is_left_as_it_is_on_a_disk_that_fails_once) {
  sqlite3* db = nullptr;
  BOOST_REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  BOOST_REQUIRE(sqlite3_exec(db, "CREATE TABLE theirs(a)", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
  const Bytes before = read_file(path, 1'000'000).value();
  FaultyFiles files;
  for (unsigned failing = 1;; ++failing) {
    unsigned reads = 0;
    {
      const auto decision = files.while_deciding([&](FileAct act) {
        return act == FileAct::read && ++reads == failing ? SQLITE_IOERR_READ : SQLITE_OK;
      });
      BOOST_TEST(!Ledger::open(path).ok());
    }
    BOOST_TEST((read_file(path, 1'000'000).value() == before), "read " << failing);
    if (reads < failing) break;
  }
  BOOST_TEST(refused() == "ledger.not-a-ledger");
}

BOOST_AUTO_TEST_CASE(a_ledger_is_made_whole_on_a_disk_that_fails_once_or_the_next_time) {
  FaultyFiles files;
  unsigned refusals = 0;
  for (unsigned failing = 1;; ++failing) {
    Book other;
    unsigned acts = 0;
    bool made = false;
    {
      const auto decision = files.while_deciding([&](FileAct act) {
        const bool counts = act == FileAct::write || act == FileAct::sync || act == FileAct::truncate;
        return counts && ++acts == failing ? SQLITE_IOERR : SQLITE_OK;
      });
      const Result<Ledger> ledger = Ledger::open(other.path);
      made = ledger.ok();
    }
    if (made)
      BOOST_TEST((read_file(other.path, 1'000'000).value()[18] == 2), "made without a log: act " << failing);
    if (!made) ++refusals;
    other.fill(1, 3);
    const Ledger ledger = other.open();
    BOOST_TEST(*ledger.verify() == 3U, failing);
    BOOST_TEST((read_file(other.path, 1'000'000).value()[18] == 2), "no write-ahead log: act " << failing);
    if (acts < failing) {
      BOOST_TEST(made);
      break;
    }
  }
  BOOST_TEST(refusals > 0U);
}

// SQLite says it as if the disk were to blame.
BOOST_AUTO_TEST_CASE(memory_that_gives_out_below_sqlite_is_no_fault_of_the_disk) {
  FaultyFiles files;
  Ledger ledger = open();
  {
    const auto decision = files.while_deciding(
        [](FileAct act) { return act == FileAct::write ? SQLITE_IOERR_NOMEM : SQLITE_OK; });
    BOOST_TEST(ledger.append(sample_record(1)).error().code == "ledger.memory");
  }
  BOOST_TEST(ledger.append(sample_record(1)).ok());
}

// Not that it was damaged: there has been none yet.
BOOST_AUTO_TEST_CASE(a_ledger_that_the_disk_has_no_room_for_says_so_and_is_made_once_there_is_some) {
  std::size_t refused = 0;
  for (int first = 1; first < 20; ++first) {
    FaultyFiles files;
    Book book;
    int write = 0;
    {
      const auto decision = files.while_deciding(
          [&](FileAct act) { return act == FileAct::write && ++write >= first ? SQLITE_FULL : SQLITE_OK; });
      const std::string code = book.refused();
      BOOST_TEST((code == "ledger.full" || code == "open"), "from write " << first << ": " << code);
      refused += code == "open" ? 0U : 1U;
    }
    book.fill(1, 3);
  }
  BOOST_TEST(refused > 2U);
}

BOOST_AUTO_TEST_SUITE_END()
