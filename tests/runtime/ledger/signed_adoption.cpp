// SPDX-License-Identifier: MIT
// An adoption that operators sign: for one machine at one moment, once, and whole after a power cut.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include <facenotice/machine_memory.hpp>

#include "tests/support/kept_state.hpp"
#include "tests/support/operators.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/watched_statements.hpp"

using namespace facenotice;
using namespace facenotice::test;
namespace fs = std::filesystem;

namespace signed_adoption {
namespace {

constexpr UtcMillis now = sample_now;

struct Machine {
  explicit Machine(std::uint8_t device = 5) { options.device_key = Bytes(32, device); }

  // What a start of this machine says.
  std::string code(const TrustStore& trust = operators_trust()) {
    Result<OpenedMachine> opened = MachineMemory::open(path, options, &kept, now);
    if (!opened) return opened.error().code;
    const Status taken = opened->memory.accept_adoption(opened->ledger, trust, now);
    return taken ? "" : taken.error().code;
  }
  void run() {
    Result<OpenedMachine> opened = MachineMemory::open(path, options, &kept, now);
    BOOST_REQUIRE_MESSAGE(opened.ok(), (opened ? "" : opened.error().message));
    BOOST_REQUIRE(opened->ledger.append(sample_record(1)).ok());
    BOOST_REQUIRE(opened->memory.accept_package(opened->ledger, "flow", {++sequence, Digest{9}}, now).ok());
  }
  Result<AdoptionRequest> ask(const TrustStore& trust = operators_trust()) {
    return request_adoption(path, options, &kept, trust, "Li Wei", "disk replaced", now);
  }
  std::string taken(const std::string& file, const TrustStore& trust = operators_trust(),
                    UtcMillis when = now) {
    const Result<SignedAdoption> act = read_adoption(file);
    if (!act) return act.error().code;
    const Result<Adoption> done = adopt_ledger(path, options, &kept, *act, trust, when);
    return done ? "lifted " + done->refusal : done.error().code;
  }
  std::string adopted_by_nobody() {
    const Result<Adoption> done = adopt_ledger(path, options, &kept, "Li Wei", "disk replaced", now);
    return done ? "lifted " + done->refusal : done.error().code;
  }
  std::vector<Record> records(RecordKind kind) {
    std::vector<Record> all;
    const Ledger ledger = Ledger::open(path, options).value();
    BOOST_REQUIRE(ledger
                      .read(1, 10'000,
                            [&](const StoredRecord& stored) {
                              if (stored.record.kind == kind) all.push_back(stored.record);
                              return true;
                            })
                      .ok());
    return all;
  }
  void remove_ledger() {
    for (const char* part : {"", "-wal"}) fs::remove(path + part);
  }
  void copy(const std::string& from, const std::string& to) const {
    for (const char* part : {"", "-wal"}) {
      fs::remove(to + part);
      if (fs::exists(from + part)) fs::copy_file(from + part, to + part);
    }
  }

  TemporaryFolder folder;
  std::string path = (folder / "ledger").string();
  LedgerOptions options;
  KeptState kept;
  std::uint64_t sequence = 0;
};

}  // namespace
}  // namespace signed_adoption

BOOST_FIXTURE_TEST_SUITE(signed_adoption, signed_adoption::Machine)

