// SPDX-License-Identifier: MIT
// Parameters are replaced as text, one after the other, in the attributes that hold expressions.
#include "schema/schematron/schematron_expand.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "schema/base/message.hpp"

namespace facenotice {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

bool is_true(pugi::xml_attribute attribute) {
  return std::string_view(attribute.value()) == "true";
}

bool continues_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

class Expander {
 public:
  explicit Expander(ExpandedPack& pack) : pack_(pack), tree_(pack.tree) {}

  void run() {
    index_abstract_patterns();
    std::vector<pugi::xml_node> patterns;
    for (const pugi::xml_node node : tree_.schema().children("pattern")) patterns.push_back(node);
    for (const pugi::xml_node node : patterns)
      if (!is_true(node.attribute("abstract"))) expand_pattern(node);
    for (const pugi::xml_node node : patterns)
      if (is_true(node.attribute("abstract"))) tree_.schema().remove_child(node);
    index_abstract_rules();
    for (const ExpandedPattern& pattern : pack_.patterns) extend_rules(pattern);
    for (const ExpandedPattern& pattern : pack_.patterns) remove_abstract_rules(pattern.node);
  }

 private:
  void index_abstract_patterns() {
    std::set<std::string> ids;
    for (const pugi::xml_node node : tree_.schema().children("pattern")) {
      const std::string id = node.attribute("id").value();
      if (!id.empty() && !ids.insert(id).second) tree_.fail(node, msg("two patterns have the id {}", id));
      if (!is_true(node.attribute("abstract"))) continue;
      if (id.empty()) tree_.fail(node, msg("an abstract pattern needs an id"));
      if (node.attribute("is-a")) tree_.fail(node, msg("an abstract pattern has no is-a"));
      if (node.attribute("p:row")) tree_.fail(node, msg("an abstract pattern has no p:row"));
      abstract_patterns_[id] = node;
    }
  }

  void expand_pattern(pugi::xml_node node) {
    ExpandedPattern pattern;
    pattern.row = node.attribute("p:row").value();
    const std::string wanted = node.attribute("is-a").value(), id = node.attribute("id").value();
    if (wanted.empty()) {
      if (node.child("param"))
        tree_.fail(node.child("param"), msg("<param> stands only in <pattern is-a=…>"));
      pattern.node = pattern.asked = node;
      pattern.property = id;
      pack_.patterns.push_back(std::move(pattern));
      return;
    }
    if (id.empty()) tree_.fail(node, msg("a pattern with is-a needs an id"));
    const auto found = abstract_patterns_.find(wanted);
    if (found == abstract_patterns_.end()) tree_.fail(node, msg("no abstract pattern has the id {}", wanted));
    for (const char* own : {"rule", "let"})
      if (node.child(own)) tree_.fail(node.child(own), msg("a pattern with is-a has no <{}>", own));
    pattern.parameters = parameters_of(node);
    pattern.property = wanted;
    pattern.node = tree_.schema().insert_child_before("pattern", node);
    pattern.asked = node;
    tree_.same_place(pattern.node, node);
    pattern.node.append_attribute("id") = id.c_str();
    if (!pattern.row.empty()) pattern.node.append_attribute("p:row") = pattern.row.c_str();
    for (const char* kept : {"p:rests-on", "p:texts", "p:cause"})
      if (const pugi::xml_attribute attribute = found->second.attribute(kept))
        pattern.node.append_copy(attribute);
    used_.assign(pattern.parameters.size(), false);
    current_ = &pattern;
    for (const pugi::xml_node child : found->second.children()) copy(child, pattern.node);
    for (std::size_t i = 0; i < used_.size(); ++i)
      if (!used_[i])
        tree_.fail(node, msg("{} does not use the parameter {}", wanted, pattern.parameters[i].first));
    keep(pattern);
    pack_.patterns.push_back(std::move(pattern));
  }

  Parameters parameters_of(pugi::xml_node node) const {
    Parameters parameters;
    for (const pugi::xml_node param : node.children("param")) {
      const std::string name = param.attribute("name").value();
      for (const auto& [other, value] : parameters)
        if (name.compare(0, other.size(), other) == 0 || other.compare(0, name.size(), name) == 0)
          tree_.fail(param, msg("of the parameters {} and {} one is the start of the other", other, name));
      parameters.emplace_back(name, param.attribute("value").value());
    }
    return parameters;
  }

