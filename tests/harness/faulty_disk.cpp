// SPDX-License-Identifier: MIT
// Every act of the player upon its files fails, is cut short, comes late or is the last of a dying disk: one
// at a time over whole sessions, then in random pairs. Whatever happens, no camera is on without a consent on
// disk, nothing that was acknowledged is missing, no order is forgotten, and the machine starts again.
// FACENOTICE_EVERY_ACT: each act; FACENOTICE_PAIRS: how many pairs.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <random>

#include "tests/support/harness/sitting.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(faulty_disk)

namespace {

std::size_t number_of(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoul(value, nullptr, 10);
}

std::string in_words(const std::vector<DiskPlan>& plan, const Seen& seen) {
  std::string words;
  for (const DiskPlan& one : plan)
    words += (words.empty() ? "act " : ", act ") + std::to_string(one.act) + " " + name_of(one.fault);
  for (std::size_t i = 0; i < seen.struck_count; ++i) words += std::string(" ") + name_of(seen.struck.at(i));
  return words;
}

std::size_t acts_of(const Script& script) {
  const TemporaryFolder folder;
  Premises::furnish(folder.path().string());
  const Run run = play(script, folder.path().string(), {}, 1);
  BOOST_REQUIRE_MESSAGE(run.code == 0, script.name << " does not end without a fault");
  BOOST_REQUIRE_MESSAGE(judge(folder.path().string(), *run.seen, true).empty(),
                        script.name << ": " << judge(folder.path().string(), *run.seen, true));
  return run.seen->acts;
}

void suffer(const Script& script, const std::vector<DiskPlan>& plan) {
  const TemporaryFolder folder;
  Premises::furnish(folder.path().string());
  const Run run = play(script, folder.path().string(), plan, 1);
  BOOST_TEST_REQUIRE(run.code == 0,
                     script.name << ", " << in_words(plan, *run.seen) << ": ended with " << run.code);
  const std::string wrong = judge(folder.path().string(), *run.seen, true);
  BOOST_TEST(wrong.empty(), script.name << ", " << in_words(plan, *run.seen) << ": " << wrong);
}

constexpr std::array faults{DiskFault::fail, DiskFault::full,   DiskFault::cut,
                            DiskFault::late, DiskFault::unkept, DiskFault::dead};

}  // namespace

// Else nothing below would prove anything.
BOOST_AUTO_TEST_CASE(without_a_fault_each_script_does_what_it_is_for) {
  for (const Script& script : scripts()) {
    const TemporaryFolder folder;
    Premises::furnish(folder.path().string());
    const Run run = play(script, folder.path().string(), {}, 1);
    const std::string name = script.name;
    BOOST_TEST(run.code == 0, name);
    BOOST_TEST(run.seen->acts > 50U, name);
    BOOST_TEST(run.seen->clean, name);
    const bool looks = name != "refusal" && name != "trust-update";
    BOOST_TEST((run.seen->camera_count > 0) == looks, name);
    BOOST_TEST(run.seen->refused == (name == "refusal"), name);
    const bool withdraws = name == "withdrawal" || name == "next-day";
    BOOST_TEST(run.seen->withdrew == withdraws, name);
    BOOST_TEST(run.seen->order_count == (withdraws ? 2U : 0U), name);
    for (std::size_t i = 0; i < run.seen->order_count; ++i) BOOST_TEST(run.seen->orders[i].confirmed, name);
    BOOST_TEST(run.seen->accepted == (name == "package-update" ? 2U : 1U), name);
    BOOST_TEST(run.seen->trusted == (name == "trust-update" ? 4U : 0U), name);
    BOOST_TEST_MESSAGE(name << ": " << run.seen->acts << " acts, " << run.seen->acknowledged << " records");
  }
}

BOOST_AUTO_TEST_CASE(one_act_at_a_time) {
  const bool each = std::getenv("FACENOTICE_EVERY_ACT") != nullptr;
  std::size_t tried = 0, first = 0;
  for (const Script& script : scripts()) {
    const std::size_t acts = acts_of(script);
    for (const DiskFault fault : faults) {
      // In the short form every so many, and other ones for each fault.
      const std::size_t step = each ? 1 : 53;
      for (std::size_t act = 1 + (each ? 0 : first++ % step); act <= acts; act += step, ++tried)
        suffer(script, {{act, fault}});
    }
  }
  BOOST_TEST_MESSAGE(tried << " faults, one at a time");
}

BOOST_AUTO_TEST_CASE(random_pairs) {
  std::mt19937_64 random(20261128);
  std::vector<std::size_t> acts;
  for (const Script& script : scripts()) acts.push_back(acts_of(script));
  const std::size_t pairs = number_of("FACENOTICE_PAIRS", 40);
  for (std::size_t i = 0; i < pairs; ++i) {
    const std::size_t which = i % scripts().size();
    const auto one = [&] {
      return DiskPlan{1 + random() % acts[which], faults.at(random() % faults.size())};
    };
    suffer(scripts()[which], {one(), one()});
  }
  BOOST_TEST_MESSAGE(pairs << " pairs of faults");
}

BOOST_AUTO_TEST_SUITE_END()
