// SPDX-License-Identifier: MIT
// The report as a web page: what people are shown stands in it as pictures, and it needs no other file.
#include "export/paper/report_page.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <vector>

#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(report_page)

namespace {

std::string page_of(const std::string& flow, const char* language = "en") {
  const Document document = Document::parse(flow, "a.flow.xml");
  const FontSet fonts = FontSet::open();
  CheckOptions options;
  options.words = test::words_in(language);
  options.today = today();
  return facenotice::report_page(check_laid_out(document, fonts, options), document, fonts);
}

// What stands behind each `begin`, up to a quotation mark.
std::vector<std::string> values(const std::string& page, const std::string& begin) {
  std::vector<std::string> all;
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at)) {
    at += begin.size();
    all.push_back(page.substr(at, page.find('"', at) - at));
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_screen_and_sign_is_a_picture_in_every_language) {
  const Flow flow = Document::parse(test::vending_text(), "a.flow.xml").flow();
  const auto screens = static_cast<std::size_t>(
      std::count_if(flow.steps.begin(), flow.steps.end(), [](const Step& step) { return step.shows(); }));
  const std::vector<std::string> pictures = values(page_of(test::vending_text()), "<img src=\"");
  BOOST_TEST(pictures.size() == (screens + flow.signs.size()) * flow.languages.size());
  // The first eight bytes of a PNG file.
  for (const std::string& picture : pictures)
    BOOST_TEST(picture.rfind("data:image/png;base64,iVBORw0KGgo", 0) == 0U, picture.substr(0, 40));
  BOOST_TEST(std::set<std::string>(pictures.begin(), pictures.end()).size() == pictures.size(),
             "no two look the same");
}

BOOST_AUTO_TEST_CASE(a_picture_says_what_it_is_of_and_what_its_choices_do) {
  const std::string page = page_of(test::vending_text());
  const std::vector<std::string> said = values(page, "alt=\"");
  BOOST_TEST(std::count(said.begin(), said.end(), "Screen “How would you like to pay?”, English") == 1);
  BOOST_TEST(page.find("What people are shown") < page.find("<img "));
  const std::string chinese = page_of(test::vending_text(), "zh-CN");
  BOOST_TEST(values(chinese, "<img src=\"") == values(page, "<img src=\""), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_report_gives_the_same_bytes) {
  BOOST_TEST(page_of(test::vending_text()) == page_of(test::vending_text()));
}

BOOST_AUTO_TEST_SUITE_END()
