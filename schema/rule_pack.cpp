// SPDX-License-Identifier: MIT
// Compiles a Schematron pack to XPath queries once, and evaluates it over fact trees.
#include "schema/rule_pack.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <facenotice/time.hpp>

#include "schema/data_files.hpp"
#include "schema/tr.hpp"
#include "schema/user_error.hpp"

namespace facenotice {
namespace {

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// A let whose value is computed before the queries that use it.
struct Let {
  std::string name;
  pugi::xpath_query value;
  bool of_rule = true;  // false: of the schema or pattern, evaluated at the document's root
};

// Message text with the expressions to be filled in.
struct Message {
  struct Part {
    std::string text;
    pugi::xpath_query value;  // empty query: only text
  };
  std::string language;
  bool is_fix = false;
  std::vector<Part> parts;
};

struct Assertion {
  std::string id, role, article, article_zh, see, source;
  bool is_report = false;
  pugi::xpath_query test;
  pugi::xpath_query trace;
  std::vector<Message> messages;
};

struct Rule {
  pugi::xpath_query context;
  std::unique_ptr<pugi::xpath_variable_set> variables;
  std::vector<Let> lets;
  std::vector<Assertion> assertions;
};

struct Pattern {
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

std::string collapsed(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += c;
    }
  }
  return out;
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

}  // namespace

struct RulePack::Parts {
  std::string file;
  std::string bytes;
  pugi::xml_document source;
  std::string id, effective, repealed, verified;
  std::vector<std::string> jurisdictions;
  std::vector<LocalizedLine> titles;
  std::vector<Pattern> patterns;
};

namespace {

class Compiler {
 public:
  Compiler(RulePack::Parts& parts) : parts_(parts) {}  // NOLINT(google-explicit-constructor)

  void compile() {
    const pugi::xml_parse_result parsed =
        parts_.source.load_buffer(parts_.bytes.data(), parts_.bytes.size(),
                                  pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) fail_at(static_cast<std::size_t>(parsed.offset), parsed.description());
    for (const pugi::xml_node node : parts_.source.children())
      if (node.type() == pugi::node_doctype) fail_at(0, tr("a rule pack has no DOCTYPE"));
    const pugi::xml_node schema = parts_.source.document_element();
    if (local_name(schema) != "schema") fail(schema, tr("the root must be a Schematron <schema>"));
    if (std::string_view(schema.attribute("xmlns").value()) != schematron_namespace)
      fail(schema, trf("the root's namespace must be {}", std::string(schematron_namespace)));
    if (std::string_view(schema.attribute("queryBinding").value()) != "xpath")
      fail(schema, tr("queryBinding must be \"xpath\""));
    for (const pugi::xml_node node : schema.children())
      if (node.type() == pugi::node_element) read_top(node);
    if (parts_.id.empty()) fail(schema, tr("the pack has no <p:pack id=… jurisdictions=… effective=…>"));
    for (const pugi::xml_node node : schema.children("pattern")) read_pattern(node);
    if (parts_.patterns.empty()) fail(schema, tr("the pack has no <pattern>"));
  }

