// SPDX-License-Identifier: MIT
// Text that is not what it seems is refused, at its line; what writing needs is not.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "schema/document/document.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(deceiving_text)

namespace {

// What is said of the template with this as one of its titles.
std::vector<std::string> said_of(const std::string& text) {
  const Document judged = Document::parse(edited(vending_text(), "Choose a product", text), "test.flow.xml");
  std::vector<std::string> said;
  for (const Problem& problem : judged.problems()) said.push_back(problem.message.in(words_in("en")));
  return said;
}

bool refused(const std::string& text, const std::string& because) {
  for (const std::string& one : said_of(text))
    if (one.find(because) != std::string::npos) return true;
  return false;
}
bool fine(const std::string& text) {
  const std::vector<std::string> said = said_of(text);
  BOOST_TEST_INFO((said.empty() ? std::string("nothing") : said.front()));
  return said.empty();
}

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_turns_the_direction_of_reading_is_refused) {
  for (const char* mark :
       {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"})
    BOOST_TEST(refused(std::string("turns ") + mark + "on", "turns the direction"), mark);
  // The marks that writers of Arabic and Hebrew need turn nothing where nothing is written that way.
  BOOST_TEST(refused("left\u200E to right", "turns the direction"));
  BOOST_TEST(refused("right\u200F to left", "turns the direction"));
  BOOST_TEST(fine("السعر 5\u200E $"));
  BOOST_TEST(fine("שלום\u200F (1)"));
}

BOOST_AUTO_TEST_CASE(whatever_is_not_seen_is_refused) {
  for (const char* hidden : {"\u200B", "\u200C", "\u200D", "\u00AD", "\u2060", "\uFEFF", "\u180E", "\u034F",
                             "\u115F", "\u3164", "\uFFA0", "\u2062", "\u206A", "\U000E0041", "\u0085"})
    BOOST_TEST(refused(std::string("con") + hidden + "sent", "is not seen"), hidden);
  BOOST_TEST(refused("付\u200B款", "is not seen"));
}

BOOST_AUTO_TEST_CASE(what_writing_needs_is_fine) {
  BOOST_TEST(fine("می\u200Cخواهم"));                               // Persian: a form that is not joined
  BOOST_TEST(fine("क्\u200Dष"));                                    // Hindi: a half form
  BOOST_TEST(fine("\U0001F468\u200D\U0001F469\u200D\U0001F467"));  // a family in one sign
  BOOST_TEST(fine("ภาษา\u200Bไทย"));                               // Thai: where a line may end
  BOOST_TEST(fine("☎\uFE0F 400"));
  BOOST_TEST(fine("面\u3000容\u00A0信息"));
}

BOOST_AUTO_TEST_CASE(a_refusal_with_nothing_on_it_is_refused) {
  for (const char* blank : {" ", "\u3000\u3000", "\u00A0", "\u2003 \u2003", "\n  "}) {
    const Document judged = Document::parse(
        edited(vending_text(), "I do not agree, pay by QR code</text>", std::string(blank) + "</text>"),
        "a.flow.xml");
    BOOST_REQUIRE(!judged.sound());
    const std::string said = judged.problems().front().message.in(words_in("en"));
    BOOST_TEST(said.find("is blank") != std::string::npos, said);
  }
  BOOST_TEST(fine("—"));
  BOOST_TEST(fine("\u3000"), "other texts are found by the layout's rule");
}

BOOST_AUTO_TEST_CASE(a_letter_that_is_struck_out_is_refused) {
  for (const char* mark : {"\u0336", "\u0338", "\u20E0", "\u20DD", "\u20D2"})
    BOOST_TEST(refused(std::string("pay by f") + mark + "ace", "strikes out"), mark);
  BOOST_TEST(fine("Cafe\u0301 1\uFE0F\u20E3"));
}

BOOST_AUTO_TEST_CASE(a_form_is_chosen_only_of_what_has_several) {
  BOOST_TEST(refused("a\uFE0Fgree", "is not seen"));
  BOOST_TEST(refused("agree\U000E0101", "is not seen"));
  BOOST_TEST(refused("☎\uFE0F\uFE0F", "is not seen"));
  BOOST_TEST(fine("葛\U000E0100城"));
}

BOOST_AUTO_TEST_CASE(a_word_of_two_alphabets_that_look_alike_is_refused) {
  BOOST_TEST(refused("I \u0430gree", "alphabets that look alike"));  // Cyrillic a
  BOOST_TEST(refused("p\u03BFlicy", "alphabets that look alike"));   // Greek omicron
  BOOST_TEST(refused("\u0421onsent", "alphabets that look alike"));  // Cyrillic Es
  BOOST_TEST(fine("Согласие на USB-кабель"));
  BOOST_TEST(fine("a resistor of 5 kΩ, a hair of 80 μm"));
  BOOST_TEST(fine("刷脸Pay支付ＱＲ"));
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_binding_and_is_none_is_refused) {
  for (const char* shown :
       {"｛party.operator.name｝", "{{party.operator.name}}", "[party.operator.name]",
        "（data.face-image.retention）", "【purpose.face-payment.name】", "﹛flow.title﹜", "｛name｝",
        "&lt;party.operator.name&gt;", "｛ｐａｒｔｙ．operator．name｝"})
    BOOST_TEST(refused(std::string("Ask ") + shown + " first", "looks like a declared value"), shown);
  for (const char* shown : {"${party.operator.name}", "#{party.operator.name}", "%party.operator.name%",
                            "party.operator.phone", "$party.operator.phone"})
    BOOST_TEST(refused(std::string("Ask ") + shown + " first", "looks like a declared value"), shown);
  // It is quoted as it stands there.
  BOOST_TEST(refused("Ask ［party.operator.name］", "“［party.operator.name］”"));
  BOOST_TEST(refused("Ask {{party.operator.name}}", "“{{party.operator.name}}”"));
  BOOST_TEST(fine("See data.gov.example, right.here or mail flow.x@party.operator.example"));
  BOOST_TEST(fine("https://example.com/party.operator.name"));
  BOOST_TEST(fine("Ask {party.operator.name} first"));
  // A word in such braces that can be no path.
  for (const char* shown : {"欢迎｛可选｝", "｛optional｝ extras", "﹛お知らせ﹜", "｛", "A｝"})
    BOOST_TEST(fine(shown), shown);
  for (const char* shown : {"｛nam｝", "｛partys｝", "｛ operator phone ｝", "可选｛可选｝｛flow.title｝"})
    BOOST_TEST(refused(shown, "looks like a declared value"), shown);
  BOOST_TEST(fine("Ask us [by phone] (see www.example.com) {{or here}}"));
  BOOST_TEST(fine("更多（见【说明】）"));
}

BOOST_AUTO_TEST_CASE(attributes_are_looked_at_too_and_names_are_of_one_alphabet) {
  const auto first = [](const std::string& text) {
    const Document judged = Document::parse(text, "test.flow.xml");
    return judged.sound() ? std::string() : judged.problems().front().message.in(words_in("en"));
  };
  BOOST_TEST(
      first(edited(vending_text(), "https://example.com/face-rules", "https://example.com/face\u200B-rules"))
          .find("is not seen") != std::string::npos);
  // Two names that look the same would be two.
  BOOST_TEST(!first(edited_everywhere(vending_text(), "\"qr-payment\"", "\"qr-p\u0430yment\"")).empty());
}

BOOST_AUTO_TEST_CASE(it_is_told_in_chinese_too) {
  const Document judged =
      Document::parse(edited(vending_text(), "Choose a product", "Choose \u202Ea product"), "test.flow.xml");
  BOOST_REQUIRE(!judged.sound());
  const std::string said = judged.problems().front().message.in(words_in("zh_CN"));
  BOOST_TEST(said.find("U+202E") != std::string::npos);
  BOOST_TEST(said.find("direction") == std::string::npos, said);
}

BOOST_AUTO_TEST_SUITE_END()