BOOST_AUTO_TEST_CASE(each_refusal_is_lifted_by_what_operators_have_signed) {
  using Break = std::function<void(Machine&)>;
  const std::vector<std::pair<std::string, Break>> breaks = {
      {"state.missing", [](Machine& m) { m.kept.bytes.reset(); }},
      {"state.corrupt", [](Machine& m) { m.kept.bytes->at(20) ^= 1; }},
      {"ledger.absent", [](Machine& m) { m.remove_ledger(); }},
      {"state.older",
       [](Machine& m) {
         const auto old = m.kept.bytes;
         m.run();
         m.kept.bytes = old;
       }},
      {"ledger.shorter",
       [](Machine& m) {
         fs::copy_file(m.path, m.path + ".old");
         m.run();
         fs::rename(m.path + ".old", m.path);
       }},
      {"state.corrupt",
       [](Machine& m) {
         m.kept.bytes->at(20) ^= 1;
         m.remove_ledger();
       }},
  };
  for (const auto& [code, spoil] : breaks) BOOST_TEST_CONTEXT(code) {
      Machine machine;
      machine.run();
      spoil(machine);
      const AdoptionRequest asked = machine.ask().value();
      BOOST_TEST(asked.refusal == code);
      BOOST_TEST(machine.code() != "");
      BOOST_TEST(machine.taken(signed_by(asked, operator_key())) == "lifted " + code);
      BOOST_TEST(machine.code() == "");
      machine.run();
      BOOST_TEST(machine.code() == "");
      const std::vector<Record> acts = machine.records(RecordKind::ledger_adopted),
                                signatures = machine.records(RecordKind::adoption_signed),
                                accepted = machine.records(RecordKind::adoption_accepted);
      BOOST_REQUIRE(acts.size() == 1U);
      BOOST_TEST(acts[0].choice == "Li Wei");
      BOOST_TEST(acts[0].detail == "disk replaced");
      BOOST_TEST(acts[0].step == code);
      BOOST_TEST(acts[0].time == now);
      BOOST_REQUIRE(signatures.size() == 1U);
      BOOST_TEST(signatures[0].choice == to_string(operator_key().id()));
      BOOST_REQUIRE(accepted.size() == 1U);  // once, however often it starts
      BOOST_TEST(accepted[0].detail == "signed");
    }
}

BOOST_AUTO_TEST_CASE(to_ask_changes_nothing) {
  run();
  kept.bytes.reset();
  const unsigned writes = kept.writes;
  const std::string first = format_adoption(ask().value()).value();
  BOOST_TEST(format_adoption(ask().value()).value() == first);
  BOOST_TEST(kept.writes == writes);
  BOOST_TEST(code() == "state.missing");
  BOOST_TEST(records(RecordKind::ledger_adopted).empty());
  remove_ledger();
  kept.bytes = Bytes(10, 1);
  BOOST_TEST(ask().ok());
  BOOST_TEST(!fs::exists(path));
}

BOOST_AUTO_TEST_CASE(where_nothing_is_refused_nothing_is_asked_for) {
  BOOST_TEST(ask().error().code == "adopt.needless");
  run();
  BOOST_TEST(ask().error().code == "adopt.needless");
  kept.bytes.reset();
  BOOST_TEST(
      request_adoption(path, options, &kept, operators_trust(), "two\nlines", "why", now).error().code ==
      "adopt.words");
}

BOOST_AUTO_TEST_CASE(a_machine_that_asks_for_operators_takes_no_adoption_that_nobody_signed) {
  run();
  kept.bytes.reset();
  BOOST_TEST(taken(format_adoption(ask().value()).value()) == "adoption.unsigned");
  BOOST_TEST(code() == "state.missing");
  // Nor one that went past that door.
  BOOST_TEST(adopted_by_nobody() == "lifted state.missing");
  BOOST_TEST(code() == "adoption.unsigned");
  BOOST_TEST(code() == "adoption.unsigned");
  // Operators answer for it afterwards.
  const AdoptionRequest asked = ask().value();
  BOOST_TEST(asked.refusal == "adoption.unsigned");
  BOOST_TEST(taken(signed_by(asked, operator_key())) == "lifted adoption.unsigned");
  BOOST_TEST(code() == "");
  BOOST_TEST(ask().error().code == "adopt.needless");
  // And not for the next.
  kept.bytes.reset();
  BOOST_TEST(adopted_by_nobody() == "lifted state.missing");
  BOOST_TEST(code() == "adoption.unsigned");
}

