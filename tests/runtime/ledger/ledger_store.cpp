// SPDX-License-Identifier: MIT
// The ledger on good days and bad: appended, read back, edited by hand, damaged, full, read-only, foreign.
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include <facenotice/ledger.hpp>

#include "tests/support/edited_ledger.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(ledger_store)

namespace {

std::string code_of(const Result<Ledger>& ledger) {
  return ledger ? "open" : ledger.error().code;
}
template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "ok" : result.error().code;
}

LedgerOptions keyed(std::uint8_t byte = 7) {
  LedgerOptions options;
  options.device_key = Bytes(32, byte);
  return options;
}

// A ledger with `count` sample records, closed again.
void fill(const fs::path& path, std::uint64_t count, const LedgerOptions& options = {}) {
  Result<Ledger> ledger = Ledger::open(path.string(), options);
  BOOST_REQUIRE_MESSAGE(ledger.ok(), ledger.error().message);
  for (std::uint64_t i = 1; i <= count; ++i) {
    const Result<std::uint64_t> sequence = ledger->append(sample_record(i));
    BOOST_REQUIRE_MESSAGE(sequence.ok(), sequence.error().message);
    BOOST_REQUIRE(*sequence == i);
  }
}

// What somebody with the sqlite3 program can do. Returns SQLite's code.
int by_hand(const fs::path& path, const std::string& sql) {
  sqlite3* db = nullptr;
  BOOST_REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
  sqlite3_close(db);
  return code;
}

// Runs `body` in a child process; its exit code.
template <class Body>
int in_child(Body body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(body());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Bytes contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_appended_is_read_back) {
  const TemporaryFolder folder;
  fill(folder / "l", 50, keyed());
  const Result<Ledger> ledger = Ledger::open((folder / "l").string(), keyed());
  BOOST_REQUIRE(ledger.ok());
  BOOST_TEST(*ledger->size() == 50u);
  BOOST_TEST(*ledger->verify() == 50u);
  std::uint64_t expected = 1;
  BOOST_TEST(ledger
                 ->read(1, 1000,
                        [&](const StoredRecord& stored) {
                          BOOST_TEST(stored.sequence == expected);
                          BOOST_TEST(
                              (canonical_bytes(stored.record) == canonical_bytes(sample_record(expected))));
                          ++expected;
                          return true;
                        })
                 .ok());
  BOOST_TEST(expected == 51u);
  BOOST_TEST(ledger->of_session(sample_record(8).session)->size() == records_per_session);
  BOOST_TEST(*ledger->latest_trusted_time() == sample_record(47).time);  // the last camera-on
  struct stat info {};
  BOOST_REQUIRE(::stat((folder / "l").c_str(), &info) == 0);
  BOOST_TEST((info.st_mode & 0777) == 0600u);
}

BOOST_AUTO_TEST_CASE(a_batch_is_all_or_nothing) {
  const TemporaryFolder folder;
  Result<Ledger> ledger = Ledger::open((folder / "l").string());
  BOOST_REQUIRE(ledger.ok());
  Record bad = sample_record(2);
  bad.step = std::string(1000, 'x');
  BOOST_TEST(code_of(ledger->append_all({sample_record(1), bad})) == "record.invalid");
  BOOST_TEST(*ledger->size() == 0u);
  BOOST_TEST(*ledger->append_all({sample_record(1), sample_record(2), sample_record(3)}) == 3u);
  BOOST_TEST(*ledger->verify() == 3u);
}

