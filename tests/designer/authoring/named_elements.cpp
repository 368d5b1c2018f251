// SPDX-License-Identifier: MIT
// What somebody may want to go to.
#include "designer/authoring/named_elements.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(named_elements)

namespace {

std::vector<NamedElement> named(const Document& document, const Words& words) {
  return facenotice::named_elements(document, FormatWords::load(words), words);
}

std::string told(const std::vector<NamedElement>& all, const std::string& path) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const NamedElement& one) { return one.element.text() == path; });
  return found == all.end() ? "not there" : found->label + " | " + found->kind;
}

}  // namespace

BOOST_AUTO_TEST_CASE(screens_choices_and_declarations_by_what_people_call_them) {
  const Document document = Document::parse(test::vending_text(), "test.flow.xml");
  const std::vector<NamedElement> all = named(document, Words());
  BOOST_TEST(told(all, "steps/screen[@id='pay']") == "How would you like to pay? | Screen");
  BOOST_TEST(told(all, "steps/screen[@id='pay']/choice[@id='by-qr']") ==
             "Pay by QR code | Choice on “How would you like to pay?”");
  BOOST_TEST(told(all, "parties/party[@id='payment']") == "Example Payment Co., Ltd. | Party");
}

BOOST_AUTO_TEST_CASE(everything_named_is_there) {
  const Document document = Document::parse(test::vending_text(), "test.flow.xml");
  const std::vector<NamedElement> all = named(document, Words());
  BOOST_TEST(all.size() > document.flow().steps.size());
  for (const NamedElement& one : all) {
    BOOST_TEST(!one.label.empty(), one.element.text());
    BOOST_TEST(!one.kind.empty(), one.element.text());
    BOOST_TEST(!one.element.in(document).empty(), one.element.text());
  }
}

BOOST_AUTO_TEST_CASE(they_are_named_in_chinese) {
  const Document document = Document::parse(test::vending_text(), "test.flow.xml");
  const std::vector<NamedElement> all = named(document, test::words_in("zh-CN"));
  BOOST_TEST(told(all, "steps/screen[@id='pay']/choice[@id='by-qr']") == "扫码支付 | “怎样付款？”上的选项");
}

BOOST_AUTO_TEST_SUITE_END()
