// SPDX-License-Identifier: MIT
// What is selected stays selected while the document changes around it.
#include "designer/workbench/selection.hpp"

#include <boost/test/unit_test.hpp>

#include "designer/workbench/navigation.hpp"
#include "schema/edit/rename.hpp"
#include "schema/edit/steps.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(selection)

BOOST_AUTO_TEST_CASE(each_change_is_told_once) {
  Selection selection;
  int views = 0, findings = 0, elements = 0;
  const Connection view = selection.view_changed.connect([&] { ++views; });
  const Connection finding = selection.finding_changed.connect([&] { ++findings; });
  const Connection element = selection.element_changed.connect([&] { ++elements; });
  for (int i = 0; i < 2; ++i) {
    selection.set_step("pay");
    selection.set_finding("0123456789abcdef");
    selection.set_element(ElementPath("steps/screen[@id='pay']"));
  }
  BOOST_TEST(views == 1);
  BOOST_TEST(findings == 1);
  BOOST_TEST(elements == 1);
  BOOST_TEST(selection.view().step == "pay");
  BOOST_TEST(selection.finding() == "0123456789abcdef");
  selection.set_finding({});
  BOOST_TEST(findings == 2);
}

BOOST_AUTO_TEST_CASE(an_element_is_the_same_one_after_edits_elsewhere) {
  const Document before = Document::parse(test::vending_text(), "test.flow.xml");
  for (const char* path :
       {"steps/screen[@id='pay']/choice[@id='by-face']/label/text[@lang='en']",
        "steps/screen[@id='face-notice']/block[5]", "data/item[@id='face-image']/retention",
        "entries/entry[@on='idle']", "parties/party[@id='operator']/contact[@kind='email']",
        "device/security[@measure='encryption']", "rights/right[@kind='copy']/channel", "title"}) {
    Selection selection;
    selection.set_element(ElementPath(path));
    const pugi::xml_node selected = selection.element().in(before);
    BOOST_REQUIRE(selected);
    BOOST_TEST(ElementPath::of(selected).text() == path);
    const StepDraft draft{StepId("new"),     NewScreen{"info"}, {{"en", "New"}},  StepId("pay"),
                          StepId("goodbye"), {{"en", "On"}},    StepId("attract")};
    const Document after = rename_id(add_step(before, draft).document, StepId("goods"), "wares").document;
    BOOST_TEST(std::string(selection.element().in(after).name()) == selected.name());
    BOOST_TEST(std::string(selection.element().in(after).text().get()) == selected.text().get());
  }
  BOOST_TEST(!ElementPath("steps/screen[@id='nowhere']").in(before));
  BOOST_TEST(!ElementPath("steps/screen[@id='pay']/block[99]").in(before));
  BOOST_TEST((ElementPath().in(before) == before.root()));
}

BOOST_AUTO_TEST_CASE(a_document_is_read_in_the_language_of_the_window_until_another_is_chosen) {
  const Document document = Document::parse(test::vending_text(), "test.flow.xml");
  const auto read_by = [&](const Words& words) {
    Selection selection;
    read_in_own_language(selection, document.flow(), words);
    return selection.view().language;
  };
  BOOST_TEST(read_by(Words()) == "en");
  BOOST_TEST(read_by(test::words_in("zh-CN")) == "zh-CN");
  Selection chosen;
  chosen.set_view({{}, "zh-CN", {}});
  read_in_own_language(chosen, document.flow(), Words());
  BOOST_TEST(chosen.view().language == "zh-CN");
  Flow without = document.flow();
  without.languages = {"zh-CN"};
  Selection first;
  read_in_own_language(first, without, Words());
  BOOST_TEST(first.view().language.empty());
}

BOOST_AUTO_TEST_CASE(going_to_a_sign_shows_it_until_a_screen_is_gone_to) {
  const Document document = Document::parse(test::vending_text(), "test.flow.xml");
  Selection selection;
  go_to_step(selection, document, "pay");
  go_to(selection, document, ElementPath("signs/sign[@id='machine-sign']/block[2]"));
  BOOST_TEST(selection.view().sign == "machine-sign");
  BOOST_TEST(selection.view().step == "pay");
  BOOST_TEST(path_of_view(document, selection.view()).text() == "signs/sign[@id='machine-sign']");
  go_to(selection, document, ElementPath("device/display[@id='portrait-27']"));
  BOOST_TEST(selection.view().display == "portrait-27");
  go_to(selection, document, ElementPath("device/security[@measure='encryption']"));  // no display
  BOOST_TEST(selection.view().display == "portrait-27");
  go_to(selection, document, ElementPath("data/item[@id='face-image']"));  // neither
  BOOST_TEST(selection.view().sign == "machine-sign");
  go_to(selection, document, ElementPath("steps/screen[@id='pay']"));
  BOOST_TEST(selection.view().sign.empty());
  BOOST_TEST(path_of_view(document, selection.view()).text() == "steps/screen[@id='pay']");
}

BOOST_AUTO_TEST_SUITE_END()
