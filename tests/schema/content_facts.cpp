// SPDX-License-Identifier: MIT
// Facts about words: numbers that differ, words that steer, retention without an end.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace {

SmallFlow saying(const std::string& english, const std::string& chinese) {
  SmallFlow flow = sound_flow();
  flow.languages += "<language code=\"zh-CN\"/>";
  flow.steps = edited(flow.steps, "<text lang=\"en\">Why</text>",
                      "<text lang=\"en\">" + english + "</text><text lang=\"zh-CN\">" + chinese + "</text>");
  return flow;
}
SmallFlow keeping(const std::string& retention) {
  SmallFlow flow = sound_flow();
  flow.data = edited(flow.data, "<retention duration=\"PT20S\"/>", retention);
  return flow;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(content_facts)

BOOST_AUTO_TEST_CASE(numbers_must_be_the_same_in_every_language) {
  const Facts differ(saying("within 15 days", "在 30 天内"));
  BOOST_TEST(differ.count("//f:numbers-differ") == 1);
  BOOST_TEST(differ.value("//f:numbers-differ/@step") == "notice");
  BOOST_TEST(differ.value("//f:numbers-differ/@role") == "purpose");
  BOOST_TEST(differ.value("//f:numbers-differ/@first") == "en");
  BOOST_TEST(differ.value("//f:numbers-differ/@second") == "zh-CN");
  BOOST_TEST(Facts(saying("15 of 30 days", "三十天内：30，15")).count("//f:numbers-differ") == 0);
  BOOST_TEST(Facts(saying("call 400-000", "拨打 400-001")).count("//f:numbers-differ") == 1);
  BOOST_TEST(Facts(saying("once", "1 次")).count("//f:numbers-differ") == 1);
  BOOST_TEST(Facts(saying("at most {capture.scan.longest}", "最长 {capture.scan.longest}"))
                 .count("//f:numbers-differ") == 0);
}

BOOST_AUTO_TEST_CASE(words_that_steer_are_found_in_their_language_whatever_their_case) {
  const Facts facts(saying("Face Is FASTER than a card", "刷脸秒付"));
  BOOST_TEST(facts.count("//f:phrase[@list='bait']") == 2);
  BOOST_TEST(facts.value("//f:phrase[@language='en']/@phrase") == "face is faster");
  BOOST_TEST(facts.value("//f:phrase[@language='zh-CN']/@phrase") == "刷脸秒付");
  // English words in a Chinese text are not looked for as Chinese ones, and neutral words are none.
  BOOST_TEST(Facts(saying("Pay by face or by card", "支持扫码支付和刷脸支付")).count("//f:phrase") == 0);
  // In what is bound, too: the reader sees the words, not the binding.
  SmallFlow bound = saying("{purpose.pay.name}", "二");
  bound.purposes =
      edited(bound.purposes, "<text lang=\"en\">Pay</text>", "<text lang=\"en\">Smile to pay</text>");
  BOOST_TEST(Facts(bound).count("//f:phrase[@step='notice']") == 1);
}

BOOST_AUTO_TEST_CASE(of_several_blocks_with_one_role_the_right_one_is_named) {
  SmallFlow flow = sound_flow();
  const std::string block = "<block><text lang=\"en\">";
  flow.steps =
      edited(flow.steps, "<block role=\"purpose\">",
             block + "first</text></block>\n" + block + "face only</text></block>\n<block role=\"purpose\">");
  BOOST_TEST(Facts(flow).value("//f:phrase/@nth") == "2");
  const Document document = document_of(flow.text());
  const Report report = check(document, {}, as_of(""));
  const Finding* finding = find(report, "CN-FRT-12.1");
  BOOST_REQUIRE(finding != nullptr);
  BOOST_TEST(document.line_text(finding->place.line).find("face only") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(signs_are_read_like_screens) {
  const Facts facts(edited(vending_text(), "This machine offers payment by face", "Smile to pay"));
  BOOST_TEST(facts.value("//f:phrase/@step") == "machine-sign");
  BOOST_TEST(facts.value("//f:phrase/@kind") == "sign-title");
}

BOOST_AUTO_TEST_CASE(retention_in_seconds_or_without_an_end) {
  const auto of = [](const std::string& retention, const char* attribute) {
    return Facts(keeping(retention)).value(std::string("//f:retention[@data='face']/@") + attribute);
  };
  BOOST_TEST(of("<retention duration=\"P30D\"/>", "form") == "duration");
  BOOST_TEST(of("<retention duration=\"P30D\"/>", "seconds") == "2592000");
  BOOST_TEST(of("<retention event=\"result\" duration=\"PT20S\"/>", "form") == "event");
  BOOST_TEST(of("<retention event=\"result\" duration=\"PT20S\"/>", "seconds") == "20");
  BOOST_TEST(of("<retention event=\"result\"/>", "seconds") == "");
  const std::string vague =
      "<retention><method><text lang=\"en\">As long as necessary for our "
      "purposes</text></method></retention>";
  BOOST_TEST(of(vague, "form") == "method");
  BOOST_TEST(of(vague, "indefinite") == "as long as necessary");
  BOOST_TEST(of("<retention><method><text lang=\"en\">Until the locker is opened</text></method></retention>",
                "indefinite") == "");
}

BOOST_AUTO_TEST_CASE(how_long_proof_is_kept) {
  BOOST_TEST(Facts(vending_text()).value("//f:records/@kept-seconds") == "157680000");
  BOOST_TEST(Facts(sound_flow()).count("//f:records") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
