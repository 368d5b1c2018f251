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

#include "schema/check/check.hpp"
#include "tests/support/random_flow.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(facts_page)

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
VisualFacts some_visual_facts(bool has_sign) {
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
  facts.large_text.push_back({0, "zh-CN", "portrait-27", false, {"purpose", "choice", ""}});
  if (has_sign) facts.signs.push_back({0, "zh-CN", false, "U+4E00", true, 0.5, "A4", 1000});
  return facts;
}

// What no file of the tree has: an outdated translation, boxes to tick, an alternative that leads before the
// camera, typed durations.
std::string odd_flow() {
  SmallFlow flow = sound_flow();
  flow.languages += "<language code=\"zh-CN\"/><language code=\"fi\"/>";
  flow.data = edited(flow.data, "egress=\"none\"", "egress=\"site\" purposes=\"pay send\" recipients=\"me\"");
  flow.purposes +=
      R"(<purpose id="send" kind="transmit" legal-basis="consent"><name><text lang="en">Send</text></name><description><text lang="en">We send it</text></description><necessity><text lang="en">We send it</text></necessity></purpose>)";
  flow.steps = edited(flow.steps, "Why</text>",
                      "Face only, 3 days, {flow.title}</text>"
                      "<text lang=\"zh-CN\" source=\"en:0123456789abcdef\">5 天</text>");
  flow.steps = edited(flow.steps, choice("next", "ask"),
                      choice("next", "ask") + choice("box", "notice", "<consent purpose=\"send\"/>"));
  flow.steps = edited(flow.steps, "<choice id=\"card\" to=\"shop-card\"", "<choice id=\"card\" to=\"scan\"");
  flow.steps = edited(flow.steps, "<choice id=\"no\" to=\"shop-card\"", "<choice id=\"no\" to=\"ask\"");
  flow.steps += screen("island", "info", "") + screen("trap", "info", exit_on("timeout", "trap"));
  flow.steps = edited(flow.steps, choice("done", "home"), choice("done", "trap"));
  return flow.text();
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_fact_that_is_produced_is_on_the_page) {
  const auto page = facts_on_the_page();
  BOOST_TEST(page.size() > 15);
  std::set<std::string> seen;
  std::vector<std::filesystem::path> flows{
      source / "templates/vending.flow.xml",
      source / "tests/fixtures/cases/quiet-clerk-looks-by-video.flow.xml"};
  for (const auto& entry : std::filesystem::directory_iterator(source / "tests/fixtures"))
    if (entry.path().extension() == ".xml") flows.push_back(entry.path());
  CheckOptions options;
  options.today = "2026-11-23";
  std::vector<Document> documents{Document::parse(odd_flow(), "odd")};
  for (const std::filesystem::path& flow : flows) documents.push_back(Document::load(flow));
  for (std::uint32_t seed = 1; seed <= 60; ++seed)
    for (const std::string& text : {RandomFlow(seed).faulty(), RandomFlow(seed).wild()})
      if (Document document = Document::parse(text, "random"); document.sound())
        documents.push_back(std::move(document));
  for (const Document& document : documents) {
    pugi::xml_document tree;
    BOOST_REQUIRE(tree.load_string(
        print_facts(document, some_visual_facts(!document.flow().signs.empty()), options).c_str()));
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
  for (const auto& [name, attributes] : page)
    BOOST_TEST((seen.count(name) == 1 || name == "f:attested" || name == "f:attestation"),
               name << " is on the page, and never produced");
}

BOOST_AUTO_TEST_SUITE_END()