BOOST_AUTO_TEST_CASE(packages_orders_and_captures_are_remembered) {
  const TemporaryFolder folder;
  Result<Ledger> ledger = Ledger::open((folder / "l").string());
  BOOST_REQUIRE(ledger.ok());
  BOOST_TEST(ledger->latest_package("f")->sequence == 0u);
  Record accepted;
  accepted.kind = RecordKind::package_accepted;
  for (const std::uint64_t number : {5u, 9u, 7u}) {
    accepted.detail = "f";
    accepted.number = number;
    BOOST_REQUIRE(ledger->append(accepted).ok());
  }
  BOOST_TEST(ledger->latest_package("f")->sequence == 9u);
  BOOST_TEST(ledger->latest_package("g")->sequence == 0u);

  Record order;
  order.kind = RecordKind::erase_ordered;
  order.purpose = "pay";
  order.reference.fill(1);
  BOOST_REQUIRE(ledger->append(order).ok());
  order.reference.fill(2);
  order.session.fill(7);
  order.time = 1'790'000'000'000;
  BOOST_REQUIRE(ledger->append(order).ok());
  BOOST_TEST(ledger->open_erasures()->size() == 2u);
  order.kind = RecordKind::erase_confirmed;
  order.reference.fill(1);
  BOOST_REQUIRE(ledger->append(order).ok());
  const auto open = *ledger->open_erasures();
  BOOST_REQUIRE(open.size() == 1u);
  BOOST_TEST(open[0].order[0] == 2);
  BOOST_TEST(open[0].purpose == "pay");
  BOOST_TEST(open[0].ordered == 1'790'000'000'000);
  BOOST_TEST(open[0].session[15] == 7);

  Record camera;
  camera.kind = RecordKind::camera_on;
  camera.reference.fill(3);
  BOOST_REQUIRE(ledger->append(camera).ok());
  BOOST_TEST(ledger->open_captures()->size() == 1u);
  camera.kind = RecordKind::camera_off;
  BOOST_REQUIRE(ledger->append(camera).ok());
  BOOST_TEST(ledger->open_captures()->empty());
}

BOOST_AUTO_TEST_CASE(triggers_forbid_what_is_not_appending) {
  const TemporaryFolder folder;
  const fs::path path = folder / "l";
  fill(path, 10);
  BOOST_TEST(by_hand(path, "UPDATE record SET choice = 'x' WHERE sequence = 4") == SQLITE_CONSTRAINT);
  BOOST_TEST(by_hand(path, "DELETE FROM record WHERE sequence = 10") == SQLITE_CONSTRAINT);
  BOOST_TEST(by_hand(path, "DELETE FROM head") == SQLITE_CONSTRAINT);
  BOOST_TEST(by_hand(path, "UPDATE head SET count = 9") == SQLITE_CONSTRAINT);
  BOOST_TEST(by_hand(path,
                     "INSERT OR REPLACE INTO record SELECT sequence, kind, time, session, purpose, step, "
                     "'x', language, package, screen, separate, affirmative, reference, detail, number, "
                     "commitment, link, glass, glass_digest FROM record WHERE sequence = 4") ==
             SQLITE_CONSTRAINT);
  BOOST_TEST(*Ledger::open(path.string())->verify() == 10u);
}

BOOST_AUTO_TEST_CASE(every_edit_by_hand_is_seen) {
  const std::string update = "UPDATE record SET ";
  const std::vector<std::string> edits = {
      update + "choice = 'x' WHERE sequence = 4",
      update + "separate = 0 WHERE sequence = 4",
      update + "kind = 6 WHERE sequence = 4",
      update + "time = time + 1 WHERE sequence = 1",
      update + "purpose = '' WHERE sequence = 20",
      update + "session = zeroblob(16) WHERE sequence = 9",
      update + "link = zeroblob(32) WHERE sequence = 9",
      update + "sequence = 100 WHERE sequence = 20",
      update + "sequence = -5 WHERE sequence = 1",
      update + "glass = 1 WHERE sequence = 4",
      update + "glass = 2, glass_digest = link WHERE sequence = 4",
  };
  for (const std::string& edit : edits) {
    const TemporaryFolder folder;
    const fs::path path = folder / "l";
    fill(path, 20);
    BOOST_REQUIRE_MESSAGE(around_trigger(path, "record_stays", edit) == SQLITE_OK, edit);
    BOOST_TEST(code_of(Ledger::open(path.string())) == "ledger.corrupt", edit);
    // The check of the tail alone does not reach so far back; the full one does.
    LedgerOptions tail;
    tail.records_checked_on_open = 1;
    const Result<Ledger> opened = Ledger::open(path.string(), tail);
    if (opened) BOOST_TEST(code_of(opened->verify()) == "ledger.corrupt", edit);
  }
  for (const std::string range : {"sequence = 20", "sequence > 10", "sequence = 1", "sequence = 7", "1"}) {
    const TemporaryFolder folder;
    const fs::path path = folder / "l";
    fill(path, 20);
    BOOST_REQUIRE(around_trigger(path, "record_remains", "DELETE FROM record WHERE " + range) == SQLITE_OK);
    BOOST_TEST(code_of(Ledger::open(path.string())) == "ledger.corrupt", range);
  }
}

