// SPDX-License-Identifier: MIT
// Compiles patterns to XPath queries, and evaluates them.
#include "schema/schematron_program.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <sstream>

#include "schema/tr.hpp"
#include "schema/user_error.hpp"

namespace facenotice {
namespace {

// A let whose value is computed before the queries that use it.
struct Let {
  std::string name;
  pugi::xpath_query value;
  bool of_rule = true;  // false: of the schema, phase or pattern, evaluated at the document's root
  bool ours = false;    // a threshold that the law does not name
};

// Text with the expressions to be filled in.
struct Part {
  std::string text;
  pugi::xpath_query value;  // empty query: only text
};
using Text = std::vector<Part>;

struct Message {
  std::string language;
  bool is_fix = false;
  Text text;
};

struct FixStep {
  TreeEdit::Kind kind = TreeEdit::Kind::set_attribute;
  TreeEdit::Position position = TreeEdit::Position::last_child;
  pugi::xpath_query match;   // empty: the context node
  std::string name;          // of the attribute
  std::string value;         // fixed value or element
  pugi::xpath_query select;  // computed value
};
struct Fix {
  std::string id;
  std::vector<std::pair<std::string, std::string>> titles;  // language, text
  std::vector<FixStep> steps;
};

struct Assertion {
  std::size_t index = 0;  // in its pattern
  bool is_report = false;
  pugi::xpath_query test;
  pugi::xpath_query trace;
  Text text;
  std::vector<Message> messages;
  std::vector<Text> properties;
  std::vector<Fix> fixes;
  std::vector<std::size_t> thresholds;  // indices of the rule's lets
};

struct Rule {
  pugi::xpath_query context;
  std::unique_ptr<pugi::xpath_variable_set> variables;
  std::vector<Let> lets;
  std::vector<Assertion> assertions;
};

struct Pattern {
  std::size_t index = 0;
  std::vector<Rule> rules;
};

// A match pattern as a path from the root: "a|b[c]" becomes "//a|//b[c]".
std::string as_path(std::string_view context) {
  std::string path;
  int depth = 0;
  char quote = 0;
  std::string part;
  const auto flush = [&] {
    const std::size_t start = part.find_first_not_of(" \t\r\n");
    if (start == std::string::npos) return;
    part.erase(0, start);
    path += (path.empty() ? "" : " | ") + std::string(part.front() == '/' ? "" : "//") + part;
    part.clear();
  };
  for (const char c : context) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '[' || c == '(') {
      ++depth;
    } else if (c == ']' || c == ')') {
      --depth;
    } else if (c == '|' && depth == 0) {
      flush();
      continue;
    }
    part += c;
  }
  flush();
  return path;
}

// The names of variables in an expression.
std::set<std::string> variables_in(std::string_view expression) {
  std::set<std::string> names;
  char quote = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '$') {
      std::size_t end = i + 1;
      while (end < expression.size() &&
             std::string_view(" \t\r\n()[]/|+*=!<>,@'\"$").find(expression[end]) == std::string_view::npos)
        ++end;
      names.insert(std::string(expression.substr(i + 1, end - i - 1)));
      i = end - 1;
    }
  }
  return names;
}

void set_variable(pugi::xpath_variable_set& variables, const Let& let, const pugi::xpath_node& context) {
  switch (let.value.return_type()) {
    case pugi::xpath_type_node_set:
      variables.set(let.name.c_str(), let.value.evaluate_node_set(context));
      break;
    case pugi::xpath_type_number:
      variables.set(let.name.c_str(), let.value.evaluate_number(context));
      break;
    case pugi::xpath_type_boolean:
      variables.set(let.name.c_str(), let.value.evaluate_boolean(context));
      break;
    default:
      variables.set(let.name.c_str(), let.value.evaluate_string(context).c_str());
      break;
  }
}

std::vector<std::string> words_of(const char* text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

}  // namespace

struct SchematronProgram::Parts {
  std::vector<Pattern> patterns;
  mutable std::mutex evaluating;  // pugixml keeps the variables' values beside the queries
};

namespace {

class Compiler {
 public:
  Compiler(const ExpandedPack& pack, SchematronProgram::Parts& parts) : pack_(pack), parts_(parts) {}

