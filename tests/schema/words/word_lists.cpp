// SPDX-License-Identifier: MIT
// Phrases in texts: the longest wins, words are whole, and what cannot be a list is refused.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "schema/words/word_lists.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(word_lists)

namespace {

WordLists lists() {
  WordLists lists;
  lists.add("agree-label", "zh-CN", "同意\n", "a");
  lists.add("refuse-label", "zh-CN", "# what a no is called\n不同意\n暂不同意\n", "r");
  lists.add("bait", "zh-CN", "刷脸优惠\n!不享刷脸优惠\n", "b");
  lists.add("agree-label", "en", "agree\nOK\n", "a");
  lists.add("refuse-label", "en", "do not agree\ndon't agree\r\n", "r");
  lists.add("bait", "en", "free gift\n!not a free gift\nvisage\n", "b");
  return lists;
}
std::string found(std::string_view text, std::string_view language) {
  std::string all;
  for (const PhraseHit& hit : lists().find(text, language))
    all += (all.empty() ? "" : " ") + hit.list + ":" + hit.phrase;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_longest_phrase_wins_across_lists) {
  BOOST_TEST(found("同意", "zh-CN") == "agree-label:同意");
  BOOST_TEST(found("不同意", "zh-CN") == "refuse-label:不同意");
  BOOST_TEST(found("暂不同意", "zh-CN") == "refuse-label:暂不同意");
  BOOST_TEST(found("同意，或者不同意", "zh-CN") == "agree-label:同意 refuse-label:不同意");
  BOOST_TEST(found("I do not agree", "en") == "refuse-label:do not agree");
}

BOOST_AUTO_TEST_CASE(a_near_miss_hides_what_it_holds) {
  BOOST_TEST(found("刷脸优惠", "zh-CN") == "bait:刷脸优惠");
  BOOST_TEST(found("扫码不享刷脸优惠", "zh-CN") == "");
  BOOST_TEST(found("a free gift", "en") == "bait:free gift");
  BOOST_TEST(found("this is not a free gift", "en") == "");
  BOOST_TEST(found("not a free gift, but a free gift it is", "en") == "bait:free gift");
}

BOOST_AUTO_TEST_CASE(words_are_whole_whatever_their_case_width_and_spaces) {
  BOOST_TEST(found("I disagree, agreed?", "en") == "");
  BOOST_TEST(found("AGREE", "en") == "agree-label:agree");
  BOOST_TEST(found("ＯＫ！", "en") == "agree-label:ok");
  BOOST_TEST(found("bookok ok2", "en") == "");
  BOOST_TEST(found("don\u2019t\n      agree", "en") == "refuse-label:don't agree");
  BOOST_TEST(found("envisage dévisage visagé", "en") == "");
  BOOST_TEST(found("不 同\n意", "zh-CN") == "refuse-label:不同意");
  BOOST_TEST(found("agree agree", "en") == "agree-label:agree");  // once
}

BOOST_AUTO_TEST_CASE(a_list_serves_its_language_and_its_varieties) {
  BOOST_TEST(found("agree", "en-GB") == "agree-label:agree");
  BOOST_TEST(found("同意", "zh-Hans") == "agree-label:同意");
  BOOST_TEST(found("同意", "zh-TW") == "");
  BOOST_TEST(found("agree", "zh-CN") == "");
  BOOST_TEST(found("agree", "fr") == "");
  BOOST_TEST(found("", "en") == "");
  BOOST_TEST(found("\xFF\xFE agree\xC3", "en") == "agree-label:agree");
}

BOOST_AUTO_TEST_CASE(a_phrase_may_have_variants_and_gaps) {
  WordLists some;
  some.add("bait", "en",
           "{face} = face|your (own |)face\n{face} … (discount|off)\n(free|gratis) drink\n!no … {face} … "
           "discount\n",
           "f");
  some.add("urgency", "en", "today only\n", "f");
  const auto said = [&](const std::string& text) {
    std::string all;
    for (const PhraseHit& hit : some.find(text, "en")) all += (all.empty() ? "" : " ") + hit.list;
    return all;
  };
  BOOST_TEST(said("Use your own face and get 10% off") == "bait");
  BOOST_TEST(said("Pay by face: a discount of one yuan") == "bait");
  BOOST_TEST(said("a gratis drink") == "bait");
  BOOST_TEST(said("Pay by face. Another day there is a discount") == "");  // two sentences
  BOOST_TEST(said("a discount for your face") == "");                      // in this order only
  BOOST_TEST(said("face, " + std::string(60, 'x') + " off") == "");        // too far
  BOOST_TEST(said("for no part of your face you get a discount") == "");
  // What lies in a gap is still there.
  BOOST_TEST(said("your face, today only, a discount") == "bait urgency");
  // Of what may end it, the longest does.
  some.add("urgency", "en", "iris scan\n!no … (iris|iris scan)\n", "f");
  BOOST_TEST(said("no iris scan") == "");
}

BOOST_AUTO_TEST_CASE(what_parts_the_words_of_a_phrase_does_not_hide_it) {
  WordLists some;
  some.add("open", "en", "including but not limited to\n!never including but not limited to\n", "o");
  some.add("open", "zh-CN", "包括但不限于\n", "o");
  some.add("bait", "en", "off your face\n", "b");
  some.add("agree-label", "en", "now yes please do\n", "l");
  const auto said = [&](const std::string& text, const char* language = "en") {
    std::string all;
    for (const PhraseHit& hit : some.find(text, language)) all += (all.empty() ? "" : " ") + hit.list;
    return all;
  };
  for (const char* text :
       {"Including, but not limited to, statistics", "including (but not limited to) statistics",
        "including — but “not limited” to — statistics", "including - but not -- limited to"})
    BOOST_TEST(said(text) == "open", text);
  BOOST_TEST(said("including. But not limited to") == "");
  BOOST_TEST(said("including: but not limited to") == "");
  BOOST_TEST(said("never including, but not limited to") == "");
  BOOST_TEST(said("包括（但不限于）安全", "zh-CN") == "open");
  BOOST_TEST(said("包括“但”不限于安全", "zh-CN") == "open");
  // Short ones may come together by chance; quotation marks hide nothing.
  BOOST_TEST(said("The camera is off, your face is deleted") == "");
  BOOST_TEST(said("off “your” face") == "bait");
  // A label is read as it stands.
  BOOST_TEST(said("now, yes, please do") == "");
  BOOST_TEST(said("now yes please do") == "agree-label");
}

BOOST_AUTO_TEST_CASE(no_phrase_begins_within_a_word) {
  WordLists some;
  some.add("bait", "zh-CN", "请刷脸\n速确认\n请…刷脸\n", "b");
  some.add("compounds", "zh-CN", "申请\n快速\n", "c");
  BOOST_TEST(some.find("申请刷脸记录", "zh-CN").empty());
  BOOST_TEST(some.find("快速确认", "zh-CN").empty());
  BOOST_TEST(some.find("申请后来刷脸", "zh-CN").empty());
  BOOST_TEST(some.find("请刷脸", "zh-CN").size() == 1U);
  BOOST_TEST(some.find("申请，请刷脸", "zh-CN").size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_phrase_knows_its_sentence) {
  WordLists some;
  some.add("bait", "en", "free gift\n", "b");
  const std::vector<PhraseHit> hits = some.find("Here. A free gift, Sir! Once more a free gift", "en");
  BOOST_REQUIRE(hits.size() == 2U);
  BOOST_TEST(hits[0].sentence == 2);
  BOOST_TEST(hits[1].sentence == 3);
  BOOST_TEST(hits[1].lead == " once more a free gift");
}

BOOST_AUTO_TEST_CASE(what_is_no_phrase_is_refused_with_its_line) {
  WordLists some;
  BOOST_CHECK_EXCEPTION(
      some.add("x", "en", "fine\n\xC3\x28\n", "words/x.en.txt"), CouldNotCheck,
      [](const CouldNotCheck& error) { return std::string(error.what()).find("words/x.en.txt:2:") == 0; });
  BOOST_CHECK_THROW(some.add("x", "en", std::string(1500, 'a'), "f"), CouldNotCheck);
  for (const char* line : {"(a|b", "a)", "a|b", "{none}", "{a", "… a", "a … ", "(a|)", "{a} = b\n{a} = c",
                           "(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)"})
    BOOST_CHECK_THROW(some.add("x", "en", line, "f"), CouldNotCheck);
  some.add("x", "en", "!\n   \n#\n", "f");
  BOOST_TEST(some.phrases("en") == 1U);  // "fine"
}

BOOST_AUTO_TEST_CASE(the_programs_own_lists_can_be_read) {
  BOOST_TEST(WordLists::installed().phrases("zh-CN") > 20U);
  BOOST_TEST(WordLists::installed().phrases("en") > 10U);
}

// From flows that strangers wrote over the customer's cases: what was missed, and what was found for nothing.
BOOST_AUTO_TEST_CASE(the_installed_lists_tell_claims_from_what_only_looks_like_them) {
  const auto says = [](const char* text, const char* language, const char* list) {
    const std::vector<PhraseHit> hits = WordLists::installed().find(text, language);
    return std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& hit) { return hit.list == list; });
  };
  struct Said {
    const char *text, *language, *list;
    bool found;
  };
  for (const Said& one : std::vector<Said>{
           {"存放：人脸数据本地存储、本地比对，不联网", "zh-CN", "never-sent", true},
           {"存放：人脸数据本地存储、本地比对", "zh-CN", "stays-here", true},
           {"摄像头画面不联网", "zh-CN", "never-sent", false},
           {"不联网也可以付款", "zh-CN", "never-sent", false},
           {"Faces are checked offline.", "en", "stays-here", true},
           {"The picture of your face is checked offline.", "en", "stays-here", false},
           {"顔情報は本機の外に送信されることはありません", "ja", "never-sent", true},
           {"deleted <time> after departure unless we need it longer", "en", "bound", false},
           {"kept until <time> after departure or for as long as the law allows", "en", "bound", false},
           {"deleted <time> after departure unless you withdraw earlier", "en", "bound", true},
           {"离店后<time>内删除", "zh-CN", "bound", true},
           {"离店后<time>内删除，必要时可延长", "zh-CN", "bound", false},
           {"Both ways confirm quickly enough; there is no need to choose at once.", "en", "urgency", false},
           {"Quickly confirm before the offer ends", "en", "urgency", true},
           {"两种方式都能迅速确认", "zh-CN", "urgency", false},
           {"请迅速确认", "zh-CN", "urgency", true},
           {"Do not let others use your face", "en", "urgency", false},
           {"Do not let this offer pass", "en", "urgency", true},
           {"It is not faster to use your face, and there is no reward for it.", "en", "bait", false},
           {"The opening hours may change without notice.", "en", "silent-change", false},
           {"This notice may change without notice.", "en", "silent-change", true},
           {"fitting area", "en", "place-secluded", true},
           {"ktv private room", "en", "place-secluded", true}})
    BOOST_TEST(says(one.text, one.language, one.list) == one.found, one.text << " (" << one.list << ")");
}

BOOST_AUTO_TEST_SUITE_END()
