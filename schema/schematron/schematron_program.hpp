// SPDX-License-Identifier: MIT
// An expanded pack compiled for one phase: what is asked where, every expression held to XPath. Immutable; a
// RuleEvaluator carries it out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/schematron/expression.hpp"
#include "schema/schematron/quick_fix.hpp"
#include "schema/schematron/schematron_expand.hpp"

namespace facenotice {

// Text with expressions to be filled in.
struct MessagePart {
  std::string text;
  ExpressionPtr value;  // null: only text
};
using MessageText = std::vector<MessagePart>;

struct ProgramMessage {
  std::string language;
  bool is_fix = false;
  MessageText text;
};

struct ProgramFixStep {
  TreeEdit::Kind kind = TreeEdit::Kind::set_attribute;
  TreeEdit::Position position = TreeEdit::Position::last_child;
  ExpressionPtr match;   // null: the context node
  std::string name;      // of the attribute
  std::string value;     // fixed value or element
  ExpressionPtr select;  // computed value; may be null
};
struct ProgramFix {
  std::string id;
  std::vector<std::pair<std::string, std::string>> titles;  // language, text
  std::vector<ProgramFixStep> steps;
};

struct ProgramAssertion {
  std::size_t index = 0;  // among the assertions of its pattern
  bool is_report = false;
  ExpressionPtr test;
  ExpressionPtr trace;  // may be null
  MessageText text;
  std::vector<ProgramMessage> messages;
  std::vector<MessageText> properties;
  std::vector<ProgramFix> fixes;
  std::vector<std::pair<std::string, ExpressionPtr>> thresholds;  // ours, that the test rests on
};

struct ProgramRule {
  RuleContextPtr context;
  std::vector<ProgramAssertion> assertions;
};

struct ProgramPattern {
  std::size_t index = 0;  // in ExpandedPack::patterns
  std::vector<ProgramRule> rules;
};

struct SchematronProgram {
  std::vector<ProgramPattern> patterns;

  // `phase`: an id, "#ALL", or "#DEFAULT". Throws CouldNotCheck with file:line, for an unknown phase as well.
  static std::shared_ptr<const SchematronProgram> compile(const ExpandedPack& pack, std::string_view phase,
                                                          Expressions& expressions);
};

}  // namespace facenotice