BOOST_AUTO_TEST_CASE(a_last_record_forged_with_its_link_does_not_fit_the_head) {
  const TemporaryFolder folder;
  const fs::path path = folder / "l";
  fill(path, 20);
  Record forged = sample_record(20);
  forged.choice = "agree";
  Digest link{};
  {
    const Result<Ledger> ledger = Ledger::open(path.string());
    BOOST_REQUIRE(ledger.ok());
    BOOST_REQUIRE(ledger
                      ->read(19, 19,
                             [&](const StoredRecord& stored) {
                               link = next_link(stored.link, 20, forged);
                               return true;
                             })
                      .ok());
  }
  BOOST_REQUIRE(around_trigger(path, "record_stays",
                               "UPDATE record SET choice = 'agree', link = x'" + to_hex(link) +
                                   "' WHERE sequence = 20") == SQLITE_OK);
  BOOST_TEST(code_of(Ledger::open(path.string())) == "ledger.corrupt");
}

BOOST_AUTO_TEST_CASE(a_dropped_trigger_or_another_one_is_seen) {
  for (const char* change : {"DROP TRIGGER record_stays", "DROP INDEX record_session", "CREATE TABLE more(x)",
                             "CREATE TRIGGER extra AFTER INSERT ON record BEGIN SELECT 1; END"}) {
    const TemporaryFolder folder;
    fill(folder / "l", 3);
    BOOST_REQUIRE(by_hand(folder / "l", change) == SQLITE_OK);
    BOOST_TEST(code_of(Ledger::open((folder / "l").string())) == "ledger.corrupt", change);
  }
}

BOOST_AUTO_TEST_CASE(a_cut_tail_is_seen_with_a_device_key) {
  // The forger cuts the tail and repairs the head as well as anybody without the key can.
  const std::string cut = "DELETE FROM record WHERE sequence > 15";
  const std::string head = "UPDATE head SET count = 15, link = (SELECT link FROM record WHERE sequence = 15)";
  const auto forge = [&](const fs::path& path) {
    BOOST_REQUIRE(around_trigger(path, "record_remains", cut) == SQLITE_OK);
    BOOST_REQUIRE(around_trigger(path, "head_grows", head) == SQLITE_OK);
  };
  const TemporaryFolder folder;
  fill(folder / "keyed", 20, keyed());
  forge(folder / "keyed");
  BOOST_TEST(code_of(Ledger::open((folder / "keyed").string(), keyed())) == "ledger.key");
  // Without a key this cannot be seen: the documented limit, held here so that the documents stay true.
  fill(folder / "plain", 20);
  forge(folder / "plain");
  BOOST_TEST(code_of(Ledger::open((folder / "plain").string())) == "open");
}

BOOST_AUTO_TEST_CASE(keys_are_kept_apart) {
  const TemporaryFolder folder;
  fill(folder / "keyed", 3, keyed());
  fill(folder / "plain", 3);
  BOOST_TEST(code_of(Ledger::open((folder / "keyed").string(), keyed(8))) == "ledger.key");
  BOOST_TEST(code_of(Ledger::open((folder / "keyed").string())) == "ledger.key");
  BOOST_TEST(code_of(Ledger::open((folder / "plain").string(), keyed())) == "ledger.key");
  LedgerOptions audit;
  audit.read_only = true;
  const Result<Ledger> read = Ledger::open((folder / "keyed").string(), audit);
  BOOST_REQUIRE_MESSAGE(read.ok(), read.error().message);
  BOOST_TEST(*read->verify() == 3u);
  LedgerOptions odd;
  odd.device_key = Bytes(31, 1);
  BOOST_TEST(code_of(Ledger::open((folder / "new").string(), odd)) == "ledger.key");
  BOOST_TEST(!fs::exists(folder / "new"));
}

