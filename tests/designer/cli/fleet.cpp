// SPDX-License-Identifier: MIT
// The inspection of the Shanghai metro, again: 1,462 machines, exactly the 829 at fault are named, each with
// its fault.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "tests/designer/cli/facenotice_program.hpp"
#include "tests/support/fleet.hpp"

using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(fleet)

BOOST_AUTO_TEST_CASE(exactly_the_machines_at_fault_are_named_each_with_its_fault) {
  const TemporaryFolder folder;
  std::map<std::string, Machine> machines;
  for (Machine& machine : inspected_fleet(FACENOTICE_SOURCE_DIR, 20241014)) {
    const std::filesystem::path file = folder / (machine.name + ".flow.xml");
    write_text(file, machine.flow);
    machines.emplace(file.string(), std::move(machine));
  }
  BOOST_REQUIRE_EQUAL(machines.size(), inspected_machines);
  const ChildResult audit = run_program({"audit", folder.path().string(), "--jobs", "2", "--format", "json"});
  BOOST_TEST(audit.exit_code == 1);
  std::istringstream lines(audit.out);
  std::size_t named = 0, seen = 0;
  std::map<Fault, std::size_t> of_kind;
  for (std::string text; std::getline(lines, text);) {
    const nlohmann::json line = nlohmann::json::parse(text);
    if (!line.contains("file")) continue;  // the summary
    ++seen;
    const Machine& machine = machines.at(line.at("file").get<std::string>());
    BOOST_TEST_CONTEXT(machine.name << " (" << machine.variant << ")") {
      const bool breach = line.at("verdict") == "broken";
      BOOST_TEST(breach == (machine.fault != Fault::none));
      named += breach ? 1U : 0U;
      if (!breach) continue;
      ++of_kind[machine.fault];
      const auto rules = line.at("rules").get<std::vector<std::string>>();
      for (const Fault fault : {Fault::capture_without_permission, Fault::bait, Fault::extra_questions}) {
        const std::vector<std::string> rows = rows_of(fault);
        const bool told = std::any_of(rows.begin(), rows.end(), [&](const std::string& row) {
          return std::find(rules.begin(), rules.end(), row) != rules.end();
        });
        BOOST_TEST(told == (fault == machine.fault), fault_word(fault));
      }
    }
  }
  BOOST_TEST(seen == inspected_machines);
  BOOST_TEST(named == faulty_machines);
  BOOST_TEST(of_kind.size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