  void compile(std::string_view wanted) {
    const pugi::xml_node schema = pack_.tree.schema();
    check_namespaces(schema);
    index("diagnostics", "diagnostic", diagnostics_);
    index("properties", "property", properties_);
    for (const pugi::xml_node fixes : schema.children("sqf:fixes"))
      for (const pugi::xml_node fix : fixes.children("sqf:fix"))
        if (!fixes_.emplace(fix.attribute("id").value(), fix).second)
          pack_.tree.fail(fix, trf("two fixes have the id {}", fix.attribute("id").value()));
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
  [[noreturn]] void fail(pugi::xml_node node, const std::string& message) const {
    if (pattern_ != nullptr) pack_.fail(*pattern_, node, message);
    pack_.tree.fail(node, message);
  }

  void check_namespaces(pugi::xml_node schema) const {
    for (const pugi::xml_node node : schema.children("ns")) {
      const std::string_view prefix = node.attribute("prefix").value(), uri = node.attribute("uri").value();
      const bool known = (prefix == "n" && uri == "urn:facenotice:flow:1") ||
                         (prefix == "f" && uri == "urn:facenotice:facts:1");
      if (!known)
        fail(node, tr("namespaces are bound as n (urn:facenotice:flow:1) and f (urn:facenotice:facts:1)"));
    }
  }

  void index(const char* group, const char* element, std::map<std::string, pugi::xml_node>& found) const {
    for (const pugi::xml_node block : pack_.tree.schema().children(group))
      for (const pugi::xml_node node : block.children(element))
        if (!found.emplace(node.attribute("id").value(), node).second)
          fail(node, trf("two elements <{}> have the id {}", element, node.attribute("id").value()));
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
    fail(named_by, trf("no phase has the id {}", wanted));
  }

  void check_phases() const {
    std::set<std::string> ids, patterns;
    for (const ExpandedPattern& pattern : pack_.patterns)
      patterns.insert(pattern.node.attribute("id").value());
    for (const pugi::xml_node phase : pack_.tree.schema().children("phase")) {
      if (!ids.insert(phase.attribute("id").value()).second)
        fail(phase, trf("two elements <{}> have the id {}", "phase", phase.attribute("id").value()));
      for (const pugi::xml_node active : phase.children("active"))
        if (patterns.count(active.attribute("pattern").value()) == 0)
          fail(active, trf("no pattern has the id {}", active.attribute("pattern").value()));
    }
  }

  void add_lets(pugi::xml_node scope, std::vector<pugi::xml_node>& lets) const {
    for (const pugi::xml_node let : scope.children("let")) {
      const std::string_view name = let.attribute("name").value(), origin = let.attribute("p:origin").value();
      for (const pugi::xml_node other : lets)
        if (name == other.attribute("name").value())
          fail(let,
               trf("the variable {} is declared twice ({})", std::string(name), pack_.tree.where(other)));
      if (!origin.empty() && origin != "law" && origin != "ours")
        fail(let, tr("p:origin is \"law\" or \"ours\""));
      lets.push_back(let);
    }
  }

  void compile_pattern(std::size_t index, std::vector<pugi::xml_node> lets) {
    pattern_ = &pack_.patterns[index];
    add_lets(pattern_->node, lets);
    Pattern pattern;
    pattern.index = index;
    std::size_t assertions = 0;
    for (const pugi::xml_node node : pattern_->node.children("rule"))
      pattern.rules.push_back(compile_rule(node, lets, assertions));
    parts_.patterns.push_back(std::move(pattern));
    pattern_ = nullptr;
  }

  Rule compile_rule(pugi::xml_node node, std::vector<pugi::xml_node> lets, std::size_t& assertions) const {
    Rule rule;
    rule.variables = std::make_unique<pugi::xpath_variable_set>();
    add_lets(node, lets);
    std::vector<bool> ours;  // whether the let rests on a threshold of ours
    for (const pugi::xml_node let : lets) {
      Let compiled{let.attribute("name").value(), query(let, "value", rule), let.parent() == node,
                   std::string_view(let.attribute("p:origin").value()) == "ours"};
      if (compiled.value.return_type() == pugi::xpath_type_none) fail(let, tr("the value has no type"));
      rule.variables->add(compiled.name.c_str(), compiled.value.return_type());
      rule.lets.push_back(std::move(compiled));
    }
    const std::string context = node.attribute("context").value();
    if (collapsed(context).empty()) fail(node, trf("<{}> needs {}", "rule", "context"));
    rule.context = query_text(node, as_path(context), nullptr);
    if (rule.context.return_type() != pugi::xpath_type_node_set)
      fail(node, trf("the context “{}” names no nodes", context));
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = child.name();
      if (name != "assert" && name != "report") continue;
      rule.assertions.push_back(compile_assertion(child, rule, lets));
      rule.assertions.back().index = assertions++;
    }
    return rule;
  }

