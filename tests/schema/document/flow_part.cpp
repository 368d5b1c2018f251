// SPDX-License-Identifier: MIT
// What an answer speaks of: it is out of date once that has changed, and only then.
#include "schema/document/flow_part.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/flow_text.hpp"

using namespace facenotice;
using test::edited;

BOOST_AUTO_TEST_SUITE(flow_part)

namespace {

std::string texts_of(const std::string& text, const char* language = "") {
  return part_digest(Document::parse(text, "a.flow.xml"), {FlowPart::texts}, language);
}

}  // namespace

// Whoever has read "at most 30 seconds" has not read "at most 30 days", though no word was typed.
BOOST_AUTO_TEST_CASE(a_value_that_is_bound_in_a_text_is_part_of_what_was_read) {
  const std::string text = test::vending_text();
  const std::string before = "duration=\"PT30S\"", after = "duration=\"P30D\"";
  BOOST_REQUIRE(text.find(before) != std::string::npos);
  BOOST_TEST(texts_of(text) != texts_of(test::edited_everywhere(text, before, after)));
  BOOST_TEST(texts_of(text, "en") != texts_of(test::edited_everywhere(text, before, after), "en"));
  const std::string phone = edited(text, "400-000-0000", "400-000-0001");
  BOOST_TEST(texts_of(text) != texts_of(phone));
}

BOOST_AUTO_TEST_CASE(how_small_a_text_is_set_is_part_of_it) {
  const std::string text = test::vending_text(), small = edited(text, "style=\"body\"", "style=\"small\"");
  BOOST_TEST(texts_of(text) != texts_of(small));
}

BOOST_AUTO_TEST_CASE(what_is_not_said_is_no_part_of_the_texts) {
  const std::string text = test::vending_text();
  BOOST_TEST(texts_of(text) == texts_of(edited(text, "<steps>", "<!-- a comment --><steps>")));
  BOOST_TEST(texts_of(text, "en") == texts_of(edited(text, "刷脸", "扫脸"), "en"));
  BOOST_TEST(texts_of(text, "zh-CN") != texts_of(edited(text, "刷脸", "扫脸"), "zh-CN"));
}

BOOST_AUTO_TEST_SUITE_END()
