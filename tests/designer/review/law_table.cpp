// SPDX-License-Identifier: MIT
// The laws row by row.
#include "designer/review/law_table.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "schema/report/passages.hpp"
#include "schema/report/texts_to_read.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(law_table)

namespace {

const Document& document() {
  static const Document made =
      Document::parse(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"), "bait.flow.xml");
  return made;
}

const Report& report() {
  static const Report made = [] {
    CheckOptions options;
    options.today = today();
    return check_laid_out(document(), FontSet::open(), options);
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

BOOST_AUTO_TEST_CASE(each_role_finds_the_rows_that_are_its_own) {
  const std::vector<AskedRole> roles = roles_asked(report());
  std::set<std::string> names;
  std::set<std::string> found;
  for (const AskedRole& role : roles) {
    BOOST_TEST(names.insert(role.name).second, role.name);
    const std::vector<LawRows> laws = law_rows(report(), RowsShown::waiting, {}, role.id);
    BOOST_TEST(rows_in(laws) > 0U, role.id);
    for (const LawRows& law : laws)
      for (const LawRow& row : law.rows) {
        found.insert(row.id);
        BOOST_TEST((row.basis == RowBasis::broken || row.outcome.find(role.name) != std::string::npos),
                   row.outcome);
      }
  }
  // Nobody's row is lost by it: whatever waits for people is somebody's.
  for (const LawRows& law : law_rows(report(), RowsShown::waiting))
    for (const LawRow& row : law.rows)
      if (row.basis != RowBasis::broken) BOOST_TEST(found.count(row.id) == 1U, row.id);
  BOOST_TEST(rows_in(law_rows(report(), RowsShown::all, {}, "no such role")) == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_proven_can_be_read_too) {
  BOOST_TEST(rows_in(law_rows(report(), RowsShown::settled)) ==
             report().count(RowBasis::proven) + report().count(RowBasis::confirmed));
  BOOST_TEST(report().count(RowBasis::proven) > 0U);
}

BOOST_AUTO_TEST_CASE(what_nobody_looks_at_is_a_list_of_its_own) {
  std::size_t with_rest = 0;
  for (const RowResult& row : report().rows)
    if (!row.rest.empty() && row.basis != RowBasis::not_concerned) ++with_rest;
  BOOST_TEST(rows_in(law_rows(report(), RowsShown::with_rest)) == with_rest);
  BOOST_TEST(with_rest > report().count(RowBasis::in_part), "a part of what waits is left, too");
  BOOST_TEST(report().count(RowBasis::in_part) > 0U);
}

BOOST_AUTO_TEST_CASE(a_row_is_found_by_its_id_its_words_and_its_law) {
  const std::vector<LawRows> by_id = law_rows(report(), RowsShown::all, "cn-frt-9.1");
  BOOST_REQUIRE(rows_in(by_id) == 1U);
  BOOST_TEST(by_id.front().rows.front().id == "CN-FRT-9.1");
  BOOST_TEST(rows_in(law_rows(report(), RowsShown::all, "three years impact")) > 0U);
  const std::vector<LawRows> by_law = law_rows(report(), RowsShown::all, by_id.front().law);
  BOOST_TEST(by_law.size() == 1U);
  BOOST_TEST(law_rows(report(), RowsShown::all, "no such flamingo").empty());
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
  for (const Passage& passage : row_in_passages(report(), finding->id, document()))
    text += passage.words + "\n";
  BOOST_TEST(text.find(finding->citation) == 0U);
  BOOST_TEST(text.find(finding->asks) != std::string::npos);
  BOOST_TEST(text.find(finding->message) != std::string::npos);
  BOOST_TEST(text.find("broken") != std::string::npos);
  BOOST_TEST((first_finding(report(), finding->id)->id == finding->id));
  BOOST_TEST(row_in_passages(report(), "NO-SUCH-ROW", document()).empty());
  BOOST_TEST(place_of_row(report(), finding->id, document())->finding ==
             first_finding(report(), finding->id)->fingerprint);
  BOOST_TEST(!place_of_row(report(), "NO-SUCH-ROW", document()));
}

// Who is to read is shown what, where and in which languages; and is found by who it is.
BOOST_AUTO_TEST_CASE(a_row_that_rests_on_texts_shows_them) {
  const auto unread = std::find_if(report().rows.begin(), report().rows.end(),
                                   [](const RowResult& row) { return row.id == "CN-PIPL-17.1"; });
  BOOST_REQUIRE(unread != report().rows.end());
  BOOST_TEST((unread->basis == RowBasis::waiting || unread->basis == RowBasis::text_unread));
  const std::vector<TextToRead> texts = texts_to_read(report(), *unread, document());
  BOOST_REQUIRE(!texts.empty());
  const Flow& flow = document().flow();
  for (const TextToRead& text : texts) {
    BOOST_TEST(text.where.find("“") != std::string::npos, text.where);
    BOOST_TEST(!text.role.empty());
    BOOST_TEST(text.words.size() == flow.languages.size());
    for (const auto& [language, words] : text.words) BOOST_TEST(words.find('{') == std::string::npos, words);
  }
  std::string said;
  for (const Passage& passage : row_in_passages(report(), unread->id, document()))
    said += passage.words + "\n";
  BOOST_TEST(said.find(texts.front().words.front().second) != std::string::npos);
  BOOST_TEST(place_of_row(report(), unread->id, document())->place.line == texts.front().place.line);
}

BOOST_AUTO_TEST_CASE(whoever_reads_the_texts_finds_every_row_that_waits_for_it) {
  std::size_t on_text = 0;
  for (const RowResult& row : report().rows)
    if (row.basis == RowBasis::text_unread) {
      ++on_text;
      BOOST_TEST(row_outcome_in_words(report(), row).find("counsel") != std::string::npos, row.id);
    }
  BOOST_TEST(on_text > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
