// SPDX-License-Identifier: MIT
// What can be told of an XPath 1.0 expression from its text, without a tree.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

// The names of the variables in an expression.
std::set<std::string> variables_in(std::string_view expression);

// A match pattern as a path from the root: "a|b[c]" becomes "//a | //b[c]".
std::string as_path(std::string_view context);

// The operands of the operator (a word such as "or") that stand outside quotes and brackets: one when there
// is no such operator, none when it cannot be told whether a word is the operator or a name.
std::vector<std::string> operands_of(std::string_view expression, std::string_view word);

// Where absolute paths without variables stand in an expression: each names the same nodes wherever it is
// asked from. Some may be left out.
struct TextRange {
  std::size_t begin = 0, end = 0;
};
std::vector<TextRange> absolute_paths_in(std::string_view expression);

// A step along the child axis: a name test, or "*" for any element, and what stands in its predicates.
struct ChildStep {
  std::string name;
  std::vector<std::string> predicates;
};

// A match pattern that is nothing but alternatives of such steps: "a/b[c] | d" is {{a, b[c]}, {d}}. Nothing
// when it is anything else (another axis, an attribute, a function, "//", an absolute path), and when a
// predicate may ask for a position.
std::optional<std::vector<std::vector<ChildStep>>> as_child_steps(std::string_view context);

}  // namespace facenotice
