// SPDX-License-Identifier: MIT
// Numbers are the same in digits of any script and in the words of their language.
#include <boost/test/unit_test.hpp>
#include <utility>

#include "schema/words/said_numbers.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(said_numbers)

namespace {

std::string missing(std::string_view text, std::string_view language, std::string_view other,
                    std::string_view its_language) {
  std::string all;
  for (const std::string& number : SaidNumbers(text, language).not_said_by(SaidNumbers(other, its_language)))
    all += (all.empty() ? "" : " ") + number;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_number_in_words_is_that_number) {
  for (const auto& [language, text] : {
           std::pair("ar", "احتفظ بالرمز لمدة يومين"),
           std::pair("ar", "احتفظ بالرمز ٢ يوم"),
           std::pair("ar", "ويومان"),
           std::pair("fa", "۲ روز"),
           std::pair("th", "เก็บรหัสไว้สองวัน"),
           std::pair("th", "๒ วัน"),
           std::pair("de", "zwei Tage"),
           std::pair("fr", "deux jours"),
           std::pair("es", "dos días"),
           std::pair("hi", "कोड दो दिन रखें।"),
           std::pair("hi", "२ दिन"),
           std::pair("ko", "코드를 이틀 동안 보관하세요."),
           std::pair("ko", "두 번"),
           std::pair("ja", "二日間"),
           std::pair("zh-CN", "两天"),
           std::pair("zh-Hant", "兩天"),
           std::pair("ru", "двух дней"),
           std::pair("pl", "dwóch dni"),
           std::pair("tr", "iki gün"),
           std::pair("vi", "hai ngày"),
           std::pair("id", "dua hari"),
           std::pair("he", "יומיים"),
           std::pair("nl", "twee dagen"),
           std::pair("it", "due giorni"),
           std::pair("pt", "duas horas"),
           std::pair("en", "two days"),
       })
    BOOST_TEST(missing("2 days", "en", text, language) == "", text);
  BOOST_TEST(missing("24 hours", "en", "vierundzwanzig Stunden", "de") == "");
  BOOST_TEST(missing("72 hours", "en", "soixante-douze heures", "fr") == "");
  BOOST_TEST(missing("article 26", "en", "第二十六条", "zh-CN") == "");
  BOOST_TEST(missing("the 7th day", "en", "am siebten Tag", "de") == "");
}

BOOST_AUTO_TEST_CASE(another_number_is_missing) {
  BOOST_TEST(missing("2 days", "en", "ثلاثة أيام", "ar") == "2");
  BOOST_TEST(missing("2 days", "en", "drei Tage", "de") == "2");
  BOOST_TEST(missing("2 days", "en", "사흘 동안", "ko") == "2");
  BOOST_TEST(missing("2 days, 30 minutes", "en", "2 Tage", "de") == "30");
  BOOST_TEST(missing("2 Tage", "de", "2 days, 30 minutes", "en") == "");
  BOOST_TEST(missing("2 days", "en", "zweifelsfrei", "de") == "2");  // part of a word
  BOOST_TEST(missing("two days", "en", "drei Tage", "de") == "");    // words alone are none
  BOOST_TEST(missing("2 days", "en", "kaksi", "xx") == "2");
}

BOOST_AUTO_TEST_SUITE_END()
