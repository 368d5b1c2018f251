// SPDX-License-Identifier: MIT
// The list of problems: one wrong a row, what waits for people, what was dealt with, and what can be looked
// for.
#include "designer/review/problem_list.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "designer/review/document_standing.hpp"
#include "designer/review/problem_actions.hpp"
#include "designer/review/problem_details.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "schema/edit/languages.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/reviewers.hpp"

using namespace facenotice;
using Kind = ProblemRow::Kind;

BOOST_AUTO_TEST_SUITE(problem_list)

namespace {

CheckedText checked(const Document& document, ReviewerList reviewers = {}) {
  CheckOptions options;
  options.today = today();
  options.reviewers = std::move(reviewers);
  CheckedText known{1, document, true, nullptr, {}};
  if (document.sound())
    known.report = std::make_shared<const Report>(check_laid_out(document, FontSet::open(), options));
  return known;
}
Document bait() {
  return Document::parse(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"), "bait.flow.xml");
}
std::size_t count(const std::vector<ProblemRow>& rows, Kind kind) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [kind](const ProblemRow& row) { return row.kind == kind; }));
}
const ProblemRow& first(const std::vector<ProblemRow>& rows, Kind kind) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [kind](const ProblemRow& row) { return row.kind == kind; });
  BOOST_REQUIRE((found != rows.end()));
  return *found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_head_of_the_list_counts_errors_as_the_list_does) {
  const CheckedText known = checked(add_language(bait(), "ja").document);
  const auto rows = problem_rows(known, Words());
  const std::string said = standing_in_sentences(known, Words());
  const std::string errors = std::to_string(count(rows, Kind::broken)) + " errors to mend";
  BOOST_TEST(document_standing(known, Words()).words == errors);
  BOOST_TEST(said.find(": " + errors + ", by which ") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(one_wrong_is_one_row_under_the_names_that_people_see) {
  const CheckedText known = checked(bait());
  const auto rows = problem_rows(known, Words());
  BOOST_TEST(count(rows, Kind::broken) == 1U);
  const ProblemRow& wrong = rows.front();  // the gravest first
  BOOST_TEST((wrong.kind == Kind::broken));
  BOOST_TEST(wrong.where == "How would you like to pay?");
  BOOST_TEST(wrong.step == "pay");
  BOOST_TEST(wrong.packs.size() > 2U);
  const std::string details = details_in_words(known.report.get(), wrong, Words());
  BOOST_TEST(details.find("path: [power on]") != std::string::npos, details);
  BOOST_TEST(details.find("SH-VEND-4") != std::string::npos, details);
}

BOOST_AUTO_TEST_CASE(what_waits_for_people_names_them_and_no_command) {
  const CheckedText known = checked(bait());
  const auto rows = problem_rows(known, Words());
  BOOST_TEST(count(rows, Kind::for_people) > 5U);
  const ProblemRow& waits = first(rows, Kind::for_people);
  BOOST_TEST(!waits.roles.empty());
  BOOST_TEST(!waits.row.empty());
  const std::string details = details_in_words(known.report.get(), waits, Words());
  BOOST_TEST(details.find("facenotice attest") == std::string::npos, details);
  BOOST_TEST(details.find(waits.roles.front()) != std::string::npos, details);
}

// A template's company is nobody's: who is to answer for the flow finds each such value where it is written.
BOOST_AUTO_TEST_CASE(what_is_still_an_example_is_a_row_until_it_is_replaced) {
  std::string text = test::vending_text();
  const auto among = [](const std::vector<ProblemRow>& rows, const std::string& value) {
    return std::find_if(rows.begin(), rows.end(), [&](const ProblemRow& row) {
      return row.kind == Kind::to_fill_in && row.headline.find(value) != std::string::npos;
    });
  };
  const CheckedText before = checked(Document::parse(text, "vending.flow.xml"));
  const auto rows = problem_rows(before, Words());
  const auto phone = among(rows, "400-000-0000");
  BOOST_REQUIRE((phone != rows.end()));
  BOOST_TEST(phone->place.line > 1U);
  BOOST_TEST(!facenotice::problem_actions(&*phone, nullptr, Words()).mending.empty());
  text.replace(text.find("400-000-0000"), 12, "400-820-1234");
  const CheckedText after = checked(Document::parse(text, "vending.flow.xml"));
  const auto left = problem_rows(after, Words());
  BOOST_TEST((among(left, "400-000-0000") == left.end()));
  BOOST_TEST(count(left, Kind::to_fill_in) == count(rows, Kind::to_fill_in) - 1);
}

BOOST_AUTO_TEST_CASE(what_people_have_answered_stays_with_who_and_when) {
  Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const std::size_t open = count(problem_rows(checked(document), Words()), Kind::for_people);
  document = test::with_reviewer(document, "data-protection-officer");
  document =
      test::with_answer(document, test::answer_to(document, "H-02", "data-protection-officer", today()));
  const auto rows = problem_rows(checked(document, test::vouched_reviewers()), Words());
  BOOST_TEST(count(rows, Kind::for_people) == open - 1);
  const ProblemRow& answered = first(rows, Kind::answered);
  BOOST_TEST(answered.laws == "H-02");
  BOOST_TEST(answered.note.find("The data-protection-officer") != std::string::npos, answered.note);
  BOOST_TEST(answered.note.find(today()) != std::string::npos, answered.note);
}

BOOST_AUTO_TEST_CASE(filters_leave_what_was_looked_for_and_offer_only_what_there_is) {
  const CheckedText known = checked(bait());
  const auto rows = problem_rows(known, Words());
  const ProblemChoices choices = problem_choices(rows, known);
  for (const Kind kind : choices.kinds) {
    ProblemFilter filter;
    filter.kind = kind;
    const auto shown = shown_problems(rows, filter, ProblemOrder::gravity);
    BOOST_TEST(shown.size() == count(rows, kind));
    BOOST_TEST(!shown.empty());
  }
  for (const auto& pack : choices.packs) {
    ProblemFilter filter;
    filter.pack = pack.value;
    BOOST_TEST(!shown_problems(rows, filter, ProblemOrder::gravity).empty());
    BOOST_TEST(pack.label != pack.value);  // by its name
  }
  for (const auto& role : choices.roles) {
    ProblemFilter filter;
    filter.role = role.value;
    for (const ProblemRow& row : shown_problems(rows, filter, ProblemOrder::gravity))
      BOOST_TEST((std::find(row.roles.begin(), row.roles.end(), role.value) != row.roles.end()));
  }
  ProblemFilter screen;
  screen.step = "pay";
  for (const ProblemRow& row : shown_problems(rows, screen, ProblemOrder::gravity))
    BOOST_TEST(row.step == "pay");
}

BOOST_AUTO_TEST_CASE(a_text_that_is_missing_in_one_language_is_found_by_that_language) {
  const Document document = Document::parse(
      test::edited(test::vending_text(), R"(<text lang="en">Before you pay by face</text>)", ""),
      "v.flow.xml");
  const CheckedText known = checked(document);
  const auto rows = problem_rows(known, Words());
  const ProblemChoices choices = problem_choices(rows, known);
  BOOST_REQUIRE(std::any_of(choices.languages.begin(), choices.languages.end(),
                            [](const auto& language) { return language.value == "en"; }));
}

BOOST_AUTO_TEST_CASE(a_translation_that_is_not_finished_is_one_wrong_whatever_number_of_texts_it_has) {
  const Document vending = Document::parse(test::vending_text(), "vending.flow.xml");
  const auto rows = problem_rows(checked(add_language(vending, "ko").document), Words());
  BOOST_TEST(std::count_if(rows.begin(), rows.end(), [](const ProblemRow& row) {
               return row.headline == "The text in Korean is still a draft.";
             }) == 1);
  const ProblemRow& drafts = *std::find_if(rows.begin(), rows.end(), [](const ProblemRow& row) {
    return row.headline == "The text in Korean is still a draft.";
  });
  BOOST_TEST(drafts.where.find("places") != std::string::npos, drafts.where);
}

BOOST_AUTO_TEST_CASE(another_order_keeps_every_row) {
  const auto rows = problem_rows(checked(bait()), Words());
  for (const ProblemOrder order : {ProblemOrder::message, ProblemOrder::screen, ProblemOrder::law}) {
    const auto shown = shown_problems(rows, {}, order);
    BOOST_TEST(shown.size() == rows.size());
    BOOST_TEST(std::is_sorted(shown.begin(), shown.end(), [order](const ProblemRow& a, const ProblemRow& b) {
      if (order == ProblemOrder::message) return a.headline < b.headline;
      return order == ProblemOrder::screen ? a.where < b.where : a.laws < b.laws;
    }));
  }
}

BOOST_AUTO_TEST_CASE(problems_of_form_are_told_by_their_line) {
  const auto rows = problem_rows(checked(Document::parse("<flow>\n<oops", "v.flow.xml")), Words());
  BOOST_REQUIRE(!rows.empty());
  BOOST_TEST((rows.front().kind == Kind::form));
  BOOST_TEST(rows.front().where.find("line ") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