BOOST_AUTO_TEST_CASE(an_audit_changes_nothing) {
  const TemporaryFolder folder;
  fill(folder / "l", 5);
  const Bytes before = contents(folder / "l");
  {
    LedgerOptions audit;
    audit.read_only = true;
    Result<Ledger> ledger = Ledger::open((folder / "l").string(), audit);
    BOOST_REQUIRE(ledger.ok());
    BOOST_TEST(*ledger->verify() == 5u);
    const Result<std::uint64_t> written = ledger->append(sample_record(6));
    BOOST_TEST(code_of(written) == "ledger.read-only");
    BOOST_TEST(written.error().message.find("readonly database") != std::string::npos,
               written.error().message);
  }
  BOOST_TEST((contents(folder / "l") == before));
  LedgerOptions audit;
  audit.read_only = true;
  BOOST_TEST(code_of(Ledger::open((folder / "none").string(), audit)) == "ledger.open");
  BOOST_TEST(!fs::exists(folder / "none"));
}

BOOST_AUTO_TEST_CASE(what_is_not_a_ledger_is_left_alone) {
  const TemporaryFolder folder;
  std::ofstream(folder / "text") << std::string(5000, 'x');
  const Bytes before = contents(folder / "text");
  BOOST_TEST(code_of(Ledger::open((folder / "text").string())) == "ledger.not-a-database");
  BOOST_TEST((contents(folder / "text") == before));
  std::ofstream(folder / "short") << "hello";
  BOOST_TEST(code_of(Ledger::open((folder / "short").string())) != "open");
  BOOST_TEST(contents(folder / "short").size() == 5u);
  BOOST_REQUIRE(by_hand(folder / "other", "CREATE TABLE customers(name)") == SQLITE_OK);
  const Bytes other = contents(folder / "other");
  BOOST_TEST(code_of(Ledger::open((folder / "other").string())) == "ledger.not-a-ledger");
  BOOST_TEST((contents(folder / "other") == other));
  fill(folder / "newer", 2);
  BOOST_REQUIRE(by_hand(folder / "newer", "PRAGMA user_version = 4") == SQLITE_OK);
  const Bytes newer = contents(folder / "newer");
  BOOST_TEST(code_of(Ledger::open((folder / "newer").string())) == "ledger.newer");
  BOOST_TEST((contents(folder / "newer") == newer));
  BOOST_TEST(code_of(Ledger::open(folder.path().string())) == "ledger.open");
  BOOST_TEST(code_of(Ledger::open((folder / "no/such/folder/l").string())) == "ledger.open");
}

BOOST_AUTO_TEST_CASE(random_damage_is_seen_or_harmless) {
  const TemporaryFolder folder;
  const fs::path path = folder / "l";
  fill(path, 40, keyed());
  by_hand(path, "PRAGMA wal_checkpoint(TRUNCATE)");
  const Bytes good = contents(path);
  std::mt19937 random(99);
  int seen = 0;
  for (int i = 0; i < 400; ++i) {
    Bytes bad = good;
    const std::size_t at = random() % bad.size();
    bad[at] = static_cast<std::uint8_t>(bad[at] ^ (1u << (random() % 8)));
    fs::remove(folder / "l-wal");
    fs::remove(folder / "l-shm");
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(bad.data()), static_cast<std::streamsize>(bad.size()));
    const Result<Ledger> ledger = Ledger::open(path.string(), keyed());
    if (!ledger || !ledger->verify()) {
      ++seen;
      continue;
    }
    // A bit that no record depends on: every record must be the one that was written.
    std::uint64_t expected = 0;
    BOOST_REQUIRE(ledger
                      ->read(1, 1000,
                             [&](const StoredRecord& stored) {
                               ++expected;
                               return canonical_bytes(stored.record) ==
                                      canonical_bytes(sample_record(expected));
                             })
                      .ok());
    BOOST_REQUIRE_MESSAGE(expected == 40, "bit at byte " << at);
  }
  BOOST_TEST_MESSAGE("damage seen: " << seen << " of 400");
  BOOST_TEST(seen > 40);  // most of a page is free space, which no record depends on
}

