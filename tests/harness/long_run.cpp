// SPDX-License-Identifier: MIT
// Random sessions on end: what a machine remembers of a session is on disk, not in memory.
// FACENOTICE_SESSIONS: how many.
#include <malloc.h>
#include <sqlite3.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>

#include "tests/support/harness/random_play.hpp"
#include "tests/support/harness/sitting.hpp"
#include "tests/support/harness/witness.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(long_run)

namespace {

struct CountingMachine final : Witness {
  void session(const Id128&, bool begins) override { sessions += begins ? 0 : 1; }
  std::size_t sessions = 0;
};

// Resident memory in kB; 0 where the system does not say.
long resident_kb() {
  std::ifstream in("/proc/self/statm");
  long all = 0, resident = 0;
  in >> all >> resident;
  return resident * (::sysconf(_SC_PAGESIZE) / 1024);
}

}  // namespace

BOOST_AUTO_TEST_CASE(memory_does_not_grow_with_sessions) {
  const char* wanted = std::getenv("FACENOTICE_SESSIONS");
  const std::size_t sessions = wanted == nullptr ? 600 : std::strtoul(wanted, nullptr, 10);
  const TemporaryFolder folder;
  Premises::furnish(folder.path().string());
  CountingMachine machine;
  Instant now{1'790'000'000'000, 50'000};
  Result<Player> opened =
      Player::open(Premises(folder.path().string()).options(), machine, machine, machine, now);
  BOOST_REQUIRE(opened.ok());
  Player& player = *opened;
  RandomPlay play(20261129);
  const auto began = std::chrono::steady_clock::now();
  long settled = 0;
  std::size_t told = 0;
  while (machine.sessions < sessions) {
    const auto ms = static_cast<std::int64_t>(play.below(3000));
    now = {now.utc + ms, now.monotonic + ms};
    if (!machine.orders.empty()) {
      player.confirm_erasure(machine.orders.back(), now);
      machine.orders.pop_back();
    } else {
      play.sensible(player, machine.last, now);
    }
    // The first third fills what is bounded: SQLite's cache of pages, the allocator's arenas.
    if (settled == 0 && machine.sessions >= sessions / 3) settled = resident_kb();
    if (machine.sessions / (sessions / 6 + 1) > told) {
      told = machine.sessions / (sessions / 6 + 1);
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
      BOOST_TEST_MESSAGE(machine.sessions << " sessions, " << took.count() << " s, " << resident_kb()
                                          << " kB, of it " << ::mallinfo2().uordblks / 1024
                                          << " kB in use, SQLite's " << sqlite3_memory_used() / 1024
                                          << " kB");
    }
  }
  const long grown = resident_kb() - settled;
  const auto since = static_cast<double>(sessions - sessions / 3);
  BOOST_TEST_MESSAGE(*player.ledger().size() << " records; " << static_cast<double>(grown) * 1024 / since
                                             << " bytes a session since the first third");
  BOOST_TEST(machine.cameras > sessions / 100);
  // Another page a session would be 1,600 kB in the short form; nothing is known that grows.
  BOOST_TEST(static_cast<double>(grown) < 400 + 0.02 * since);
}

BOOST_AUTO_TEST_SUITE_END()
