// SPDX-License-Identifier: MIT
// Compiles patterns to expressions.
#include "schema/schematron/schematron_program.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "schema/base/message.hpp"
#include "schema/schematron/xpath_text.hpp"

namespace facenotice {
namespace {

std::vector<std::string> words_of(const char* text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

// The lets that a rule's expressions see.
struct Scope {
  std::vector<BoundLet> lets;
  std::vector<std::string> written;  // the value of each, as it stands in the pack
  std::vector<bool> ours;            // of each: a threshold that the law does not name
};

class Compiler {
 public:
  Compiler(const ExpandedPack& pack, Expressions& expressions, SchematronProgram& program)
      : pack_(pack), expressions_(expressions), program_(program) {}

  void compile(std::string_view wanted) {
    const pugi::xml_node schema = pack_.tree.schema();
    check_namespaces(schema);
    index("diagnostics", "diagnostic", diagnostics_);
    index("properties", "property", properties_);
    for (const pugi::xml_node fixes : schema.children("sqf:fixes"))
      for (const pugi::xml_node fix : fixes.children("sqf:fix"))
        if (!fixes_.emplace(fix.attribute("id").value(), fix).second)
          pack_.tree.fail(fix, msg("two fixes have the id {}", fix.attribute("id").value()));
    const pugi::xml_node phase = find_phase(std::string(wanted));
    std::vector<pugi::xml_node> lets;
    add_lets(schema, lets);
    std::set<std::string> active;
    if (phase) {
      add_lets(phase, lets);
      for (const pugi::xml_node node : phase.children("active"))
        active.insert(node.attribute("pattern").value());
    }
    check_phases();
    for (std::size_t i = 0; i < pack_.patterns.size(); ++i) {
      const ExpandedPattern& pattern = pack_.patterns[i];
      if (!phase || active.count(pattern.node.attribute("id").value()) > 0) compile_pattern(i, lets);
    }
  }

 private:
  [[noreturn]] void fail(pugi::xml_node node, const Message& message) const {
    if (pattern_ != nullptr) pack_.fail(*pattern_, node, message);
    pack_.tree.fail(node, message);
  }

  void check_namespaces(pugi::xml_node schema) const {
    for (const pugi::xml_node node : schema.children("ns")) {
      const std::string_view prefix = node.attribute("prefix").value(), uri = node.attribute("uri").value();
      const bool known = (prefix == "n" && uri == "urn:facenotice:flow:1") ||
                         (prefix == "f" && uri == "urn:facenotice:facts:1");
      if (!known)
        fail(node, msg("namespaces are bound as n (urn:facenotice:flow:1) and f (urn:facenotice:facts:1)"));
    }
  }

  void index(const char* group, const char* element, std::map<std::string, pugi::xml_node>& found) const {
    for (const pugi::xml_node block : pack_.tree.schema().children(group))
      for (const pugi::xml_node node : block.children(element))
        if (!found.emplace(node.attribute("id").value(), node).second)
          fail(node, msg("two elements <{}> have the id {}", element, node.attribute("id").value()));
  }

  // Null: every pattern is active.
  pugi::xml_node find_phase(std::string wanted) const {
    const pugi::xml_node schema = pack_.tree.schema();
    pugi::xml_node named_by = schema;
    if (wanted == "#DEFAULT" || wanted.empty()) {
      wanted = schema.attribute("defaultPhase").value();
      if (wanted.empty()) return {};
    }
    if (wanted == "#ALL") return {};
    for (const pugi::xml_node phase : schema.children("phase"))
      if (wanted == phase.attribute("id").value()) return phase;
    fail(named_by, msg("no phase has the id {}", wanted));
  }

  void check_phases() const {
    std::set<std::string> ids, patterns;
    for (const ExpandedPattern& pattern : pack_.patterns)
      patterns.insert(pattern.node.attribute("id").value());
    for (const pugi::xml_node phase : pack_.tree.schema().children("phase")) {
      if (!ids.insert(phase.attribute("id").value()).second)
        fail(phase, msg("two elements <{}> have the id {}", "phase", phase.attribute("id").value()));
      for (const pugi::xml_node active : phase.children("active"))
        if (patterns.count(active.attribute("pattern").value()) == 0)
          fail(active, msg("no pattern has the id {}", active.attribute("pattern").value()));
    }
  }

  void add_lets(pugi::xml_node scope, std::vector<pugi::xml_node>& lets) const {
    for (const pugi::xml_node let : scope.children("let")) {
      const std::string_view name = let.attribute("name").value(), origin = let.attribute("p:origin").value();
      for (const pugi::xml_node other : lets)
        if (name == other.attribute("name").value())
          fail(let,
               msg("the variable {} is declared twice ({})", std::string(name), pack_.tree.where(other)));
      if (!origin.empty() && origin != "law" && origin != "ours")
        fail(let, msg("p:origin is \"law\" or \"ours\""));
      lets.push_back(let);
    }
  }

  void compile_pattern(std::size_t index, std::vector<pugi::xml_node> lets) {
    pattern_ = &pack_.patterns[index];
    add_lets(pattern_->node, lets);
    ProgramPattern pattern;
    pattern.index = index;
    std::size_t assertions = 0;
    for (const pugi::xml_node node : pattern_->node.children("rule"))
      pattern.rules.push_back(compile_rule(node, lets, assertions));
    program_.patterns.push_back(std::move(pattern));
    pattern_ = nullptr;
  }

  ProgramRule compile_rule(pugi::xml_node node, std::vector<pugi::xml_node> declared,
                           std::size_t& assertions) const {
    ProgramRule rule;
    add_lets(node, declared);
    Scope scope;
    for (const pugi::xml_node let : declared) {
      const ExpressionPtr value = query(let, "value", scope);
      if (value->type == pugi::xpath_type_none) fail(let, msg("the value has no type"));
      scope.lets.push_back({let.attribute("name").value(), value, let.parent() == node});
      scope.written.emplace_back(let.attribute("value").value());
      scope.ours.push_back(std::string_view(let.attribute("p:origin").value()) == "ours");
    }
    const std::string context = node.attribute("context").value();
    if (collapsed(context).empty()) fail(node, msg("<{}> needs {}", "rule", "context"));
    rule.context = context_of(node, context);
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = child.name();
      if (name != "assert" && name != "report") continue;
      rule.assertions.push_back(compile_assertion(child, scope));
      rule.assertions.back().index = assertions++;
    }
    return rule;
  }

  RuleContextPtr context_of(pugi::xml_node node, const std::string& context) const {
    try {
      RuleContextPtr made = expressions_.make_context(context);
      if (made->whole->type == pugi::xpath_type_node_set) return made;
    } catch (const pugi::xpath_exception& error) {
      fail(node, msg("the XPath “{}” is wrong: {}", as_path(context), error.what()));
    }
    fail(node, msg("the context “{}” names no nodes", context));
  }

  ProgramAssertion compile_assertion(pugi::xml_node node, const Scope& scope) const {
    ProgramAssertion assertion;
    assertion.is_report = std::string_view(node.name()) == "report";
    assertion.test = query(node, "test", scope);
    if (node.attribute("p:trace")) {
      assertion.trace = query(node, "p:trace", scope);
      if (assertion.trace->type != pugi::xpath_type_node_set) fail(node, msg("p:trace names no nodes"));
    }
    read_text(node, scope, assertion.text);
    for (const std::string& id : words_of(node.attribute("diagnostics").value())) {
      const pugi::xml_node diagnostic = named(node, diagnostics_, "diagnostic", id);
      ProgramMessage message;
      message.language = diagnostic.attribute("xml:lang").value();
      const std::string_view kind = diagnostic.attribute("p:kind").value();
      if (!kind.empty() && kind != "fix") fail(diagnostic, msg("p:kind is \"fix\""));
      message.is_fix = kind == "fix";
      read_text(diagnostic, scope, message.text);
      assertion.messages.push_back(std::move(message));
    }
    for (const char* language : {"en", "zh-CN"})
      if (std::none_of(
              assertion.messages.begin(), assertion.messages.end(),
              [&](const ProgramMessage& message) { return !message.is_fix && message.language == language; }))
        fail(node, msg("{} has no message in {}", node.attribute("id").value(), language));
    for (const std::string& id : words_of(node.attribute("properties").value())) {
      assertion.properties.emplace_back();
      read_text(named(node, properties_, "property", id), scope, assertion.properties.back());
    }
    for (const std::string& id : words_of(node.attribute("sqf:fix").value())) {
      pugi::xml_node fix = node.parent().find_child_by_attribute("sqf:fix", "id", id.c_str());
      if (!fix) fix = named(node, fixes_, "sqf:fix", id);
      assertion.fixes.push_back(compile_fix(fix, scope));
    }
    add_thresholds(node, scope, assertion);
    return assertion;
  }

  // The lets of ours that the test rests on, by way of other lets as well.
  void add_thresholds(pugi::xml_node node, const Scope& scope, ProgramAssertion& assertion) const {
    std::set<std::string> wanted = variables_in(node.attribute("test").value());
    for (std::size_t i = scope.lets.size(); i-- > 0;) {
      if (wanted.count(scope.lets[i].name) == 0) continue;
      wanted.merge(variables_in(scope.written[i]));
      if (scope.ours[i])
        assertion.thresholds.emplace_back(scope.lets[i].name,
                                          query_text(node, "$" + scope.lets[i].name, scope));
    }
    std::reverse(assertion.thresholds.begin(), assertion.thresholds.end());
  }

  pugi::xml_node named(pugi::xml_node node, const std::map<std::string, pugi::xml_node>& known,
                       const char* element, const std::string& id) const {
    const auto found = known.find(id);
    if (found == known.end()) fail(node, msg("no <{}> has the id {}", element, id));
    return found->second;
  }

  void read_text(pugi::xml_node node, const Scope& scope, MessageText& text) const {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = child.name();
      if (child.type() != pugi::node_element)
        text.push_back({child.value(), {}});
      else if (name == "value-of")
        text.push_back({"", query(child, "select", scope)});
      else if (name == "name")
        text.push_back(
            {"", child.attribute("path")
                     ? query_text(child, "name(" + std::string(child.attribute("path").value()) + ")", scope)
                     : query_text(child, "name()", scope)});
      else
        read_text(child, scope, text);
    }
  }

