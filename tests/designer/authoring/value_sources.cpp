// SPDX-License-Identifier: MIT
// What a text prints leads to where it is set.
#include "designer/authoring/value_sources.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "schema/edit/choices.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace value_sources {
namespace {

struct Sources {
  const Document document = Document::parse(test::vending_text(), "vending");
  const FormatWords names = FormatWords::load(Words());
  std::vector<ValueSource> of(const std::string& element) {
    return facenotice::value_sources(document, ElementPath(element), "en", names);
  }
};

}  // namespace
}  // namespace value_sources

BOOST_FIXTURE_TEST_SUITE(value_sources, value_sources::Sources)

BOOST_AUTO_TEST_CASE(every_value_that_a_screen_prints_leads_to_an_element_of_the_document) {
  std::size_t found = 0;
  const Flow& flow = document.flow();
  for (const Step& step : flow.steps)
    for (const Block& block : step.blocks) {
      const pugi::xml_node node = document.element_at(block.offset);
      const std::vector<ValueSource> sources = of(ElementPath::of(node).text());
      const bool prints = block.text.has("en") && block.text.in("en").find('{') != std::string::npos;
      BOOST_TEST(sources.empty() != prints, ElementPath::of(node).text());
      for (const ValueSource& source : sources) {
        BOOST_TEST(static_cast<bool>(source.element.in(document)), source.element.text());
        BOOST_TEST(!source.value.empty());
        BOOST_TEST(source.value.find('{') == std::string::npos, source.value);
        BOOST_TEST(!source.kind.empty());
        ++found;
      }
    }
  BOOST_TEST(found > 10u);
}

BOOST_AUTO_TEST_CASE(a_choice_that_is_called_by_the_other_ways_name_leads_to_it_and_a_step_to_nothing) {
  const Document called =
      set_choice_label(document, ChoiceId{StepId("pay"), "by-qr"}, {"en", "{alternative.qr-payment.name}"})
          .document;
  const std::vector<ValueSource> sources = facenotice::value_sources(
      called, ElementPath("steps/screen[@id='pay']/choice[@id='by-qr']"), "en", names);
  BOOST_REQUIRE(sources.size() == 1u);
  BOOST_TEST(sources.front().element.text() == "alternatives/alternative[@id='qr-payment']");
  BOOST_TEST(of("steps/screen[@id='pay']").empty());
  BOOST_TEST(of("nothing/like[@id='it']").empty());
}

BOOST_AUTO_TEST_SUITE_END()
