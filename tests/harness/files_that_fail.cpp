// SPDX-License-Identifier: MIT
// A file that is read or replaced as a whole, where each act upon the disk fails, is cut short or comes late.
#include <unistd.h>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include <facenotice/file.hpp>

#include "tests/support/harness/disk.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(files_that_fail)

namespace {

const Bytes old_bytes(3000, 'o'), new_bytes(5000, 'n');

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_read_is_the_whole_file_or_an_error) {
  const TemporaryFolder folder;
  const std::string path = (folder / "f").string();
  BOOST_REQUIRE(replace_file(path, old_bytes).ok());
  std::size_t refused = 0, went_on = 0;
  for (const DiskFault fault : {DiskFault::fail, DiskFault::cut, DiskFault::interrupted}) {
    for (std::size_t act = 1;; ++act) {
      Disk disk(folder.path().string(), {{act, fault}}, 1);
      const Result<Bytes> read = read_file(path, 1 << 20);
      if (act > disk.acts().size()) break;
      if (disk.struck().empty()) continue;  // which such a fault does not befall
      BOOST_TEST(read.ok() == (fault != DiskFault::fail), "act " << act << " " << name_of(fault));
      if (read) {
        ++went_on;
        BOOST_TEST((*read == old_bytes), "act " << act);
        continue;
      }
      ++refused;
      BOOST_TEST(read.error().code == (disk.struck().front() == DiskAct::open ? "file.open" : "file.read"),
                 "act " << act << ": " << read.error().message);
    }
  }
  BOOST_TEST(refused == 3U);  // to open it, to look how long it is, to read it
  BOOST_TEST(went_on == 2U);
}

// Its reader sees that it is not whole: nothing is added to what was there.
BOOST_AUTO_TEST_CASE(a_file_that_is_cut_while_it_is_read_is_as_long_as_it_is) {
  for (const std::size_t left : {std::size_t{0}, std::size_t{1}, std::size_t{2999}}) {
    const TemporaryFolder folder;
    const std::string path = (folder / "f").string();
    BOOST_REQUIRE(replace_file(path, old_bytes).ok());
    std::size_t late = 0;
    for (std::size_t act = 1; late == 0; ++act) {
      Disk disk(folder.path().string(), {{act, DiskFault::late}}, 1);
      disk.while_late = [&] {
        disk.unwatched = true;
        if (disk.acts().back() == DiskAct::read)
          late += ::truncate(path.c_str(), static_cast<off_t>(left)) == 0;
        disk.unwatched = false;
      };
      const Result<Bytes> read = read_file(path, 1 << 20);
      BOOST_REQUIRE_MESSAGE(read.ok(), read.error().message);
      BOOST_TEST(read->size() == (late == 0 ? old_bytes.size() : left));
      BOOST_REQUIRE(act <= disk.acts().size());
    }
  }
}

// It had half of it when somebody began to write on: what they write was not there when it was looked at.
BOOST_AUTO_TEST_CASE(a_file_that_grows_while_it_is_read_is_read_as_long_as_it_was) {
  const TemporaryFolder folder;
  const std::string path = (folder / "f").string();
  BOOST_REQUIRE(replace_file(path, old_bytes).ok());
  std::size_t first_read = 0;
  {
    Disk disk(folder.path().string(), {}, 1);
    BOOST_REQUIRE(read_file(path, 1 << 20).ok());
    while (disk.acts().at(first_read++) != DiskAct::read) {
    }
  }
  Disk disk(folder.path().string(), {{first_read, DiskFault::cut}, {first_read + 1, DiskFault::late}}, 1);
  disk.while_late = [&] {
    disk.unwatched = true;
    BOOST_TEST(::truncate(path.c_str(), 9000) == 0);
    disk.unwatched = false;
  };
  const Result<Bytes> read = read_file(path, 1 << 20);
  BOOST_REQUIRE_MESSAGE(read.ok(), read.error().message);
  BOOST_TEST(disk.struck().size() == 2U);
  BOOST_TEST((*read == old_bytes));
}

BOOST_AUTO_TEST_CASE(what_is_replaced_is_the_old_file_or_the_new_one_and_success_means_the_new_one) {
  std::size_t refused = 0, went_on = 0;
  for (const DiskFault fault : {DiskFault::fail, DiskFault::full, DiskFault::cut, DiskFault::interrupted}) {
    for (std::size_t act = 1;; ++act) {
      const TemporaryFolder folder;
      const std::string path = (folder / "f").string();
      BOOST_REQUIRE(replace_file(path, old_bytes).ok());
      Bytes found;
      {
        Disk disk(folder.path().string(), {{act, fault}}, 1);
        const Status replaced = replace_file(path, new_bytes);
        disk.unwatched = true;
        if (act > disk.acts().size()) break;
        if (disk.struck().empty()) continue;
        const bool goes_on = fault == DiskFault::cut || fault == DiskFault::interrupted;
        BOOST_TEST(replaced.ok() == goes_on, "act " << act << " " << name_of(fault));
        (replaced ? went_on : refused) += 1;
        if (!replaced) BOOST_TEST(replaced.error().code == "file.write", replaced.error().message);
        found = read_file(path, 1 << 20).value();
        if (replaced) BOOST_TEST((found == new_bytes), "act " << act);
      }
      BOOST_TEST((found == old_bytes || found == new_bytes), "act " << act << ": " << found.size());
      BOOST_TEST(replace_file(path, new_bytes).ok());
    }
  }
  BOOST_TEST(refused > 5U);
  BOOST_TEST(went_on == 2U);
}

// Else a power cut could leave the new name with nothing in it, or the old name after success.
BOOST_AUTO_TEST_CASE(the_bytes_are_kept_before_the_name_and_the_name_before_success) {
  const TemporaryFolder folder;
  const std::string path = (folder / "f").string();
  Disk disk(folder.path().string(), {}, 1);
  BOOST_REQUIRE(replace_file(path, new_bytes).ok());
  std::vector<DiskAct> kept;
  for (const DiskAct act : disk.acts())
    if (act == DiskAct::write || act == DiskAct::sync || act == DiskAct::rename ||
        act == DiskAct::sync_folder)
      kept.push_back(act);
  BOOST_TEST(
      (kept == std::vector<DiskAct>{DiskAct::write, DiskAct::sync, DiskAct::rename, DiskAct::sync_folder}));
}

BOOST_AUTO_TEST_SUITE_END()
