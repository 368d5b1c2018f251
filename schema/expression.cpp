// SPDX-License-Identifier: MIT
// Expressions by their text and the lets that they rest on.
#include "schema/expression.hpp"

#include <algorithm>

#include "schema/xpath_text.hpp"

namespace facenotice {
namespace {

// The lets that a text names, and those that these name.
std::vector<BoundLet> used_by(const std::string& text, const std::vector<BoundLet>& lets) {
  std::set<std::string> wanted = variables_in(text);
  std::vector<BoundLet> used;
  if (wanted.empty()) return used;
  for (auto let = lets.rbegin(); let != lets.rend(); ++let) {
    if (wanted.count(let->name) == 0) continue;
    wanted.merge(variables_in(let->value));
    used.push_back(*let);
  }
  std::reverse(used.begin(), used.end());
  return used;
}

std::string scope_of(const std::vector<BoundLet>& lets) {
  std::string scope;
  for (const BoundLet& let : lets)
    scope += let.name + (let.of_rule ? "=" : "/=") + let.value + '\0' + std::to_string(let.type) + '\0';
  return scope;
}

}  // namespace

ExpressionPtr Expressions::make(const std::string& text, const std::vector<BoundLet>& lets) {
  auto made = std::make_shared<Expression>();
  made->text = text;
  made->lets = used_by(text, lets);
  made->scope = scope_of(made->lets);
  ExpressionPtr& known = known_[text + '\0' + made->scope];
  if (known) return known;
  pugi::xpath_variable_set variables;
  for (const BoundLet& let : made->lets) variables.add(let.name.c_str(), let.type);
  made->type = pugi::xpath_query(text.c_str(), &variables).return_type();
  known = std::move(made);
  return known;
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