  Assertion compile_assertion(pugi::xml_node node, const Rule& rule,
                              const std::vector<pugi::xml_node>& lets) const {
    Assertion assertion;
    assertion.is_report = std::string_view(node.name()) == "report";
    assertion.test = query(node, "test", rule);
    if (node.attribute("p:trace")) {
      assertion.trace = query(node, "p:trace", rule);
      if (assertion.trace.return_type() != pugi::xpath_type_node_set)
        fail(node, tr("p:trace names no nodes"));
    }
    read_text(node, rule, assertion.text);
    for (const std::string& id : words_of(node.attribute("diagnostics").value())) {
      const pugi::xml_node diagnostic = named(node, diagnostics_, "diagnostic", id);
      Message message;
      message.language = diagnostic.attribute("xml:lang").value();
      const std::string_view kind = diagnostic.attribute("p:kind").value();
      if (!kind.empty() && kind != "fix") fail(diagnostic, tr("p:kind is \"fix\""));
      message.is_fix = kind == "fix";
      read_text(diagnostic, rule, message.text);
      assertion.messages.push_back(std::move(message));
    }
    for (const char* language : {"en", "zh-CN"})
      if (std::none_of(assertion.messages.begin(), assertion.messages.end(), [&](const Message& message) {
            return !message.is_fix && message.language == language;
          }))
        fail(node, trf("{} has no message in {}", node.attribute("id").value(), language));
    for (const std::string& id : words_of(node.attribute("properties").value())) {
      assertion.properties.emplace_back();
      read_text(named(node, properties_, "property", id), rule, assertion.properties.back());
    }
    for (const std::string& id : words_of(node.attribute("sqf:fix").value())) {
      pugi::xml_node fix = node.parent().find_child_by_attribute("sqf:fix", "id", id.c_str());
      if (!fix) fix = named(node, fixes_, "sqf:fix", id);
      assertion.fixes.push_back(compile_fix(fix, rule));
    }
    assertion.thresholds = thresholds_of(node, lets);
    return assertion;
  }

