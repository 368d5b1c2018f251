// SPDX-License-Identifier: MIT
// The pages behind F1.
#include "designer/authoring/help_page.hpp"

#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "schema/check/check.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(help_page)

namespace {

std::string words_of(const HelpPage& page) {
  std::string all = page.title + "\n";
  for (const Passage& passage : page.passages) all += passage.words + "\n";
  return all;
}
bool has(const HelpPage& page, const std::string& words) {
  return words_of(page).find(words) != std::string::npos;
}

Report checked(const std::string& text) {
  CheckOptions options;
  options.today = "2026-11-01";
  return check(Document::parse(text, "flow"), VisualFacts(), options);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_row_says_what_it_asks_what_is_wrong_how_to_mend_it_and_who_keeps_it) {
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  const Report bait = checked(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"));
  const std::vector<LawfulFlow> lawful = {{"vending", checked(test::vending_text())}};
  const HelpPage page = help_on_row(*library, "CN-FRT-12.1", Words(), &bait, lawful);
  BOOST_TEST(page.title.find("Art. 12") != std::string::npos, page.title);
  const Row& row = *library->find_row("CN-FRT-12.1").row;
  BOOST_TEST(has(page, row.asks.in("en")));
  BOOST_TEST(has(page, "What is wrong in this flow"));
  BOOST_TEST(has(page, "How to mend it"));
  BOOST_TEST(has(page, "The template “vending”"));
  BOOST_TEST(has(page, "our reading, not the law’s own words"));
  BOOST_TEST((page.link.empty() || page.link.rfind("https://", 0) == 0));

  const HelpPage sound = help_on_row(*library, "CN-FRT-12.1", Words(), &lawful.front().report, {});
  BOOST_TEST(!has(sound, "What is wrong"));
  BOOST_TEST(!has(sound, "The template"));
  BOOST_CHECK_THROW(help_on_row(*library, "XX-1", Words(), nullptr, {}), UserError);
}

BOOST_AUTO_TEST_CASE(every_row_of_every_law_has_a_page_in_both_languages) {
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  const Words chinese = Words::load(std::string(FACENOTICE_BINARY_DIR) + "/locale", "zh-CN");
  std::size_t rows = 0;
  for (const RulePack& pack : library->packs())
    for (const Row& row : pack.rows()) {
      ++rows;
      for (const Words& words : {Words(), chinese}) {
        const HelpPage page = help_on_row(*library, row.id, words, nullptr, {});
        BOOST_TEST(!page.title.empty(), row.id);
        BOOST_TEST(page.passages.size() >= 5U, row.id);
      }
    }
  BOOST_TEST(rows > 100U);
}

BOOST_AUTO_TEST_CASE(an_element_says_what_it_and_its_attributes_are_by_the_schema) {
  const FlowSchema schema = FlowSchema::load("en");
  const HelpPage page = help_on_element(schema.root(), FormatWords::load(Words()), Words());
  BOOST_TEST(has(page, "One consent flow document."));
  BOOST_TEST(has(page, "Grows with every release"));
  BOOST_TEST(has(page, "It must be there."));
  BOOST_TEST(has(page, "The languages that every text must have"));
  const SchemaElement& screen = *schema.root().children.at("steps")->children.at("screen");
  const HelpPage of_screen = help_on_element(screen, FormatWords::load(Words()), Words());
  BOOST_TEST(has(of_screen, "one of the values below"));
  BOOST_TEST(has(of_screen, "• consent: Consent"));
}

BOOST_AUTO_TEST_CASE(an_element_is_explained_in_the_windows_language) {
  const Words chinese = test::words_in("zh-CN");
  const FlowSchema schema = FlowSchema::load(chinese.language());
  const HelpPage page = help_on_element(schema.root(), FormatWords::load(chinese), chinese);
  BOOST_TEST(has(page, "一份同意流程文档。"));
  BOOST_TEST(has(page, "每次发布都递增"));
  BOOST_TEST(!has(page, "One consent flow document."));
}

BOOST_AUTO_TEST_SUITE_END()
