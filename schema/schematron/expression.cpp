// SPDX-License-Identifier: MIT
// Expressions by their text and the lets that they rest on.
#include "schema/schematron/expression.hpp"

#include <set>
#include <utility>

#include "schema/schematron/xpath_text.hpp"

namespace facenotice {
namespace {

// The lets that a text names, in the order of their declaration. What these rest on is theirs.
std::vector<BoundLet> used_by(const std::string& text, const std::vector<BoundLet>& lets) {
  std::vector<BoundLet> used;
  const std::set<std::string> wanted = variables_in(text);
  if (wanted.empty()) return used;
  for (const BoundLet& let : lets)
    if (wanted.count(let.name) > 0) used.push_back(let);
  return used;
}

std::string scope_of(const std::vector<BoundLet>& lets) {
  std::string scope;
  for (const BoundLet& let : lets) {
    scope += let.name + (let.of_rule ? "=" : "/=") + let.value->text + '\0' + let.value->scope;
    scope += std::to_string(let.value->type) + '\0';
  }
  return scope;
}

pugi::xpath_value_type type_of(const std::string& text, const std::vector<BoundLet>& lets) {
  pugi::xpath_variable_set variables;
  for (const BoundLet& let : lets) variables.add(let.name.c_str(), let.value->type);
  return pugi::xpath_query(text.c_str(), &variables).return_type();
}

}  // namespace

ExpressionPtr Expressions::make(const std::string& text, const std::vector<BoundLet>& lets) {
  auto made = std::make_shared<Expression>();
  made->text = text;
  made->lets = used_by(text, lets);
  made->scope = scope_of(made->lets);
  const std::string key = text + '\0' + made->scope;
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  made->type = type_of(text, made->lets);
  made->always = text == "true()";
  take_apart(*made, text, lets);
  if (made->truth == Expression::Truth::of_itself) take_out_absolute_paths(*made);
  return known_.emplace(key, std::move(made)).first->second;
}

void Expressions::take_apart(Expression& expression, const std::string& text,
                             const std::vector<BoundLet>& lets) {
  for (const auto& [word, truth] :
       {std::pair{"or", Expression::Truth::any_part}, std::pair{"and", Expression::Truth::every_part}}) {
    const std::vector<std::string> operands = operands_of(text, word);
    if (operands.empty()) return;  // "or" binds less than "and": without the first, the second is not told
    if (operands.size() == 1) continue;
    for (const std::string& operand : operands) expression.parts.push_back(make(operand, lets));
    expression.truth = truth;
    return;
  }
}

void Expressions::take_out_absolute_paths(Expression& expression) {
  const std::vector<TextRange> paths = absolute_paths_in(expression.text);
  if (paths.empty() || (paths.front().begin == 0 && paths.front().end == expression.text.size())) return;
  Expression changed = expression;
  std::size_t number = 0;
  for (auto path = paths.rbegin(); path != paths.rend(); ++path) {
    std::string name;
    do name = "path-" + std::to_string(++number);
    while (expression.text.find("$" + name) != std::string::npos);
    const std::string absolute = expression.text.substr(path->begin, path->end - path->begin);
    changed.lets.push_back({name, make(absolute, {}), false});
    changed.text.replace(path->begin, path->end - path->begin, "$" + name);
  }
  changed.scope = scope_of(changed.lets);
  if (type_of(changed.text, changed.lets) == expression.type) expression = std::move(changed);
}

RuleContextPtr Expressions::make_context(const std::string& context) {
  RuleContextPtr& known = contexts_[context];
  if (known) return known;
  auto made = std::make_shared<RuleContext>();
  made->whole = make(as_path(context), {});
  bool filters = true;  // a predicate that is a number asks for a position
  for (const std::vector<ChildStep>& steps :
       as_child_steps(context).value_or(std::vector<std::vector<ChildStep>>{})) {
    std::vector<RuleContext::Step>& path = made->paths.emplace_back();
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      RuleContext::Step& filter = path.emplace_back();
      filter.name = step->name;
      for (const std::string& predicate : step->predicates) {
        filter.predicates.push_back(make(predicate, {}));
        filters = filters && filter.predicates.back()->type != pugi::xpath_type_number;
      }
    }
  }
  if (!filters) made->paths.clear();
  known = std::move(made);
  return known;
}

}  // namespace facenotice
