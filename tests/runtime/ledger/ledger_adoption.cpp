// SPDX-License-Identifier: MIT
// An operator's act lifts what is refused, on record, and nothing else does.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include <facenotice/machine_memory.hpp>

#include "schema/base/atomic_file.hpp"
#include "tests/support/kept_state.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;
namespace fs = std::filesystem;

namespace ledger_adoption {
namespace {

constexpr UtcMillis now = 1'790'000'000'000;

struct Machine {
  Machine() { options.device_key = Bytes(32, 5); }
  std::string code() {
    const Result<OpenedMachine> opened = MachineMemory::open(path, options, &kept, now);
    return opened ? "" : opened.error().code;
  }
  void run() {
    Result<OpenedMachine> opened = MachineMemory::open(path, options, &kept, now);
    BOOST_REQUIRE_MESSAGE(opened.ok(), (opened ? "" : opened.error().message));
    BOOST_REQUIRE(opened->ledger.append(sample_record(1)).ok());
    BOOST_REQUIRE(opened->memory.accept_package(opened->ledger, "flow", {++sequence, Digest{9}}, now).ok());
  }
  Result<Adoption> adopt(const std::string& who = "Li Wei, operator",
                         const std::string& why = "disk replaced") {
    return adopt_ledger(path, options, &kept, who, why, now);
  }
  std::string adopted(const std::string& who = "Li Wei, operator", const std::string& why = "disk replaced") {
    const Result<Adoption> act = adopt(who, why);
    return act ? "lifted " + act->refusal : act.error().code;
  }
  std::vector<Record> acts() {
    std::vector<Record> all;
    const Ledger ledger = Ledger::open(path, options).value();
    BOOST_REQUIRE(ledger
                      .read(1, 10'000,
                            [&](const StoredRecord& stored) {
                              if (stored.record.kind == RecordKind::ledger_adopted)
                                all.push_back(stored.record);
                              return true;
                            })
                      .ok());
    return all;
  }
  void remove_ledger() {
    for (const char* part : {"", "-wal"}) fs::remove(path + part);
  }

  TemporaryFolder folder;
  std::string path = (folder / "ledger").string();
  LedgerOptions options;
  KeptState kept;
  std::uint64_t sequence = 0;
};

}  // namespace
}  // namespace ledger_adoption

BOOST_FIXTURE_TEST_SUITE(ledger_adoption, ledger_adoption::Machine)

BOOST_AUTO_TEST_CASE(each_refusal_is_lifted_and_the_machine_starts_again) {
  using Break = std::function<void(Machine&)>;
  const std::vector<std::pair<std::string, Break>> breaks = {
      {"state.missing", [](Machine& m) { m.kept.bytes.reset(); }},
      {"state.corrupt", [](Machine& m) { m.kept.bytes->at(20) ^= 1; }},
      {"state.key", [](Machine& m) { m.kept.bytes->back() ^= 1; }},
      {"state.older",
       [](Machine& m) {
         const auto old = m.kept.bytes;
         m.run();
         m.kept.bytes = old;
       }},
      {"ledger.absent", [](Machine& m) { m.remove_ledger(); }},
      {"ledger.shorter",
       [](Machine& m) {
         fs::copy_file(m.path, m.path + ".old");
         m.run();
         fs::rename(m.path + ".old", m.path);
       }},
      {"ledger.other",
       [](Machine& m) {
         const auto old = m.kept.bytes;
         m.remove_ledger();
         m.kept.bytes.reset();
         m.run();
         m.kept.bytes = old;
       }},
  };
  for (const auto& [code, spoil] : breaks) BOOST_TEST_CONTEXT(code) {
      Machine machine;
      machine.run();
      spoil(machine);
      BOOST_TEST(machine.code() == code);
      BOOST_TEST(machine.adopted() == "lifted " + code);
      BOOST_TEST(machine.code().empty());
      machine.run();
      const std::vector<Record> acts = machine.acts();
      BOOST_REQUIRE(acts.size() == 1U);
      BOOST_TEST(acts[0].choice == "Li Wei, operator");
      BOOST_TEST(acts[0].detail == "disk replaced");
      BOOST_TEST(acts[0].step == code);
      BOOST_TEST(acts[0].time == now);
    }
}

BOOST_AUTO_TEST_CASE(the_new_generation_is_above_all_that_either_place_names) {
  run();
  const auto old = kept.bytes;
  for (int i = 0; i < 3; ++i) run();
  kept.bytes = old;
  const std::uint64_t generation = adopt()->generation;
  BOOST_TEST(generation == 6U);  // first use and four packages before it
  kept.bytes = old;
  BOOST_TEST(code() == "state.older");
}

BOOST_AUTO_TEST_CASE(what_either_place_remembers_of_packages_is_kept_the_higher_of_both) {
  run();
  const auto old = kept.bytes;
  run();
  kept.bytes = old;  // remembers 1; the ledger 2
  BOOST_REQUIRE(adopt().ok());
  remove_ledger();  // the state alone now
  BOOST_REQUIRE(adopt().ok());
  const Result<OpenedMachine> opened = MachineMemory::open(path, options, &kept, now);
  BOOST_REQUIRE(opened.ok());
  BOOST_TEST(opened->memory.latest_package(opened->ledger, "flow")->sequence == 2U);
  BOOST_TEST(opened->memory.latest_package(opened->ledger, "another")->sequence == 0U);
}

BOOST_AUTO_TEST_CASE(where_nothing_is_refused_nothing_is_adopted) {
  BOOST_TEST(adopted() == "adopt.needless");
  BOOST_TEST(!fs::exists(path));
  run();
  BOOST_TEST(adopted() == "adopt.needless");
  BOOST_TEST(acts().empty());
}

BOOST_AUTO_TEST_CASE(who_and_why_must_be_said) {
  run();
  kept.bytes.reset();
  BOOST_TEST(adopted("", "why") == "adopt.words");
  BOOST_TEST(adopted("who", "") == "adopt.words");
  BOOST_TEST(adopted("who", std::string(257, 'x')) == "adopt.words");
  BOOST_TEST(code() == "state.missing");
  BOOST_TEST(acts().empty());
}

BOOST_AUTO_TEST_CASE(a_ledger_that_does_not_verify_is_evidence_and_is_not_adopted) {
  run();
  kept.bytes.reset();
  LedgerOptions other = options;
  other.device_key = Bytes(32, 6);
  BOOST_TEST(adopt_ledger(path, other, &kept, "who", "why", now).error().code == "ledger.key");
  write_file_atomically(path, std::string("nonsense that is long enough to be looked at as a database"));
  BOOST_TEST(adopted() == "ledger.not-a-database");
  BOOST_TEST(!kept.bytes.has_value());
}

BOOST_AUTO_TEST_CASE(nobody_adopts_under_a_running_player) {
  const Result<OpenedMachine> running = MachineMemory::open(path, options, &kept, now);
  BOOST_REQUIRE(running.ok());
  kept.bytes.reset();
  BOOST_TEST(adopted() == "ledger.busy");
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_read_today_is_not_adopted_over) {
  run();
  kept.unreadable = true;
  BOOST_TEST(adopted() == "state.read");
}

BOOST_AUTO_TEST_CASE(an_adoption_whose_state_cannot_be_written_lifts_nothing_and_is_on_record) {
  run();
  kept.bytes.reset();
  kept.fails = [](unsigned) { return true; };
  BOOST_TEST(adopted() == "state.write");
  BOOST_TEST(code() == "state.missing");
  kept.fails = {};
  BOOST_TEST(adopted() == "lifted state.missing");
  BOOST_TEST(acts().size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
