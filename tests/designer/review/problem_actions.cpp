// SPDX-License-Identifier: MIT
// Whatever cannot be done about a finding, it is said why.
#include "designer/review/problem_actions.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(problem_actions)

namespace {

ProblemRow row_of(ProblemRow::Kind kind) {
  ProblemRow row;
  row.kind = kind;
  return row;
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_that_is_selected_can_be_dealt_with) {
  const ProblemActions why = facenotice::problem_actions(nullptr, nullptr, Words());
  BOOST_TEST((why.reasons() == std::vector<std::string>{"Select a finding first."}));
}

BOOST_AUTO_TEST_CASE(an_error_with_a_path_and_a_fix_is_dealt_with_in_every_way_but_an_answer) {
  Finding finding;
  finding.severity = Severity::error;
  finding.trace.push_back({});
  finding.mechanical.push_back({});
  const ProblemRow row = row_of(ProblemRow::Kind::broken);
  const ProblemActions why = facenotice::problem_actions(&row, &finding, Words());
  BOOST_TEST((why.walking.empty() && why.fixing.empty() && why.mending.empty()));
  BOOST_TEST(!why.answering.empty());
}

BOOST_AUTO_TEST_CASE(what_is_written_has_no_path_and_a_warning_nothing_to_be_made_lawful) {
  Finding finding;
  finding.severity = Severity::warning;
  const ProblemRow row = row_of(ProblemRow::Kind::warning);
  const ProblemActions why = facenotice::problem_actions(&row, &finding, Words());
  BOOST_TEST(why.walking.find("no path") != std::string::npos);
  BOOST_TEST(why.mending.find("no error") != std::string::npos);
  BOOST_TEST(why.fixing == "No program can fix this by itself.");
}

BOOST_AUTO_TEST_CASE(what_no_single_change_mends_may_be_mended_by_several) {
  Finding finding;
  finding.severity = Severity::error;
  const ProblemRow row = row_of(ProblemRow::Kind::broken);
  const ProblemActions why = facenotice::problem_actions(&row, &finding, Words());
  BOOST_TEST(why.mending.empty());
  BOOST_TEST(why.fixing.find("Make lawful") != std::string::npos, why.fixing);
}

BOOST_AUTO_TEST_CASE(a_signed_no_is_mended_by_no_program) {
  Finding finding;
  finding.severity = Severity::error;
  finding.denied = true;
  ProblemRow row = row_of(ProblemRow::Kind::broken);
  row.row = "H-01";
  const ProblemActions why = facenotice::problem_actions(&row, &finding, Words());
  BOOST_TEST(why.mending.find("answered that this is not so") != std::string::npos, why.mending);
  BOOST_TEST((why.walking == why.mending && why.fixing == why.mending));
  BOOST_TEST(why.answering.empty(), "it may be answered anew");
}

BOOST_AUTO_TEST_CASE(what_waits_for_people_is_answered_and_nothing_else) {
  ProblemRow row = row_of(ProblemRow::Kind::for_people);
  row.row = "H-01";
  const ProblemActions why = facenotice::problem_actions(&row, nullptr, Words());
  BOOST_TEST(why.answering.empty());
  BOOST_TEST(why.reasons().size() == 1u);
  const Finding item;  // told in the report, too
  BOOST_TEST(facenotice::problem_actions(&row, &item, Words()).walking == why.walking);
  const ProblemRow form = row_of(ProblemRow::Kind::form);
  BOOST_TEST(facenotice::problem_actions(&form, nullptr, Words()).mending.find("XML") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_draft_leads_to_the_texts_and_to_no_search) {
  ProblemRow row;
  row.kind = ProblemRow::Kind::broken;
  row.translate_into = "ja";
  Finding finding;
  finding.to_translate = "ja";
  const ProblemActions why = facenotice::problem_actions(&row, &finding, Words());
  BOOST_TEST(why.translating.empty());
  BOOST_TEST(why.mending.find("Only a person can translate") == 0U, why.mending);
  row.translate_into.clear();
  BOOST_TEST(!facenotice::problem_actions(&row, &finding, Words()).translating.empty());
}

BOOST_AUTO_TEST_SUITE_END()