 private:
  [[noreturn]] void fail_at(std::size_t offset, const std::string& message) const {
    const auto end =
        parts_.bytes.begin() + static_cast<std::ptrdiff_t>(std::min(offset, parts_.bytes.size()));
    const auto line = 1 + std::count(parts_.bytes.begin(), end, '\n');
    throw CouldNotCheck(trf("{}:{}: the rule pack cannot be used: {}.", parts_.file, line, message));
  }
  [[noreturn]] void fail(pugi::xml_node node, const std::string& message) const {
    fail_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)), message);
  }

  void read_top(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (name == "ns") {
      const std::string_view prefix = node.attribute("prefix").value(), uri = node.attribute("uri").value();
      const bool known = (prefix == "n" && uri == "urn:facenotice:flow:1") ||
                         (prefix == "f" && uri == "urn:facenotice:facts:1");
      if (!known)
        fail(node, tr("namespaces are bound as n (urn:facenotice:flow:1) and f (urn:facenotice:facts:1)"));
    } else if (name == "let") {
      schema_lets_.push_back(require_let(node));
    } else if (name == "pack") {
      parts_.id = node.attribute("id").value();
      parts_.effective = node.attribute("effective").value();
      parts_.repealed = node.attribute("repealed").value();
      parts_.verified = node.attribute("verified").value();
      std::istringstream words(node.attribute("jurisdictions").value());
      for (std::string word; words >> word;) parts_.jurisdictions.push_back(word);
      // Without these a pack would silently bind nobody.
      if (parts_.id.empty()) fail(node, tr("<p:pack> needs an id"));
      if (parts_.jurisdictions.empty()) fail(node, tr("<p:pack> needs jurisdictions"));
      require_date(node, "effective", parts_.effective);
      if (node.attribute("repealed")) require_date(node, "repealed", parts_.repealed);
      for (const pugi::xml_node title : node.children())
        if (title.type() == pugi::node_element)
          parts_.titles.push_back({title.attribute("xml:lang").value(), title.text().get()});
    } else if (name == "diagnostics") {
      for (const pugi::xml_node diagnostic : node.children("diagnostic"))
        if (!diagnostics_.emplace(diagnostic.attribute("id").value(), diagnostic).second)
          fail(diagnostic, tr("two diagnostics have the same id"));
    } else if (name != "title" && name != "pattern" && name != "p") {
      fail(node, trf("<{}> is not supported", std::string(name)));
    }
  }

  pugi::xml_node require_let(pugi::xml_node node) const {
    for (const char* attribute : {"name", "value"})
      if (node.attribute(attribute).empty() || *node.attribute(attribute).value() == '\0')
        fail(node, trf("<let> needs {}", attribute));
    return node;
  }
  void require_date(pugi::xml_node node, const char* attribute, const std::string& value) const {
    if (!parse_date(value)) fail(node, trf("{}=\"{}\" is no date such as 2025-06-01", attribute, value));
  }

  void read_pattern(pugi::xml_node node) {
    if (node.attribute("abstract") || node.attribute("is-a"))
      fail(node, tr("abstract patterns are not supported"));
    Pattern pattern;
    std::vector<pugi::xml_node> lets = schema_lets_;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      const std::string_view name = local_name(child);
      if (name == "let")
        lets.push_back(require_let(child));
      else if (name == "rule")
        pattern.rules.push_back(read_rule(child, lets));
      else if (name != "title" && name != "p")
        fail(child, trf("<{}> is not supported", std::string(name)));
    }
    parts_.patterns.push_back(std::move(pattern));
  }

  Rule read_rule(pugi::xml_node node, const std::vector<pugi::xml_node>& outer_lets) {
    if (node.attribute("abstract")) fail(node, tr("abstract rules are not supported"));
    Rule rule;
    rule.variables = std::make_unique<pugi::xpath_variable_set>();
    std::vector<pugi::xml_node> lets = outer_lets;
    for (const pugi::xml_node child : node.children("let")) lets.push_back(require_let(child));
    for (const pugi::xml_node let : lets) {
      Let compiled{let.attribute("name").value(), query(let, "value", rule), let.parent() == node};
      rule.variables->add(compiled.name.c_str(), compiled.value.return_type());
      rule.lets.push_back(std::move(compiled));
    }
    const std::string_view context = node.attribute("context").value();
    if (context.empty()) fail(node, tr("<rule> needs a context"));
    rule.context = query_text(node, as_path(context), nullptr);
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      const std::string_view name = local_name(child);
      if (name == "assert" || name == "report")
        rule.assertions.push_back(read_assertion(child, rule));
      else if (name != "let")
        fail(child, trf("<{}> is not supported", std::string(name)));
    }
    return rule;
  }

  Assertion read_assertion(pugi::xml_node node, Rule& rule) {
    Assertion assertion;
    assertion.is_report = local_name(node) == "report";
    assertion.id = node.attribute("id").value();
    assertion.role = node.attribute("role").value();
    assertion.article = node.attribute("p:article").value();
    assertion.article_zh = node.attribute("p:article-zh").value();
    assertion.source = node.attribute("p:source").value();
    assertion.see = node.attribute("see").value();
    if (assertion.id.empty() || assertion.article.empty() || assertion.article_zh.empty())
      fail(node, tr("an assertion needs id, p:article and p:article-zh"));
    if (!ids_.insert(assertion.id).second) fail(node, trf("two assertions have the id {}", assertion.id));
    static const std::set<std::string> roles{"error", "warning", "review", "info"};
    if (roles.count(assertion.role) == 0) fail(node, tr("role must be error, warning, review or info"));
    assertion.test = query(node, "test", rule);
    if (node.attribute("p:trace")) assertion.trace = query(node, "p:trace", rule);
    std::istringstream ids(node.attribute("diagnostics").value());
    for (std::string diagnostic_id; ids >> diagnostic_id;) {
      const auto found = diagnostics_.find(diagnostic_id);
      if (found == diagnostics_.end()) fail(node, trf("no diagnostic has the id {}", diagnostic_id));
      assertion.messages.push_back(read_message(found->second, rule));
    }
    for (const char* language : {"en", "zh-CN"}) {
      bool message = false;
      for (const Message& m : assertion.messages) message = message || (!m.is_fix && m.language == language);
      if (!message) fail(node, trf("{} has no message in {}", assertion.id, language));
    }
    return assertion;
  }

  Message read_message(pugi::xml_node node, Rule& rule) {
    Message message;
    message.language = node.attribute("xml:lang").value();
    message.is_fix = std::string_view(node.attribute("p:kind").value()) == "fix";
    read_parts(node, rule, message);
    return message;
  }
  void read_parts(pugi::xml_node node, Rule& rule, Message& message) {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = local_name(child);
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        message.parts.push_back({child.value(), {}});
      } else if (name == "value-of") {
        message.parts.push_back({"", query(child, "select", rule)});
      } else if (name == "name") {
        message.parts.push_back(
            {"", child.attribute("path") ? query(child, "path", rule) : query_text(child, "name()", &rule)});
      } else if (name == "emph" || name == "dir" || name == "span") {
        read_parts(child, rule, message);
      } else if (child.type() == pugi::node_element) {
        fail(child, trf("<{}> is not supported", std::string(name)));
      }
    }
  }

  pugi::xpath_query query(pugi::xml_node node, const char* attribute, Rule& rule) const {
    const std::string text = node.attribute(attribute).value();
    if (text.empty()) fail(node, trf("<{}> needs {}", std::string(local_name(node)), attribute));
    return query_text(node, text, &rule);
  }
  pugi::xpath_query query_text(pugi::xml_node node, const std::string& text, Rule* rule) const {
    try {
      return pugi::xpath_query(text.c_str(), rule != nullptr ? rule->variables.get() : nullptr);
    } catch (const pugi::xpath_exception& error) {
      fail(node, trf("the XPath \"{}\" is wrong: {}", text, error.what()));
    }
  }

  RulePack::Parts& parts_;
  std::vector<pugi::xml_node> schema_lets_;
  std::map<std::string, pugi::xml_node> diagnostics_;
  std::set<std::string> ids_;
};