  // Takes the asking element out of the tree, but keeps it: its place is still named in messages.
  void keep(ExpandedPattern& pattern) {
    pack_.kept.push_back(std::make_unique<pugi::xml_document>());
    const pugi::xml_node copy = pack_.kept.back()->append_copy(pattern.asked);
    tree_.same_place(copy, pattern.asked);
    tree_.schema().remove_child(pattern.asked);
    pattern.asked = copy;
  }

  std::string replaced(pugi::xml_node at, std::string text) {
    for (std::size_t i = 0; i < current_->parameters.size(); ++i) {
      const auto& [name, value] = current_->parameters[i];
      const std::string reference = "$" + name;
      for (std::size_t from = text.find(reference); from != std::string::npos;
           from = text.find(reference, from)) {
        const std::size_t end = from + reference.size();
        if (end < text.size() && continues_a_name(text[end]))
          pack_.fail(*current_, at,
                     msg("the parameter {} is the start of a longer name in “{}”", name, text));
        text.replace(from, reference.size(), value);
        from += value.size();
        used_[i] = true;
      }
      if (text.size() > 100'000) pack_.fail(*current_, at, msg("the expression is too long"));
    }
    return text;
  }

  void copy(pugi::xml_node from, pugi::xml_node parent) {
    pugi::xml_node to = parent.append_child(from.type());
    tree_.same_place(to, from);
    tree_.grown(from);
    if (from.type() != pugi::node_element) {
      to.set_value(replaced(from, from.value()).c_str());
      return;
    }
    to.set_name(from.name());
    static const std::set<std::string_view> expressions = {"test", "context", "select",
                                                           "path", "match",   "p:trace"};
    for (const pugi::xml_attribute attribute : from.attributes())
      to.append_attribute(attribute.name()) = expressions.count(attribute.name()) > 0
                                                  ? replaced(from, attribute.value()).c_str()
                                                  : attribute.value();
    for (const pugi::xml_node child : from.children()) copy(child, to);
  }

  void index_abstract_rules() {
    for (const ExpandedPattern& pattern : pack_.patterns)
      for (const pugi::xml_node rule : pattern.node.children("rule")) {
        if (!is_true(rule.attribute("abstract"))) continue;
        if (rule.attribute("context")) pack_.fail(pattern, rule, msg("an abstract rule has no context"));
        const std::string id = rule.attribute("id").value();
        if (id.empty()) pack_.fail(pattern, rule, msg("an abstract rule needs an id"));
        // Instances of one abstract pattern each bring their own.
        own_rules_[{pattern.node.hash_value(), id}] = rule;
        any_rules_.emplace(id, rule);
      }
  }

  void extend_rules(const ExpandedPattern& pattern) {
    for (const pugi::xml_node rule : pattern.node.children("rule"))
      if (!is_true(rule.attribute("abstract"))) {
        std::vector<pugi::xml_node> open;
        extend(pattern, rule, open);
        lets_first(rule);
      }
  }

  void extend(const ExpandedPattern& pattern, pugi::xml_node rule, std::vector<pugi::xml_node>& open) {
    for (pugi::xml_node child = rule.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (std::string_view(child.name()) == "extends") {
        insert_extended(pattern, rule, child, child, open);
        rule.remove_child(child);
      }
      child = next;
    }
  }

  // Puts what the abstract rule holds in front of `before`; what that extends, likewise.
  void insert_extended(const ExpandedPattern& pattern, pugi::xml_node rule, pugi::xml_node extends,
                       pugi::xml_node before, std::vector<pugi::xml_node>& open) {
    const std::string id = extends.attribute("rule").value();
    pugi::xml_node base;
    if (const auto own = own_rules_.find({pattern.node.hash_value(), id}); own != own_rules_.end())
      base = own->second;
    else if (const auto any = any_rules_.find(id); any != any_rules_.end())
      base = any->second;
    if (!base) pack_.fail(pattern, extends, msg("no abstract rule has the id {}", id));
    if (std::find(open.begin(), open.end(), base) != open.end())
      pack_.fail(pattern, extends, msg("the abstract rule {} extends itself", id));
    open.push_back(base);
    for (const pugi::xml_node child : base.children()) {
      if (child.type() != pugi::node_element) continue;
      if (std::string_view(child.name()) == "extends") {
        insert_extended(pattern, rule, child, before, open);
        continue;
      }
      const pugi::xml_node copy = rule.insert_copy_before(child, before);
      same_places(copy, child);
    }
    open.pop_back();
  }

  // In the minimal syntax variables stand before what uses them.
  static void lets_first(pugi::xml_node rule) {
    pugi::xml_node first;
    for (pugi::xml_node child = rule.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      const std::string_view name = child.name();
      if (!first && (name == "assert" || name == "report")) first = child;
      if (first && name == "let") rule.insert_move_before(child, first);
      child = next;
    }
  }

  void same_places(pugi::xml_node copy, pugi::xml_node original) {
    tree_.same_place(copy, original);
    tree_.grown(original);
    pugi::xml_node from = original.first_child();
    for (pugi::xml_node to = copy.first_child(); to && from;
         to = to.next_sibling(), from = from.next_sibling())
      same_places(to, from);
  }

  static void remove_abstract_rules(pugi::xml_node pattern) {
    for (pugi::xml_node rule = pattern.child("rule"); rule;) {
      const pugi::xml_node next = rule.next_sibling("rule");
      if (is_true(rule.attribute("abstract"))) pattern.remove_child(rule);
      rule = next;
    }
  }

  ExpandedPack& pack_;
  PackTree& tree_;
  std::map<std::string, pugi::xml_node> abstract_patterns_;
  std::map<std::pair<std::size_t, std::string>, pugi::xml_node> own_rules_;
  std::map<std::string, pugi::xml_node> any_rules_;
  const ExpandedPattern* current_ = nullptr;
  std::vector<bool> used_;  // parameters of the current pattern
};

}  // namespace

void ExpandedPack::fail(const ExpandedPattern& pattern, pugi::xml_node node, const Message& message) const {
  if (pattern.asked == pattern.node) tree.fail(node, message);
  tree.fail(node, msg("{} (asked for by the pattern {} at {})", message,
                      std::string(pattern.asked.attribute("id").value()), tree.where(pattern.asked)));
}

std::string ExpandedPack::print() const {
  pugi::xml_document copy;
  const pugi::xml_node schema = copy.append_copy(tree.schema());
  // Instances of one abstract pattern share the ids of its assertions; in one document an id is there once.
  std::set<std::string> ids;
  for (const pugi::xml_node pattern : schema.children("pattern"))
    for (const pugi::xml_node rule : pattern.children("rule"))
      for (const pugi::xml_node assertion : rule.children())
        if (pugi::xml_attribute id = assertion.attribute("id"); id && !ids.insert(id.value()).second)
          id = (std::string(id.value()) + "--" + pattern.attribute("id").value()).c_str();
  for (const char* group : {"diagnostics", "properties"})
    while (const pugi::xml_node second = schema.child(group).next_sibling(group)) {
      while (const pugi::xml_node child = second.first_child()) schema.child(group).append_move(child);
      pugi::xml_node(schema).remove_child(second);
    }
  std::ostringstream out;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<schema";
  for (const pugi::xml_attribute attribute : schema.attributes())
    out << ' ' << attribute.name() << "=\"" << attribute.value() << '"';
  out << ">\n";
  // The order that ISO asks for. Raw: white space between the parts of a message is part of it.
  const std::vector<std::set<std::string_view>> ranks = {
      {"title"},       {"ns"},         {"p", "p:pack"}, {"let"}, {"phase"}, {"p:row", "pattern"},
      {"diagnostics"}, {"properties"}, {"sqf:fixes"}};
  for (const std::set<std::string_view>& rank : ranks)
    for (const pugi::xml_node child : schema.children())
      if (rank.count(child.name()) > 0) {
        child.print(out, "", pugi::format_raw);
        out << '\n';
      }
  out << "</schema>\n";
  return out.str();
}

ExpandedPack expand(PackTree tree) {
  ExpandedPack pack{std::move(tree), {}, {}};
  Expander(pack).run();
  return pack;
}

}  // namespace facenotice
