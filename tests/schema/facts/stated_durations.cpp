// SPDX-License-Identifier: MIT
// Durations that were typed: found in words and figures, told from ages, dates and calendar years.
#include <boost/test/unit_test.hpp>

#include "schema/facts/stated_durations.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(stated_durations)

namespace {

std::string found(std::string_view text, std::string_view language) {
  std::string all;
  for (const StatedDuration& stated : facenotice::stated_durations(text, language))
    all += (all.empty() ? "" : ", ") + stated.text + "=" + std::to_string(stated.seconds);
  return all;
}
std::string zh(std::string_view text) {
  return found(text, "zh-CN");
}
std::string en(std::string_view text) {
  return found(text, "en");
}

}  // namespace

BOOST_AUTO_TEST_CASE(in_chinese) {
  BOOST_TEST(zh("保存30天后删除") == "30天=2592000");
  BOOST_TEST(zh("保存 72 小时") == "72 小时=259200");
  BOOST_TEST(zh("三十日内") == "三十日=2592000");
  BOOST_TEST(zh("十五个月") == "十五个月=38880000");
  BOOST_TEST(zh("二十四小时") == "二十四小时=86400");
  BOOST_TEST(zh("半年") == "半年=15768000");
  BOOST_TEST(zh("两周、两个星期") == "两周=1209600, 两个星期=1209600");
  BOOST_TEST(zh("最长20秒") == "20秒=20");
  BOOST_TEST(zh("３０ 分钟") == "30 分钟=1800");
  BOOST_TEST(zh("1年零6个月") == "1年 6个月=47088000");
  BOOST_TEST(zh("一百八十天") == "一百八十天=15552000");
}

BOOST_AUTO_TEST_CASE(in_english) {
  BOOST_TEST(en("kept for 30 days") == "30 days=2592000");
  BOOST_TEST(en("a 30-day period") == "30-day=2592000");
  BOOST_TEST(en("Three Years and six months") == "three years six months=110160000");
  BOOST_TEST(en("thirty days, 72 hrs, 24h") == "thirty days=2592000, 72 hrs=259200, 24h=86400");
  BOOST_TEST(en("90 calendar days") == "90 calendar days=7776000");
  BOOST_TEST(en("20 seconds at most") == "20 seconds=20");
  BOOST_TEST(en("one week") == "one week=604800");
}

BOOST_AUTO_TEST_CASE(ages_dates_years_and_working_days_are_none) {
  for (const char* text : {"未满14周岁", "年满十四周岁", "2025年6月1日起", "第三天", "15个工作日", "每天",
                           "三年级", "第13条", "2.00元", "今天", "周一至周五", "400-000-0000", "5.5 元"})
    BOOST_TEST(zh(text) == "", text);
  for (const char* text :
       {"under 14 years old", "14 years or older", "15 working days", "1 June 2025", "5 business days",
        "14-year-old", "twenty people", "100 daylilies", "call 400-000", "¥2.00", "someone", "version 3.1"})
    BOOST_TEST(en(text) == "", text);
}

BOOST_AUTO_TEST_CASE(what_is_bound_is_not_typed) {
  BOOST_TEST(zh("保存{data.face.retention}") == "");
  BOOST_TEST(en("kept {data.face.30 days}, or 5 {flow.title} days") == "");
  BOOST_TEST(en("{{30 days}}") == "30 days=2592000");
  BOOST_TEST(found("30 jours", "fr") == "");
  BOOST_TEST(en("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
