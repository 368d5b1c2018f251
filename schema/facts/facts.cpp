// SPDX-License-Identifier: MIT
// Puts flow and facts into the one tree that rules see.
#include "schema/facts/facts.hpp"

#include <algorithm>
#include <sstream>

#include <facenotice/flow_reader.hpp>

#include "schema/base/message.hpp"
#include "schema/document/flow_words.hpp"
#include "schema/facts/not_separate.hpp"

namespace facenotice {
namespace {

// The choice, block, field or title of a step or sign that a fact is about; null: the whole.
pugi::xml_node part_of(pugi::xml_node step, pugi::xml_node fact) {
  if (const pugi::xml_attribute id = fact.attribute("choice"))
    return step.find_child_by_attribute("n:choice", "id", id.value());
  if (const pugi::xml_attribute on = fact.attribute("on"))
    return step.find_child_by_attribute("n:exit", "on", on.value());
  const std::string_view kind = fact.attribute("kind").value(), role = fact.attribute("role").value();
  if (kind == "title" || kind == "sign-title") return step.child("n:title");
  if (kind == "field") return step.find_child_by_attribute("n:field", "data", fact.attribute("role").value());
  if (role.empty()) return {};
  int nth = fact.attribute("nth").as_int(1);  // among the blocks of that role
  for (const pugi::xml_node block : step.children("n:block"))
    if (role == block.attribute("role").as_string("text") && --nth == 0) return block;
  return {};
}

// The text of a purpose that a fact is about: kind="purpose-description", or first="necessity".
pugi::xml_node part_of_purpose(pugi::xml_node purpose, pugi::xml_node fact) {
  const std::string_view kind = fact.attribute("kind").value(), prefix = "purpose-";
  const std::string part = kind.substr(0, prefix.size()) == prefix ? std::string(kind.substr(prefix.size()))
                                                                   : fact.attribute("first").value();
  return part.empty() ? pugi::xml_node() : purpose.child(("n:" + part).c_str());
}

// The attribute of a fact that names a declaration, and the group that it is declared in.
constexpr std::pair<const char*, const char*> declared_groups[] = {
    {"data", "n:data"}, {"alternative", "n:alternatives"}, {"party", "n:parties"}, {"policy", "n:policies"}};

}  // namespace

pugi::xml_node add_fact(pugi::xml_node parent, const char* name) {
  return parent.append_child((std::string("f:") + name).c_str());
}

void add_trace(const Flow& flow, const Trace& trace, pugi::xml_node parent) {
  pugi::xml_node node = add_fact(parent, "trace");
  for (const TraceEvent& step : trace) {
    pugi::xml_node event = add_fact(node, "event");
    event.append_attribute("kind") = event_word(step.event);
    if (step.choice != no_choice)
      event.append_attribute("choice") = flow.steps[step.from].choices[step.choice].id.c_str();
    if (step.from != no_step) event.append_attribute("from") = flow.steps[step.from].id.c_str();
    event.append_attribute("to") = flow.steps[step.to].id.c_str();
    if (step.camera) event.append_attribute("camera") = "on";
    if (const std::uint32_t seconds = gone_after(flow, step); seconds > 0)
      event.append_attribute("gone-after") = seconds;
  }
}

void add_count(pugi::xml_node fact, const char* name, std::uint32_t value) {
  if (value == unreachable)
    fact.append_attribute(name) = "unreachable";
  else
    fact.append_attribute(name) = value;
}

std::string decimal(double value) {
  return fmt::format("{:.2f}", value);
}

void add_attestation_facts(const std::vector<AttestationFact>& attestations, pugi::xml_node facts) {
  for (const AttestationFact& attestation : attestations) {
    pugi::xml_node fact = add_fact(facts, "attestation");
    fact.append_attribute("item") = attestation.item.c_str();
    fact.append_attribute("state") = attestation.state.c_str();
    fact.append_attribute("role") = attestation.role.c_str();
    fact.append_attribute("role-zh") = attestation.role_zh.c_str();
    fact.append_attribute("en") = attestation.words.c_str();
    fact.append_attribute("zh") = attestation.zh.c_str();
  }
}

FactTree::FactTree(const Document& document, const Exploration& exploration, const VisualFacts& visual,
                   const std::vector<AttestationFact>& attestations, std::string_view as_of) {
  pugi::xml_node root = tree_.append_child("n:flow");
  root.append_attribute("xmlns:n") = flow_namespace;
  root.append_attribute("xmlns:f") = facts_namespace;
  copy(document.root(), root);
  pugi::xml_node facts = add_fact(root, "facts");
  facts.append_attribute("as-of") = std::string(as_of).c_str();
  facts.append_attribute("digest") = document.content_digest().c_str();
  pugi::xml_node exploring = add_fact(facts, "exploration");
  exploring.append_attribute("states") = static_cast<unsigned long long>(exploration.size());
  exploring.append_attribute("transitions") = static_cast<unsigned long long>(exploration.edges().size());
  exploring.append_attribute("complete") = exploration.complete();
  const StepGraph graph(document.flow(), exploration);
  add_camera_facts(exploration, graph, visual, facts);
  add_reach_facts(graph, facts);
  add_service_facts(graph, facts);
  add_withdrawal_facts(graph, facts);
  add_reprompt_facts(graph, facts);
  add_asking_facts(exploration, graph, facts);
  add_content_facts(document.flow(), facts);
  add_declared_names(document.flow(), facts);
  add_visual_facts(document.flow(), visual, facts);
  add_attestation_facts(attestations, facts);
  std::sort(offsets_.begin(), offsets_.end());
}

// Elements and attributes of the flow namespace keep their local names under the prefix n, whatever prefix
// the author chose; foreign elements are left out: no rule may depend on them.
void FactTree::copy(pugi::xml_node from, pugi::xml_node to) {
  offsets_.emplace_back(to.hash_value(), source_offset(from));
  for (const pugi::xml_attribute attribute : from.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "xmlns" || name.find(':') != std::string_view::npos) continue;
    to.append_attribute(attribute.name()) = attribute.value();
  }
  for (const pugi::xml_node child : from.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      to.append_child(pugi::node_pcdata).set_value(child.value());
    } else if (const std::string_view name = flow_element_name(child); !name.empty()) {
      copy(child, to.append_child(("n:" + std::string(name)).c_str()));
    }
  }
}

