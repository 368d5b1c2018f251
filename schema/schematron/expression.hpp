// SPDX-License-Identifier: MIT
// The expressions of rule packs: read and held to XPath once, immutable from then on. Packs that are loaded
// together share them, and so share what comes of them: the same expression has the same value at a node,
// whoever asks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

namespace facenotice {

struct Expression;

// A let as an expression sees it.
struct BoundLet {
  std::string name;
  std::shared_ptr<const Expression> value;
  bool of_rule = true;  // evaluated at the rule's node; false: at the document's root
};

struct Expression {
  // How its truth follows from `parts`, asked one after the other until it is clear.
  enum class Truth : std::uint8_t { of_itself, any_part, every_part };

  std::string text;
  std::vector<BoundLet> lets;  // those that its value rests on, as declared
  std::string scope;           // the same for two expressions exactly when their lets are
  pugi::xpath_value_type type = pugi::xpath_type_none;
  Truth truth = Truth::of_itself;
  std::vector<std::shared_ptr<const Expression>> parts;
  bool always = false;  // it is true()
};
using ExpressionPtr = std::shared_ptr<const Expression>;

// Where a rule looks. `paths` are alternatives, each the last step first: an element with that name that
// meets the predicates, whose parent is as the next step says, and so on. Without any, `whole` names the
// nodes from the root.
struct RuleContext {
  struct Step {
    std::string name;  // "*": any element
    std::vector<ExpressionPtr> predicates;
  };
  std::vector<std::vector<Step>> paths;
  ExpressionPtr whole;
};
using RuleContextPtr = std::shared_ptr<const RuleContext>;

// Makes expressions, each once. Not for two threads at once; what it made may be shared freely.
class Expressions {
 public:
  // `lets`: all that are in scope, as declared. Throws pugi::xpath_exception when the text is no XPath or
  // uses a variable that is not in scope. What it says is what the text says; how it is evaluated may differ:
  // an absolute path is a let of the root, "or" and "and" have parts.
  ExpressionPtr make(const std::string& text, const std::vector<BoundLet>& lets);
  RuleContextPtr make_context(const std::string& context);

 private:
  void take_out_absolute_paths(Expression& expression);
  void take_apart(Expression& expression, const std::string& text, const std::vector<BoundLet>& lets);

  std::unordered_map<std::string, ExpressionPtr> known_;
  std::unordered_map<std::string, RuleContextPtr> contexts_;
};

}  // namespace facenotice
