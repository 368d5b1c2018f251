// SPDX-License-Identifier: MIT
// The laws row by row.
#include "designer/review/law_table.hpp"

#include <boost/test/unit_test.hpp>

#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "schema/report/passages.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(law_table)

namespace {

const Report& report() {
  static const Report made = [] {
    CheckOptions options;
    options.today = today();
    return check_laid_out(
        Document::parse(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"), "bait.flow.xml"),
        FontSet::open(), options);
  }();
  return made;
}

std::size_t rows_in(const std::vector<LawRows>& laws) {
  std::size_t count = 0;
  for (const LawRows& law : laws) count += law.rows.size();
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_row_of_the_report_is_there_once) {
  const std::vector<LawRows> laws = law_rows(report(), RowsShown::all);
  BOOST_TEST(rows_in(laws) == report().rows.size());
  for (const LawRows& law : laws) {
    BOOST_TEST(!law.law.empty());
    BOOST_TEST(!law.rows.empty());
    for (const LawRow& row : law.rows) BOOST_TEST(!row.outcome.empty(), row.id);
  }
}

BOOST_AUTO_TEST_CASE(what_waits_names_for_whom) {
  const std::vector<LawRows> laws = law_rows(report(), RowsShown::waiting);
  BOOST_TEST(rows_in(laws) == report().count(RowBasis::broken) + report().count(RowBasis::waiting) +
                                  report().count(RowBasis::text_unread));
  std::string assessment;
  for (const LawRows& law : laws)
    for (const LawRow& row : law.rows)
      if (row.id == "CN-FRT-9.1") assessment = row.outcome;
  BOOST_TEST(assessment == "waiting for a person: data protection officer");
}

BOOST_AUTO_TEST_CASE(what_is_proven_can_be_read_too) {
  BOOST_TEST(rows_in(law_rows(report(), RowsShown::settled)) ==
             report().count(RowBasis::proven) + report().count(RowBasis::confirmed));
  BOOST_TEST(report().count(RowBasis::proven) > 0U);
}

BOOST_AUTO_TEST_CASE(a_row_is_found_by_its_id_its_words_and_its_law) {
  const std::vector<LawRows> by_id = law_rows(report(), RowsShown::all, "cn-frt-9.1");
  BOOST_REQUIRE(rows_in(by_id) == 1U);
  BOOST_TEST(by_id.front().rows.front().id == "CN-FRT-9.1");
  BOOST_TEST(rows_in(law_rows(report(), RowsShown::all, "three years impact")) > 0U);
  const std::vector<LawRows> by_law = law_rows(report(), RowsShown::all, by_id.front().law);
  BOOST_TEST(by_law.size() == 1U);
  BOOST_TEST(law_rows(report(), RowsShown::all, "no such words").empty());
}

BOOST_AUTO_TEST_CASE(what_does_not_concern_the_flow_is_left_out_unless_all_is_asked) {
  BOOST_TEST(rows_in(law_rows(report(), RowsShown::concerned)) ==
             report().rows.size() - report().count(RowBasis::not_concerned));
}

BOOST_AUTO_TEST_CASE(a_row_tells_what_it_asks_what_was_seen_and_what_is_wrong) {
  const Finding* finding = nullptr;
  for (const Finding& one : report().findings)
    if (one.severity == Severity::error && !one.pack.empty()) finding = &one;
  BOOST_REQUIRE(finding != nullptr);
  std::string text;
  for (const Passage& passage : row_in_passages(report(), finding->id)) text += passage.words + "\n";
  BOOST_TEST(text.find(finding->citation) == 0U);
  BOOST_TEST(text.find(finding->asks) != std::string::npos);
  BOOST_TEST(text.find(finding->message) != std::string::npos);
  BOOST_TEST(text.find("broken") != std::string::npos);
  BOOST_TEST((first_finding(report(), finding->id)->id == finding->id));
  BOOST_TEST(row_in_passages(report(), "NO-SUCH-ROW").empty());
}

BOOST_AUTO_TEST_SUITE_END()