  ProgramFix compile_fix(pugi::xml_node node, const Scope& scope) const {
    ProgramFix fix;
    fix.id = node.attribute("id").value();
    for (const pugi::xml_node title : node.child("sqf:description").children("sqf:title"))
      fix.titles.emplace_back(title.attribute("xml:lang").value(), collapsed(title.text().get()));
    for (const char* language : {"en", "zh-CN"})
      if (std::none_of(fix.titles.begin(), fix.titles.end(),
                       [&](const auto& title) { return title.first == language && !title.second.empty(); }))
        fail(node, msg("the fix {} has no sqf:title in {}", fix.id, language));
    for (const pugi::xml_node step : node.children())
      if (const std::string_view name = step.name();
          name == "sqf:add" || name == "sqf:replace" || name == "sqf:delete")
        fix.steps.push_back(compile_step(step, scope));
    if (fix.steps.empty()) fail(node, msg("the fix {} does nothing", fix.id));
    return fix;
  }

  ProgramFixStep compile_step(pugi::xml_node node, const Scope& scope) const {
    const std::string_view name = node.name(), type = node.attribute("node-type").value();
    ProgramFixStep step;
    if (node.attribute("match")) {
      step.match = query(node, "match", scope);
      if (step.match->type != pugi::xpath_type_node_set) fail(node, msg("match names no nodes"));
    }
    if (name == "sqf:delete") {
      step.kind = TreeEdit::Kind::remove_element;  // or an attribute, as match finds
      return step;
    }
    if (type == "attribute") {
      step.kind = TreeEdit::Kind::set_attribute;
      step.name = node.attribute("target").value();
      if (step.name.empty() && name == "sqf:add") fail(node, msg("<{}> needs {}", "sqf:add", "target"));
      if (node.attribute("select"))
        step.select = query(node, "select", scope);
      else
        step.value = collapsed(node.text().get());
      return step;
    }
    if (name == "sqf:replace") fail(node, msg("only attributes are replaced (node-type=\"attribute\")"));
    step.kind = TreeEdit::Kind::add_element;
    static const std::map<std::string_view, TreeEdit::Position> positions = {
        {"", TreeEdit::Position::first_child},
        {"first-child", TreeEdit::Position::first_child},
        {"last-child", TreeEdit::Position::last_child},
        {"before", TreeEdit::Position::before},
        {"after", TreeEdit::Position::after}};
    const auto position = positions.find(node.attribute("position").value());
    if (position == positions.end()) fail(node, msg("position is first-child, last-child, before or after"));
    step.position = position->second;
    std::ostringstream xml;
    for (const pugi::xml_node child : node.children())
      if (child.type() == pugi::node_element) child.print(xml, "", pugi::format_raw);
    step.value = xml.str();
    if (step.value.empty()) fail(node, msg("<{}> adds neither an attribute nor an element", "sqf:add"));
    return step;
  }

  ExpressionPtr query(pugi::xml_node node, const char* attribute, const Scope& scope) const {
    const std::string text = node.attribute(attribute).value();
    if (text.empty()) fail(node, msg("<{}> needs {}", std::string(node.name()), attribute));
    return query_text(node, text, scope);
  }
  ExpressionPtr query_text(pugi::xml_node node, const std::string& text, const Scope& scope) const {
    try {
      return expressions_.make(text, scope.lets);
    } catch (const pugi::xpath_exception& error) {
      fail(node, msg("the XPath “{}” is wrong: {}", text, error.what()));
    }
  }

  const ExpandedPack& pack_;
  Expressions& expressions_;
  SchematronProgram& program_;
  const ExpandedPattern* pattern_ = nullptr;
  std::map<std::string, pugi::xml_node> diagnostics_, properties_, fixes_;
};

}  // namespace

std::shared_ptr<const SchematronProgram> SchematronProgram::compile(const ExpandedPack& pack,
                                                                    std::string_view phase,
                                                                    Expressions& expressions) {
  auto program = std::make_shared<SchematronProgram>();
  Compiler(pack, expressions, *program).compile(phase);
  return program;
}

}  // namespace facenotice
