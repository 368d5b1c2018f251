// SPDX-License-Identifier: MIT
// The grammar as a table, and a walk that holds a pack to it.
#include "schema/schematron/schematron_shape.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "schema/base/message.hpp"

namespace facenotice {
namespace {

using Names = std::set<std::string_view>;

struct Shape {
  Names required, optional;  // attributes
  Names children;
  bool text = false;
};

// Attributes that say something to other tools only.
const Names rich = {"icon", "see", "fpi", "xml:lang", "xml:space"};
const Names mixed = {"value-of", "name", "emph", "dir", "span"};

const std::map<std::string_view, Shape>& shapes() {
  static const std::map<std::string_view, Shape> table = {
      {"schema",
       {{"queryBinding"},
        {"id", "schemaVersion", "defaultPhase", "xmlns", "xmlns:p", "xmlns:sqf"},
        {"title", "ns", "p", "let", "phase", "pattern", "diagnostics", "properties", "p:pack", "p:row",
         "sqf:fixes"},
        false}},
      {"title", {{}, {}, {"dir"}, true}},
      {"ns", {{"prefix", "uri"}, {}, {}, false}},
      {"p", {{}, {"id", "class"}, {"dir", "emph", "span"}, true}},
      {"let", {{"name", "value"}, {"p:origin"}, {}, false}},
      {"phase", {{"id"}, {}, {"p", "let", "active"}, false}},
      {"active", {{"pattern"}, {}, {"dir", "emph", "span"}, true}},
      {"pattern",
       {{},
        {"id", "abstract", "is-a", "p:row", "p:rests-on", "p:texts", "p:cause"},
        {"title", "p", "let", "rule", "param", "p:title"},
        false}},
      {"param", {{"name", "value"}, {}, {}, false}},
      {"rule",
       {{},
        {"id", "context", "abstract", "flag"},
        {"title", "p", "let", "assert", "report", "extends", "sqf:fix"},
        false}},
      {"extends", {{"rule"}, {}, {}, false}},
      {"assert",
       {{"test"},
        {"id", "role", "diagnostics", "properties", "flag", "p:trace", "p:cause", "sqf:fix"},
        mixed,
        true}},
      {"report",
       {{"test"},
        {"id", "role", "diagnostics", "properties", "flag", "p:trace", "p:cause", "sqf:fix"},
        mixed,
        true}},
      {"value-of", {{"select"}, {}, {}, false}},
      {"name", {{}, {"path"}, {}, false}},
      {"emph", {{}, {}, {}, true}},
      {"dir", {{}, {"value"}, {}, true}},
      {"span", {{}, {"class"}, {}, true}},
      {"diagnostics", {{}, {"id"}, {"diagnostic"}, false}},
      {"diagnostic", {{"id", "xml:lang"}, {"role", "p:kind"}, mixed, true}},
      {"properties", {{}, {"id"}, {"property"}, false}},
      {"property", {{"id"}, {"role", "scheme"}, mixed, true}},
      {"p:pack",
       {{"id", "effective"},
        {"jurisdictions", "standards", "repealed", "source", "kind"},
        {"p:title"},
        false}},
      {"p:title", {{"xml:lang"}, {}, {}, true}},
      {"p:row",
       {{"id", "article", "article-zh", "level", "source"},
        {"human", "effective", "repealed", "limit", "limit-zh", "strictness", "see", "rest"},
        {"p:asks", "p:rest", "p:not-checked"},
        false}},
      {"p:asks", {{"xml:lang"}, {}, {}, true}},
      {"p:not-checked", {{"xml:lang"}, {}, {}, true}},
      {"p:rest", {{"xml:lang"}, {}, {}, true}},
      {"sqf:fixes", {{}, {}, {"sqf:fix"}, false}},
      {"sqf:fix", {{"id"}, {"role"}, {"sqf:description", "sqf:add", "sqf:replace", "sqf:delete"}, false}},
      {"sqf:description", {{}, {}, {"sqf:title", "sqf:p"}, false}},
      {"sqf:title", {{}, {}, {}, true}},
      {"sqf:p", {{}, {}, {}, true}},
      {"sqf:add", {{}, {"match", "node-type", "target", "position", "select"}, {}, true}},
      {"sqf:replace", {{"match"}, {"node-type", "target", "select"}, {}, true}},
      {"sqf:delete", {{"match"}, {}, {}, false}},
  };
  return table;
}

bool is_flow_element(std::string_view name) {
  return name.substr(0, 2) == "n:";
}

void check(const PackTree& pack, pugi::xml_node node) {
  const std::string name = node.name();
  if (is_flow_element(name)) return;  // content of a quick fix
  const Shape& shape = shapes().at(name);
  for (const std::string_view required : shape.required)
    if (node.attribute(std::string(required).c_str()).empty() ||
        *node.attribute(std::string(required).c_str()).value() == '\0')
      pack.fail(node, msg("<{}> needs {}", name, std::string(required)));
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view known = attribute.name();
    if (shape.required.count(known) == 0 && shape.optional.count(known) == 0 && rich.count(known) == 0)
      pack.fail(node, msg("<{}> has no attribute {} here", name, attribute.name()));
  }
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) {
      const std::string_view found = child.name();
      const bool adds = name == "sqf:add" || name == "sqf:replace";
      if (shape.children.count(found) == 0 && !(adds && is_flow_element(found)))
        pack.fail(child, msg("<{}> is not supported in <{}>", std::string(found), name));
      check(pack, child);
    } else if (!shape.text && !collapsed(child.value()).empty()) {
      pack.fail(child, msg("<{}> holds no text", name));
    }
  }
}

}  // namespace

void check_shape(const PackTree& pack) {
  if (std::string_view(pack.schema().attribute("queryBinding").value()) != "xpath")
    pack.fail(pack.schema(), msg("queryBinding must be \"xpath\""));
  check(pack, pack.schema());
}

}  // namespace facenotice
