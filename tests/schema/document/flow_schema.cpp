// SPDX-License-Identifier: MIT
// flow.xsd as data, and what it says of itself in each language.
#include "schema/document/flow_schema.hpp"

#include <functional>
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(flow_schema)

namespace {

bool is_chinese(const std::string& words) {
  return words.find_first_of("\xe4\xe5\xe6\xe7\xe8\xe9") != std::string::npos;
}

// Every documentation that a person can come to, with the path to it.
void each_documentation(const SchemaElement& element, const std::string& path, std::set<std::string>& seen,
                        const std::function<void(const std::string&, const std::string&)>& visit) {
  visit(path, element.documentation);
  for (const SchemaAttribute& attribute : element.attributes)
    visit(path + "/@" + attribute.name, attribute.documentation);
  for (const auto& [name, child] : element.children)
    if (seen.insert(path + "/" + name).second) each_documentation(*child, path + "/" + name, seen, visit);
}

std::map<std::string, std::string> documentation_in(std::string_view language) {
  std::map<std::string, std::string> all;
  std::set<std::string> seen;
  const FlowSchema schema = FlowSchema::load(language);
  each_documentation(schema.root(), schema.root().name, seen,
                     [&](const std::string& path, const std::string& words) { all[path] = words; });
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_documentation_has_a_chinese_sibling) {
  pugi::xml_document schema;
  BOOST_REQUIRE(schema.load_string(test::source_text("schema/flow.xsd").c_str()));
  int annotations = 0;
  for (const pugi::xpath_node& found : schema.select_nodes("//xs:annotation")) {
    const pugi::xml_node annotation = found.node();
    const std::string of = annotation.parent().attribute("name").value();
    int english = 0, chinese = 0;
    for (const pugi::xml_node said : annotation.children("xs:documentation")) {
      const std::string language = said.attribute("xml:lang").value();
      BOOST_TEST((language.empty() || language == "zh-CN"), of);
      english += language.empty() ? 1 : 0;
      chinese += language == "zh-CN" ? 1 : 0;
      BOOST_TEST((language.empty() ? !is_chinese(said.child_value()) : is_chinese(said.child_value())), of);
    }
    BOOST_TEST(english == 1, of);
    BOOST_TEST(chinese == 1, of);
    ++annotations;
  }
  BOOST_TEST(annotations > 100);
}

BOOST_AUTO_TEST_CASE(what_is_said_in_english_is_said_in_chinese) {
  const std::map<std::string, std::string> english = documentation_in("en"),
                                           chinese = documentation_in("zh-CN");
  BOOST_REQUIRE(english.size() == chinese.size());
  int said = 0;
  for (const auto& [path, words] : english) {
    BOOST_TEST(chinese.at(path).empty() == words.empty(), path);
    BOOST_TEST(!is_chinese(words), path);
    if (!words.empty()) BOOST_TEST(is_chinese(chinese.at(path)), path);
    said += words.empty() ? 0 : 1;
  }
  BOOST_TEST(said > 100);
}

BOOST_AUTO_TEST_CASE(a_language_that_the_schema_does_not_have_reads_english) {
  BOOST_TEST((documentation_in("fr") == documentation_in("en")));
  BOOST_TEST((documentation_in("zh") == documentation_in("zh-CN")));
}

BOOST_AUTO_TEST_SUITE_END()
