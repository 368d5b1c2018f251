// SPDX-License-Identifier: MIT
// The autosave journal: what a killed program leaves is found again, and only that.
#include "designer/workbench/journal.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <fstream>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(journal)

namespace {

// Writes an entry in a child process that is then killed, as a crash would.
void crash_with(const std::filesystem::path& folder, const UnsavedWork& work) {
  int ready[2];
  BOOST_REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    Journal journal(folder);
    journal.write(work);
    (void)!::write(ready[1], "x", 1);
    while (true) ::pause();
  }
  char byte = 0;
  BOOST_REQUIRE(::read(ready[0], &byte, 1) == 1);
  BOOST_REQUIRE(::kill(child, SIGKILL) == 0);
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  ::close(ready[0]);
  ::close(ready[1]);
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_entry_survives_any_bytes) {
  const std::string text = std::string("<a>\r\n\xEF\xBB\xBF 12\n3 面部\n") + '\xFF' + "</a>";
  for (const UnsavedWork& work :
       {UnsavedWork{"", ""}, UnsavedWork{"", text}, UnsavedWork{"/tmp/a b\n流程.xml", text}}) {
    const auto read = parse_journal_entry(format_journal_entry(work));
    BOOST_REQUIRE(read);
    BOOST_TEST(read->text == work.text);
    BOOST_TEST(read->document == work.document);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_entry_is_not_taken_for_one) {
  const std::string good = format_journal_entry({"/tmp/a.xml", "<a/>"});
  for (std::size_t length = 0; length < good.size(); ++length)
    BOOST_TEST(!parse_journal_entry(std::string_view(good).substr(0, length)));
  BOOST_TEST(!parse_journal_entry(good + "x"));
  BOOST_TEST(!parse_journal_entry("facenotice-journal 1\n99999999999999999999\nx\n"));
  BOOST_TEST(!parse_journal_entry("facenotice-journal 1\n18446744073709551615\nx\n"));
}

BOOST_AUTO_TEST_CASE(killed_work_is_found_again) {
  const test::TemporaryFolder folder;
  crash_with(folder / "journal", {"/home/me/my.flow.xml", "<flow>half"});
  for (const auto& file : std::filesystem::directory_iterator(folder / "journal"))
    if (file.path().extension() == ".journal")
      std::filesystem::last_write_time(file.path(), file.last_write_time() - std::chrono::hours(1));
  crash_with(folder / "journal", {"", "<flow>never saved"});
  const Journal mine(folder / "journal");
  const std::vector<AbandonedWork> found = mine.abandoned();
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].work.text == "<flow>half");
  BOOST_TEST(found[0].work.document == "/home/me/my.flow.xml");
  BOOST_TEST(found[1].work.text == "<flow>never saved");
  BOOST_TEST(found[1].work.document.empty());
  Journal::discard(found[0]);
  BOOST_TEST(mine.abandoned().size() == 1U);
}

BOOST_AUTO_TEST_CASE(work_of_a_program_that_runs_is_left_alone) {
  const test::TemporaryFolder folder;
  const Journal other(folder / "journal");
  other.write({"", "typing"});
  const Journal mine(folder / "journal");
  mine.write({"", "typing too"});
  BOOST_TEST(mine.abandoned().empty());
  BOOST_TEST(other.abandoned().empty());
}

BOOST_AUTO_TEST_CASE(cleared_work_is_gone_and_kept_work_is_not) {
  const test::TemporaryFolder folder;
  {
    const Journal cleared(folder / "journal");
    cleared.write({"", "saved since"});
    cleared.clear();
    const Journal kept(folder / "journal");
    kept.write({"", "not saved"});
  }
  const Journal mine(folder / "journal");
  const std::vector<AbandonedWork> found = mine.abandoned();
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].work.text == "not saved");
}

BOOST_AUTO_TEST_CASE(a_damaged_entry_is_left_where_it_is) {
  const test::TemporaryFolder folder;
  const Journal mine(folder / "journal");
  std::ofstream(folder / "journal/1.journal") << "facenotice-journal 1\n5\nab";
  BOOST_TEST(mine.abandoned().empty());
  BOOST_TEST(std::filesystem::exists(folder / "journal/1.journal"));
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_is_said) {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "file") << "in the way";
  BOOST_CHECK_THROW(Journal(folder / "file/journal"), UserError);
}

BOOST_AUTO_TEST_CASE(others_cannot_read_it) {
  const test::TemporaryFolder folder;
  const Journal mine(folder / "journal");
  mine.write({"", "secret"});
  using std::filesystem::perms;
  const perms others = perms::group_all | perms::others_all;
  BOOST_TEST(((std::filesystem::status(folder / "journal").permissions() & others) == perms::none));
  BOOST_TEST(((std::filesystem::status(mine.entry()).permissions() & others) == perms::none));
}

BOOST_AUTO_TEST_SUITE_END()