std::string fill(const Message& message, const pugi::xpath_node& context) {
  std::string text;
  for (const Message::Part& part : message.parts)
    text += part.value ? part.value.evaluate_string(context) : part.text;
  return collapsed(text);
}

// The message for a language: exact, else by primary subtag, else English.
const Message* choose(const std::vector<Message>& messages, std::string_view language, bool fix) {
  const Message* english = nullptr;
  for (const Message& message : messages) {
    if (message.is_fix != fix) continue;
    if (message.language == language) return &message;
    if (message.language == "en") english = &message;
  }
  return english;
}

}  // namespace

RulePack RulePack::load(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) throw CouldNotCheck(trf("The rule pack {} cannot be read.", file.string()));
  return parse(bytes.str(), file.string());
}

RulePack RulePack::parse(const std::string& bytes, const std::string& name) {
  auto parts = std::make_shared<Parts>();
  parts->file = name;
  parts->bytes = bytes;
  Compiler(*parts).compile();
  RulePack pack;
  pack.parts_ = std::move(parts);
  return pack;
}

const std::string& RulePack::id() const {
  return parts_->id;
}
const std::string& RulePack::file() const {
  return parts_->file;
}
const std::string& RulePack::verified() const {
  return parts_->verified;
}
const std::string& RulePack::effective() const {
  return parts_->effective;
}
const std::string& RulePack::repealed() const {
  return parts_->repealed;
}
const std::vector<std::string>& RulePack::jurisdictions() const {
  return parts_->jurisdictions;
}

