// SPDX-License-Identifier: MIT
// kill -9 at random moments, two hundred times: what was acknowledged is there, and the chain holds.
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <random>
#include <set>

#include <facenotice/descriptor.hpp>
#include <facenotice/ledger.hpp>

#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(ledger_crash)

namespace {

LedgerOptions keyed() {
  LedgerOptions options;
  options.device_key = Bytes(32, 9);
  return options;
}

// Appends sample records after those that are there, and says each number on the pipe once it is
// acknowledged.
[[noreturn]] void write_until_killed(const std::string& path, int pipe) {
  Result<Ledger> ledger = Ledger::open(path, keyed());
  if (!ledger) ::_exit(1);
  for (std::uint64_t next = *ledger->size() + 1;; ++next) {
    const Result<std::uint64_t> sequence = ledger->append(sample_record(next));
    if (!sequence || *sequence != next) ::_exit(2);
    if (::write(pipe, &next, sizeof next) != sizeof next) ::_exit(3);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(two_hundred_kills_lose_nothing_that_was_acknowledged) {
  const TemporaryFolder folder;
  const std::string path = (folder / "l").string();
  std::mt19937 random(20260921);
  std::uint64_t acknowledged = 0;
  int with_progress = 0;
  for (int kill = 0; kill < 200; ++kill) {
    int ends[2];
    BOOST_REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
      ::close(ends[0]);
      write_until_killed(path, ends[1]);
    }
    ::close(ends[1]);
    const Descriptor reading(ends[0]);
    // The first kills come while the ledger is being made and opened, the others while it is being written.
    if (kill < 40) {
      ::usleep(static_cast<useconds_t>(random() % 3000));
    } else {
      pollfd first{ends[0], POLLIN, 0};
      BOOST_REQUIRE(::poll(&first, 1, 30'000) == 1);
      ::usleep(static_cast<useconds_t>(random() % 30000));
    }
    BOOST_REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
    BOOST_REQUIRE_MESSAGE(WIFSIGNALED(status), "the child failed by itself: " << WEXITSTATUS(status));
    const std::uint64_t before = acknowledged;
    for (std::uint64_t number; ::read(reading.get(), &number, sizeof number) == sizeof number;)
      acknowledged = number;
    if (acknowledged > before) ++with_progress;

    const Result<Ledger> ledger = Ledger::open(path, keyed());
    BOOST_REQUIRE_MESSAGE(ledger.ok(), "kill " << kill << ": " << ledger.error().message);
    const std::uint64_t size = *ledger->size();
    // The one that was being written may be there, too.
    BOOST_REQUIRE_MESSAGE(size >= acknowledged && size <= acknowledged + 1,
                          "kill " << kill << ": " << size << " records, " << acknowledged << " acknowledged");
    acknowledged = size;
  }
  BOOST_TEST_MESSAGE("records acknowledged: " << acknowledged << ", kills after progress: " << with_progress);
  BOOST_TEST(with_progress >= 160);

  const Result<Ledger> ledger = Ledger::open(path, keyed());
  BOOST_REQUIRE(ledger.ok());
  const Result<std::uint64_t> checked = ledger->verify();
  BOOST_REQUIRE_MESSAGE(checked.ok(), checked.error().message);
  BOOST_TEST(*checked == acknowledged);
  std::set<Id128> consented;
  BOOST_TEST(ledger
                 ->read(1, acknowledged,
                        [&](const StoredRecord& stored) {
                          BOOST_REQUIRE((canonical_bytes(stored.record) ==
                                         canonical_bytes(sample_record(stored.sequence))));
                          if (stored.record.kind == RecordKind::consented)
                            consented.insert(stored.record.session);
                          if (stored.record.kind == RecordKind::camera_on)
                            BOOST_REQUIRE(consented.count(stored.record.session) == 1u);
                          return true;
                        })
                 .ok());
}

BOOST_AUTO_TEST_SUITE_END()
