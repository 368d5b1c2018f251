// SPDX-License-Identifier: MIT
// Files are read whole up to a bound, and replaced whole or not at all.
#include <sys/resource.h>
#include <sys/stat.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string>

#include <facenotice/file.hpp>

#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(whole_files)

namespace {

const Bytes old_bytes{'o', 'l', 'd'}, new_bytes{'n', 'e', 'w', 'e', 'r'};

std::string said(const Error& error) {
  return error.code + " " + error.message;
}
template <class T>
std::string said(const Result<T>& result) {
  return result.ok() ? "" : said(result.error());
}
std::string said(const Status& status) {
  return status.ok() ? "" : said(status.error());
}
bool begins(const std::string& text, const std::string& beginning) {
  return text.rfind(beginning, 0) == 0;
}

std::size_t names_in(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
}

// No file of this process grows beyond so many bytes while one lives.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t most) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit small = before_;
    small.rlim_cur = most;
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_is_read_whole_or_not_at_all) {
  const TemporaryFolder folder;
  const std::string path = (folder / "f").string();
  BOOST_REQUIRE(replace_file(path, old_bytes).ok());
  for (const std::uint64_t limit : {std::uint64_t{3}, std::uint64_t{4}, ~std::uint64_t{0}}) {
    const Result<Bytes> read = read_file(path, limit);
    BOOST_REQUIRE_MESSAGE(read.ok(), said(read));
    BOOST_TEST((*read == old_bytes));
  }
  for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{2}})
    BOOST_TEST(said(read_file(path, limit)) ==
               "file.size " + path + ": has 3 bytes; at most " + std::to_string(limit) + " are read.");
  BOOST_REQUIRE(replace_file(path, {}).ok());
  const Result<Bytes> empty = read_file(path, 0);
  BOOST_REQUIRE_MESSAGE(empty.ok(), said(empty));
  BOOST_TEST(empty->empty());
}

// A pipe in a file's place would be waited for without an end.
BOOST_AUTO_TEST_CASE(what_is_no_file_is_not_read) {
  const TemporaryFolder folder;
  const std::string pipe = (folder / "pipe").string(), none = (folder / "none").string();
  BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  BOOST_TEST(said(read_file(pipe, 10)) == "file.size " + pipe + ": is not a regular file.");
  BOOST_TEST(said(read_file(folder.path().string(), 1 << 20)) ==
             "file.size " + folder.path().string() + ": is not a regular file.");
  BOOST_TEST(begins(said(read_file(none, 10)), "file.open " + none + ": cannot be opened: "));
}

// A link that leads nowhere is something that has the name.
BOOST_AUTO_TEST_CASE(whether_there_is_one_is_told_or_it_is_said_that_nobody_knows) {
  const TemporaryFolder folder;
  BOOST_REQUIRE(replace_file((folder / "f").string(), old_bytes).ok());
  fs::create_symlink("nowhere", folder / "link");
  for (const char* name : {"f", "link", "."}) {
    const Result<bool> there = file_exists((folder / name).string());
    BOOST_REQUIRE_MESSAGE(there.ok(), said(there));
    BOOST_TEST(*there, name);
  }
  const Result<bool> none = file_exists((folder / "none").string());
  BOOST_REQUIRE_MESSAGE(none.ok(), said(none));
  BOOST_TEST(!*none);
  BOOST_TEST(begins(said(file_exists((folder / "f/below").string())), "file.open "));
}

BOOST_AUTO_TEST_CASE(a_file_is_replaced_by_one_that_only_its_owner_reads) {
  const TemporaryFolder folder;
  const std::string path = (folder / "f").string();
  for (const Bytes& bytes : {new_bytes, old_bytes, Bytes(), Bytes(1 << 20, 7)}) {
    BOOST_TEST(said(replace_file(path, bytes)) == "");
    BOOST_TEST((*read_file(path, 1 << 20) == bytes));
    struct stat info {};
    BOOST_REQUIRE(::stat(path.c_str(), &info) == 0);
    BOOST_TEST((info.st_mode & 0777) == 0600U);
    BOOST_TEST(names_in(folder) == 1U);
  }
}

// Without a folder in it a path is of the folder in which the program runs.
BOOST_AUTO_TEST_CASE(a_path_without_a_folder_is_replaced_here) {
  const TemporaryFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  const std::string here = said(replace_file("f", new_bytes)),
                    deeper = said(replace_file("none/f", new_bytes));
  fs::current_path(before);
  BOOST_TEST(here == "");
  BOOST_TEST(deeper == std::string("file.write none/f: cannot be written: ") + std::strerror(ENOENT) + ".");
  BOOST_TEST((*read_file((folder / "f").string(), 10) == new_bytes));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_replaced_stays_and_is_told) {
  const TemporaryFolder folder;
  const std::string path = (folder / "f").string(), fresh = path + ".new";
  BOOST_REQUIRE(replace_file(path, old_bytes).ok());
  // What others put in the way of the new bytes is neither followed nor waited for.
  BOOST_REQUIRE(replace_file((folder / "theirs").string(), old_bytes).ok());
  fs::create_symlink("theirs", fresh);
  BOOST_TEST(begins(said(replace_file(path, new_bytes)), "file.write " + path + ": cannot be written: "));
  BOOST_TEST((*read_file((folder / "theirs").string(), 10) == old_bytes));
  fs::remove(fresh);
  BOOST_REQUIRE(::mkfifo(fresh.c_str(), 0600) == 0);
  BOOST_TEST(begins(said(replace_file(path, new_bytes)), "file.write " + path + ": cannot be written: "));
  fs::remove(fresh);
  BOOST_TEST((*read_file(path, 10) == old_bytes));
  fs::create_directory(folder / "folder");
  const std::string taken = (folder / "folder").string();
  BOOST_TEST(begins(said(replace_file(taken, new_bytes)), "file.write " + taken + ": cannot be replaced: "));
}

// The disk takes a part of it, and then no more.
BOOST_AUTO_TEST_CASE(what_does_not_fit_leaves_the_old_one) {
  const TemporaryFolder folder;
  const std::string path = (folder / "f").string();
  BOOST_REQUIRE(replace_file(path, old_bytes).ok());
  std::string refused;
  {
    const SmallFiles small(4096);
    refused = said(replace_file(path, Bytes(5000, 1)));
  }
  BOOST_TEST(begins(refused, "file.write " + path + ": cannot be written: "));
  BOOST_TEST((*read_file(path, 10) == old_bytes));
  BOOST_TEST(said(replace_file(path, Bytes(5000, 1))) == "");
}

BOOST_AUTO_TEST_SUITE_END()
