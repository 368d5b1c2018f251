// SPDX-License-Identifier: MIT
// The screens as a person walks through them.
#include "designer/pictures/filmstrip.hpp"

#include <algorithm>
#include <map>

#include <boost/test/unit_test.hpp>

#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "schema/edit/languages.hpp"
#include "schema/edit/steps.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(filmstrip)

namespace {

std::vector<WalkStep> walk(const Document& document) {
  return walk_of(document, FormatWords::load(Words()), Words(), {});
}

const WalkStep& at(const std::vector<WalkStep>& steps, const std::string& id) {
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&](const WalkStep& one) { return one.id == id; });
  BOOST_REQUIRE_MESSAGE(found != steps.end(), id);
  return *found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(who_walks_where_is_told_apart) {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const std::vector<WalkStep> steps = walk(document);
  BOOST_TEST(steps.front().id == "attract");
  BOOST_TEST(steps.front().note == "Start screen");
  BOOST_TEST((at(steps, "pay").group == WalkGroup::everybody));
  BOOST_TEST((at(steps, "face-notice").group == WalkGroup::by_face));
  BOOST_TEST((at(steps, "face-consent").group == WalkGroup::by_face));
  BOOST_TEST((at(steps, "scan").group == WalkGroup::by_face));
  BOOST_TEST(at(steps, "scan").camera);
  BOOST_TEST((at(steps, "pay-qr").group == WalkGroup::without_face));
  BOOST_TEST((at(steps, "withdraw").group == WalkGroup::taking_back));
  // Each group stands together, in the order of the walk.
  BOOST_TEST(std::is_sorted(steps.begin(), steps.end(),
                            [](const WalkStep& a, const WalkStep& b) { return a.group < b.group; }));
  const auto before = [&](const char* a, const char* b) { return &at(steps, a) < &at(steps, b); };
  BOOST_TEST(before("face-notice", "face-consent"));
  BOOST_TEST(before("face-consent", "scan"));
}

BOOST_AUTO_TEST_CASE(every_step_but_ends_is_there_once) {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  std::map<std::string, int> seen;
  for (const WalkStep& step : walk(document)) ++seen[step.id];
  for (const Step& step : document.flow().steps)
    BOOST_TEST(seen[step.id] == (step.kind == StepKind::end ? 0 : 1), step.id);
}

BOOST_AUTO_TEST_CASE(a_screen_that_no_way_leads_to_is_named_as_such) {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const Edit edit = duplicate_step(document, StepId("goods"), StepId("lonely"));
  BOOST_TEST((at(walk(edit.document), "lonely").group == WalkGroup::reached_by_none));
}

// Else a language that was just added turns every screen red, in whatever language one looks.
BOOST_AUTO_TEST_CASE(words_are_marked_where_their_language_is_looked_at) {
  const Document document =
      add_language(Document::parse(test::vending_text(), "vending.flow.xml"), "ja").document;
  CheckOptions options;
  options.today = today();
  const Report report = check_laid_out(document, FontSet::open(), options);
  const auto marked = [&](const std::string& language) {
    const auto steps = walk_of(document, FormatWords::load(Words()), Words(), {&report, language});
    return std::count_if(steps.begin(), steps.end(),
                         [](const WalkStep& step) { return step.problem == Severity::error; });
  };
  BOOST_TEST(marked("ja") > 10);
  BOOST_TEST(marked("zh-CN") == 0);
  BOOST_TEST(marked("") == 0);  // the document's first language
}

BOOST_AUTO_TEST_SUITE_END()