BOOST_AUTO_TEST_CASE(signatures_that_do_not_count_lift_nothing) {
  run();
  kept.bytes.reset();
  const AdoptionRequest asked = ask().value();
  BOOST_TEST(taken(signed_by(asked, vendor_key())) == "adoption.stranger");
  BOOST_TEST(taken(signed_by(asked, operator_key()), operators_trust(2)) == "adoption.role");
  TrustStore ended = operators_trust();
  ended.keys[2].until = "2026-09-20";
  BOOST_TEST(taken(signed_by(asked, operator_key()), ended) == "adoption.key-date");
  AdoptionRequest altered = asked;
  altered.why = "nothing special";
  std::string file = signed_by(asked, operator_key());
  file.replace(file.find("disk replaced"), 13, "nothing new  ");
  BOOST_TEST(taken(file) == "adoption.signature");
  SignedAdoption made_up = read_adoption(signed_by(asked, operator_key())).value();
  made_up.request = altered;  // by a caller who did not read it from the file
  BOOST_TEST(adopt_ledger(path, options, &kept, made_up, operators_trust(), now).error().code ==
             "adoption.signature");
  BOOST_TEST(code() == "state.missing");
  BOOST_TEST(records(RecordKind::ledger_adopted).empty());
  BOOST_TEST(taken(signed_by(asked, operator_key(), second_operator_key()), operators_trust(2)) ==
             "lifted state.missing");
  BOOST_TEST(code(operators_trust(2)) == "");
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_put_back_revives_no_operators_key) {
  run();
  {
    OpenedMachine later_on = MachineMemory::open(path, options, &kept, now).value();
    BOOST_REQUIRE(
        later_on.memory.accept_package(later_on.ledger, "flow", {9, Digest{1}}, now + 2 * day_ms).ok());
  }
  kept.bytes.reset();
  TrustStore ended = operators_trust();
  ended.keys[2].until = "2026-09-22";
  BOOST_TEST(taken(signed_by(ask().value(), operator_key()), ended) == "adoption.key-date");
}

BOOST_AUTO_TEST_CASE(what_was_signed_for_one_machine_is_none_for_another) {
  Machine other(6), same_key(5);
  for (Machine* machine : {static_cast<Machine*>(this), &other, &same_key}) {
    machine->run();
    machine->kept.bytes.reset();
  }
  const std::string file = signed_by(ask().value(), operator_key());
  BOOST_TEST(other.taken(file) == "adopt.other");
  BOOST_TEST(same_key.taken(file) == "adopt.other");  // another ledger
  // Where no ledger is left that could tell them apart, the device key does.
  const Bytes nonsense(100, 1);
  for (Machine* machine : {static_cast<Machine*>(this), &other}) {
    machine->remove_ledger();
    machine->kept.bytes = nonsense;
  }
  const std::string without = signed_by(ask().value(), operator_key());
  BOOST_TEST(other.taken(without) == "adopt.other");
  BOOST_TEST(taken(without) == "lifted state.corrupt");
}

BOOST_AUTO_TEST_CASE(what_was_signed_is_used_once) {
  run();
  kept.bytes.reset();
  const std::string file = signed_by(ask().value(), operator_key());
  BOOST_TEST(taken(file) == "lifted state.missing");
  BOOST_TEST(taken(file) == "adopt.needless");
  kept.bytes.reset();
  BOOST_TEST(taken(file) == "adopt.other");
  BOOST_TEST(code() == "state.missing");
  BOOST_TEST(taken(signed_by(ask().value(), operator_key())) == "lifted state.missing");
  // Nor for a ledger that is gone, twice.
  remove_ledger();
  const std::string begun = signed_by(ask().value(), operator_key());
  BOOST_TEST(taken(begun) == "lifted ledger.absent");
  remove_ledger();
  BOOST_TEST(taken(begun) == "adopt.other");
}

BOOST_AUTO_TEST_CASE(what_was_signed_for_one_moment_is_none_for_the_next) {
  run();
  const auto whole = kept.bytes;
  kept.bytes.reset();
  const std::string file = signed_by(ask().value(), operator_key());
  kept.bytes = Bytes(100, 1);  // another state lies there now
  BOOST_TEST(taken(file) == "adopt.other");
  kept.bytes = whole;  // the state was found again, and the machine ran on
  BOOST_TEST(taken(file) == "adopt.needless");
  run();
  kept.bytes.reset();
  BOOST_TEST(taken(file) == "adopt.other");
}

