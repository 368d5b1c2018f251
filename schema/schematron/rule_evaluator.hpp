// SPDX-License-Identifier: MIT
// Carries out compiled packs over a tree. What several patterns or packs have in common is done once per
// tree: where a rule looks, what a predicate or a test says of an element.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "schema/schematron/element_index.hpp"
#include "schema/schematron/schematron_program.hpp"

namespace facenotice {

// One assertion that did not hold (or report that did) at one node.
struct ProgramFailure {
  std::size_t pattern = 0;    // index in ExpandedPack::patterns
  std::size_t assertion = 0;  // index among the assertions of that pattern
  std::string text;           // what the assertion itself says
  std::string message;        // in the asked language, with the actual values
  std::string fix;            // likewise; may be empty
  std::vector<std::string> properties;
  std::vector<QuickFix> quick_fixes;
  std::vector<std::pair<std::string, std::string>> thresholds;  // ours, that the test rests on: name, value
  pugi::xpath_node context;
  pugi::xml_node trace;  // an f:trace element, or null
};

// How many nodes an assertion was asked about.
struct ProgramLook {
  std::size_t pattern = 0;
  std::size_t assertion = 0;
  std::size_t nodes = 0;
  std::size_t failed = 0;
  std::string looked_at;        // name of the first node
  std::set<std::string> roles;  // the values of @role among the nodes
};

struct ProgramResult {
  std::vector<ProgramFailure> failures;
  std::vector<ProgramLook> looks;
};

// Not for two threads at once: pugixml keeps the values of variables beside the queries. It compiles what it
// needs when it needs it, and keeps that for the next tree.
class RuleEvaluator {
 public:
  // The tree must stay as it is until the next one begins.
  void begin(const pugi::xml_document& tree);

  // `active` says per pattern whether it is asked at all; empty: all of the phase.
  ProgramResult evaluate(const SchematronProgram& program, std::string_view language,
                         const std::vector<bool>& active);

 private:
  // A node that a rule looks at. Only elements that the index led to have a number.
  struct Node {
    pugi::xpath_node node;
    ElementNumber element = no_element;
  };
  struct Compiled;
  // The variables of the expressions that see the same lets.
  struct Scope {
    struct Let {
      std::string name;
      Compiled* value = nullptr;
      bool of_rule = true;
    };
    pugi::xpath_variable_set variables;
    std::vector<Let> lets;
    std::uint64_t tree = 0;  // of which the lets of the root were taken
    pugi::xpath_node node;   // of which those of the rule were taken
  };
  // What an expression says of the elements of one name; unknown until asked.
  struct Answers {
    std::uint32_t name = 0;
    std::vector<std::int8_t> of_rank;
  };
  // The value of a let at one node: rules ask for the lets of a node one after the other.
  struct Value {
    std::uint64_t tree = 0;
    pugi::xpath_node node;
    pugi::xpath_node_set nodes;  // or one of these, by the expression's type
    double number = 0;
    bool boolean = false;
    std::string text;
  };
  struct Compiled {
    ExpressionPtr expression;  // keeps the key alive
    pugi::xpath_query query;
    Scope* scope = nullptr;        // null: it uses no lets
    std::vector<Compiled*> parts;  // of its truth
    std::uint64_t tree = 0;        // of which the answers are
    std::vector<Answers> answers;
    Value value;
  };
  struct ContextNodes {
    RuleContextPtr context;  // keeps the key alive
    std::uint64_t tree = 0;
    std::vector<Node> nodes;
  };

  Compiled& compiled(const ExpressionPtr& expression);
  Scope& scope_of(const Expression& expression);
  void set_lets(Scope& scope, const pugi::xpath_node& node) const;
  void set_let(Scope& scope, const Scope::Let& let, const pugi::xpath_node& node) const;
  const pugi::xpath_query& ready(Compiled& compiled, const pugi::xpath_node& node) const;

  bool holds(Compiled& compiled, const Node& node) const;
  bool find_out(Compiled& compiled, const Node& node) const;
  std::vector<std::int8_t>& answers_about(Compiled& compiled, std::uint32_t name) const;
  const std::vector<Node>& nodes_of(const RuleContextPtr& context);
  bool matches(const std::vector<RuleContext::Step>& path, std::size_t step, ElementNumber element);
  void look_up(const std::vector<RuleContext::Step>& path, std::vector<ElementNumber>& found);

  void evaluate_pattern(const ProgramPattern& pattern, std::string_view language, ProgramResult& result);
  ProgramFailure failure_at(const ProgramPattern& pattern, const ProgramAssertion& assertion,
                            const pugi::xpath_node& node, std::string_view language);
  std::string fill(const MessageText& text, const pugi::xpath_node& node);
  QuickFix carry_out(const ProgramFix& fix, const pugi::xpath_node& node, std::string_view language);

  const pugi::xml_document* document_ = nullptr;
  std::uint64_t tree_ = 0;  // how many trees have begun
  ElementIndex index_;
  std::unordered_map<const Expression*, std::unique_ptr<Compiled>> compiled_;
  std::unordered_map<std::string, std::unique_ptr<Scope>> scopes_;
  std::unordered_map<const RuleContext*, std::unique_ptr<ContextNodes>> context_nodes_;
};

// Evaluators that wait for work: making one is cheap, what it has compiled is not. Any number of threads may
// take and give at once.
class RuleEvaluators {
 public:
  // One evaluator, given back at the end.
  class Lease {
   public:
    Lease(RuleEvaluators& from, const pugi::xml_document& tree);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    RuleEvaluator& operator*() const { return *evaluator_; }
    RuleEvaluator* operator->() const { return evaluator_.get(); }

   private:
    RuleEvaluators& from_;
    std::unique_ptr<RuleEvaluator> evaluator_;
  };

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<RuleEvaluator>> idle_;
};

}  // namespace facenotice
