// SPDX-License-Identifier: MIT
// The machine state is written while a face module's thread has cameras put on record.
#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>

#include <facenotice/machine_memory.hpp>

#include "tests/support/kept_state.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/threads/askers.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(state_beside_records)

// What was recorded after the length that the state names is looked for at the next start; a state that lists
// it too is one that no start takes.
BOOST_AUTO_TEST_CASE(a_state_lists_nothing_beyond_its_own_length) {
  const TemporaryFolder folder;
  KeptState kept;
  OpenedMachine machine = MachineMemory::open((folder / "ledger").string(), {}, &kept, 1).value();
  std::atomic<int> recorded{0};
  int unreadable = 0;
  {
    const Askers module(1, [&] {
      Record camera;
      camera.kind = RecordKind::camera_on;
      camera.reference.fill(static_cast<std::uint8_t>(1 + recorded % 200));
      if (!machine.ledger.append(camera)) return;
      camera.kind = RecordKind::camera_off;
      if (machine.ledger.append(camera)) ++recorded;
    });
    for (std::uint64_t version = 1; version <= static_cast<std::uint64_t>(20 * rounds()); ++version) {
      BOOST_REQUIRE(machine.memory.accept_trust(machine.ledger, version, {}, 1).ok());
      if (!decode_state(*kept.bytes, {}).ok()) ++unreadable;
    }
  }
  BOOST_TEST(recorded > 0);
  BOOST_TEST(unreadable == 0);
}

BOOST_AUTO_TEST_SUITE_END()
