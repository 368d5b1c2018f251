// SPDX-License-Identifier: MIT
// An adoption while something fails: an error that says so, nothing lifted that is not on record, and the
// same act completes it afterwards.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>

#include <facenotice/machine_memory.hpp>

#include "tests/support/faulty_files.hpp"
#include "tests/support/kept_state.hpp"
#include "tests/support/operators.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/sqlite_memory.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace adoption_faults {
namespace {

constexpr UtcMillis now = sample_now;

// Its state was lost.
struct Machine {
  Machine() {
    run();
    kept.bytes.reset();
  }
  void run() {
    Result<OpenedMachine> opened = MachineMemory::open(path, options, &kept, now);
    BOOST_REQUIRE(opened.ok());
    BOOST_REQUIRE(opened->memory.accept_package(opened->ledger, "flow", {1, Digest{9}}, now).ok());
  }
  std::string start() {
    const Result<OpenedMachine> opened = MachineMemory::open(path, options, &kept, now);
    return opened ? "" : opened.error().code;
  }
  std::string ask() {
    const Result<AdoptionRequest> request =
        request_adoption(path, options, &kept, operators_trust(), "Li Wei", "disk replaced", now);
    return request ? "" : request.error().code;
  }
  std::string sign() {
    return signed_by(
        request_adoption(path, options, &kept, operators_trust(), "Li Wei", "disk replaced", now).value(),
        operator_key());
  }
  std::string adopt(const std::string& file) {
    const Result<Adoption> done =
        adopt_ledger(path, options, &kept, read_adoption(file).value(), operators_trust(), now);
    return done ? "" : done.error().code;
  }
  std::vector<Record> records(RecordKind kind) {
    std::vector<Record> all;
    const Ledger ledger = Ledger::open(path, options).value();
    BOOST_REQUIRE(ledger
                      .read(1, 1000,
                            [&](const StoredRecord& stored) {
                              if (stored.record.kind == kind) all.push_back(stored.record);
                              return true;
                            })
                      .ok());
    return all;
  }

  TemporaryFolder folder;
  const std::string path = (folder / "ledger").string();
  LedgerOptions options;
  KeptState kept;
};

}  // namespace
}  // namespace adoption_faults

BOOST_AUTO_TEST_SUITE(adoption_faults)

using adoption_faults::Machine;

BOOST_AUTO_TEST_CASE(an_adoption_that_the_disk_does_not_take_lifts_nothing) {
  FaultyFiles files;
  Machine machine;
  const std::string file = machine.sign();
  const unsigned writes = machine.kept.writes;
  files.set_full(true);
  BOOST_TEST(machine.adopt(file) == "ledger.full");
  BOOST_TEST(machine.kept.writes == writes);  // nor was the state's turn
  files.set_full(false);
  BOOST_TEST(machine.start() == "state.missing");
  BOOST_TEST(machine.adopt(file) == "");
  BOOST_TEST(machine.start() == "");
}

// Of each act some of SQLite's requests, evenly over all.
BOOST_AUTO_TEST_CASE(without_memory_an_adoption_says_so_and_the_same_one_is_taken_afterwards) {
  const SqliteMemory memory;
  const auto each = [](const std::function<std::string(Machine&, const std::string&)>& act) {
    std::size_t all = 1, refused = 0;
    for (std::size_t failing = 0; failing <= all; failing += all / 250 + 1) {
      Machine machine;
      const std::string file = machine.sign();
      SqliteMemory::restart(failing);
      const std::string said = act(machine, file);
      if (failing == 0) all = SqliteMemory::count();
      SqliteMemory::restart();
      BOOST_TEST((said.empty() || said == "ledger.memory"), "request " << failing << ": " << said);
      refused += said.empty() ? 0U : 1U;
      const std::string again = machine.adopt(file);
      BOOST_TEST((again.empty() || again == "adopt.needless"), "request " << failing << ": " << again);
      BOOST_TEST(machine.start() == "");
      BOOST_TEST(machine.records(RecordKind::ledger_adopted).size() == 1U);
    }
    BOOST_TEST(refused > 10U);
  };
  each([](Machine& machine, const std::string&) { return machine.ask(); });
  each([](Machine& machine, const std::string& file) { return machine.adopt(file); });
}

BOOST_AUTO_TEST_CASE(act_and_signatures_are_on_record_with_the_time_of_the_act) {
  Machine machine;
  BOOST_TEST(machine.adopt(machine.sign()) == "");
  for (const RecordKind kind : {RecordKind::ledger_adopted, RecordKind::adoption_signed}) {
    const std::vector<Record> there = machine.records(kind);
    BOOST_REQUIRE(there.size() == 1U);
    BOOST_TEST(there.front().time == adoption_faults::now);
  }
}

// Which of its lines is another one here: whoever reads that knows what to ask for.
BOOST_AUTO_TEST_CASE(an_act_for_another_moment_is_refused_by_the_first_line_that_differs) {
  Machine machine;
  const std::string file = machine.sign();
  {
    Ledger ledger = Ledger::open(machine.path, machine.options).value();
    BOOST_REQUIRE(ledger.append(sample_record(1)).ok());
  }
  const Result<Adoption> done =
      adopt_ledger(machine.path, machine.options, &machine.kept, read_adoption(file).value(),
                   operators_trust(), adoption_faults::now);
  BOOST_REQUIRE(!done.ok());
  BOOST_TEST(done.error().code == "adopt.other");
  BOOST_TEST(done.error().message.find("its line \"records\"") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
