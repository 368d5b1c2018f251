// SPDX-License-Identifier: MIT
// facenotice mend: proposals that make a flow lawful.
#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(mend_command)

BOOST_AUTO_TEST_CASE(a_proposal_is_told_in_words_and_applied_on_demand) {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "my.flow.xml").string();
  const std::string before = read_text(fixture("shanghai-bait-label"));
  write_text(file, before);
  const ChildResult told = run_program({"mend", file});
  BOOST_TEST(told.exit_code == 0, sentence(told));
  BOOST_TEST(told.out.find("Proposal 1: ") != std::string::npos, sentence(told));
  BOOST_TEST(told.out.find("“Pay by face and save ¥2” becomes “Payment by face”") != std::string::npos,
             sentence(told));
  BOOST_TEST(told.out.find("Only people can do this:") != std::string::npos, sentence(told));
  BOOST_TEST(read_text(file) == before, "nothing is written before it is asked for");
  const ChildResult applied = run_program({"mend", file, "--apply", "1"});
  BOOST_TEST(applied.exit_code == 0, sentence(applied));
  const ChildResult checked = run_program({"check", file});
  BOOST_TEST(checked.exit_code == 0, sentence(checked));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_applied_changes_nothing) {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "my.flow.xml").string();
  const std::string before = read_text(fixture("shanghai-bait-label"));
  write_text(file, before);
  const ChildResult beyond = run_program({"mend", file, "--apply", "99"});
  BOOST_TEST(beyond.exit_code != 0);
  const ChildResult unknown = run_program({"mend", file, "--cause", "no-such-cause"});
  BOOST_TEST(unknown.exit_code != 0);
  BOOST_TEST(read_text(file) == before);
}

BOOST_AUTO_TEST_SUITE_END()