// The act is on record and the state is not: the operator need not sign again.
BOOST_AUTO_TEST_CASE(
    a_power_cut_between_record_and_state_leaves_the_machine_refused_and_the_file_completes_it) {
  for (const bool absent : {false, true}) BOOST_TEST_CONTEXT(absent) {
      Machine machine;
      machine.run();
      machine.run();
      if (absent)
        machine.remove_ledger();
      else
        machine.kept.bytes.reset();
      const std::string file = signed_by(machine.ask().value(), operator_key(), second_operator_key());
      const auto before = machine.kept.bytes;
      machine.kept.fails = [](unsigned) { return true; };
      BOOST_TEST(machine.taken(file) == "state.write");
      BOOST_TEST((machine.kept.bytes == before));
      BOOST_TEST(machine.code() == (absent ? "ledger.other" : "state.missing"));
      machine.kept.fails = {};
      // Another file about the same act is not that act.
      BOOST_TEST(machine.taken(signed_by(read_adoption(file)->request, operator_key())) == "adopt.other");
      BOOST_TEST(machine.taken(file) == (absent ? "lifted ledger.absent" : "lifted state.missing"));
      BOOST_TEST(machine.code() == "");
      BOOST_TEST(machine.records(RecordKind::ledger_adopted).size() == 1U);
      BOOST_TEST(machine.records(RecordKind::adoption_signed).size() == 2U);
      BOOST_TEST(machine.taken(file) == "adopt.needless");
    }
}

BOOST_AUTO_TEST_CASE(a_ledger_that_was_begun_and_not_written_to_is_still_none) {
  run();
  remove_ledger();
  const AdoptionRequest asked = ask().value();
  LedgerOptions begun = options;
  begun.new_id = asked.ledger;
  BOOST_REQUIRE(Ledger::open(path, begun).ok());
  BOOST_TEST(code() == "ledger.other");
  BOOST_TEST(taken(signed_by(asked, operator_key())) == "lifted ledger.absent");
  BOOST_TEST(code() == "");
}

// --- what has been judged stays judged ---

BOOST_AUTO_TEST_CASE(an_adoption_is_judged_once_by_the_trust_file_of_its_day) {
  run();
  kept.bytes.reset();
  BOOST_TEST(taken(signed_by(ask().value(), operator_key())) == "lifted state.missing");
  BOOST_TEST(code() == "");
  // The operator leaves, and the key goes with them; it ends; more are asked for.
  TrustStore without = operators_trust();
  without.keys.erase(without.keys.begin() + 2);
  TrustStore ended = operators_trust();
  ended.keys[2].until = "2026-01-01";
  for (const TrustStore& trust : {without, ended, operators_trust(2)}) BOOST_TEST(code(trust) == "");
}

BOOST_AUTO_TEST_CASE(one_that_was_not_judged_yet_is_judged_by_the_trust_file_that_is_there_then) {
  run();
  kept.bytes.reset();
  BOOST_TEST(taken(signed_by(ask().value(), operator_key())) == "lifted state.missing");
  TrustStore without = operators_trust();
  without.keys.erase(without.keys.begin() + 2);
  BOOST_TEST(code(without) == "adoption.stranger");
  BOOST_TEST(ask(without)->refusal == "adoption.stranger");
  BOOST_TEST(taken(signed_by(ask(without).value(), second_operator_key()), without) ==
             "lifted adoption.stranger");
  BOOST_TEST(code(without) == "");
}

BOOST_AUTO_TEST_CASE(who_begins_to_ask_for_operators_asks_nothing_about_what_ran_before) {
  run();
  kept.bytes.reset();
  BOOST_TEST(adopted_by_nobody() == "lifted state.missing");
  BOOST_TEST(code(operators_trust(0)) == "");
  const std::vector<Record> accepted = records(RecordKind::adoption_accepted);
  BOOST_REQUIRE(accepted.size() == 1U);
  BOOST_TEST(accepted[0].detail == "not-asked");
  BOOST_TEST(code(operators_trust(1)) == "");
  // The next one is asked about.
  kept.bytes.reset();
  BOOST_TEST(adopted_by_nobody() == "lifted state.missing");
  BOOST_TEST(code(operators_trust(1)) == "adoption.unsigned");
}

// --- what goes past the door is seen by the player ---

