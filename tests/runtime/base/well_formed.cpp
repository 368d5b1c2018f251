// SPDX-License-Identifier: MIT
// What no XML processor takes, pugixml did: each kind that the public conformance set has shown, and what
// stays allowed.
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <facenotice/trust.hpp>
#include <facenotice/well_formed.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(well_formed)

namespace {

std::string fault_of(std::string_view xml) {
  const std::optional<XmlFault> fault = find_xml_fault(xml);
  return fault ? fault->what : "";
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_xml_allows_is_taken) {
  for (const std::string_view xml :
       {"<a/>", "<?xml version=\"1.0\"?><a/>",
        "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n<a ></a >\n",
        "\xEF\xBB\xBF<a>&lt;&amp;&gt;&apos;&quot;&#9;&#x10FFFF;</a>",
        "<!-- - --><a><!----><?p?><?q  ?? ?></a><?r s?>", "<a><![CDATA[ <&]] > ]]>]] ></a>",
        "<\xE5\x90\x8D b:c.d-e_\xC2\xB7='\"' f=\"'>\"/>", "<a b='1'\n\tc='2'><a b='1'/></a>"})
    BOOST_TEST(fault_of(xml) == "", xml);
}

BOOST_AUTO_TEST_CASE(each_kind_of_fault_is_found) {
  const std::vector<std::pair<std::string_view, std::string_view>> faults{
      {"", "no element where the document's element should begin"},
      {"text<a/>", "no element where the document's element should begin"},
      {"<a/><b/>", "something after the end of the document's element"},
      {"<a/>text", "something after the end of the document's element"},
      {"<a/>&#32;", "something after the end of the document's element"},
      {"<!DOCTYPE a><a/>", "a DOCTYPE, which no document of ours has"},
      {"<a>", "an element without an end"},
      {"<a></b>", "an end tag of another element"},
      {"<a></a b='1'>", "an end tag without an end"},
      {"<a", "a start tag without an end"},
      {"<1/>", "no name where one should stand"},
      {"<a><\xC3\x97/></a>", "no name where one should stand"},
      {"<a b='1'c='2'/>", "no space before an attribute"},
      {"<a b='1' b='2'/>", "an attribute twice"},
      {"<a b/>", "no \"=\" after an attribute's name"},
      {"<a b=1/>", "an attribute's value without quotes"},
      {"<a b='<'/>", "\"<\" in an attribute"},
      {"<a b='1/>", "an attribute without an end"},
      {"<a>]]></a>", "\"]]>\" in a text"},
      {"<a><!-- -- --></a>", "\"--\" in a comment"},
      {"<a><!-- --->", "\"--\" in a comment"},
      {"<!-- <a/>", "a comment without an end"},
      {"<a><![CDATA[</a>", "a CDATA section without an end"},
      {"<a><![cdata[]]></a>", "no name where one should stand"},
      {"<a><?xml version='1.0'?></a>", "an XML declaration that is not at the beginning, or is none"},
      {" <?xml version='1.0'?><a/>", "an XML declaration that is not at the beginning, or is none"},
      {"<?XML?><a/>", "an XML declaration that is not at the beginning, or is none"},
      {"<a><?p+?></a>", "no space after the name of a processing instruction"},
      {"<a><?p </a>", "a processing instruction without an end"},
      {"<?xml encoding='UTF-8'?><a/>", "no version 1.x in the XML declaration"},
      {"<?xml version='2.0'?><a/>", "no version 1.x in the XML declaration"},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "another encoding than UTF-8"},
      {"<?xml version='1.0' standalone='YES'?><a/>", "\"standalone\" is neither yes nor no"},
      {"<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>",
       "something in the XML declaration that does not belong there"},
      {"<?xml version='1.0'><a/>", "something in the XML declaration that does not belong there"},
      {"<a>&b;</a>", "an entity that nothing declares"},
      {"<a>&amp</a>", "a reference without its end"},
      {"<a>& </a>", "no name where one should stand"},
      {"<a>&#;</a>", "a character reference without its number or end"},
      {"<a>&#x1G;</a>", "a character reference that is no number"},
      {"<a>&#X41;</a>", "a character reference that is no number"},
      {"<a>&#0;</a>", "a reference to a character that XML does not allow"},
      {"<a>&#x110000;</a>", "a reference to a character that XML does not allow"},
      {"<a>&#xD800;</a>", "a reference to a character that XML does not allow"},
      {"<a>\x01</a>", "a character that XML does not allow"},
      {"<a>\xEF\xBF\xBF</a>", "a character that XML does not allow"},
      {"<a b='\x0B'/>", "a character that XML does not allow"},
      {"<a>\xC0\x80</a>", "not UTF-8"}};
  for (const auto& [xml, what] : faults) BOOST_TEST(fault_of(xml) == what, xml << ": " << fault_of(xml));
}

BOOST_AUTO_TEST_CASE(each_prefix_of_a_document_is_refused_and_says_where) {
  const std::string_view xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- c --><a b=\"&#65;\"><?p "
      "q?><c>\xE5\x90\x8D&lt;</c><![CDATA[d]]></a>";
  BOOST_TEST(fault_of(xml) == "");
  for (std::size_t cut = 0; cut < xml.size(); ++cut) {
    const std::optional<XmlFault> fault = find_xml_fault(xml.substr(0, cut));
    BOOST_REQUIRE_MESSAGE(fault, xml.substr(0, cut));
    BOOST_TEST(fault->offset <= cut);
  }
}

BOOST_AUTO_TEST_CASE(a_trust_file_that_only_a_loose_reader_takes_is_refused) {
  const Result<TrustStore> trust = read_trust("<trust xmlns='urn:facenotice:trust:1'><!-- -- --></trust>");
  BOOST_REQUIRE(!trust.ok());
  BOOST_TEST(trust.error().code == "trust.xml");
  BOOST_TEST(trust.error().message.find("\"--\" in a comment at byte") != std::string::npos,
             trust.error().message);
}

BOOST_AUTO_TEST_SUITE_END()
