// SPDX-License-Identifier: MIT
// What the machine remembers beside its ledger: what it takes, what it says of it, and a disk that fails it.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include <facenotice/ledger.hpp>
#include <facenotice/machine_memory.hpp>

#include "tests/support/faulty_files.hpp"
#include "tests/support/kept_state.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace machine_memory {
namespace {

struct Machine {
  Result<OpenedMachine> open() { return MachineMemory::open(path, {}, &kept, now); }
  MachineState state() const { return decode_state(*kept.bytes, {}).value(); }
  static std::vector<Record> records(const Ledger& ledger, RecordKind kind) {
    std::vector<Record> all;
    BOOST_REQUIRE(ledger
                      .read(1, 10'000,
                            [&](const StoredRecord& stored) {
                              if (stored.record.kind == kind) all.push_back(stored.record);
                              return true;
                            })
                      .ok());
    return all;
  }
  static void fill(Ledger& ledger, std::uint64_t count) {
    for (std::uint64_t i = 1; i <= count; ++i) BOOST_REQUIRE(ledger.append(sample_record(i)).ok());
  }

  FaultyFiles files;
  TemporaryFolder folder;
  const std::string path = (folder / "l").string();
  KeptState kept;
  const UtcMillis now = sample_record(1).time;
};

}  // namespace
}  // namespace machine_memory

BOOST_FIXTURE_TEST_SUITE(machine_memory, machine_memory::Machine)

BOOST_AUTO_TEST_CASE(a_generation_that_the_ledger_names_is_not_named_again) {
  for (std::uint64_t day = 1; day <= 3; ++day) {
    OpenedMachine machine = open().value();
    BOOST_REQUIRE(machine.memory.accept_package(machine.ledger, "f", {day, Digest{1}}, now).ok());
    for (const Record& named : records(machine.ledger, RecordKind::state_named))
      BOOST_TEST(named.detail != "pending");
  }
}

BOOST_AUTO_TEST_CASE(the_state_remembers_when_a_package_was_accepted) {
  OpenedMachine machine = open().value();
  BOOST_REQUIRE(machine.memory.accept_package(machine.ledger, "f", {1, Digest{1}}, now + 5000).ok());
  BOOST_TEST(state().last_seen == now + 5000);
  // And does not go back with the clock.
  BOOST_REQUIRE(machine.memory.accept_package(machine.ledger, "f", {2, Digest{1}}, now).ok());
  BOOST_TEST(state().last_seen == now + 5000);
}

BOOST_AUTO_TEST_CASE(each_number_of_a_list_or_a_trust_file_is_taken_once_and_is_on_record) {
  OpenedMachine machine = open().value();
  Ledger& ledger = machine.ledger;
  BOOST_REQUIRE(machine.memory.accept_withdrawals(ledger, 5, Digest{7}, now).ok());
  BOOST_TEST(machine.memory.accept_withdrawals(ledger, 5, Digest{8}, now).error().code ==
             "withdrawals.older");
  BOOST_REQUIRE(machine.memory.accept_trust(ledger, 3, Digest{9}, now).ok());
  BOOST_TEST(machine.memory.accept_trust(ledger, 3, Digest{8}, now).error().code == "trust.older");
  const std::vector<Record> lists = records(ledger, RecordKind::withdrawals_accepted),
                            files_of_trust = records(ledger, RecordKind::trust_accepted);
  BOOST_REQUIRE(lists.size() == 1U);
  BOOST_TEST(lists[0].number == 5U);
  BOOST_TEST((lists[0].package == Digest{7}));
  BOOST_TEST(lists[0].time == now);
  BOOST_REQUIRE(files_of_trust.size() == 1U);
  BOOST_TEST(files_of_trust[0].number == 3U);
  BOOST_TEST((files_of_trust[0].package == Digest{9}));
  BOOST_TEST(files_of_trust[0].time == now);
}

