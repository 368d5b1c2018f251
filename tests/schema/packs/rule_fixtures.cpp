// SPDX-License-Identifier: MIT
// Every rule finds what it is for, by an edit that breaks nothing else, and lawful flows stay quiet.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "schema/check/answers.hpp"
#include "schema/edit/apply_fix.hpp"
#include "schema/facts/facts.hpp"
#include "schema/packs/rule_library.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/flow_edit.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(rule_fixtures)

namespace {

// A law that is yet to come is judged on a day when it has: the flow names it.
CheckOptions on_its_day() {
  CheckOptions options = as_of("");
  options.today = judged_at;
  return options;
}

std::vector<std::filesystem::path> lawful_flows() {
  std::vector<std::filesystem::path> files{source_folder / "templates/vending.flow.xml"};
  for (const auto& entry : std::filesystem::directory_iterator(source_folder / "tests/fixtures/lawful"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// Rule patterns and assertions that fail over a flow when every pack is asked, whatever binds it.
using Failing = std::set<std::pair<std::string, std::string>>;

Failing failing_everywhere(const std::string& text) {
  const Document document = document_of(text);
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  const FactTree tree(document, Exploration::of(document.flow()), measure_screens(document.flow(), memo()),
                      attestation_facts(document, library->attestations(), judged_at), judged_at);
  Failing failing;
  for (const RulePack& pack : library->packs())
    for (const Failure& failure : pack.evaluate(tree.tree(), {}).failures)
      failing.emplace(failure.pattern->id, failure.assertion->id);
  return failing;
}

std::set<std::string> lines_of(const std::filesystem::path& file) {
  std::istringstream stream(file_text(file));
  std::set<std::string> lines;
  for (std::string line; std::getline(stream, line);)
    if (!line.empty() && line.front() != '#') lines.insert(line.substr(0, line.find(' ')));
  return lines;
}

std::string joined(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(lawful_flows_of_every_place_have_no_error_and_no_warning) {
  for (const std::filesystem::path& file : lawful_flows()) {
    const Report report = checked(file_text(file), on_its_day());
    BOOST_TEST_CONTEXT(file.filename().string()) {
      BOOST_CHECK(report.verdict == Verdict::waiting);
      for (const Severity severity : {Severity::error, Severity::warning})
        for (const std::string& id : ids(report, severity)) BOOST_TEST(waits_for_pages(id), id);
    }
  }
}

BOOST_AUTO_TEST_CASE(lawful_things_that_look_bad_stay_quiet) {
  for (const FlowEdit& edit : edits_in(source_folder, "tests/fixtures/quiet")) {
    const Report report = checked(edit.applied(source_folder), on_its_day());
    BOOST_TEST_CONTEXT(edit.name) {
      BOOST_CHECK(report.verdict == Verdict::waiting);
      for (const Severity severity : {Severity::error, Severity::warning})
        for (const std::string& id : ids(report, severity)) BOOST_TEST(waits_for_pages(id), id);
    }
  }
}

// What no program can judge, is asked where the law asks it and nowhere else: tests/fixtures/asked.txt.
BOOST_AUTO_TEST_CASE(people_are_asked_what_each_law_leaves_to_them) {
  std::map<std::string, std::string> flows;
  for (const std::filesystem::path& file : lawful_flows()) {
    const std::string name = file.parent_path().filename() / file.filename();
    flows[name.substr(0, name.find(".flow.xml"))] = file_text(file);
  }
  for (const FlowEdit& edit : edits_in(source_folder, "tests/fixtures/quiet"))
    flows["quiet/" + edit.name] = edit.applied(source_folder);
  std::set<std::string> asked, expected;
  for (const auto& [name, text] : flows)
    for (const HumanItem& item : checked(text, on_its_day()).human)
      asked.insert(name + " " + item.id + (item.language.empty() ? "" : "/" + item.language) + ": " +
                   joined(std::set<std::string>(item.rows.begin(), item.rows.end())));
  std::istringstream lines(file_text(source_folder / "tests/fixtures/asked.txt"));
  for (std::string line; std::getline(lines, line);)
    if (!line.empty() && line.front() != '#') expected.insert(line);
  for (const std::string& line : asked) BOOST_TEST(expected.count(line) == 1U, "not expected: " << line);
  for (const std::string& line : expected) BOOST_TEST(asked.count(line) == 1U, "no longer asked: " << line);
}

BOOST_AUTO_TEST_CASE(each_edit_is_found_by_the_rows_that_it_breaks_and_by_no_others) {
  for (const FlowEdit& edit : edits_in(source_folder, "tests/fixtures/rules")) {
    const Report report = checked(edit.applied(source_folder), on_its_day());
    std::set<std::string> rows, also;
    for (const Finding& finding : report.findings) {
      if (finding.id.rfind("H-", 0) == 0) continue;
      if (finding.assertion == edit.fails)
        rows.insert(finding.id);
      else if (!waits_for_pages(finding.id))
        also.insert(finding.assertion);
    }
    BOOST_TEST_CONTEXT(edit.name) {
      BOOST_TEST(report.could_not == "");
      BOOST_TEST(joined(rows) == joined(edit.rows));
      BOOST_TEST(joined(also) == joined(edit.also));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_program_can_mend_is_mended) {
  std::set<std::string> mended;
  for (const FlowEdit& edit : edits_in(source_folder, "tests/fixtures/rules")) {
    const std::string wrong = edit.applied(source_folder);
    const Report report = checked(wrong, on_its_day());
    std::vector<MechanicalFix> fixes;
    for (const Finding& finding : report.findings)
      if (finding.assertion == edit.fails && !finding.mechanical.empty())
        fixes.push_back(finding.mechanical.front());
    if (fixes.empty()) continue;
    const FixesMade fixed = apply_fixes(document_of(wrong), fixes);
    const Report after = checked(fixed.edit.document.bytes(), on_its_day());
    BOOST_TEST_CONTEXT(edit.name) {
      BOOST_TEST(fixed.made >= 1U);
      BOOST_TEST(after.could_not == "");
      for (const Finding& finding : after.findings) BOOST_TEST(finding.assertion != edit.fails);
    }
    mended.insert(edit.fails);
  }
  BOOST_TEST(mended.size() >= 7U);
}

BOOST_AUTO_TEST_CASE(every_rule_of_every_pack_is_broken_by_some_edit) {
  Failing broken;
  std::map<std::string, Failing> of_base;
  for (const FlowEdit& edit : edits_in(source_folder, "tests/fixtures/rules")) {
    if (of_base.count(edit.base) == 0)
      of_base[edit.base] = failing_everywhere(file_text(source_folder / edit.base));
    // What the base itself does not meet (laws of other places) is no merit of the edit.
    for (const auto& failing : failing_everywhere(edit.applied(source_folder)))
      if (of_base[edit.base].count(failing) == 0) broken.insert(failing);
  }
  for (const auto& [base, failing] : of_base)
    for (const auto& each : failing) broken.insert(each);
  const std::set<std::string> unreached = lines_of(source_folder / "tests/fixtures/rules/unreached.txt");
  std::set<std::string> missing;
  for (const RulePack& pack : RuleLibrary::installed()->packs())
    for (const PatternInfo& pattern : pack.patterns())
      for (const AssertionInfo& assertion : pattern.assertions)
        if (broken.count({pattern.id, assertion.id}) == 0) missing.insert(pattern.id + "/" + assertion.id);
  for (const std::string& each : missing)
    if (unreached.count(each) == 0) BOOST_TEST_ERROR("no edit breaks " + each);
  for (const std::string& each : unreached)
    if (missing.count(each) == 0) BOOST_TEST_ERROR("is broken by an edit after all: " + each);
}

BOOST_AUTO_TEST_CASE(every_row_of_the_survey_is_in_exactly_one_pack) {
  std::multiset<std::string> found;
  for (const RulePack& pack : RuleLibrary::installed()->packs())
    for (const Row& row : pack.rows()) found.insert(row.id);
  const std::set<std::string> wanted = lines_of(source_folder / "schema/rules/rows.txt");
  for (const std::string& id : wanted) BOOST_TEST(found.count(id) == 1U, id);
  for (const std::string& id : found) BOOST_TEST(wanted.count(id) == 1U, id);
}

BOOST_AUTO_TEST_SUITE_END()
