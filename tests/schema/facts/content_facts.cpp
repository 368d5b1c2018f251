// SPDX-License-Identifier: MIT
// Facts about words: numbers that differ, words that steer, retention without an end.
#include <boost/test/unit_test.hpp>

#include "tests/schema/facts/facts_of.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(content_facts)

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

BOOST_AUTO_TEST_CASE(numbers_must_be_the_same_in_every_language) {
  const Facts differ(saying("within 15 days", "在 30 天内"));
  BOOST_TEST(differ.count("//f:numbers-differ") == 1);
  BOOST_TEST(differ.value("//f:numbers-differ/@step") == "notice");
  BOOST_TEST(differ.value("//f:numbers-differ/@role") == "purpose");
  BOOST_TEST(differ.value("//f:numbers-differ/@first") == "en");
  BOOST_TEST(differ.value("//f:numbers-differ/@second") == "zh-CN");
  BOOST_TEST(differ.value("//f:numbers-differ/@first-only") == "15");
  BOOST_TEST(differ.value("//f:numbers-differ/@second-only") == "30");
  BOOST_TEST(differ.value("//f:numbers-differ/@first-says") == "within 15 days");
  BOOST_TEST(Facts(saying("15 of 30 days", "三十天内：30，15")).count("//f:numbers-differ") == 0);
  BOOST_TEST(Facts(saying("call 400-000", "拨打 400-001")).count("//f:numbers-differ") == 1);
  BOOST_TEST(Facts(saying("some", "1 次")).count("//f:numbers-differ") == 1);
  BOOST_TEST(Facts(saying("once", "1 次")).count("//f:numbers-differ") == 0);
  BOOST_TEST(Facts(saying("at most {capture.scan.longest}", "最长 {capture.scan.longest}"))
                 .count("//f:numbers-differ") == 0);
}

BOOST_AUTO_TEST_CASE(words_that_steer_are_found_in_their_language_whatever_their_case) {
  const Facts facts(saying("Face Is FASTER than a card", "刷脸秒付"));
  BOOST_TEST(facts.count("//f:phrase[@list='bait']") == 2);
  BOOST_TEST(facts.value("//f:phrase[@list='bait'][@language='en']/@phrase") == "face is faster");
  BOOST_TEST(facts.value("//f:phrase[@list='bait'][@language='zh-CN']/@phrase") == "刷脸秒付");
  // English words in a Chinese text are not looked for as Chinese ones, and neutral words are none.
  BOOST_TEST(
      Facts(saying("Pay by face or by card", "支持扫码支付和刷脸支付")).count("//f:phrase[@list='bait']") ==
      0);
  // In what is bound, too: the reader sees the words, not the placeholder.
  SmallFlow bound = saying("{purpose.pay.name}", "二");
  bound.purposes =
      edited(bound.purposes, "<text lang=\"en\">Pay</text>", "<text lang=\"en\">Smile to pay</text>");
  BOOST_TEST(Facts(bound).count("//f:phrase[@list='bait'][@step='notice']") == 1);
  // They are the declaration's, where they are found too.
  BOOST_TEST(Facts(bound).value("//f:phrase[@list='bait'][@step='notice']/@printed-by") ==
             "purpose.pay.name");
  BOOST_TEST(Facts(bound).count("//f:phrase[@list='bait'][@purpose='pay'][not(@printed-by)]") == 1);
}