BOOST_AUTO_TEST_CASE(records_that_somebody_put_there_themselves_do_not_pass_for_an_adoption) {
  run();
  kept.bytes.reset();
  const AdoptionRequest asked = ask().value();
  BOOST_TEST(taken(signed_by(asked, operator_key())) == "lifted state.missing");
  const Record act = records(RecordKind::ledger_adopted).at(0),
               signature = records(RecordKind::adoption_signed).at(0);
  using Change = std::function<void(Record&, Record&)>;
  const std::vector<std::pair<std::string, Change>> changes = {
      {"adoption.signature", [](Record&, Record&) {}},  // copied as it is: it was signed for another place
      {"adoption.signature", [](Record& a, Record&) { a.choice = "Somebody"; }},
      {"adoption.signature", [](Record& a, Record&) { a.detail = "for fun"; }},
      {"adoption.signature", [](Record& a, Record&) { a.number = 0; }},
      {"adoption.signature", [](Record&, Record& s) { s.step = "RUTlBgECAw=="; }},
      {"adoption.signature", [](Record&, Record& s) { s.detail.clear(); }},
      {"adoption.signature", [](Record&, Record& s) { s.purpose = "vendor"; }},
      {"adoption.unsigned", [](Record&, Record& s) { s.kind = RecordKind::state_named; }},
  };
  for (const auto& [code_of, change] : changes) {
    copy(path, path + ".copy");
    Record a = act, s = signature;
    change(a, s);
    OpenedMachine opened = MachineMemory::open(path, options, &kept, now).value();
    BOOST_REQUIRE(opened.ledger.append_all({a, s}).ok());
    const Status judged = opened.memory.accept_adoption(opened.ledger, operators_trust(), now);
    BOOST_REQUIRE(!judged.ok());
    BOOST_TEST(judged.error().code == code_of);
  }
}

BOOST_AUTO_TEST_CASE(a_ledger_that_cannot_be_read_is_not_taken_for_one_that_was_never_adopted) {
  run();
  kept.bytes.reset();
  BOOST_TEST(taken(signed_by(ask().value(), operator_key())) == "lifted state.missing");
  OpenedMachine opened = MachineMemory::open(path, options, &kept, now).value();
  fs::remove(path);
  BOOST_TEST(!opened.memory.accept_adoption(opened.ledger, operators_trust(), now).ok());
}

// --- an adoption is no way back ---

BOOST_AUTO_TEST_CASE(what_the_ledger_remembers_of_trust_and_withdrawals_is_kept_when_the_state_is_lost) {
  run();
  {
    OpenedMachine opened = MachineMemory::open(path, options, &kept, now).value();
    BOOST_REQUIRE(opened.memory.accept_trust(opened.ledger, 3, Digest{7}, now).ok());
    BOOST_REQUIRE(opened.memory.accept_withdrawals(opened.ledger, 12, Digest{8}, now).ok());
  }
  kept.bytes.reset();
  BOOST_TEST(adopted_by_nobody() == "lifted state.missing");
  const OpenedMachine opened = MachineMemory::open(path, options, &kept, now).value();
  BOOST_TEST(opened.memory.state().trust_version == 3U);
  BOOST_TEST((opened.memory.state().trust == Digest{7}));
  BOOST_TEST(opened.memory.state().withdrawals_number == 12U);
  BOOST_TEST((opened.memory.state().withdrawals == Digest{8}));
}

// The ledger says what has certainly passed; without that nobody knows which keys count.
BOOST_AUTO_TEST_CASE(where_the_last_time_cannot_be_read_nothing_is_asked_for_and_nothing_lifted) {
  const WatchedStatements statements;
  run();
  kept.bytes.reset();
  BOOST_REQUIRE(adopted_by_nobody() == "lifted state.missing");
  BOOST_REQUIRE(code() == "adoption.unsigned");
  const std::string file = signed_by(ask().value(), operator_key());
  std::size_t asked = 0, failing = 1;
  const auto fails = [&](std::string_view sql) {
    return sql.find("max(time)") != std::string_view::npos && ++asked == failing;
  };
  WatchedStatements::break_off(fails);
  BOOST_TEST(ask().error().code == "ledger.io");
  // To find out what is refused, and to judge the keys.
  for (; failing <= 2; ++failing) {
    asked = 0;
    WatchedStatements::break_off(fails);
    BOOST_TEST(taken(file) == "ledger.io", "time " << failing);
    WatchedStatements::let_all_run();
    BOOST_TEST(code() == "adoption.unsigned");
  }
  BOOST_TEST(taken(file) == "lifted adoption.unsigned");
  BOOST_TEST(code() == "");
}

BOOST_AUTO_TEST_SUITE_END()
