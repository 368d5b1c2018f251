// SPDX-License-Identifier: MIT
// The mark of a translation: what changes it, and what does not.
#include <facenotice/translation.hpp>

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(translation)

BOOST_AUTO_TEST_CASE(the_mark_names_the_language_and_the_words) {
  // printf '%s' 付款 | sha256sum
  BOOST_TEST(translation_source("zh-CN", "付款") == "zh-CN:6f0546de73d1c9b0");
  BOOST_TEST(translation_source("zh-Hans", "付款") != translation_source("zh-CN", "付款"));
  BOOST_TEST(translation_source("en", "pay") != translation_source("en", "Pay"));
}

BOOST_AUTO_TEST_CASE(white_space_and_the_names_of_values_change_no_wording) {
  const auto mark = [](const char* words) { return translation_source("en", words); };
  BOOST_TEST(mark("  Kept\n\t {data.face.retention}.") == mark("Kept {data.image.retention}."));
  BOOST_TEST(mark("Kept {a}.") != mark("Kept a."));
  BOOST_TEST(mark("Kept {a}.") != mark("Kept."));
  BOOST_TEST(mark("{{a}}") != mark("{{b}}"));  // braces that people see
  BOOST_TEST(mark("{{a}}") != mark("{a}"));
  BOOST_TEST(mark("a}}b") != mark("a}b"));
  BOOST_TEST(mark("{{{a}}}") == mark("{{{b}}}"));  // a placeholder between two of them
  BOOST_TEST(mark("{{{a}}}") != mark("{{{a}"));
  BOOST_TEST(mark("{{ {a} x") != mark("{{ {a} y"));
  BOOST_TEST(mark("a {") != mark("a"));
  BOOST_TEST(mark("{a} {b}") != mark("{a}{b}"));
}

BOOST_AUTO_TEST_CASE(a_text_is_outdated_when_it_bears_the_mark_of_other_words) {
  const auto is = [](const std::string& mark) {
    pugi::xml_document document;
    const std::string xml =
        "<f:title xmlns:f='urn:facenotice:flow:1'><f:text lang='zh-CN'>付款</f:text><f:text lang='en'" +
        mark + ">Pay</f:text></f:title>";
    BOOST_TEST_REQUIRE(document.load_string(xml.c_str()));
    return is_outdated(document.document_element().last_child());
  };
  BOOST_TEST(!is(""));
  BOOST_TEST(!is(" source='" + translation_source("zh-CN", "付款") + "'"));
  BOOST_TEST(is(" source='" + translation_source("zh-CN", "怎样付款？") + "'"));
  BOOST_TEST(!is(" source='" + translation_source("de", "Zahlen") + "'"));  // that language is gone
}

BOOST_AUTO_TEST_SUITE_END()
