// SPDX-License-Identifier: MIT
// What no XML processor takes, pugixml did: each kind that the public conformance set has shown, and what
// stays allowed.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstdio>
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

struct Range {
  char32_t low, high;
};
bool within(const std::vector<Range>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& range) { return c >= range.low && c <= range.high; });
}
// Where each range begins and ends, and what stands beside it.
std::vector<char32_t> edges_of(const std::vector<Range>& ranges) {
  std::vector<char32_t> edges;
  for (const Range& range : ranges)
    for (const std::uint32_t edge : {range.low - 1, +range.low, +range.high, range.high + 1})
      edges.push_back(static_cast<char32_t>(edge));
  return edges;
}
bool encodable(char32_t c) {
  return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}
std::string utf8(char32_t c) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6U), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12U), byte(0x80 | (c >> 6U & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18U), byte(0x80 | (c >> 12U & 0x3F)), byte(0x80 | (c >> 6U & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}
std::string hex(char32_t c) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%X", static_cast<unsigned>(c));
  return digits;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_xml_allows_is_taken) {
  for (const std::string_view xml :
       {"<a/>", "<?xml version=\"1.0\"?><a/>",
        "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n<a ></a >\n",
        "\xEF\xBB\xBF<a>&lt;&amp;&gt;&apos;&quot;&#9;&#x10FFFF;</a>",
        "<!-- - --><a><!----><?p?><?q  ?? ?></a><?r s?>", "<a><![CDATA[ <&]] > ]]>]] ></a>",
        "<\xE5\x90\x8D b:c.d-e_\xC2\xB7='\"' f=\"'>\"/>", "<a b='1'\n\tc='2'><a b='1'/></a>",
        "<a b = '1' c\n=\t'2'/>", "<?xml version='1.0' encoding='uTf-8'?><a/>",
        "<?pml?><?xmm?><?xmlx?><?xm?><a/>"})
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
      {"<?xml", "an XML declaration that is not at the beginning, or is none"},
      {"<?xMl?><a/>", "an XML declaration that is not at the beginning, or is none"},
      {"<?xml ", "no version 1.x in the XML declaration"},
      {"<?xml version=''?><a b=''/>", "no value in the XML declaration"},
      {"<?xml version='1.0' encoding='XTF-8'?><a/>", "another encoding than UTF-8"},
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

// Production 2: what may stand in a text, and what a reference may mean.
BOOST_AUTO_TEST_CASE(characters_are_those_of_the_standard) {
  const std::vector<Range> allowed{
      {0x9, 0xA}, {0xD, 0xD}, {0x20, 0xD7FF}, {0xE000, 0xFFFD}, {0x10000, 0x10FFFF}};
  const std::string none = "a character that XML does not allow";
  for (const char32_t c : edges_of(allowed)) {
    const bool is_one = within(allowed, c);
    if (c != '<' && c != '&' && encodable(c))
      BOOST_TEST(fault_of("<a>" + utf8(c) + "</a>") == (is_one ? "" : none), static_cast<std::uint32_t>(c));
    const std::string meant = is_one ? "" : "a reference to a character that XML does not allow";
    const std::string number = std::to_string(static_cast<std::uint32_t>(c));
    BOOST_TEST(fault_of("<a>&#" + number + ";</a>") == meant, number);
    BOOST_TEST(fault_of("<a b='&#x" + hex(c) + ";'/>") == meant, number);
  }
}

// Productions 4 and 4a.
BOOST_AUTO_TEST_CASE(names_are_made_of_what_the_standard_lists) {
  const std::vector<Range> first{{':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
                                 {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                                 {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                                 {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
  std::vector<Range> later{{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};
  later.insert(later.end(), first.begin(), first.end());
  for (const char32_t c : edges_of(later)) {
    if (!encodable(c)) continue;
    BOOST_TEST((fault_of("<" + utf8(c) + "/>") == "") == within(first, c), static_cast<std::uint32_t>(c));
    if (c == ' ' || c == '/') continue;  // which may follow upon a name
    BOOST_TEST((fault_of("<a" + utf8(c) + "/>") == "") == within(later, c), static_cast<std::uint32_t>(c));
  }
}

BOOST_AUTO_TEST_CASE(a_number_of_a_reference_has_digits_and_an_end) {
  for (const char* number : {"9", "65", "0000000000000000000065", "x9", "xA", "xa", "x4f", "x4F", "xfFFd"})
    BOOST_TEST(fault_of("<a>&#" + std::string(number) + ";</a>") == "", number);
  for (const char* number :
       {"/", ":", "6/", "6:", "a", "1a", "A", "x/", "x:", "x@", "xG", "x`", "xg", "x4g", "-1"})
    BOOST_TEST(fault_of("<a>&#" + std::string(number) + ";</a>") == "a character reference that is no number",
               number);
  for (const char* number : {"", "x"})
    BOOST_TEST(fault_of("<a>&#" + std::string(number) + ";</a>") ==
                   "a character reference without its number or end",
               number);
  for (const char* cut : {"<a>&#", "<a>&#6", "<a>&#x", "<a>&#x4"})
    BOOST_TEST(fault_of(cut) == "a character reference without its number or end", cut);
  // A number beyond all characters does not come round to one.
  for (const char* number :
       {"4294967361", "18446744073709551681", "x100000041", "x10000000000000041", "x110041"})
    BOOST_TEST(fault_of("<a>&#" + std::string(number) + ";</a>") ==
                   "a reference to a character that XML does not allow",
               number);
}

BOOST_AUTO_TEST_CASE(a_declaration_says_version_encoding_and_standalone_in_this_order) {
  const auto declared = [](const std::string& what) { return fault_of("<?xml" + what + "?><a/>"); };
  for (const char* what :
       {" version='1.0'", "\tversion=\"1.1\"", "\nversion = '1.10'\n", "\rversion='1.9' ",
        " version='1.0' encoding='UTF-8'", " version='1.0' encoding='Utf-8' standalone='yes'",
        " version='1.0' standalone='no' "})
    BOOST_TEST(declared(what) == "", what);
  for (const char* what :
       {" ", " version='1.'", " version='1'", " version='1.0a'", " version='1.0:'", " version='1./'",
        " version='0.0'", " version='1,0'", " encoding='UTF-8' version='1.0'"})
    BOOST_TEST(declared(what) == "no version 1.x in the XML declaration", what);
  for (const char* what : {" version", " version '1.0'", " version='1.0' encoding 'UTF-8'"})
    BOOST_TEST(declared(what) == "no \"=\" in the XML declaration", what);
  for (const char* what : {" version=", " version=1.0", " version=''", " version='1.0\"", " version=x1.0x",
                           " version='1.0' encoding=''"})
    BOOST_TEST(declared(what) == "no value in the XML declaration", what);
  for (const char* what : {" version='1.0' encoding='UTF-16'", " version='1.0' encoding='UTF-8z'",
                           " version='1.0' encoding='UTF8'"})
    BOOST_TEST(declared(what) == "another encoding than UTF-8", what);
  for (const char* what : {" version='1.0'encoding='UTF-8'", " version='1.0' x='y'",
                           " version='1.0' standalone='no' x", " version='1.0' version='1.0'"})
    BOOST_TEST(declared(what) == "something in the XML declaration that does not belong there", what);
  BOOST_TEST(declared("") == "an XML declaration that is not at the beginning, or is none");
  BOOST_TEST(fault_of("<?xml-style s?><a/>") == "");  // a name of its own
  BOOST_TEST(fault_of("<?xml") == "an XML declaration that is not at the beginning, or is none");
  BOOST_TEST(fault_of("<a><?Xml x?></a>") == "an XML declaration that is not at the beginning, or is none");
}

// Whoever mends a file looks there.
BOOST_AUTO_TEST_CASE(a_fault_is_named_where_it_is) {
  const std::vector<std::pair<std::string_view, std::size_t>> faults{
      {"", 0},
      {"  x", 2},
      {"\xEF\xBB\xBFx", 3},
      {"<a/> x", 5},
      {"<!DOCTYPE a>", 0},
      {"<a>", 3},
      {"<a>\xE5\x90\x8D\x01</a>", 6},
      {"<a></b>", 7},
      {"<a b='1'c='2'/>", 8},
      {"<a b='1' b='2'/>", 10},
      {"<a b='<'/>", 6},
      {"<a b='1/>", 9},
      {"<a b=1/>", 5},
      {"<a>]]></a>", 3},
      {"<a><!-- -- --></a>", 10},
      {"<!-- ", 5},
      {"<a><?p+?></a>", 6},
      {"<a>&b;</a>", 6},
      {"<a>&#1G;</a>", 6},
      {"<?xml version='1.0'><a/>", 19},
  };
  for (const auto& [xml, offset] : faults) {
    const std::optional<XmlFault> fault = find_xml_fault(xml);
    BOOST_REQUIRE_MESSAGE(fault, xml);
    BOOST_TEST(fault->offset == offset, xml << ": " << fault->what << " at " << fault->offset);
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
