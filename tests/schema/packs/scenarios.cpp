// SPDX-License-Identifier: MIT
// Flows of other people's devising: wrongs from enforcement practice and court cases, and lawful flows that
// look bad. They were written without sight of the rule packs and word lists.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <regex>

#include "export/layout/layout_memo.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/flow_edit.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(scenarios)

namespace {

struct Scenario {
  std::string name, text;
  std::set<std::string> expects, fair;
};

// A flow that was written from scratch says in its first comment what an edit says in its head.
std::set<std::string> told(const std::string& text, const char* key) {
  std::smatch found;
  std::set<std::string> words;
  if (!std::regex_search(text, found, std::regex(std::string(key) + ": ([^\n]*)"))) return words;
  std::istringstream stream(found[1]);
  for (std::string word; stream >> word;) words.insert(word);
  return words;
}

std::vector<Scenario> all_scenarios() {
  std::vector<Scenario> all;
  for (const FlowEdit& edit : edits_in(source_folder, "tests/fixtures/scenarios"))
    all.push_back({edit.name, edit.applied(source_folder), edit.expects, edit.fair});
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder / "tests/fixtures/scenarios"))
    if (entry.path().extension() == ".xml") files.insert(entry.path());
  for (const std::filesystem::path& file : files) {
    const std::string text = file_text(file);
    all.push_back({file.stem().string(), text, told(text, "expects"), told(text, "also-fair")});
  }
  return all;
}

bool is_fair(const Scenario& scenario, const std::string& row) {
  for (const std::string& fair : scenario.fair)
    if (fair == row || (fair.back() == '*' && row.rfind(fair.substr(0, fair.size() - 1), 0) == 0))
      return true;
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(wrongs_are_found_with_their_article_and_lawful_flows_stay_quiet) {
  std::size_t wrong = 0, lawful = 0;
  for (const Scenario& scenario : all_scenarios()) BOOST_TEST_CONTEXT(scenario.name) {
      CheckOptions options;
      options.today = judged_at;  // unless the flow names a day of its own
      const Report report = check_laid_out(document_of(scenario.text), memo(), options);
      BOOST_TEST(report.could_not == "");
      std::set<std::string> found;
      for (const Severity severity : {Severity::error, Severity::warning})
        for (const std::string& row : ids(report, severity)) found.insert(row);
      BOOST_REQUIRE(!scenario.expects.empty());
      if (scenario.expects.count("nothing") > 0) {
        ++lawful;
        for (const std::string& row : found)
          BOOST_TEST((waits_for_pages(row) || is_fair(scenario, row)), "a false alarm: " << row);
        continue;
      }
      ++wrong;
      for (const std::string& row : scenario.expects) BOOST_TEST(found.count(row) == 1U, "missed: " << row);
    }
  BOOST_TEST(wrong > 100U);
  BOOST_TEST(lawful > 30U);
}

BOOST_AUTO_TEST_SUITE_END()
