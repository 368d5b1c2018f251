// SPDX-License-Identifier: MIT
// Places in a text that is being typed.
#include "designer/workbench/xml_place.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(xml_place)

namespace {

using What = XmlPlace::What;

// The place of the bar, which is not part of the text.
XmlPlace at_bar(std::string text) {
  const std::size_t bar = text.find('|');
  text.erase(bar, 1);
  return facenotice::xml_place(text, bar);
}

std::string way(const XmlPlace& place) {
  std::string all;
  for (const std::string& element : place.path) all += "/" + element;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_name_of_an_element_begins_behind_its_bracket) {
  const XmlPlace place = at_bar("<flow><steps><scr|een id='a'/>");
  BOOST_TEST((place.what == What::element));
  BOOST_TEST(place.typed == "scr");
  BOOST_TEST(place.end - place.begin == 6U);
  BOOST_TEST(way(place) == "/flow/steps");
  BOOST_TEST((at_bar("<flow><|").what == What::element));
  BOOST_TEST((at_bar("|<flow/>").what == What::content));
}

BOOST_AUTO_TEST_CASE(attributes_and_values_know_their_tag) {
  const XmlPlace name = at_bar("<flow><screen id='a' ki|");
  BOOST_TEST((name.what == What::attribute));
  BOOST_TEST(name.typed == "ki");
  BOOST_TEST(name.element == "screen");
  BOOST_TEST(name.attributes.front() == "id");
  const XmlPlace free = at_bar("<flow><screen id='a' |>");
  BOOST_TEST((free.what == What::attribute));
  BOOST_TEST(free.typed == "");
  const XmlPlace value = at_bar("<flow><capture operations=\"detect li|veness\" id=\"x\">");
  BOOST_TEST((value.what == What::value));
  BOOST_TEST(value.attribute == "operations");
  BOOST_TEST(value.typed == "li");
  BOOST_TEST(value.end - value.begin == 8U);
  BOOST_TEST((at_bar("<flow a='|'/>").what == What::value));
}

BOOST_AUTO_TEST_CASE(comments_and_declarations_are_none_of_it) {
  BOOST_TEST((at_bar("<flow><!-- <steps |> --></flow>").what == What::other));
  BOOST_TEST((at_bar("<?xml ver|sion='1.0'?>").what == What::other));
  BOOST_TEST((at_bar("<flow><![CDATA[ <a| ]]></flow>").what == What::other));
  BOOST_TEST(way(at_bar("<flow><!-- <steps> --><parties>|")) == "/flow/parties");
}

BOOST_AUTO_TEST_CASE(what_is_not_closed_yet_does_not_swallow_the_rest) {
  BOOST_TEST(way(at_bar("<flow><steps><screen id='a><title><text lang='en'>|x")) ==
             "/flow/steps/screen/title/text");
  BOOST_TEST(way(at_bar("<flow><steps><screen id='a'</steps><parties>|")) == "/flow/parties");
  BOOST_TEST(way(at_bar("<flow></b></steps>|")) == "/flow");
  BOOST_TEST((at_bar("<flow></fl|").what == What::end_tag));
  BOOST_TEST(way(at_bar("<flow><a/>|")) == "/flow");
}

BOOST_AUTO_TEST_CASE(every_byte_of_a_document_cut_anywhere_has_a_place) {
  const std::string text = test::vending_text();
  for (std::size_t cut = 0; cut < text.size(); cut += 97) {
    const std::string_view piece = std::string_view(text).substr(0, cut);
    const XmlPlace place = facenotice::xml_place(piece, cut);
    BOOST_TEST((place.begin <= cut && cut <= place.end && place.end <= cut));
    BOOST_TEST(xml_tags(piece).size() <= xml_tags(text).size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
