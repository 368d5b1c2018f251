// SPDX-License-Identifier: MIT
// The program starts without a word to the terminal: what the toolkit complains of today crashes tomorrow.
#include <chrono>
#include <filesystem>
#include <future>

#include <boost/test/unit_test.hpp>

#include "tests/support/child.hpp"
#include "tests/support/display.hpp"

using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(quiet_start)

BOOST_AUTO_TEST_CASE(nothing_is_complained_of_with_and_without_a_document) {
  const std::filesystem::path source = FACENOTICE_SOURCE_DIR;
  for (const std::string& document : {std::string(), (source / "templates/vending.flow.xml").string()}) {
    const XDisplay display;
    std::vector<std::string> command = {"/usr/bin/timeout", "60",
                                        std::string(FACENOTICE_BINARY_DIR) + "/bin/facenotice-designer"};
    if (!document.empty()) command.push_back(document);
    ChildOptions options;
    options.environment = display.environment();
    auto ended = std::async(std::launch::async, [&] { return run_apart(command, options); });
    std::string window;
    BOOST_REQUIRE(wait_until([&] {
      window = display.xdotool({"search", "--onlyvisible", "--name", "FaceNotice"});
      return !window.empty();
    }));
    window = window.substr(0, window.find('\n'));
    // Smaller and larger: panels are laid out again.
    for (const auto& [width, height] : {std::pair{"1024", "700"}, std::pair{"1440", "900"}})
      display.xdotool({"windowsize", window, width, height});
    const auto over = [&] { return ended.wait_for(std::chrono::seconds(2)) == std::future_status::ready; };
    BOOST_TEST(wait_until([&] {
      display.xdotool({"windowactivate", window});
      display.xdotool({"key", "ctrl+q"});
      return over();
    }));
    const ChildResult result = ended.get();
    for (const char* complaint : {"CRITICAL", "WARNING", "BUG", "assertion"})
      BOOST_TEST(result.err.find(complaint) == std::string::npos, result.err);
  }
}

BOOST_AUTO_TEST_SUITE_END()
