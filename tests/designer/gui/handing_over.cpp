// SPDX-License-Identifier: MIT
// Two real programs: the second hands its file to the first, which asks about unsaved work, and ends.
#include <algorithm>
#include <fstream>
#include <optional>

#include <boost/test/unit_test.hpp>

#include "tests/support/display.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/process.hpp"

using namespace facenotice::test;

namespace handing_over {
namespace {

struct Desk {
  XDisplay display;
  const std::string program = std::string(FACENOTICE_BINARY_DIR) + "/bin/facenotice-designer";

  std::string write(const char* name) const {
    const std::filesystem::path file = display.home() / name;
    std::ofstream(file, std::ios::binary) << vending_text();
    return file.string();
  }
  std::size_t windows(const std::string& title) const {
    const std::string found = display.xdotool({"search", "--onlyvisible", "--name", title});
    return found.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(found.begin(), found.end(), '\n'));
  }
  bool wait_for_window(const std::string& title) const {
    return wait_until([&] { return windows(title) == 1; });
  }
};

}  // namespace
}  // namespace handing_over

BOOST_FIXTURE_TEST_SUITE(handing_over, handing_over::Desk)

BOOST_AUTO_TEST_CASE(a_second_start_opens_its_file_in_the_first_window) {
  const std::string first = write("first.flow.xml"), second = write("second.flow.xml"),
                    third = write("third.flow.xml");
  Companion designer({program, first}, display.environment());
  BOOST_REQUIRE(wait_for_window("first.flow.xml"));
  BOOST_REQUIRE(
      wait_until([&] { return std::filesystem::exists(display.home() / "facenotice-designer.socket"); }));

  const ProcessResult handed = run({program, second}, display.environment());
  BOOST_TEST(handed.exit_code == 0, handed.output);
  BOOST_TEST(handed.output.find("Opened in the window") != std::string::npos, handed.output);
  BOOST_TEST(wait_for_window("second.flow.xml"));
  BOOST_TEST(windows("first.flow.xml") == 0U);

  // Unsaved work is asked about: who cancels keeps it.
  BOOST_REQUIRE(wait_until([&] {
    display.xdotool({"key", "ctrl+4", "ctrl+End"});
    display.xdotool({"type", "--delay", "5", " "});
    return wait_until([&] { return windows("●") == 1; }, std::chrono::seconds(3));
  }));
  BOOST_TEST(run({program, third}, display.environment()).exit_code == 0);
  BOOST_REQUIRE(wait_for_window("Unsaved changes"));
  display.xdotool({"key", "Escape"});
  BOOST_TEST(wait_until([&] { return windows("Unsaved changes") == 0; }));
  BOOST_TEST(windows("third.flow.xml") == 0U);
  BOOST_TEST(windows("● second.flow.xml") == 1U);
}

BOOST_AUTO_TEST_CASE(after_a_crash_the_next_start_has_a_window_of_its_own_and_listens) {
  const std::string first = write("first.flow.xml"), second = write("second.flow.xml");
  std::optional<Companion> designer(std::in_place, std::vector<std::string>{program, first},
                                    display.environment());
  BOOST_REQUIRE(wait_for_window("first.flow.xml"));
  designer->kill();
  designer.emplace(std::vector<std::string>{program, first}, display.environment());
  BOOST_REQUIRE(wait_for_window("first.flow.xml"));
  BOOST_TEST(wait_until([&] {
    return run({program, second}, display.environment()).output.find("Opened") == 0;
  }));
  BOOST_TEST(wait_for_window("second.flow.xml"));
}

BOOST_AUTO_TEST_CASE(a_window_of_its_own_can_be_asked_for) {
  const std::string first = write("first.flow.xml"), second = write("second.flow.xml");
  const Companion designer({program, first}, display.environment());
  BOOST_REQUIRE(wait_for_window("first.flow.xml"));
  const Companion other({program, "--new-window", second}, display.environment());
  BOOST_TEST(wait_for_window("second.flow.xml"));
  BOOST_TEST(windows("first.flow.xml") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
