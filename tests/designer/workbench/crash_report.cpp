// SPDX-License-Identifier: MIT
// What a crash leaves, and what it does not.
#include "designer/workbench/crash_report.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <functional>

#include <boost/test/unit_test.hpp>

#include "designer/workbench/workbench.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;

namespace crash_report {
namespace {

// A child with a document in its memory does this and dies; the signal that it died of.
int died_of(const std::filesystem::path& folder, const std::function<void()>& how) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    report_crashes(folder, "1.2.3");
    const Document document = Document::parse(test::vending_text(), "geheim.flow.xml");
    for (int i = 0; i < 20; ++i) note_command("command-" + std::to_string(i));
    how();
    ::_exit(document.sound() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

[[maybe_unused]] volatile int* nowhere() {  // AddressSanitizer has the stack to itself
  return nullptr;
}

std::string only_report(const std::filesystem::path& folder) {
  const std::vector<std::filesystem::path> reports = crash_reports(folder);
  BOOST_REQUIRE(reports.size() == 1U);
  return crash_report_words(reports.front());
}

struct Folder {
  test::TemporaryFolder temporary;
  const std::filesystem::path folder = temporary.path() / "state" / "facenotice";
};

}  // namespace
}  // namespace crash_report

BOOST_FIXTURE_TEST_SUITE(crash_report, crash_report::Folder)

BOOST_AUTO_TEST_CASE(a_crash_leaves_version_signal_commands_and_addresses_and_none_of_the_document) {
  BOOST_TEST(died_of(folder, [] { ::raise(SIGSEGV); }) == SIGSEGV);
  const std::string report = only_report(folder);
  BOOST_TEST(report.find("FaceNotice 1.2.3\nsignal: SIGSEGV\n") == 0U, report);
  BOOST_TEST(report.find("command-12 command-13") != std::string::npos, report);
  BOOST_TEST(report.find("command-19\n") != std::string::npos, report);
  BOOST_TEST(report.find("command-11") == std::string::npos, "eight are kept");
  BOOST_TEST(report.find("[0x") != std::string::npos, report);
  for (const char* word : {"Vending", "face-payment", "Mineral", "自助", "flow.xml"})
    BOOST_TEST(report.find(word) == std::string::npos, word);
  struct stat what = {};
  BOOST_TEST(::stat(crash_reports(folder).front().c_str(), &what) == 0);
  BOOST_TEST((what.st_mode & 0777) == 0600U);
}

BOOST_AUTO_TEST_CASE(what_nobody_caught_and_what_used_up_the_stack_is_reported_too) {
  BOOST_TEST(died_of(folder, [] { std::terminate(); }) == SIGABRT);
  BOOST_TEST(only_report(folder).find("signal: SIGABRT") != std::string::npos);
  discard_crash_reports(folder);
  BOOST_TEST(crash_reports(folder).empty());
#ifndef FACENOTICE_SANITIZED
  const std::function<int(int)> deeper = [&](int depth) { return depth < 0 ? 0 : deeper(depth + 1) + 1; };
  BOOST_TEST(died_of(folder, [&] { *nowhere() = deeper(0); }) == SIGSEGV);
  BOOST_TEST(only_report(folder).find("signal: SIGSEGV") != std::string::npos);
#endif
}

BOOST_AUTO_TEST_CASE(a_program_that_ends_as_it_should_leaves_nothing) {
  BOOST_TEST(died_of(folder, [] {}) == 0);
  BOOST_TEST(crash_reports(folder).empty());
  BOOST_TEST(crash_reports(folder / "nowhere").empty());
}

BOOST_AUTO_TEST_CASE(where_it_may_not_be_written_the_crash_takes_its_course) {
  BOOST_TEST(died_of("/proc/nowhere", [] { ::raise(SIGSEGV); }) == SIGSEGV);
}

BOOST_AUTO_TEST_SUITE_END()
