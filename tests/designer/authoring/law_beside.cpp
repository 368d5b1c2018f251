// SPDX-License-Identifier: MIT
// Where a button's look is locked, and which law looks at what.
#include "designer/authoring/law_beside.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/schema/check/checked.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(law_beside)

namespace {

const Report& report() {
  static const Report checked = test::checked(test::vending_text(), test::as_of("2026-11-01"));
  return checked;
}
const Document& document() {
  static const Document vending = Document::parse(test::vending_text(), "vending.flow.xml");
  return vending;
}
std::string why(const std::string& element) {
  return why_buttons_are_alike(report(), document(), ElementPath(element));
}
std::string law(const std::string& element) {
  return law_that_looks(report(), document(), ElementPath(element));
}
bool holds(const std::string& said, const std::string& part) {
  return said.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_button_of_a_question_is_locked_with_the_article_that_asks_for_it) {
  for (const char* choice : {"face-consent']/choice[@id='agree']", "face-consent']/choice[@id='refuse']",
                             "pay']/choice[@id='by-face']", "pay']/choice[@id='by-qr']"}) {
    const std::string said = why(std::string("steps/screen[@id='") + choice);
    BOOST_TEST(said.find("Locked") == 0U, choice);
    BOOST_TEST(said.find("Art. 12") != std::string::npos, said);
    BOOST_TEST(said.find("[CN-FRT-12.1]") != std::string::npos, said);
  }
}

BOOST_AUTO_TEST_CASE(a_button_that_asks_nothing_and_a_link_are_not) {
  for (const char* element :
       {"steps/screen[@id='attract']/choice[@id='start']", "steps/screen[@id='face-consent']",
        "steps/screen[@id='face-consent']/title", "steps/screen[@id='goods']/choice[@id='tea']",
        "steps/screen[@id='face-consent']/choice[@id='back']"})
    BOOST_TEST(why(element) == "", element);
}

BOOST_AUTO_TEST_CASE(the_law_that_looks_at_an_element_stands_beside_it) {
  const std::string retention = law("steps/screen[@id='face-notice']/block[@role='retention']");
  BOOST_TEST(holds(retention, "[CN-PIPL-17.1]"), retention);
  BOOST_TEST(holds(retention, " more."), retention);  // laws must be readable beside a form
  BOOST_TEST(holds(law("data/item[@id='face-image']"), "[CN-FRT-8.2]"), law("data/item[@id='face-image']"));
  BOOST_TEST(holds(law("steps/capture[@id='scan']"), "[CN-FRT-"));
  BOOST_TEST(holds(law("steps/screen[@id='face-consent']/choice[@id='refuse']"), "[CN-FRT-12.1]"));
  BOOST_TEST(law("steps/screen[@id='goods']/choice[@id='tea']") == "");
  BOOST_TEST(law("steps/screen[@id='attract']/block[1]") == "");
  BOOST_TEST(law("title") == "");
}

BOOST_AUTO_TEST_SUITE_END()
