// SPDX-License-Identifier: MIT
// What the XML view offers, says, finds and renames, on whole and on broken text.
#include "designer/authoring/xml_assist.hpp"

#include <boost/test/unit_test.hpp>

#include "schema/document/document.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace xml_assist {
namespace {

struct Assist {
  const XmlAssist assist{FlowSchema::load("en"), FormatWords::load(Words()), Words()};
  const std::string vending = test::vending_text();

  std::vector<std::string> offered(std::string text) const {
    const std::size_t bar = text.find('|');
    text.erase(bar, 1);
    std::vector<std::string> words;
    const XmlOffers found = assist.offers(text, bar);
    for (const XmlOffer& offer : found.offers) words.push_back(offer.word);
    return words;
  }
  bool offers(const std::string& text, const std::string& word) const {
    const std::vector<std::string> words = offered(text);
    return std::find(words.begin(), words.end(), word) != words.end();
  }
  // The byte in the middle of the first such words.
  std::size_t in(const std::string& words) const {
    const std::size_t at = vending.find(words);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, words);
    return at + words.size() / 2;
  }
  std::string declared_at(const std::string& words) const {
    const auto found = assist.definition(vending, in(words));
    return found ? vending.substr(*found, vending.find('>', *found) - *found) : std::string();
  }
};

}  // namespace
}  // namespace xml_assist

BOOST_FIXTURE_TEST_SUITE(xml_assist, xml_assist::Assist)

BOOST_AUTO_TEST_CASE(elements_are_offered_where_they_may_stand) {
  BOOST_TEST((offered("<|") == std::vector<std::string>{"flow"}));
  BOOST_TEST(offers("<flow><steps><|", "capture"));
  BOOST_TEST(!offers("<flow><steps><|", "party"));
  BOOST_TEST((offered("<flow><steps><scr|") == std::vector<std::string>{"screen"}));
  BOOST_TEST((offered("<flow><steps></|") == std::vector<std::string>{"steps"}));
  BOOST_TEST(offered("<flow><nothing><|").empty());
  BOOST_TEST(offered("<flow><steps>|").empty());
}

BOOST_AUTO_TEST_CASE(attributes_are_offered_once_and_values_by_the_schema) {
  BOOST_TEST(offers("<flow><steps><screen |", "kind"));
  BOOST_TEST(!offers("<flow><steps><screen kind='info' |", "kind"));
  BOOST_TEST(offers("<flow><steps><screen kind='|'", "consent"));
  BOOST_TEST((offered("<flow><steps><screen kind='cons|'") == std::vector<std::string>{"consent"}));
  BOOST_TEST(offers("<flow><steps><capture operations='detect live|'", "liveness"));
}

BOOST_AUTO_TEST_CASE(ids_are_offered_of_the_kind_that_is_meant_also_in_broken_text) {
  const std::string broken =
      "<flow><purposes><purpose id='pay-by-face'></purposes><steps><screen id='a'><screen id='b'></screen>"
      "<screen id='c'><choice id='go' to='|";
  BOOST_TEST((offered(broken) == std::vector<std::string>{"a", "b", "c"}));
  BOOST_TEST((offered("<flow><purposes><purpose id='pay-by-face'/></purposes><steps><capture purpose='|'") ==
              std::vector<std::string>{"pay-by-face"}));
}

BOOST_AUTO_TEST_CASE(what_stands_there_is_said_by_the_schema) {
  BOOST_TEST(assist.about(vending, in("<languages")).find("The languages that every text must have") !=
             std::string::npos);
  BOOST_TEST(assist.about(vending, in("revision=")).find("Grows with every release") != std::string::npos);
  BOOST_TEST(assist.about(vending, vending.find("kind=\"consent\"") + 8).find("Consent") !=
             std::string::npos);
  BOOST_TEST(assist.about("plain words", 4) == "");
  BOOST_TEST(assist.about("<x:own y='z'/>", 3) == "");
}

BOOST_AUTO_TEST_CASE(what_is_named_is_found_where_it_is_declared) {
  BOOST_TEST(declared_at("to=\"goods\"").rfind("<screen id=\"goods\"", 0) == 0U);
  BOOST_TEST(declared_at("purpose=\"face-payment\"").rfind("<purpose id=\"face-payment\"", 0) == 0U);
  BOOST_TEST(declared_at("{data.face-image.retention}").rfind("<item id=\"face-image\"", 0) == 0U);
  BOOST_TEST(declared_at("<screen id=\"goods\"") == "");  // the word kind of a tag names nothing
  BOOST_TEST(declared_at("lang=\"en\"") == "");
}

BOOST_AUTO_TEST_CASE(an_id_is_renamed_from_where_it_is_declared_and_from_where_it_is_named) {
  const Document document = Document::parse(vending, "vending.flow.xml");
  const auto renamed = [&](std::size_t byte) {
    const auto id = assist.id_at(vending, byte);
    BOOST_REQUIRE(id.has_value());
    return rename_id(document, *id, "fresh").document;
  };
  const std::size_t declared = vending.find("id=\"goods\"") + 6;
  const Document from_there = renamed(declared);
  BOOST_TEST(from_there.sound());
  BOOST_TEST(from_there.bytes().find("to=\"goods\"") == std::string::npos);
  BOOST_TEST(renamed(in("to=\"goods\"") + 1).bytes() == from_there.bytes());
  const Document choice = renamed(vending.find("choice id=\"by-face\"") + 13);
  BOOST_TEST(choice.sound());
  BOOST_TEST(choice.bytes().find("choice id=\"fresh\"") != std::string::npos);
  BOOST_TEST(!assist.id_at(vending, in("lang=\"en\"")));
}

BOOST_AUTO_TEST_SUITE_END()