BOOST_AUTO_TEST_CASE(another_ledger_is_another_one_also_when_it_is_shorter) {
  {
    OpenedMachine machine = open().value();
    fill(machine.ledger, 20);
    BOOST_REQUIRE(machine.memory.catch_up(machine.ledger, "stop", now).ok());
  }
  for (const char* part : {"", "-wal"}) std::filesystem::remove(path + part);
  {
    Ledger other = Ledger::open(path).value();
    fill(other, 3);
  }
  BOOST_TEST(open().error().code == "ledger.other");
}

BOOST_AUTO_TEST_CASE(a_flow_too_many_is_refused_and_nothing_is_forgotten) {
  OpenedMachine machine = open().value();
  const auto accept = [&](std::size_t flow) {
    return machine.memory.accept_package(machine.ledger, "f" + std::to_string(flow), {1, Digest{1}}, now);
  };
  for (std::size_t flow = 1; flow <= max_remembered_flows; ++flow) BOOST_REQUIRE(accept(flow).ok());
  const Bytes before = *kept.bytes;
  BOOST_TEST(accept(max_remembered_flows + 1).error().code == "state.full");
  BOOST_TEST((*kept.bytes == before));
  BOOST_TEST(records(machine.ledger, RecordKind::package_accepted).size() == max_remembered_flows);
}

// Whatever cannot be read when the machine starts: that is told, and nobody is blamed for damage.
BOOST_AUTO_TEST_CASE(a_disk_that_cannot_be_read_once_is_no_damage) {
  {
    OpenedMachine machine = open().value();
    fill(machine.ledger, 400);
    BOOST_REQUIRE(machine.memory.catch_up(machine.ledger, "stop", now).ok());
    fill(machine.ledger, 10);
  }
  for (unsigned failing = 1;; ++failing) {
    unsigned reads = 0;
    const auto decision = files.while_deciding([&](FileAct act) {
      return act == FileAct::read && ++reads == failing ? SQLITE_IOERR_READ : SQLITE_OK;
    });
    const Result<OpenedMachine> machine = open();
    if (reads < failing) {
      BOOST_TEST(machine.ok());
      BOOST_TEST(failing > 5U);
      break;
    }
    if (!machine) BOOST_TEST(machine.error().code == "ledger.io", failing << ": " << machine.error().message);
  }
}

// More than SQLite keeps in memory: whatever was read before must be read again, and once that fails.
BOOST_AUTO_TEST_CASE(a_generation_is_written_of_what_was_read_or_not_at_all) {
  OpenedMachine machine = open().value();
  std::vector<Record> many;
  for (std::uint64_t i = 1; i <= 4000; ++i) many.push_back(sample_record(i));
  BOOST_REQUIRE(machine.ledger.append_all(many).ok());
  unsigned refused = 0;
  for (unsigned failing = 1;; ++failing) {
    const std::uint64_t length = *machine.ledger.size();
    const Bytes before = *kept.bytes;
    BOOST_REQUIRE(machine.ledger.verify().ok());  // reads all of it, and leaves its end in memory
    unsigned reads = 0;
    Status accepted;
    {
      const auto decision = files.while_deciding([&](FileAct act) {
        return act == FileAct::read && ++reads == failing ? SQLITE_IOERR_READ : SQLITE_OK;
      });
      accepted = machine.memory.accept_trust(machine.ledger, failing, Digest{9}, now);
    }
    if (!accepted) {
      ++refused;
      BOOST_TEST(accepted.error().code == "ledger.io", failing << ": " << accepted.error().message);
    }
    if (accepted || *kept.bytes != before) {
      BOOST_TEST(state().length >= length, failing);
      BOOST_TEST((machine.ledger.link_of(state().length).value() == state().link), failing);
    }
    if (reads < failing) {
      BOOST_TEST(accepted.ok());
      break;
    }
  }
  BOOST_TEST(refused > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
