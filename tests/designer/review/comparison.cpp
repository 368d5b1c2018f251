// SPDX-License-Identifier: MIT
// What has changed between two versions.
#include "designer/review/comparison.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/data.hpp"
#include "schema/edit/texts.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/reviewers.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(comparison)

namespace {

Report report_of(const Document& document) {
  CheckOptions options;
  options.today = today();
  return check_laid_out(document, FontSet::open(), options);
}

const Document& vending() {
  static const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  return document;
}

Comparison with_before(const Document& before, const Document& after) {
  return compare(Sheets(Words()), before, report_of(before), after, report_of(after));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_version_beside_itself_has_not_changed) {
  const Comparison same = with_before(vending(), vending());
  BOOST_TEST(same.fields.empty());
  BOOST_TEST(same.findings.empty());
  BOOST_TEST(same.rows.empty());
  BOOST_TEST(same.answers.empty());
}

BOOST_AUTO_TEST_CASE(words_and_facts_are_told_apart_and_shown_as_people_call_them) {
  const ElementPath title("steps/screen[@id='pay']/title");
  Document after = set_text(vending(), title, {"en", "Your payment"}).document;
  const Comparison changed = with_before(vending(), after);
  BOOST_REQUIRE(changed.fields.size() == 1U);
  const ChangedField& field = changed.fields[0];
  BOOST_TEST(field.words);
  BOOST_TEST(field.where == "Your payment");
  BOOST_TEST(field.before == "How would you like to pay?");
  BOOST_TEST(field.after == "Your payment");
  BOOST_TEST(field.what.find("Title (English)") != std::string::npos, field.what);

  std::string longer = vending().bytes();
  longer.replace(longer.find("revision=\""), 12, "revision=\"41\"");
  const Comparison facts = with_before(vending(), Document::parse(longer, "b.flow.xml"));
  BOOST_REQUIRE(facts.fields.size() == 1U);
  BOOST_TEST(!facts.fields[0].words);
  BOOST_TEST(facts.fields[0].after == "41");
}

BOOST_AUTO_TEST_CASE(what_came_and_what_went_is_there_once_however_much_it_holds) {
  const Document without = remove_choice(vending(), ChoiceId{StepId{"pay"}, "by-face"}).document;
  const auto count = [](const Comparison& comparison, ChangedField::Kind kind) {
    return std::count_if(comparison.fields.begin(), comparison.fields.end(),
                         [&](const ChangedField& field) { return field.kind == kind; });
  };
  BOOST_TEST(count(with_before(vending(), without), ChangedField::Kind::removed) == 1);
  BOOST_TEST(count(with_before(without, vending()), ChangedField::Kind::added) == 1);
}

BOOST_AUTO_TEST_CASE(findings_come_and_go_by_cause) {
  const Document bait =
      Document::parse(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"), "bait.flow.xml");
  const Comparison worse = with_before(vending(), bait), better = with_before(bait, vending());
  const auto errors = [](const Comparison& comparison, bool came) {
    return std::count_if(comparison.findings.begin(), comparison.findings.end(),
                         [&](const ChangedFinding& finding) {
                           return finding.came == came && finding.severity == Severity::error;
                         });
  };
  BOOST_TEST(errors(worse, true) == 1);
  BOOST_TEST(errors(worse, false) == 0);
  BOOST_TEST(errors(better, false) == 1);
}

BOOST_AUTO_TEST_CASE(an_answer_that_fell_away_is_told) {
  const Document before = test::all_answered(test::vending_text(), today(), "vending.flow.xml");
  const ElementPath title("steps/screen[@id='pay']/title");
  const Document after = set_text(before, title, {"en", "Your payment"}).document;
  const Comparison changed = with_before(before, after);
  BOOST_REQUIRE(!changed.answers.empty());
  BOOST_TEST(std::all_of(changed.answers.begin(), changed.answers.end(),
                         [](const ChangedAnswer& answer) { return answer.lost; }));
}

BOOST_AUTO_TEST_CASE(a_row_that_rests_on_what_was_changed_falls_back) {
  CheckOptions vouched;
  vouched.today = today();
  vouched.reviewers = test::vouched_reviewers();
  const FontSet fonts = FontSet::open();
  const Document before = test::all_answered(test::vending_text(), today(), "vending.flow.xml");
  const ElementPath title("steps/screen[@id='pay']/title");
  const Document after = set_text(before, title, {"en", "Your payment"}).document;
  const Comparison changed = compare(Sheets(Words()), before, check_laid_out(before, fonts, vouched), after,
                                     check_laid_out(after, fonts, vouched));
  BOOST_REQUIRE(!changed.rows.empty());
  BOOST_TEST(changed.rows.front().worse);
  const std::set<std::string> held = {"proven", "confirmed by people", "shown in part"};
  BOOST_TEST(held.count(changed.rows.front().before) == 1U, changed.rows.front().before);
  BOOST_TEST(held.count(changed.rows.front().after) == 0U, changed.rows.front().after);
}

BOOST_AUTO_TEST_CASE(a_row_that_is_broken_now_is_told_first) {
  const Document bait =
      Document::parse(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"), "bait.flow.xml");
  const Comparison worse = with_before(vending(), bait), better = with_before(bait, vending());
  BOOST_REQUIRE((!worse.rows.empty() && !better.rows.empty()));
  BOOST_TEST(worse.rows.front().worse);
  BOOST_TEST(worse.rows.front().after == "broken");
  BOOST_TEST(std::none_of(better.rows.begin(), better.rows.end(),
                          [](const ChangedRow& row) { return row.after == "broken"; }));
}

// Beside another role that has yet to answer, the item as a whole is open before and after.
BOOST_AUTO_TEST_CASE(a_yes_that_became_a_no_is_told_by_role) {
  const Document with = test::with_reviewer(vending(), "counsel");
  Confirmation yes = test::answer_to(with, "H-04", "counsel", today());
  const Document before = test::with_answer(with, yes);
  Confirmation no = test::answer_to(before, "H-04", "counsel", today());
  no.said = Said::not_satisfied;
  const Comparison changed = with_before(before, test::with_answer(before, no));
  BOOST_REQUIRE(changed.answers.size() == 1U);
  BOOST_TEST(changed.answers.front().item == "H-04");
  BOOST_TEST(changed.answers.front().role == "counsel");
  BOOST_TEST(changed.answers.front().after == "answered: it is not so");
}

BOOST_AUTO_TEST_SUITE_END()