std::string RulePack::title(std::string_view language) const {
  for (const LocalizedLine& line : parts_->titles)
    if (line.language == language) return line.text;
  return parts_->titles.empty() ? parts_->id : parts_->titles.front().text;
}

bool RulePack::in_force(std::string_view date) const {
  // ISO 8601 calendar dates order as text.
  return parts_->effective <= date && (parts_->repealed.empty() || date < parts_->repealed);
}

std::vector<std::string> RulePack::assertion_ids() const {
  std::vector<std::string> ids;
  for (const Pattern& pattern : parts_->patterns)
    for (const Rule& rule : pattern.rules)
      for (const Assertion& assertion : rule.assertions) ids.push_back(assertion.id);
  return ids;
}

std::vector<std::string> RulePack::review_ids() const {
  std::vector<std::string> ids;
  for (const Pattern& pattern : parts_->patterns)
    for (const Rule& rule : pattern.rules)
      for (const Assertion& assertion : rule.assertions)
        if (assertion.role == "review") ids.push_back(assertion.id);
  return ids;
}

std::vector<Failure> RulePack::evaluate(const pugi::xml_document& tree, std::string_view language) const {
  std::vector<Failure> failures;
  const bool chinese = language.substr(0, 2) == "zh";
  for (const Pattern& pattern : parts_->patterns) {
    std::set<pugi::xml_node> fired;  // within a pattern a node fires the first rule that matches it
    for (const Rule& rule : pattern.rules) {
      pugi::xpath_node_set contexts = rule.context.evaluate_node_set(tree);
      contexts.sort();
      for (const pugi::xpath_node& context : contexts) {
        if (context.node() && !fired.insert(context.node()).second) continue;
        for (const Let& let : rule.lets)
          set_variable(*rule.variables, let, let.of_rule ? context : pugi::xpath_node(tree));
        for (const Assertion& assertion : rule.assertions) {
          if (assertion.test.evaluate_boolean(context) != assertion.is_report) continue;
          Failure failure;
          failure.id = assertion.id;
          failure.role = assertion.role;
          failure.article = chinese ? assertion.article_zh : assertion.article;
          failure.see = assertion.see;
          failure.source = assertion.source;
          failure.message = fill(*choose(assertion.messages, language, false), context);
          if (const Message* fix = choose(assertion.messages, language, true))
            failure.fix = fill(*fix, context);
          failure.where = context.node() ? context.node() : context.parent();
          if (assertion.trace) failure.trace = assertion.trace.evaluate_node(context).node();
          failures.push_back(std::move(failure));
        }
      }
    }
  }
  return failures;
}

std::vector<RulePack> load_rule_packs() {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(data_file("schema/rules")))
    if (entry.path().extension() == ".sch") files.insert(entry.path());
  std::vector<RulePack> packs;
  for (const std::filesystem::path& file : files) packs.push_back(RulePack::load(file));
  return packs;
}

}  // namespace facenotice
