// SPDX-License-Identifier: MIT
// FACTS.md names every fact and every attribute that the checker produces.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "schema/check.hpp"

using namespace facenotice;

namespace {

const std::filesystem::path source = FACENOTICE_SOURCE_DIR;

// Fact name to attribute names, as the page's tables give them.
std::map<std::string, std::set<std::string>> facts_on_the_page() {
  std::map<std::string, std::set<std::string>> facts;
  std::ifstream page(source / "schema/FACTS.md");
  const std::regex row(R"(^\| `(f:[a-z-]+)`[^|]*\| ([^|]*)\|.*)"), word(R"(`([a-z0-9-]+)`)");
  for (std::string line; std::getline(page, line);) {
    std::smatch parts;
    if (!std::regex_match(line, parts, row)) continue;
    const std::string attributes = parts[2];
    for (std::sregex_iterator at(attributes.begin(), attributes.end(), word), end; at != end; ++at)
      facts[parts[1]].insert((*at)[1]);
    facts[parts[1]];
  }
  return facts;
}

// One of each kind, so that facts which only the layout can make are in the tree too.
VisualFacts some_visual_facts() {
  VisualFacts facts;
  VisualFact choice;
  choice.step = 0;
  choice.kind = "choice";
  choice.choice = "start";
  facts.items.push_back(choice);
  VisualFact block;
  block.step = 0;
  block.kind = "block";
  block.role = "purpose";
  facts.items.push_back(block);
  facts.screens.push_back({0, "zh-CN", "portrait-27", false, "U+4E00"});
  return facts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facts_page)

BOOST_AUTO_TEST_CASE(every_fact_that_is_produced_is_on_the_page) {
  const auto page = facts_on_the_page();
  BOOST_TEST(page.size() > 15);
  std::set<std::string> seen;
  std::vector<std::filesystem::path> flows{source / "templates/vending.flow.xml"};
  for (const auto& entry : std::filesystem::directory_iterator(source / "tests/fixtures"))
    if (entry.path().extension() == ".xml") flows.push_back(entry.path());
  CheckOptions options;
  options.today = "2026-11-23";
  for (const std::filesystem::path& flow : flows) {
    pugi::xml_document tree;
    BOOST_REQUIRE(tree.load_string(print_facts(Document::load(flow), some_visual_facts(), options).c_str()));
    for (const pugi::xpath_node& found : tree.select_nodes("//f:facts//*")) {
      const std::string name = found.node().name();
      if (name == "f:trace" || name == "f:event") continue;
      seen.insert(name);
      BOOST_REQUIRE_MESSAGE(page.count(name) == 1, name << " is not on the page");
      for (const pugi::xml_attribute attribute : found.node().attributes())
        BOOST_TEST(page.at(name).count(attribute.name()) == 1,
                   name << " has the attribute " << attribute.name() << ", which is not on the page");
    }
  }
  BOOST_TEST(seen.size() >= 15U);
}

BOOST_AUTO_TEST_SUITE_END()
