// SPDX-License-Identifier: MIT
#include "tests/oracle/mutable_rule.hpp"

#include <filesystem>
#include <sstream>

#include <pugixml.hpp>

#include "tests/support/flow_edit.hpp"

namespace facenotice::oracle {
namespace {

RulePack read(const pugi::xml_document& document, const std::filesystem::path& file) {
  std::ostringstream printed;
  document.save(printed, "", pugi::format_raw);
  return RulePack::parse(printed.str(), "mutant", file);
}

// The pack's file without its other patterns, their rows and what they include.
std::string alone(const std::string& pack, const PatternInfo& pattern, const std::string& row) {
  pugi::xml_document document;
  document.load_string(pack.c_str());
  pugi::xml_node schema = document.document_element();
  for (pugi::xml_node node = schema.first_child(); node;) {
    const pugi::xml_node next = node.next_sibling();
    const std::string_view name = node.name(), id = node.attribute("id").value(),
                           href = node.attribute("href").value();
    const bool kept = name == "pattern"   ? id == pattern.id
                      : name == "p:row"   ? id == row
                      : name == "include" ? href.substr(href.find('#') + 1) == pattern.property ||
                                                href.find(".messages") != std::string_view::npos
                                          : true;
    if (!kept) schema.remove_child(node);
    node = next;
  }
  std::ostringstream text;
  document.save(text, "", pugi::format_raw);
  return text.str();
}

}  // namespace

std::string plain(const std::string& assertion) {
  return assertion.substr(0, assertion.find("--"));
}

RulePack Rule::asked_when(const std::string& condition) const {
  pugi::xml_document document;
  document.load_string(text.c_str());
  document.document_element()
      .child("pattern")
      .find_child_by_attribute("param", "name", "WHEN")
      .attribute("value") = condition.c_str();
  return read(document, pack->file());
}

RulePack Rule::tested_by(const std::string& assertion, bool opposite) const {
  const RulePack single = RulePack::parse(text, pack->file(), pack->file());
  pugi::xml_document document;
  document.load_string(single.expanded().c_str());
  const pugi::xpath_node_set all =
      document.select_nodes("//*[local-name() = 'assert' or local-name() = 'report'][@test]");
  for (const pugi::xpath_node& found : all) {
    if (plain(found.node().attribute("id").value()) != assertion) continue;
    pugi::xml_attribute test = found.node().attribute("test");
    // A report speaks when its test holds: to hold always is to speak never.
    const bool is_report = std::string_view(found.node().name()).find("report") != std::string_view::npos;
    test = opposite ? ("not(" + std::string(test.value()) + ")").c_str() : is_report ? "false()" : "true()";
  }
  return read(document, {});
}

std::vector<Rule> rules_of(const RuleLibrary& library) {
  std::vector<Rule> rules;
  for (const RulePack& pack : library.packs()) {
    const std::string text = test::file_text(pack.file());
    for (const PatternInfo& pattern : pack.patterns()) {
      Rule rule{&pack, &pattern, {}, alone(text, pattern, pack.rows()[pattern.row].id)};
      for (const auto& [name, value] : pattern.parameters)
        if (name == "WHEN") rule.when = value;
      rules.push_back(std::move(rule));
    }
  }
  return rules;
}

std::map<const PatternInfo*, Assertions> failing(const RulePack& pack, const FactTree& tree) {
  std::map<const PatternInfo*, Assertions> found;
  const Evaluation evaluation = pack.evaluate(tree.tree(), {});
  for (const Failure& failure : evaluation.failures)
    found[failure.pattern].insert(plain(failure.assertion->id));
  for (const Look& look : evaluation.looks)
    if (look.places > 0 && !look.pattern->attested_item().empty()) found[look.pattern].insert(asks);
  return found;
}

Assertions failing_alone(const RulePack& pack, const FactTree& tree) {
  const auto found = failing(pack, tree);
  return found.empty() ? Assertions{} : found.begin()->second;
}

}  // namespace facenotice::oracle
