// SPDX-License-Identifier: MIT
// The power is cut at any act upon a file, and what was not synced by then is gone, whole or sector by
// sector; sometimes after a fault. FACENOTICE_CUTS: how many.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <random>

#include "tests/support/harness/sitting.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(power_cuts)

namespace {

std::size_t cuts_wanted() {
  const char* value = std::getenv("FACENOTICE_CUTS");
  return value == nullptr ? 50 : std::strtoul(value, nullptr, 10);
}

std::size_t acts_until_the_end(const Script& script) {
  const TemporaryFolder folder;
  Premises::furnish(folder.path().string());
  return play(script, folder.path().string(), {}, 1).seen->acts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_acknowledged_outlives_a_power_cut_at_any_act) {
  std::vector<std::size_t> acts;
  for (const Script& script : scripts()) acts.push_back(acts_until_the_end(script));
  std::mt19937_64 random(20261127);
  std::size_t cut = 0, cameras = 0, orders = 0, records = 0;
  const std::size_t wanted = cuts_wanted();
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t which = i % scripts().size();
    const std::size_t act = 1 + random() % acts[which];
    const TemporaryFolder folder;
    Premises::furnish(folder.path().string());
    const std::uint64_t seed = random();
    const Run run = play(scripts()[which], folder.path().string(), {{act, DiskFault::power}}, seed);
    BOOST_TEST_REQUIRE(run.code == Disk::power_cut, scripts()[which].name << ", act " << act);
    const std::string wrong = judge(folder.path().string(), *run.seen, true);
    BOOST_TEST(wrong.empty(),
               scripts()[which].name << ", cut at act " << act << ", seed " << seed << ": " << wrong);
    ++cut;
    cameras += run.seen->camera_count;
    orders += run.seen->order_count;
    records += run.seen->acknowledged;
  }
  BOOST_TEST(cameras > wanted / 10);
  BOOST_TEST(orders > 0U);
  BOOST_TEST_MESSAGE(cut << " power cuts after " << records << " acknowledged records, " << cameras
                         << " cameras and " << orders << " orders to erase: none lost");
}

BOOST_AUTO_TEST_CASE(a_fault_and_then_a_power_cut) {
  std::mt19937_64 random(20261126);
  std::vector<std::size_t> acts;
  for (const Script& script : scripts()) acts.push_back(acts_until_the_end(script));
  constexpr std::array faults{DiskFault::fail, DiskFault::full, DiskFault::cut, DiskFault::unkept};
  const std::size_t wanted = cuts_wanted();
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t which = i % scripts().size();
    const std::size_t first = 1 + random() % acts[which], second = first + 1 + random() % acts[which];
    const std::vector<DiskPlan> plan{{first, faults.at(random() % faults.size())},
                                     {second, DiskFault::power}};
    const TemporaryFolder folder;
    Premises::furnish(folder.path().string());
    const std::uint64_t seed = random();
    const Run run = play(scripts()[which], folder.path().string(), plan, seed);
    BOOST_TEST_REQUIRE((run.code == Disk::power_cut || run.code == 0),
                       scripts()[which].name << ", act " << first);
    // An order that the disk would not take is with the host; the player's memory of it goes with the power.
    const std::string wrong = judge(folder.path().string(), *run.seen, run.code == 0);
    BOOST_TEST(wrong.empty(), scripts()[which].name << ", act " << first << " " << name_of(plan[0].fault)
                                                    << ", cut at " << second << ", seed " << seed << ": "
                                                    << wrong);
  }
}

BOOST_AUTO_TEST_SUITE_END()
