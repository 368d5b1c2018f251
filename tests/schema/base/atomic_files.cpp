// SPDX-License-Identifier: MIT
// A file is replaced whole, durably, with its rights, and by one writer. The calls that nobody sees from
// outside are seen here in their place.
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>

#include "schema/base/atomic_file.hpp"
#include "schema/base/user_error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace atomic_files {
namespace {

// Asked before each fsync of this program while it is set: 0 lets it happen, another number is the error.
std::function<int(bool folder)>& on_sync() {
  static std::function<int(bool)> asked;
  return asked;
}

}  // namespace

// In place of the C library's.
extern "C" int fsync(int fd) {
  if (on_sync()) {
    struct stat info {};
    ::fstat(fd, &info);
    if (const int error = on_sync()(S_ISDIR(info.st_mode)); error != 0) {
      errno = error;
      return -1;
    }
  }
  return static_cast<int>(::syscall(SYS_fsync, fd));
}

using namespace facenotice;
using namespace facenotice::test;

namespace fs = std::filesystem;

namespace {

struct Folder {
  Folder() = default;
  ~Folder() { on_sync() = nullptr; }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string content() const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
  }
  unsigned mode() const {
    struct stat info {};
    BOOST_REQUIRE(::stat(path.c_str(), &info) == 0);
    return info.st_mode & 07777U;
  }
  TemporaryFolder folder;
  const fs::path path = folder / "file";
};

}  // namespace
}  // namespace atomic_files

BOOST_FIXTURE_TEST_SUITE(atomic_files, atomic_files::Folder)

BOOST_AUTO_TEST_CASE(the_file_is_synced_before_it_gets_its_name_and_the_folder_after) {
  write_file_atomically(path, "old");
  std::string order;
  on_sync() = [&](bool of_folder) {
    order += of_folder ? "folder:" : "file:";
    order += content() + " ";
    return 0;
  };
  write_file_atomically(path, "new");
  BOOST_TEST(order == "file:old folder:new ");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_synced_leaves_the_old_file_and_nothing_else) {
  write_file_atomically(path, "old");
  on_sync() = [](bool of_folder) { return of_folder ? 0 : EIO; };
  BOOST_CHECK_THROW(write_file_atomically(path, "new"), UserError);
  BOOST_TEST(content() == "old");
  BOOST_TEST(files() == 1U);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_synced_is_told_but_for_those_that_never_can) {
  on_sync() = [](bool of_folder) { return of_folder ? EIO : 0; };
  BOOST_CHECK_THROW(write_file_atomically(path, "new"), UserError);
  BOOST_TEST(content() == "new");
  on_sync() = [](bool of_folder) { return of_folder ? EINVAL : 0; };
  write_file_atomically(path, "newer");
  BOOST_TEST(content() == "newer");
}

BOOST_AUTO_TEST_CASE(of_two_who_must_not_overwrite_the_second_fails_at_the_last_moment_too) {
  AtomicWrite fresh;
  fresh.overwrite = false;
  // Somebody else is done while this one still writes.
  on_sync() = [&](bool of_folder) {
    if (!of_folder && !fs::exists(path)) std::ofstream(path) << "first";
    return 0;
  };
  BOOST_CHECK_THROW(write_file_atomically(path, "second", fresh), UserError);
  BOOST_TEST(content() == "first");
  BOOST_TEST(files() == 1U);
  on_sync() = nullptr;
  BOOST_CHECK_THROW(write_file_atomically(path, "third", fresh), UserError);
  BOOST_TEST(content() == "first");
  fs::remove(path);
  write_file_atomically(path, "fourth", fresh);
  BOOST_TEST(content() == "fourth");
  BOOST_TEST(files() == 1U);
}

BOOST_AUTO_TEST_CASE(a_file_keeps_its_rights_and_a_new_one_gets_what_was_asked_for) {
  write_file_atomically(path, "old");
  for (const unsigned kept : {0600U, 0640U, 0755U}) {
    BOOST_REQUIRE(::chmod(path.c_str(), kept) == 0);
    write_file_atomically(path, "new");
    BOOST_TEST(mode() == kept);
  }
  AtomicWrite secret;
  secret.mode = 0600;
  secret.exact_mode = true;
  write_file_atomically(path, "secret", secret);
  BOOST_TEST(mode() == 0600U);
  fs::remove(path);
  const mode_t before = ::umask(0027);
  write_file_atomically(path, "masked");
  BOOST_TEST(mode() == 0640U);
  fs::remove(path);
  secret.mode = 0666;
  write_file_atomically(path, "exact", secret);
  BOOST_TEST(mode() == 0666U);
  ::umask(before);
}

BOOST_AUTO_TEST_CASE(a_link_stays_one_and_what_it_leads_to_is_replaced) {
  const fs::path real = folder / "real";
  write_file_atomically(real, "old");
  fs::create_symlink(real, path);
  write_file_atomically(path, "new");
  BOOST_TEST(fs::is_symlink(path));
  BOOST_TEST(content() == "new");
  BOOST_TEST(files() == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_no_file_or_in_no_folder_is_refused) {
  BOOST_CHECK_THROW(write_file_atomically("", "x"), UserError);
  BOOST_CHECK_THROW(write_file_atomically(folder.path() / "", "x"), UserError);
  BOOST_CHECK_THROW(write_file_atomically(folder / "none/file", "x"), UserError);
  fs::create_directory(path);
  BOOST_CHECK_THROW(write_file_atomically(path, "x"), UserError);
  BOOST_TEST(files() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