BOOST_AUTO_TEST_CASE(of_several_blocks_with_one_role_the_right_one_is_named) {
  SmallFlow flow = sound_flow();
  const std::string block = "<block><text lang=\"en\">";
  flow.steps =
      edited(flow.steps, "<block role=\"purpose\">",
             block + "first</text></block>\n" + block + "face only</text></block>\n<block role=\"purpose\">");
  BOOST_TEST(Facts(flow).value("//f:phrase[@list='bait']/@nth") == "2");
  const Document document = document_of(flow.text());
  const Report report = check(document, {}, as_of(""));
  const Finding* finding = find(report, "CN-FRT-12.1");
  BOOST_REQUIRE(finding != nullptr);
  BOOST_TEST(document.line_text(finding->place.line).find("face only") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(signs_are_read_like_screens) {
  const Facts facts(edited(vending_text(), "This machine offers payment by face", "Smile to pay"));
  BOOST_TEST(facts.value("//f:phrase[@list='bait']/@step") == "machine-sign");
  BOOST_TEST(facts.value("//f:phrase[@list='bait']/@kind") == "sign-title");
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

BOOST_AUTO_TEST_CASE(phrases_are_found_in_declarations_too) {
  SmallFlow flow = sound_flow();
  flow.purposes = edited(flow.purposes, "</name>",
                         "</name><description><text lang=\"en\">Smile to pay</text></description>");
  const Facts facts(flow);
  BOOST_TEST(facts.value("//f:phrase[@list='bait']/@kind") == "purpose-description");
  BOOST_TEST(facts.value("//f:phrase[@list='bait']/@purpose") == "pay");
  BOOST_TEST(facts.count("//f:phrase[@list='bait']/@step") == 0);
}

BOOST_AUTO_TEST_CASE(a_duration_that_was_typed_is_declared_or_not) {
  const Facts facts(saying("deleted after 20 seconds, or 30 days", "二"));
  BOOST_TEST(facts.value("//f:states-duration[@seconds='20']/@declared") == "true");  // the retention's
  BOOST_TEST(facts.value("//f:states-duration[@seconds='2592000']/@declared") == "false");
  BOOST_TEST(facts.value("//f:states-duration[@seconds='2592000']/@text") == "30 days");
  BOOST_TEST(facts.value("//f:states-duration[@seconds='2592000']/@step") == "notice");
  BOOST_TEST(facts.value("//f:states-duration[@seconds='2592000']/@role") == "purpose");
  BOOST_TEST(Facts(saying("deleted after {capture.scan.longest}", "二")).count("//f:states-duration") == 0);
  SmallFlow year = saying("kept for 12 months", "二");
  year.data = edited(year.data, "PT20S", "P1Y");
  BOOST_TEST(Facts(year).value("//f:states-duration/@declared") == "true");
}

BOOST_AUTO_TEST_CASE(texts_that_repeat_each_other) {
  const auto similar = [](const std::string& description, const std::string& necessity,
                          const std::string& impact) {
    SmallFlow flow = sound_flow();
    const auto element = [](const std::string& name, const std::string& text) {
      return "<" + name + "><text lang=\"en\">" + text + "</text></" + name + ">";
    };
    flow.purposes = edited(flow.purposes, "</name>",
                           "</name>" + element("description", description) + element("necessity", necessity) +
                               element("impact", impact));
    return Facts(flow);
  };
  BOOST_TEST(
      similar("to check who pays", "a card would do as well", "you could lose money").count("//f:similar") ==
      0);
  const Facts same = similar("To check who pays.", "to check  who pays", "you could lose money");
  BOOST_TEST(same.count("//f:similar") == 1);
  BOOST_TEST(same.value("//f:similar/@first") == "necessity");
  BOOST_TEST(same.value("//f:similar/@second") == "description");
  BOOST_TEST(same.value("//f:similar/@ratio") == "1.00");
  BOOST_TEST(similar("x1", "it checks who pays", "it checks who pay").value("//f:similar/@first") ==
             "impact");
}

BOOST_AUTO_TEST_CASE(a_retention_and_its_category) {
  SmallFlow flow = sound_flow();
  flow.data +=
      R"(<item id="copy" category="face-image" storage="server" egress="site" at-expiry="anonymise"><name><text lang="en">Copy</text></name><retention duration="P30D"/></item>)";
  const Facts facts(flow);
  BOOST_TEST(facts.value("//f:retention[@data='face']/@category") == "face-image");
  BOOST_TEST(facts.value("//f:retention[@data='face']/@bounded") == "true");
  BOOST_TEST(facts.value("//f:retention[@data='face']/@longest") == "2592000");
  BOOST_TEST(facts.value("//f:retention[@data='copy']/@expiry") == "anonymise");
  BOOST_TEST(facts.count("//f:retention[@data='face']/@expiry") == 0);
  const Facts open(keeping("<retention event=\"withdrawal\"/>"));
  BOOST_TEST(open.value("//f:retention/@bounded") == "false");
  BOOST_TEST(open.value("//f:retention/@longest") == "unbounded");
}

BOOST_AUTO_TEST_SUITE_END()
