// SPDX-License-Identifier: MIT
// A comparison as a reader goes through it: every line says what was and what is.
#include "designer/review/comparison_lines.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "schema/edit/texts.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(comparison_lines)

namespace {

const Document& vending() {
  static const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  return document;
}

Report report_of(const Document& document) {
  CheckOptions options;
  options.today = today();
  return check_laid_out(document, FontSet::open(), options);
}

Document with(const std::string& old, const std::string& now) {
  std::string text = test::vending_text();
  const std::size_t at = text.find(old);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, old);
  return Document::parse(text.replace(at, old.size(), now), "vending.flow.xml");
}

std::vector<ComparisonLine> lines(const Document& after, const std::vector<ChangedScreen>& screens = {}) {
  const Comparison comparison =
      compare(Sheets(Words()), vending(), report_of(vending()), after, report_of(after));
  return facenotice::comparison_lines(comparison, screens, vending(), after, Words());
}

bool has(const std::vector<ComparisonLine>& all, const std::string& words) {
  for (const ComparisonLine& line : all)
    if (line.what.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_text_is_told_as_it_was_and_as_it_is) {
  const Document after = set_text(vending(), ElementPath("steps/screen[@id='pay']/title"),
                                  {"en", "How would you like to settle?"})
                             .document;
  const std::vector<ComparisonLine> all = lines(after);
  BOOST_TEST(has(all, "Title (English): How would you like to pay? → How would you like to settle?"),
             all.back().what);
  const ComparisonLine& line = all.back();
  BOOST_TEST(line.step == "pay");
  BOOST_TEST(std::any_of(line.told.begin(), line.told.end(), [](const RedlinePiece& piece) {
    return piece.kind == RedlinePiece::Kind::removed && piece.text == "pay";
  }));
}

BOOST_AUTO_TEST_CASE(of_a_long_text_the_line_has_the_part_that_differs) {
  BOOST_TEST(has(lines(with("The camera is off now.", "The camera is dark now.")), "…off now. → …dark now."));
}

BOOST_AUTO_TEST_CASE(durations_are_told_as_people_say_them) {
  BOOST_TEST(has(lines(with("after=\"PT60S\"", "after=\"PT2M\"")), "60 seconds → 2 minutes"));
}

BOOST_AUTO_TEST_CASE(groups_have_headings_with_how_much_is_in_them) {
  const Document after =
      set_text(vending(), ElementPath("steps/screen[@id='pay']/title"), {"en", "Your payment"}).document;
  const std::vector<ComparisonLine> all = lines(after, {{"pay", "Your payment"}});
  BOOST_REQUIRE(!all.empty());
  BOOST_TEST(all.front().heading);
  BOOST_TEST(all.front().what == "Screens that look different (1)");
  BOOST_TEST(has(all, "Words (1)"));
}

// “Changed” alone says nothing.
BOOST_AUTO_TEST_CASE(a_screen_that_looks_different_says_why) {
  const Document after =
      set_text(vending(), ElementPath("steps/screen[@id='pay']/title"), {"en", "Your payment"}).document;
  const std::vector<ComparisonLine> all = lines(after, {{"pay", "Your payment"},
                                                        {"goods", "Goods"},
                                                        {"more", "More", ChangedScreen::Kind::added},
                                                        {"less", "Less", ChangedScreen::Kind::removed}});
  BOOST_REQUIRE(all.size() > 4U);
  BOOST_TEST(all[1].what.find("Title (English)") != std::string::npos, all[1].what);
  BOOST_TEST(all[2].what == "What it prints or how it looks comes from the declarations");
  BOOST_TEST(all[3].what == "A new screen");
  BOOST_TEST(all[4].what == "This screen is gone");
}

// A screen that nobody touched names the declaration that it prints.
BOOST_AUTO_TEST_CASE(a_screen_that_changed_by_itself_names_what_it_follows_from) {
  const std::vector<ComparisonLine> all = lines(with("<retention event=\"result\" duration=\"PT20S\"/>",
                                                     "<retention event=\"result\" duration=\"PT40S\"/>"),
                                                {{"face-notice", "Notice"}, {"goods", "Goods"}});
  BOOST_REQUIRE(all.size() > 2U);
  BOOST_TEST(all[1].step == "face-notice");
  BOOST_TEST(all[1].what.find("follows from: ") == 0U, all[1].what);
  BOOST_TEST(all[1].what.find("20 seconds → 40 seconds") != std::string::npos, all[1].what);
  BOOST_TEST(all[2].what.find("follows from") == std::string::npos, all[2].what);
}

BOOST_AUTO_TEST_SUITE_END()
