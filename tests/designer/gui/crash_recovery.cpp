// SPDX-License-Identifier: MIT
// The real program on a real display: typed into, killed, started again, recovered, saved.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "tests/support/display.hpp"
#include "tests/support/process.hpp"

using namespace facenotice::test;

namespace crash_recovery {
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
}  // namespace crash_recovery

BOOST_FIXTURE_TEST_SUITE(crash_recovery, crash_recovery::Desk)

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

// FACENOTICE_KILLS makes it longer (tools/soak). The journal is written 4 s after a change at the latest.
BOOST_AUTO_TEST_CASE(killed_at_any_moment_of_typing_at_most_the_last_four_seconds_are_lost) {
  using Clock = std::chrono::steady_clock;
  const char* said = std::getenv("FACENOTICE_KILLS");
  const int kills = said != nullptr ? std::atoi(said) : 2;
  // Four seconds, and what lies between a key being sent and the file being written on a busy machine.
  const auto most_lost = std::chrono::milliseconds(6000);
  Clock::duration worst{};
  std::mt19937 random(20261127);
  std::ofstream(document, std::ios::binary) << "<flow/>\n";
  std::string kept = "<flow/>\n";  // that must be there
  for (int kill = 0; kill < kills; ++kill) {
    start({document.string()});
    if (kill > 0) {
      BOOST_REQUIRE(wait_for_window("Unsaved work"));
      display.xdotool({"key", "Return"});  // Recover
    }
    BOOST_REQUIRE(wait_for_window("my.flow.xml"));
    BOOST_REQUIRE(wait_until([&] { return kill == 0 || journal_has(journal, kept); }));
    // As fast as a good typist, each letter with the moment at which it was sent.
    std::vector<Clock::time_point> sent;
    BOOST_REQUIRE(wait_until([&] {
      display.xdotool({"key", "ctrl+4", "ctrl+Home"});
      display.xdotool({"type", "--delay", "5", "w"});
      return wait_until([&] { return journal_has(journal, "w" + kept); }, std::chrono::seconds(30));
    }));
    std::string text = "w";
    sent.push_back(Clock::now());
    const auto end = Clock::now() + std::chrono::milliseconds(1500 + random() % 6000);
    while (Clock::now() < end) {
      const std::string letter(1, static_cast<char>('a' + random() % 22));
      display.xdotool({"type", "--delay", "5", letter});
      text += letter;
      sent.push_back(Clock::now());
      std::this_thread::sleep_for(std::chrono::milliseconds(80));
    }
    designer->kill();
    const auto killed = Clock::now();
    // The longest beginning of what was typed that is in the journal; what comes after it is lost.
    std::size_t length = text.size();
    while (length > 0 && !journal_has(journal, text.substr(0, length) + kept)) --length;
    BOOST_REQUIRE_MESSAGE(length > 0, "kill " << kill << ": nothing is left of “" << text << "”");
    const auto lost = length == text.size() ? Clock::duration(0) : killed - sent[length];
    worst = std::max(worst, lost);
    BOOST_REQUIRE_MESSAGE(lost < most_lost, "kill " << kill << ": lost more than the last four seconds of “"
                                                    << text << "”, from letter " << length << " on");
    const std::string found = text.substr(0, length);
    kept = found + kept;
  }
  BOOST_TEST(bytes_of(document) == "<flow/>\n");  // never saved, never touched
  BOOST_TEST_MESSAGE(kills << " kills, at most "
                           << std::chrono::duration_cast<std::chrono::milliseconds>(worst).count()
                           << " ms lost");
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
