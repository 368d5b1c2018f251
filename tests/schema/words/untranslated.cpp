// SPDX-License-Identifier: MIT
// Which words were taken over from another language, and which are rightly the same in both.
#include "schema/words/untranslated.hpp"

#include <boost/test/unit_test.hpp>

using facenotice::is_untranslated;

BOOST_AUTO_TEST_SUITE(untranslated)

BOOST_AUTO_TEST_CASE(sentences_that_are_the_same_in_two_languages_were_not_translated) {
  BOOST_TEST(is_untranslated("刷脸支付须知", "ja", "刷脸支付须知", "zh-CN"));
  BOOST_TEST(is_untranslated("返回首页", "en", "返回首页", "zh-CN"));
  BOOST_TEST(is_untranslated("Pay by face", "zh-CN", "Pay by face", "en"));
  BOOST_TEST(is_untranslated("保存期限：{data.face-image.retention}", "ja",
                             "保存期限：{data.face-image.retention}", "zh-CN"));
}

BOOST_AUTO_TEST_CASE(what_is_said_otherwise_was) {
  BOOST_TEST(!is_untranslated("Pay by face.", "zh-CN", "Pay by face", "en"));
}

BOOST_AUTO_TEST_CASE(values_numbers_brands_and_short_words_are_the_same_everywhere) {
  for (const char* same : {"{data.face-image.retention} / {party.operator.contacts}", "400-820-1234", "OK",
                           "Hotel", "WeChat", "支付宝", "", "24 × 7"})
    BOOST_TEST(!is_untranslated(same, "en", same, "zh-CN"), same);
}

BOOST_AUTO_TEST_CASE(two_forms_of_one_language_say_much_alike) {
  BOOST_TEST(!is_untranslated("Pay by face, or by card", "en-GB", "Pay by face, or by card", "en"));
}

BOOST_AUTO_TEST_SUITE_END()
