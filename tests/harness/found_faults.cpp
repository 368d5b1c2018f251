// SPDX-License-Identifier: MIT
// Faults that the harness has found, each by itself.
#include <boost/test/unit_test.hpp>

#include <facenotice/file.hpp>
#include <facenotice/trust_update.hpp>

#include "tests/support/harness/sitting.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(found_faults)

// A folder that could not be looked at once was taken for a theft, and nothing was recorded until the next
// start: a withdrawal that was kept meanwhile was lost with the power.
BOOST_AUTO_TEST_CASE(a_look_at_the_folder_that_fails_once_is_no_theft) {
  std::size_t refused = 0;
  for (std::size_t act = 1;; ++act) {
    const TemporaryFolder folder;
    Disk disk(folder.path().string(), {}, 1);
    Ledger ledger = Ledger::open((folder / "ledger").string()).value();
    BOOST_REQUIRE(ledger.append(sample_record(1)).ok());
    disk.plan({{disk.acts().size() + act, DiskFault::fail}});
    const Result<std::uint64_t> first = ledger.append(sample_record(2));
    if (disk.struck().empty()) break;
    if (!first && disk.struck().front() == DiskAct::look) {
      ++refused;
      BOOST_TEST(first.error().code == "ledger.io", "act " << act << ": " << first.error().code);
    }
    const Result<std::uint64_t> second = ledger.append(sample_record(3));
    BOOST_TEST(second.ok(), "act " << act << ": " << (second ? "" : second.error().message));
  }
  BOOST_TEST(refused >= 2U);
}

// SQLite says that a database has a write-ahead log before it has written so. Where that failed, the ledger
// was kept without one, and what was acknowledged could be lost with the power.
BOOST_AUTO_TEST_CASE(a_ledger_that_could_not_be_given_its_log_is_not_opened) {
  std::size_t opened = 0, refused = 0;
  for (std::size_t act = 1;; ++act) {
    const TemporaryFolder folder;
    const std::string path = (folder / "ledger").string();
    Disk disk(folder.path().string(), {{act, DiskFault::fail}}, 1);
    Result<Ledger> ledger = Ledger::open(path);
    if (disk.struck().empty()) break;
    disk.exchange();
    (ledger ? opened : refused) += 1;
    if (!ledger) continue;
    BOOST_TEST(ledger->append(sample_record(1)).ok(), "act " << act);
    BOOST_TEST(file_exists(path + "-wal").value(), "act " << act << " " << name_of(disk.struck().front()));
  }
  BOOST_TEST(opened > 0U);
  BOOST_TEST(refused > 10U);
}

// What the state knew of but could not put in place was overwritten by the update after it: the state vouched
// for a file that was nowhere, and the machine refused to start ("trust.older").
BOOST_AUTO_TEST_CASE(no_single_fault_in_an_update_of_the_trust_keeps_the_machine_from_starting) {
  bool struck = true;
  std::size_t act = 0;
  while (struck) {
    const TemporaryFolder folder;
    Premises::furnish(folder.path().string());
    Seen seen{};
    {
      Disk disk(folder.path().string(), {}, 1);
      Sitting sitting(&disk, seen, folder.path().string());
      sitting.open();
      sitting.start();
      disk.plan({{disk.acts().size() + ++act, DiskFault::fail}});
      sitting.update_trust(2);
      sitting.update_trust(3);
      struck = !disk.struck().empty();
    }
    const std::string wrong = judge(folder.path().string(), seen, true);
    BOOST_TEST_REQUIRE(wrong.empty(), "act " << act << ": " << wrong);
  }
  BOOST_TEST(act > 40U);
}

BOOST_AUTO_TEST_SUITE_END()
