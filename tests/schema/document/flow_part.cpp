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

// "Agree" was read on the button that it stands on.
BOOST_AUTO_TEST_CASE(what_a_button_does_and_where_it_stands_is_part_of_what_was_read) {
  const std::string text = test::vending_text();
  const std::string other_act =
      edited(text, "<consent purpose=\"face-payment\"/>", "<consent purpose=\"face-transmit\"/>");
  BOOST_TEST(texts_of(text) != texts_of(other_act));
  BOOST_TEST(texts_of(text) != texts_of(edited(text, "<choice id=\"refuse\" to=\"pay-qr\">",
                                               "<choice id=\"refuse\" emphasis=\"link\" to=\"pay-qr\">")));
  BOOST_TEST(texts_of(text) != texts_of(edited(text, "<choice id=\"refuse\" to=\"pay-qr\">",
                                               "<choice id=\"refuse\" to=\"welcome\">")));
}

BOOST_AUTO_TEST_CASE(what_has_changed_is_named_by_the_things_that_it_consists_of) {
  const auto pieces = [](const std::string& text, const std::vector<FlowPart>& parts,
                         const char* language = "") {
    return part_pieces(Document::parse(text, "a.flow.xml"), parts, language);
  };
  const std::string text = test::vending_text();
  const auto changed = [&](const std::string& now, const std::vector<FlowPart>& parts,
                           const char* language = "") {
    return changed_pieces(pieces(text, parts, language), pieces(now, parts, language));
  };
  using Names = std::vector<std::string>;
  const std::vector<FlowPart> texts = {FlowPart::texts};
  BOOST_TEST(changed(text, texts).empty());
  BOOST_TEST((changed(edited(text, "Choose a product", "Pick a product"), texts) == Names{"screen:goods"}));
  BOOST_TEST(changed(edited(text, "Choose a product", "Pick a product"), texts, "zh-CN").empty());
  BOOST_TEST((changed(edited(text, "setting=\"metro-station\"", "setting=\"mall\""),
                      {FlowPart::deployment}) == Names{"deployment"}));
  BOOST_TEST((changed_pieces("a:1=11 b:2=22", "a:1=11 c:3=33") == Names{"c:3", "b:2"}),
             "taken away, and added");
}

BOOST_AUTO_TEST_CASE(what_is_not_said_is_no_part_of_the_texts) {
  const std::string text = test::vending_text();
  BOOST_TEST(texts_of(text) == texts_of(edited(text, "<steps>", "<!-- a comment --><steps>")));
  BOOST_TEST(texts_of(text, "en") == texts_of(edited(text, "刷脸", "扫脸"), "en"));
  BOOST_TEST(texts_of(text, "zh-CN") != texts_of(edited(text, "刷脸", "扫脸"), "zh-CN"));
}

BOOST_AUTO_TEST_SUITE_END()
