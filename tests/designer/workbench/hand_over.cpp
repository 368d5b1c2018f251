// SPDX-License-Identifier: MIT
// A second start hands its file over.
#include "designer/workbench/hand_over.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <mutex>

#include <boost/test/unit_test.hpp>

#include "tests/support/temporary_folder.hpp"

using namespace facenotice;

namespace hand_over {
namespace {

namespace fs = std::filesystem;

struct Folder {
  test::TemporaryFolder folder;
  fs::path path = folder.path();
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<fs::path> opened;

  std::function<void(fs::path)> note() {
    return [this](const fs::path& file) {
      const std::lock_guard lock(mutex);
      opened.push_back(file);
      changed.notify_all();
    };
  }
  bool wait_for(std::size_t count) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, std::chrono::seconds(30), [&] { return opened.size() == count; });
  }
};

}  // namespace
}  // namespace hand_over

BOOST_FIXTURE_TEST_SUITE(hand_over, hand_over::Folder)

BOOST_AUTO_TEST_CASE(the_running_program_gets_the_whole_path) {
  const HandOverDesk desk(path, note());
  BOOST_REQUIRE(desk.listening());
  BOOST_TEST((facenotice::hand_over(path, "刷脸 flow.xml") == Handed::taken));
  BOOST_TEST((facenotice::hand_over(path, "/two") == Handed::taken));
  BOOST_REQUIRE(wait_for(2));
  BOOST_TEST(opened[0] == fs::current_path() / "刷脸 flow.xml");
  BOOST_TEST(opened[1] == "/two");
}

BOOST_AUTO_TEST_CASE(where_nobody_listens_the_start_has_its_own_window) {
  BOOST_TEST((facenotice::hand_over(path, "/one") == Handed::nobody));
  { const HandOverDesk desk(path, note()); }
  BOOST_TEST((facenotice::hand_over(path, "/one") == Handed::nobody));
  BOOST_TEST(opened.empty());
}

BOOST_AUTO_TEST_CASE(what_a_dead_program_left_is_nobodys) {
  std::ofstream(path / "facenotice-designer.socket") << "left";
  std::ofstream(path / "facenotice-designer.lock") << "";
  BOOST_TEST((facenotice::hand_over(path, "/one") == Handed::nobody));
  const HandOverDesk desk(path, note());
  BOOST_TEST(desk.listening());
  BOOST_TEST((facenotice::hand_over(path, "/one") == Handed::taken));
}

BOOST_AUTO_TEST_CASE(one_listens_for_a_user_and_the_next_when_it_ends) {
  std::optional<HandOverDesk> first(std::in_place, path, note());
  const HandOverDesk second(path, note());
  BOOST_TEST(first->listening());
  BOOST_TEST(!second.listening());
  first.reset();
  const HandOverDesk third(path, note());
  BOOST_TEST(third.listening());
}

BOOST_AUTO_TEST_CASE(who_says_something_else_opens_nothing) {
  const HandOverDesk desk(path, note());
  for (const std::string said :
       {"", "facenotice-open 1\nrelative", "GET / HTTP/1.1\n", "facenotice-open 2\n/x"}) {
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, (path / "facenotice-designer.socket").c_str());
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
    BOOST_REQUIRE(::connect(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    BOOST_REQUIRE(::send(socket.get(), said.data(), said.size(), MSG_NOSIGNAL) ==
                  static_cast<ssize_t>(said.size()));
    ::shutdown(socket.get(), SHUT_WR);
    char answer[8];
    BOOST_TEST(::recv(socket.get(), answer, sizeof answer, 0) <= 0);
  }
  BOOST_TEST((facenotice::hand_over(path, "/one") == Handed::taken));
  BOOST_REQUIRE(wait_for(1));
}

BOOST_AUTO_TEST_CASE(a_folder_that_others_can_enter_is_not_used) {
  ::setenv("XDG_RUNTIME_DIR", path.c_str(), 1);
  ::chmod(path.c_str(), 0700);
  BOOST_TEST((hand_over_folder() == path));
  ::chmod(path.c_str(), 0755);
  BOOST_TEST(!hand_over_folder());
  ::chmod(path.c_str(), 0700);
  ::setenv("XDG_RUNTIME_DIR", "relative", 1);
  BOOST_TEST(!hand_over_folder());
  ::unsetenv("XDG_RUNTIME_DIR");
  BOOST_TEST(!hand_over_folder());
}

BOOST_AUTO_TEST_SUITE_END()