pugi::xml_node FactTree::element_of(pugi::xml_node node) const {
  const pugi::xml_node root = tree_.document_element();
  const auto child_with_id = [](pugi::xml_node parent, std::string_view id) -> pugi::xml_node {
    for (const pugi::xml_node child : parent.children())
      if (id == child.attribute("id").value()) return child;
    return {};
  };
  if (std::string_view(node.name()).substr(0, 2) != "f:") return node;
  for (; node; node = node.parent()) {
    if (const pugi::xml_attribute step = node.attribute("step")) {
      pugi::xml_node found = child_with_id(root.child("n:steps"), step.value());
      if (!found) found = child_with_id(root.child("n:signs"), step.value());
      const pugi::xml_node part = part_of(found, node);
      return part ? part : found;
    }
    if (const pugi::xml_attribute purpose = node.attribute("purpose")) {
      const pugi::xml_node found = child_with_id(root.child("n:purposes"), purpose.value());
      const pugi::xml_node part = part_of_purpose(found, node);
      return part ? part : found;
    }
    for (const auto& [attribute, group] : declared_groups)
      if (const pugi::xml_attribute id = node.attribute(attribute))
        return child_with_id(root.child(group), id.value());
    if (const pugi::xml_attribute right = node.attribute("right"))
      return root.child("n:rights").find_child_by_attribute("n:right", "kind", right.value());
  }
  return root;
}

std::string FactTree::step_of(pugi::xml_node node) const {
  for (node = element_of(node); node; node = node.parent()) {
    const std::string_view group = node.parent().name();
    if (group == "n:steps" || group == "n:signs") return node.attribute("id").value();
  }
  return {};
}

SourceOffset FactTree::offset_of(pugi::xml_node node) const {
  for (node = element_of(node); node; node = node.parent()) {
    const auto found =
        std::lower_bound(offsets_.begin(), offsets_.end(), std::pair{node.hash_value(), SourceOffset{-2}});
    if (found != offsets_.end() && found->first == node.hash_value()) return found->second;
  }
  return -1;
}

std::string FactTree::print() const {
  std::ostringstream out;
  tree_.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
  return out.str();
}

}  // namespace facenotice