BOOST_AUTO_TEST_CASE(a_full_disk_loses_nothing_that_was_acknowledged) {
  const TemporaryFolder folder;
  const fs::path disk = folder / "disk";
  fs::create_directory(disk);
  const bool mounted = ::mount("none", disk.c_str(), "tmpfs", 0, "size=256k") == 0;
  BOOST_TEST_MESSAGE("full disk by " << std::string(mounted ? "tmpfs" : "RLIMIT_FSIZE"));
  const auto body = [&]() -> int {
    if (!mounted) {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{200 * 1024, 200 * 1024};
      ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    Result<Ledger> ledger = Ledger::open((disk / "l").string(), keyed());
    if (!ledger) return 1;
    std::uint64_t good = 0;
    Error error;
    for (std::uint64_t i = 1; i <= 20000; ++i) {
      const Result<std::uint64_t> sequence = ledger->append(sample_record(i));
      if (!sequence) {
        error = sequence.error();
        break;
      }
      good = *sequence;
    }
    if (good == 0 || good == 20000) return 2;
    if (mounted ? error.code != "ledger.full" : error.code != "ledger.full" && error.code != "ledger.io")
      return 3;
    if (*ledger->size() != good) return 4;
    const Result<std::uint64_t> checked = ledger->verify();
    if (!checked || *checked != good) return 5;
    // Again and again does not make it worse.
    for (int i = 0; i < 20; ++i)
      if (ledger->append(sample_record(good + 1))) return 6;
    { const Ledger closed = std::move(ledger).value(); }
    const Result<Ledger> again = Ledger::open((disk / "l").string(), keyed());
    if (!again || *again->verify() != good) return 7;
    return 0;
  };
  const int result = in_child(body);
  if (mounted) ::umount(disk.c_str());
  BOOST_TEST(result == 0);
}

BOOST_AUTO_TEST_CASE(a_read_only_folder_is_named) {
  const TemporaryFolder folder;
  const fs::path inside = folder / "ro";
  fs::create_directory(inside);
  fill(inside / "old", 3);
  BOOST_REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
  for (const char* name : {"old", "old-wal", "old-shm"}) ::chmod((inside / name).c_str(), 0444);
  BOOST_REQUIRE(::chmod(inside.c_str(), 0555) == 0);
  const int result = in_child([&]() -> int {
    if (::geteuid() == 0 && ::setuid(65534) != 0) return 1;  // root may write anywhere
    const Result<Ledger> old = Ledger::open((inside / "old").string());
    if (old || (old.error().code != "ledger.read-only" && old.error().code != "ledger.open")) return 2;
    const Result<Ledger> fresh = Ledger::open((inside / "new").string());
    if (fresh || fresh.error().code != "ledger.read-only") return 3;
    LedgerOptions audit;
    audit.read_only = true;
    const Result<Ledger> read = Ledger::open((inside / "old").string(), audit);
    if (!read || *read->verify() != 3) return 4;
    return 0;
  });
  ::chmod(inside.c_str(), 0755);
  BOOST_TEST(result == 0);
}

BOOST_AUTO_TEST_CASE(threads_line_up) {
  const TemporaryFolder folder;
  Result<Ledger> ledger = Ledger::open((folder / "l").string());
  BOOST_REQUIRE(ledger.ok());
  int failures[4] = {};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i)
        if (!ledger->append(sample_record(4))) ++failures[t];
    });
  for (std::thread& thread : threads) thread.join();
  for (const int count : failures) BOOST_TEST(count == 0);
  BOOST_TEST(*ledger->size() == 200u);
  BOOST_TEST(*ledger->verify() == 200u);
}

BOOST_AUTO_TEST_SUITE_END()
