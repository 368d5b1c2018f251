// SPDX-License-Identifier: MIT
// The meaning of ISO Schematron over the index: in a pattern, the first rule that matches takes a node.
#include "schema/schematron/rule_evaluator.hpp"

#include <algorithm>
#include <set>

namespace facenotice {
namespace {

constexpr std::int8_t unknown = -1;

// Nodes that rules of a pattern have taken.
class Taken {
 public:
  // False: another rule has it.
  bool take(const pugi::xpath_node& node) { return nodes_.emplace(node.node(), node.attribute()).second; }

 private:
  std::set<std::pair<pugi::xml_node, pugi::xml_attribute>> nodes_;
};

}  // namespace

void RuleEvaluator::begin(const pugi::xml_document& tree) {
  document_ = &tree;
  ++tree_;
  index_.build(tree);
}

// --- expressions -------------------------------------------------------------------------------------------

RuleEvaluator::Compiled& RuleEvaluator::compiled(const ExpressionPtr& expression) {
  if (const auto known = compiled_.find(expression.get()); known != compiled_.end()) return *known->second;
  auto made = std::make_unique<Compiled>();
  made->expression = expression;
  for (const ExpressionPtr& part : expression->parts) made->parts.push_back(&compiled(part));
  if (!expression->lets.empty()) made->scope = &scope_of(*expression);
  made->query =
      pugi::xpath_query(expression->text.c_str(), made->scope != nullptr ? &made->scope->variables : nullptr);
  return *compiled_.emplace(expression.get(), std::move(made)).first->second;
}

RuleEvaluator::Scope& RuleEvaluator::scope_of(const Expression& expression) {
  if (const auto known = scopes_.find(expression.scope); known != scopes_.end()) return *known->second;
  auto made = std::make_unique<Scope>();
  for (const BoundLet& let : expression.lets) {
    made->lets.push_back({let.name, &compiled(let.value), let.of_rule});
    made->variables.add(let.name.c_str(), let.value->type);
  }
  return *scopes_.emplace(expression.scope, std::move(made)).first->second;
}

void RuleEvaluator::set_lets(Scope& scope, const pugi::xpath_node& node) const {
  const bool same_tree = scope.tree == tree_;
  if (same_tree && scope.node == node) return;
  for (const Scope::Let& let : scope.lets)
    if (let.of_rule)
      set_let(scope, let, node);
    else if (!same_tree)
      set_let(scope, let, pugi::xpath_node(*document_));
  scope.tree = tree_;
  scope.node = node;
}

void RuleEvaluator::set_let(Scope& scope, const Scope::Let& let, const pugi::xpath_node& node) const {
  Value& value = let.value->value;
  const bool known = value.tree == tree_ && value.node == node;
  const pugi::xpath_query& query = known ? let.value->query : ready(*let.value, node);
  switch (query.return_type()) {
    case pugi::xpath_type_node_set:
      if (!known) value.nodes = query.evaluate_node_set(node);
      scope.variables.set(let.name.c_str(), value.nodes);
      break;
    case pugi::xpath_type_number:
      if (!known) value.number = query.evaluate_number(node);
      scope.variables.set(let.name.c_str(), value.number);
      break;
    case pugi::xpath_type_boolean:
      if (!known) value.boolean = query.evaluate_boolean(node);
      scope.variables.set(let.name.c_str(), value.boolean);
      break;
    default:
      if (!known) value.text = query.evaluate_string(node);
      scope.variables.set(let.name.c_str(), value.text.c_str());
      break;
  }
  value.tree = tree_;
  value.node = node;
}

const pugi::xpath_query& RuleEvaluator::ready(Compiled& compiled, const pugi::xpath_node& node) const {
  if (compiled.scope != nullptr) set_lets(*compiled.scope, node);
  return compiled.query;
}

std::vector<std::int8_t>& RuleEvaluator::answers_about(Compiled& compiled, std::uint32_t name) const {
  if (compiled.tree != tree_) {
    compiled.answers.clear();
    compiled.tree = tree_;
  }
  for (Answers& answers : compiled.answers)
    if (answers.name == name) return answers.of_rank;
  compiled.answers.push_back({name, std::vector<std::int8_t>(index_.count_named(name), unknown)});
  return compiled.answers.back().of_rank;
}

bool RuleEvaluator::holds(Compiled& compiled, const Node& node) const {
  if (compiled.expression->always) return true;
  if (node.element == no_element) return find_out(compiled, node);
  const ElementIndex::Element& element = index_[node.element];
  if (const std::int8_t known = answers_about(compiled, element.name)[element.rank]; known != unknown)
    return known != 0;
  const bool answer = find_out(compiled, node);
  answers_about(compiled, element.name)[element.rank] = static_cast<std::int8_t>(answer);
  return answer;
}

bool RuleEvaluator::find_out(Compiled& compiled, const Node& node) const {
  if (compiled.parts.empty()) return ready(compiled, node.node).evaluate_boolean(node.node);
  const bool any = compiled.expression->truth == Expression::Truth::any_part;
  for (Compiled* part : compiled.parts)
    if (holds(*part, node) == any) return any;
  return !any;
}

// --- where a rule looks ------------------------------------------------------------------------------------

bool RuleEvaluator::matches(const std::vector<RuleContext::Step>& path, std::size_t step,
                            ElementNumber element) {
  for (; step < path.size(); ++step, element = index_[element].parent) {
    if (element == no_element) return false;
    const pugi::xml_node node = index_[element].node;
    if (path[step].name != "*" && path[step].name != node.name()) return false;
    for (const ExpressionPtr& predicate : path[step].predicates)
      if (!predicate->always && !holds(compiled(predicate), {node, element})) return false;
  }
  return true;
}

void RuleEvaluator::look_up(const std::vector<RuleContext::Step>& path, std::vector<ElementNumber>& found) {
  const auto take = [&](ElementNumber element) {
    if (matches(path, 0, element)) found.push_back(element);
  };
  if (path.front().name != "*") {
    for (const ElementNumber element : index_.named(path.front().name)) take(element);
  } else if (path.size() == 1 || path[1].name == "*") {
    for (ElementNumber element = 0; element < index_.elements().size(); ++element) take(element);
  } else {
    for (const ElementNumber parent : index_.named(path[1].name))
      for (ElementNumber child = parent + 1; child < index_[parent].after; child = index_[child].after)
        take(child);
  }
}

const std::vector<RuleEvaluator::Node>& RuleEvaluator::nodes_of(const RuleContextPtr& context) {
  std::unique_ptr<ContextNodes>& known = context_nodes_[context.get()];
  if (!known) {
    known = std::make_unique<ContextNodes>();
    known->context = context;
  }
  if (known->tree == tree_) return known->nodes;
  known->tree = tree_;
  known->nodes.clear();
  if (context->paths.empty()) {
    const pugi::xpath_node root(*document_);
    pugi::xpath_node_set nodes = ready(compiled(context->whole), root).evaluate_node_set(root);
    nodes.sort();
    for (const pugi::xpath_node& node : nodes) known->nodes.push_back({node, no_element});
    return known->nodes;
  }
  std::vector<ElementNumber> found;
  for (const std::vector<RuleContext::Step>& path : context->paths) look_up(path, found);
  // Numbers are in document order; alternatives may find an element twice.
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  for (const ElementNumber element : found) known->nodes.push_back({index_[element].node, element});
  return known->nodes;
}

// --- patterns ----------------------------------------------------------------------------------------------

ProgramResult RuleEvaluator::evaluate(const SchematronProgram& program, std::string_view language,
                                      const std::vector<bool>& active) {
  ProgramResult result;
  for (const ProgramPattern& pattern : program.patterns)
    if (active.empty() || active[pattern.index]) evaluate_pattern(pattern, language, result);
  return result;
}

void RuleEvaluator::evaluate_pattern(const ProgramPattern& pattern, std::string_view language,
                                     ProgramResult& result) {
  Taken taken;
  for (const ProgramRule& rule : pattern.rules) {
    const std::size_t first_look = result.looks.size();
    for (const ProgramAssertion& assertion : rule.assertions)
      result.looks.push_back({pattern.index, assertion.index, 0, 0, {}, {}});
    std::vector<Compiled*> tests;
    for (const Node& node : nodes_of(rule.context)) {
      if (pattern.rules.size() > 1 && !taken.take(node.node)) continue;
      if (tests.empty())
        for (const ProgramAssertion& assertion : rule.assertions) tests.push_back(&compiled(assertion.test));
      for (std::size_t i = 0; i < rule.assertions.size(); ++i) {
        const ProgramAssertion& assertion = rule.assertions[i];
        ProgramLook& look = result.looks[first_look + i];
        if (look.nodes++ == 0)
          look.looked_at = node.node.node() ? node.node.node().name() : node.node.attribute().name();
        if (const auto role = node.node.node().attribute("role")) look.roles.insert(role.value());
        if (holds(*tests[i], node) != assertion.is_report) continue;
        ++look.failed;
        result.failures.push_back(failure_at(pattern, assertion, node.node, language));
      }
    }
  }
}

// --- what is told ------------------------------------------------------------------------------------------

std::string RuleEvaluator::fill(const MessageText& text, const pugi::xpath_node& node) {
  std::string filled;
  for (const MessagePart& part : text)
    if (part.value)
      filled += ready(compiled(part.value), node).evaluate_string(node);
    else
      filled += part.text;
  return collapsed(filled);
}

namespace {

// The message for a language: exact, else English.
const ProgramMessage* choose(const std::vector<ProgramMessage>& messages, std::string_view language,
                             bool fix) {
  const ProgramMessage* english = nullptr;
  for (const ProgramMessage& message : messages) {
    if (message.is_fix != fix) continue;
    if (message.language == language) return &message;
    if (message.language == "en") english = &message;
  }
  return english;
}

}  // namespace

QuickFix RuleEvaluator::carry_out(const ProgramFix& fix, const pugi::xpath_node& node,
                                  std::string_view language) {
  QuickFix made;
  made.id = fix.id;
  for (const auto& [tag, title] : fix.titles)
    if (tag == language || (tag == "en" && made.title.empty())) made.title = title;
  for (const ProgramFixStep& step : fix.steps) {
    pugi::xpath_node_set targets = step.match ? ready(compiled(step.match), node).evaluate_node_set(node)
                                              : pugi::xpath_node_set(&node, &node + 1);
    targets.sort();
    for (const pugi::xpath_node& target : targets) {
      TreeEdit edit{step.kind, target.node() ? target.node() : target.parent(), step.name, step.value,
                    step.position};
      if (target.attribute()) {
        if (edit.kind == TreeEdit::Kind::remove_element) edit.kind = TreeEdit::Kind::remove_attribute;
        if (edit.name.empty()) edit.name = target.attribute().name();
      }
      if (step.select) edit.value = ready(compiled(step.select), node).evaluate_string(node);
      if (edit.kind == TreeEdit::Kind::set_attribute && edit.name.empty()) continue;
      made.edits.push_back(std::move(edit));
    }
  }
  return made;
}

ProgramFailure RuleEvaluator::failure_at(const ProgramPattern& pattern, const ProgramAssertion& assertion,
                                         const pugi::xpath_node& node, std::string_view language) {
  ProgramFailure failure;
  failure.pattern = pattern.index;
  failure.assertion = assertion.index;
  failure.text = fill(assertion.text, node);
  failure.message = fill(choose(assertion.messages, language, false)->text, node);
  if (const ProgramMessage* fix = choose(assertion.messages, language, true))
    failure.fix = fill(fix->text, node);
  for (const MessageText& property : assertion.properties) failure.properties.push_back(fill(property, node));
  for (const ProgramFix& fix : assertion.fixes) failure.quick_fixes.push_back(carry_out(fix, node, language));
  for (const auto& [name, value] : assertion.thresholds)
    failure.thresholds.emplace_back(name, ready(compiled(value), node).evaluate_string(node));
  failure.context = node;
  if (assertion.trace)
    failure.trace = ready(compiled(assertion.trace), node).evaluate_node_set(node).first().node();
  return failure;
}

// --- evaluators that wait ----------------------------------------------------------------------------------

RuleEvaluators::Lease::Lease(RuleEvaluators& from, const pugi::xml_document& tree) : from_(from) {
  {
    const std::lock_guard<std::mutex> lock(from_.mutex_);
    if (!from_.idle_.empty()) {
      evaluator_ = std::move(from_.idle_.back());
      from_.idle_.pop_back();
    }
  }
  if (!evaluator_) evaluator_ = std::make_unique<RuleEvaluator>();
  evaluator_->begin(tree);
}

RuleEvaluators::Lease::~Lease() {
  const std::lock_guard<std::mutex> lock(from_.mutex_);
  from_.idle_.push_back(std::move(evaluator_));
}

}  // namespace facenotice
