// SPDX-License-Identifier: MIT
// The real program on a real display: typed into, killed, started again, recovered, saved.
#include <fstream>
#include <iterator>
#include <optional>

#include <boost/test/unit_test.hpp>

#include "tests/support/display.hpp"
#include "tests/support/process.hpp"

using namespace facenotice::test;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

bool journal_has(const std::filesystem::path& folder, const std::string& words) {
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(folder, error))
    if (file.path().extension() == ".journal" && bytes_of(file.path()).find(words) != std::string::npos)
      return true;
  return false;
}

struct Desk {
  XDisplay display;
  std::optional<Companion> designer;
  const std::filesystem::path document = display.home() / "my.flow.xml";
  const std::filesystem::path journal = display.home() / "data/facenotice/journal";

  void start(const std::vector<std::string>& arguments) {
    std::vector<std::string> command = {std::string(FACENOTICE_BINARY_DIR) + "/bin/facenotice-designer"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    designer.emplace(command, display.environment());
  }
  // The window with this title has the keyboard.
  bool wait_for_window(const std::string& title) {
    return wait_until([&] {
      const std::string window = display.xdotool({"search", "--onlyvisible", "--name", title});
      if (window.empty()) return false;
      display.xdotool({"windowactivate", window.substr(0, window.find('\n'))});
      return display.xdotool({"getactivewindow", "getwindowname"}).find(title) != std::string::npos;
    });
  }
  // Types until the window says that it is modified: keys sent before it listens are lost.
  bool type_until_modified(const std::string& words) {
    return wait_until([&] {
      if (!display.xdotool({"search", "--onlyvisible", "--name", "●"}).empty()) return true;
      display.xdotool({"key", "ctrl+4", "ctrl+Home"});
      display.xdotool({"type", "--delay", "5", words});
      return wait_until(
          [&] {
            return !display.xdotool({"search", "--onlyvisible", "--name", "●"}).empty();
          },
          std::chrono::seconds(2));
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(crash_recovery, Desk)

BOOST_AUTO_TEST_CASE(unsaved_changes_of_a_file_come_back_after_kill) {
  const std::string before = "<!-- typed: -->\r\n<flow/>\r\n";
  std::ofstream(document, std::ios::binary) << before;
  start({document.string()});
  BOOST_REQUIRE(wait_for_window("my.flow.xml"));
  BOOST_REQUIRE(type_until_modified("abc"));
  BOOST_REQUIRE(wait_until([&] { return journal_has(journal, "abc<!-- typed"); }));
  designer->kill();
  BOOST_TEST(bytes_of(document) == before);

  start({});
  BOOST_REQUIRE(wait_for_window("Unsaved work"));
  display.xdotool({"key", "Return"});  // Recover
  BOOST_REQUIRE(wait_for_window("my.flow.xml"));
  BOOST_REQUIRE(wait_until([&] {
    display.xdotool({"key", "ctrl+s"});
    return bytes_of(document) == "abc" + before;
  }));
  BOOST_TEST(wait_until([&] { return !journal_has(journal, "abc"); }));
}

BOOST_AUTO_TEST_CASE(a_document_that_was_never_saved_comes_back_after_kill) {
  start({});
  // The start page stands there first; Return begins with the first template, keys before it listens are
  // lost.
  BOOST_REQUIRE(wait_for_window("FaceNotice"));
  BOOST_REQUIRE(wait_until([&] {
    if (!display.xdotool({"search", "--onlyvisible", "--name", "Untitled"}).empty()) return true;
    display.xdotool({"key", "Return"});
    return wait_until(
        [&] {
          return !display.xdotool({"search", "--onlyvisible", "--name", "Untitled"}).empty();
        },
        std::chrono::seconds(2));
  }));
  BOOST_REQUIRE(wait_for_window("Untitled"));
  BOOST_REQUIRE(type_until_modified("xyz"));
  BOOST_REQUIRE(wait_until([&] { return journal_has(journal, "xyz<?xml"); }));
  designer->kill();
  start({});
  BOOST_REQUIRE(wait_for_window("Unsaved work"));
  display.xdotool({"key", "Return"});
  BOOST_TEST(wait_for_window("● Untitled"));
}

BOOST_AUTO_TEST_CASE(without_a_desktop_it_says_so_and_what_does_the_same_work) {
  const ProcessResult result = run({"env", "-u", "WAYLAND_DISPLAY", "DISPLAY=:no",
                                    std::string(FACENOTICE_BINARY_DIR) + "/bin/facenotice-designer"},
                                   display.environment());
  BOOST_TEST(result.exit_code == 2);
  BOOST_TEST(result.output.find("the command facenotice does the same work") != std::string::npos,
             result.output);
}

BOOST_AUTO_TEST_SUITE_END()