  // The lets of ours that the test rests on, by way of other lets as well.
  static std::vector<std::size_t> thresholds_of(pugi::xml_node assertion,
                                                const std::vector<pugi::xml_node>& lets) {
    std::set<std::string> wanted = variables_in(assertion.attribute("test").value());
    std::vector<std::size_t> found;
    for (std::size_t i = lets.size(); i-- > 0;) {
      if (wanted.count(lets[i].attribute("name").value()) == 0) continue;
      wanted.merge(variables_in(lets[i].attribute("value").value()));
      if (std::string_view(lets[i].attribute("p:origin").value()) == "ours") found.push_back(i);
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

  pugi::xml_node named(pugi::xml_node node, const std::map<std::string, pugi::xml_node>& known,
                       const char* element, const std::string& id) const {
    const auto found = known.find(id);
    if (found == known.end()) fail(node, trf("no <{}> has the id {}", element, id));
    return found->second;
  }

  void read_text(pugi::xml_node node, const Rule& rule, Text& text) const {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = child.name();
      if (child.type() != pugi::node_element)
        text.push_back({child.value(), {}});
      else if (name == "value-of")
        text.push_back({"", query(child, "select", rule)});
      else if (name == "name")
        text.push_back(
            {"", child.attribute("path")
                     ? query_text(child, "name(" + std::string(child.attribute("path").value()) + ")", &rule)
                     : query_text(child, "name()", &rule)});
      else
        read_text(child, rule, text);
    }
  }

  Fix compile_fix(pugi::xml_node node, const Rule& rule) const {
    Fix fix;
    fix.id = node.attribute("id").value();
    for (const pugi::xml_node title : node.child("sqf:description").children("sqf:title"))
      fix.titles.emplace_back(title.attribute("xml:lang").value(), collapsed(title.text().get()));
    for (const char* language : {"en", "zh-CN"})
      if (std::none_of(fix.titles.begin(), fix.titles.end(),
                       [&](const auto& title) { return title.first == language && !title.second.empty(); }))
        fail(node, trf("the fix {} has no sqf:title in {}", fix.id, language));
    for (const pugi::xml_node step : node.children())
      if (const std::string_view name = step.name();
          name == "sqf:add" || name == "sqf:replace" || name == "sqf:delete")
        fix.steps.push_back(compile_step(step, rule));
    if (fix.steps.empty()) fail(node, trf("the fix {} does nothing", fix.id));
    return fix;
  }

  FixStep compile_step(pugi::xml_node node, const Rule& rule) const {
    const std::string_view name = node.name(), type = node.attribute("node-type").value();
    FixStep step;
    if (node.attribute("match")) {
      step.match = query(node, "match", rule);
      if (step.match.return_type() != pugi::xpath_type_node_set) fail(node, tr("match names no nodes"));
    }
    if (name == "sqf:delete") {
      step.kind = TreeEdit::Kind::remove_element;  // or an attribute, as match finds
      return step;
    }
    if (type == "attribute") {
      step.kind = TreeEdit::Kind::set_attribute;
      step.name = node.attribute("target").value();
      if (step.name.empty() && name == "sqf:add") fail(node, trf("<{}> needs {}", "sqf:add", "target"));
      if (node.attribute("select"))
        step.select = query(node, "select", rule);
      else
        step.value = collapsed(node.text().get());
      return step;
    }
    if (name == "sqf:replace") fail(node, tr("only attributes are replaced (node-type=\"attribute\")"));
    step.kind = TreeEdit::Kind::add_element;
    static const std::map<std::string_view, TreeEdit::Position> positions = {
        {"", TreeEdit::Position::first_child},
        {"first-child", TreeEdit::Position::first_child},
        {"last-child", TreeEdit::Position::last_child},
        {"before", TreeEdit::Position::before},
        {"after", TreeEdit::Position::after}};
    const auto position = positions.find(node.attribute("position").value());
    if (position == positions.end()) fail(node, tr("position is first-child, last-child, before or after"));
    step.position = position->second;
    std::ostringstream xml;
    for (const pugi::xml_node child : node.children())
      if (child.type() == pugi::node_element) child.print(xml, "", pugi::format_raw);
    step.value = xml.str();
    if (step.value.empty()) fail(node, trf("<{}> adds neither an attribute nor an element", "sqf:add"));
    return step;
  }

  pugi::xpath_query query(pugi::xml_node node, const char* attribute, const Rule& rule) const {
    const std::string text = node.attribute(attribute).value();
    if (text.empty()) fail(node, trf("<{}> needs {}", std::string(node.name()), attribute));
    return query_text(node, text, &rule);
  }
  pugi::xpath_query query_text(pugi::xml_node node, const std::string& text, const Rule* rule) const {
    try {
      return pugi::xpath_query(text.c_str(), rule != nullptr ? rule->variables.get() : nullptr);
    } catch (const pugi::xpath_exception& error) {
      fail(node, trf("the XPath “{}” is wrong: {}", text, error.what()));
    }
  }

  const ExpandedPack& pack_;
  SchematronProgram::Parts& parts_;
  const ExpandedPattern* pattern_ = nullptr;
  std::map<std::string, pugi::xml_node> diagnostics_, properties_, fixes_;
};

std::string fill(const Text& text, const pugi::xpath_node& context) {
  std::string filled;
  for (const Part& part : text) filled += part.value ? part.value.evaluate_string(context) : part.text;
  return collapsed(filled);
}

// The message for a language: exact, else English.
const Message* choose(const std::vector<Message>& messages, std::string_view language, bool fix) {
  const Message* english = nullptr;
  for (const Message& message : messages) {
    if (message.is_fix != fix) continue;
    if (message.language == language) return &message;
    if (message.language == "en") english = &message;
  }
  return english;
}

QuickFix carry_out(const Fix& fix, const pugi::xpath_node& context, std::string_view language) {
  QuickFix made;
  made.id = fix.id;
  for (const auto& [tag, title] : fix.titles)
    if (tag == language || (tag == "en" && made.title.empty())) made.title = title;
  for (const FixStep& step : fix.steps) {
    pugi::xpath_node_set targets =
        step.match ? step.match.evaluate_node_set(context) : pugi::xpath_node_set(&context, &context + 1);
    targets.sort();
    for (const pugi::xpath_node& target : targets) {
      TreeEdit edit{step.kind, target.node() ? target.node() : target.parent(), step.name, step.value,
                    step.position};
      if (target.attribute()) {
        if (edit.kind == TreeEdit::Kind::remove_element) edit.kind = TreeEdit::Kind::remove_attribute;
        if (edit.name.empty()) edit.name = target.attribute().name();
      }
      if (step.select) edit.value = step.select.evaluate_string(context);
      if (edit.kind == TreeEdit::Kind::set_attribute && edit.name.empty()) continue;
      made.edits.push_back(std::move(edit));
    }
  }
  return made;
}

ProgramFailure failure_at(const Pattern& pattern, const Rule& rule, const Assertion& assertion,
                          const pugi::xpath_node& context, std::string_view language) {
  ProgramFailure failure;
  failure.pattern = pattern.index;
  failure.assertion = assertion.index;
  failure.text = fill(assertion.text, context);
  failure.message = fill(choose(assertion.messages, language, false)->text, context);
  if (const Message* fix = choose(assertion.messages, language, true)) failure.fix = fill(fix->text, context);
  for (const Text& property : assertion.properties) failure.properties.push_back(fill(property, context));
  for (const Fix& fix : assertion.fixes) failure.quick_fixes.push_back(carry_out(fix, context, language));
  for (const std::size_t let : assertion.thresholds)
    failure.thresholds.emplace_back(rule.lets[let].name, rule.lets[let].value.evaluate_string(context));
  failure.context = context;
  if (assertion.trace) {
    pugi::xpath_node_set traces = assertion.trace.evaluate_node_set(context);
    failure.trace = traces.first().node();
  }
  return failure;
}

}  // namespace

SchematronProgram SchematronProgram::compile(const ExpandedPack& pack, std::string_view phase) {
  auto parts = std::make_shared<Parts>();
  Compiler(pack, *parts).compile(phase);
  SchematronProgram program;
  program.parts_ = std::move(parts);
  return program;
}

ProgramResult SchematronProgram::evaluate(const pugi::xml_document& tree, std::string_view language,
                                          const std::vector<bool>& active) const {
  const std::lock_guard<std::mutex> lock(parts_->evaluating);
  ProgramResult result;
  for (const Pattern& pattern : parts_->patterns) {
    if (!active.empty() && !active[pattern.index]) continue;
    std::set<std::pair<pugi::xml_node, pugi::xml_attribute>> fired;  // the first rule that matches takes it
    for (const Rule& rule : pattern.rules) {
      pugi::xpath_node_set contexts = rule.context.evaluate_node_set(tree);
      contexts.sort();
      for (const Let& let : rule.lets)
        if (!let.of_rule) set_variable(*rule.variables, let, pugi::xpath_node(tree));
      const std::size_t first_look = result.looks.size();
      for (const Assertion& assertion : rule.assertions)
        result.looks.push_back({pattern.index, assertion.index, 0, 0, {}});
      for (const pugi::xpath_node& context : contexts) {
        if (!fired.emplace(context.node(), context.attribute()).second) continue;
        for (const Let& let : rule.lets)
          if (let.of_rule) set_variable(*rule.variables, let, context);
        for (std::size_t i = 0; i < rule.assertions.size(); ++i) {
          const Assertion& assertion = rule.assertions[i];
          if (result.looks[first_look + i].nodes++ == 0)
            result.looks[first_look + i].looked_at =
                context.node() ? context.node().name() : context.attribute().name();
          if (assertion.test.evaluate_boolean(context) != assertion.is_report) continue;
          ++result.looks[first_look + i].failed;
          result.failures.push_back(failure_at(pattern, rule, assertion, context, language));
        }
      }
    }
  }
  return result;
}

}  // namespace facenotice
