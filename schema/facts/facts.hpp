// SPDX-License-Identifier: MIT
// The facts: what is derived from a flow by exploration, layout and reading, as the <facts> element that
// rules see.
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "schema/document/document.hpp"
#include "schema/explore/explore.hpp"
#include "schema/explore/step_graph.hpp"
#include "schema/facts/visual_facts.hpp"

namespace facenotice {

inline constexpr const char* facts_namespace = "urn:facenotice:facts:1";

// Adds the facts of a sound document under `facts` (an element named <prefix>:facts). Documented in FACTS.md.
void add_camera_facts(const Exploration& exploration, const StepGraph& graph, const VisualFacts& visual,
                      pugi::xml_node facts);
void add_reach_facts(const StepGraph& graph, pugi::xml_node facts);
void add_service_facts(const StepGraph& graph, pugi::xml_node facts);
void add_withdrawal_facts(const StepGraph& graph, pugi::xml_node facts);
void add_reprompt_facts(const StepGraph& graph, pugi::xml_node facts);
void add_asking_facts(const Exploration& exploration, const StepGraph& graph, pugi::xml_node facts);
void add_content_facts(const Flow& flow, pugi::xml_node facts);
void add_declared_names(const Flow& flow, pugi::xml_node facts);
void add_visual_facts(const Flow& flow, const VisualFacts& visual, pugi::xml_node facts);

// One item that only people can confirm, and what has become of it.
struct AttestationFact {
  std::string item;
  std::string state;                     // "valid" where somebody has answered yes; else why not
  std::string role, role_zh, words, zh;  // who is asked and what, in English and Chinese
};
void add_attestation_facts(const std::vector<AttestationFact>& attestations, pugi::xml_node facts);

// Shared by the above.
pugi::xml_node add_fact(pugi::xml_node parent, const char* name);
void add_trace(const Flow& flow, const Trace& trace, pugi::xml_node parent);
void add_count(pugi::xml_node fact, const char* name, std::uint32_t value);  // or "unreachable"
std::string decimal(double value);                                           // two places

// The tree that rules are evaluated over: the flow with <f:facts> as its last child, flow elements under the
// prefix "n". `offset_of` leads from a node of the tree back to the document; a fact leads to
// the step, choice, purpose or data item that it is about.
class FactTree {
 public:
  FactTree(const Document& document, const Exploration& exploration, const VisualFacts& visual,
           const std::vector<AttestationFact>& attestations, std::string_view as_of);

  const pugi::xml_document& tree() const { return tree_; }
  SourceOffset offset_of(pugi::xml_node node) const;
  // The id of the step (or sign) that a node or fact belongs to; empty when it belongs to none.
  std::string step_of(pugi::xml_node node) const;
  // The flow element that a fact is about, or the node itself.
  pugi::xml_node element_of(pugi::xml_node node) const;
  std::string print() const;

 private:
  void copy(pugi::xml_node from, pugi::xml_node to);

  pugi::xml_document tree_;
  std::vector<std::pair<std::size_t, SourceOffset>> offsets_;  // node hash to offset, sorted
};

}  // namespace facenotice
