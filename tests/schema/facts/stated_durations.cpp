// SPDX-License-Identifier: MIT
// Durations that were typed: found in words and figures, told from ages, dates and calendar years.
#include <boost/test/unit_test.hpp>
#include <utility>

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
  BOOST_TEST(zh("1年零6个月") == "1年零6个月=47088000");
  BOOST_TEST(zh("一百八十天") == "一百八十天=15552000");
}

BOOST_AUTO_TEST_CASE(in_english) {
  BOOST_TEST(en("kept for 30 days") == "30 days=2592000");
  BOOST_TEST(en("a 30-day period") == "30-day=2592000");
  BOOST_TEST(en("Three Years and six months") == "three years and six months=110160000");
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

BOOST_AUTO_TEST_CASE(in_other_languages) {
  BOOST_TEST(found("30 Tage, zwei Wochen, vierundzwanzig Stunden", "de") ==
             "30 tage=2592000, zwei wochen=1209600, vierundzwanzig stunden=86400");
  BOOST_TEST(found("ein halbes Jahr", "de") == "ein halbes jahr=15768000");
  BOOST_TEST(found("un an et six mois", "fr") == "un an et six mois=47088000");
  BOOST_TEST(found("treinta días naturales", "es-MX") == "treinta días=2592000");
  BOOST_TEST(found("entro ventiquattro ore", "it") == "ventiquattro ore=86400");
  BOOST_TEST(found("vinte e quatro horas", "pt-BR") == "vinte e quatro horas=86400");
  BOOST_TEST(found("二十四時間、１ヶ月、30日間", "ja") == "二十四時間=86400, 1ヶ月=2592000, 30日間=2592000");
  BOOST_TEST(found("24시간, 삼십 일, 두 달은, 이틀", "ko") ==
             "24시간=86400, 삼십 일=2592000, 두 달=5184000, 이틀=172800");
  BOOST_TEST(found("二十四小時、兩週", "zh-Hant") == "二十四小時=86400, 兩週=1209600");
  for (const auto& [language, text] :
       {std::pair("de", "unter 14 Jahren"), std::pair("de", "14 Jahre alt"), std::pair("de", "5 Werktage"),
        std::pair("fr", "5 jours ouvrables"), std::pair("fr", "moins de 14 ans"),
        std::pair("fr", "le 1er juin 2025"), std::pair("es", "5 días hábiles"),
        std::pair("es", "menores de 14 años"), std::pair("it", "età di 14 anni"),
        std::pair("pt", "5 dias úteis"), std::pair("ja", "2025年6月1日"), std::pair("ja", "14歳"),
        std::pair("ja", "5営業日"), std::pair("ko", "2025년 6월 1일"), std::pair("ko", "이 시간 이후"),
        std::pair("ko", "5영업일"), std::pair("de", "am siebten Tag"), std::pair("en", "on the 7th day")})
    BOOST_TEST(found(text, language) == "", text);
}

BOOST_AUTO_TEST_CASE(what_is_bound_is_not_typed) {
  BOOST_TEST(zh("保存{data.face.retention}") == "");
  BOOST_TEST(en("kept {data.face.30 days}, or 5 {flow.title} days") == "");
  BOOST_TEST(en("{{30 days}}") == "30 days=2592000");
  BOOST_TEST(found("30 päivää", "fi") == "");
  BOOST_TEST(en("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
